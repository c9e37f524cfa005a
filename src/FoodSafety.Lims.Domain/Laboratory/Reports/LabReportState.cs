using System.Globalization;

namespace FoodSafety.Lims.Domain.Laboratory;

/// <summary>One edition of a report on its way: immutable; <see cref="Apply"/> gives the next state or a refusal.</summary>
/// <param name="Number">The report's number.</param>
/// <param name="Stage">Code of the stage it is in.</param>
/// <param name="Background">What the guards ask about.</param>
/// <param name="Events">Everything that happened so far, oldest first; the first is the beginning of the draft.</param>
public sealed record LabReportState(string Number, string Stage, LabReportBackground Background, IReadOnlyList<LabReportEvent> Events)
{
    /// <summary>1 when begun, one more with every event.</summary>
    public int Version => Events.Count;

    /// <summary>主检: who submitted the draft last; null while it is not submitted.</summary>
    public string? Analyst => SignedIn(LabReportLifecycle.Submit);

    /// <summary>审核: who reviewed what was submitted last; null while nobody has.</summary>
    public string? Reviewer => SignedIn(LabReportLifecycle.Review);

    /// <summary>批准: who approved it; null while nobody has.</summary>
    public string? Approver => SignedIn(LabReportLifecycle.Approve);

    /// <summary>Who has signed what is on the table now.</summary>
    public IReadOnlyList<string> Signers => [.. new[] { Analyst, Reviewer, Approver }.OfType<string>()];

    /// <summary>
    /// When the laboratory's second person first confirmed what fails, of urgent items the first of them: the start of the 24 hours; null while nobody
    /// has. A return to the draft does not begin them anew, a second test of the failed item does.
    /// </summary>
    public DateTimeOffset? ConfirmedAt =>
        Events.FirstOrDefault(happened => happened.Action == LabReportLifecycle.Review.Code && !(happened.At < Background.UrgentSince))?.At;

    /// <summary>When it was issued; null while it is not.</summary>
    public DateTimeOffset? IssuedAt => Signature(LabReportLifecycle.Approve)?.At;

    /// <summary>The moves the table has for this stage that somebody can make; guards and fields are asked when one is made.</summary>
    public IEnumerable<LabReportMove> Moves => LabReportLifecycle.From(Stage).Where(move => move.Action.Side != LabReportSide.NextEdition);

    /// <summary>
    /// Does an action; the new state's last event is what happened. Refused with <c>unknown-action</c>, <c>stale-version</c>,
    /// <c>action-not-allowed</c>, <c>unknown-field</c>, <c>field-invalid</c>, <c>field-missing</c> or the guard's code, asked in this
    /// order; a refused request changes nothing.
    /// </summary>
    /// <param name="action">Code of the action.</param>
    /// <param name="given">Field → value; blank values are none.</param>
    /// <param name="who">Who does it.</param>
    /// <param name="at">When.</param>
    /// <param name="version">The version the caller looked at.</param>
    public Outcome<LabReportState> Apply(string action, IReadOnlyDictionary<string, string> given, string who, DateTimeOffset at, int version)
    {
        if (LabReportLifecycle.FindAction(action) is not { } known)
            return new Refusal("unknown-action", $"检验报告没有“{action}”这个操作，可用的有：{Listed(LabReportLifecycle.Actions)}。", RefusalKind.Invalid);
        if (version != Version)
            return Stale(version);
        if (LabReportLifecycle.Find(Stage, action) is not { } move)
            return NotAllowed(known);

        var filled = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (code, value) in given)
            if (!string.IsNullOrWhiteSpace(value))
                filled[code] = value.Trim();
        if (FaultOf(move, filled) is { } fault)
            return fault;
        foreach (var guard in move.Guards)
            if (guard.WhyNot(this, who) is { } why)
                return new Refusal(guard.Code, $"检验报告 {Number} 不能{move.Action.Name}：{why}。");

        return this with { Stage = move.To.Code, Events = [.. Events, new LabReportEvent(Version + 1, action, Stage, move.To.Code, who, at, filled)] };
    }

    private string? SignedIn(LabReportAction action) => Signature(action)?.By;

    /// <summary>The last such event that no return to the draft has undone.</summary>
    private LabReportEvent? Signature(LabReportAction action)
    {
        var since = Events.Where(happened => happened.To == LabReportLifecycle.Drafting.Code).Max(happened => happened.Version);
        return Events.LastOrDefault(happened => happened.Action == action.Code && happened.Version > since);
    }

    private Refusal? FaultOf(LabReportMove move, IReadOnlyDictionary<string, string> given)
    {
        var fields = move.Needs.Concat(move.Takes).ToList();
        if (given.Keys.FirstOrDefault(code => fields.TrueForAll(field => field.Code != code)) is { } unknown)
            return new Refusal("unknown-field", $"{move.Action.Name}没有“{unknown}”这一项，{(fields.Count == 0 ? "不必填写" : $"可填的有：{Listed(fields)}")}。", RefusalKind.Invalid);
        var tooLong = fields.Where(field => given.GetValueOrDefault(field.Code, "").Length > LabReportField.Longest).ToList();
        if (tooLong.Count > 0)
            return new Refusal("field-invalid", $"检验报告 {Number} 不能{move.Action.Name}：{Listed(tooLong)} 不得超过 {LabReportField.Longest} 字。", RefusalKind.Unprocessable);
        var missing = move.Needs.Where(field => !given.ContainsKey(field.Code)).ToList();
        return missing.Count == 0
            ? null
            : new Refusal("field-missing", $"检验报告 {Number} 不能{move.Action.Name}，缺少：{Listed(missing)}。请补齐后再办。", RefusalKind.Unprocessable);
    }

    private Refusal NotAllowed(LabReportAction action)
    {
        var allowed = Moves.Select(move => move.Action).ToList();
        var instead = allowed.Count == 0 ? "不能再办理任何操作" : $"现在可以：{Listed(allowed)}";
        return new Refusal("action-not-allowed", $"检验报告 {Number} 处于“{LabReportLifecycle.StageName(Stage)}”，不能{action.Name}；{instead}。");
    }

    private Refusal Stale(int version)
    {
        var since = Events.Where(happened => happened.Version > version)
            .Select(happened => string.Create(
                CultureInfo.InvariantCulture,
                $"{happened.By} 于 {happened.At:yyyy-MM-ddTHH:mm:sszzz} {LabReportLifecycle.NameOf(happened.Action)}"));
        return Refusal.Stale($"检验报告 {Number} ", Version, version, since, unit: "步");
    }

    private static string Listed(IEnumerable<LabReportField> fields) => string.Join("、", fields.Select(field => $"{field.Code}（{field.Name}）"));

    private static string Listed(IEnumerable<LabReportAction> actions) => string.Join("、", actions.Select(action => $"{action.Code}（{action.Name}）"));
}
