using System.Globalization;

namespace FoodSafety.Lims.Domain.Sampling;

/// <summary>A sample on its way: immutable; <see cref="Apply"/> gives the next state or a refusal.</summary>
/// <param name="Number">What the asking person calls it: its number, or its blind code.</param>
/// <param name="Stage">Code of the stage it is in.</param>
/// <param name="Background">What the guards ask about.</param>
/// <param name="Events">Everything that happened so far, oldest first; the first is the registration.</param>
public sealed record SampleState(string Number, string Stage, SampleBackground Background, IReadOnlyList<SampleEvent> Events)
{
    /// <summary>1 when registered, one more with every event.</summary>
    public int Version => Events.Count;

    /// <summary>Whether it was granted the green channel (绿色通道).</summary>
    public bool IsGreenChannel => Events.Any(happened => happened.Action == SampleLifecycle.GrantGreenChannel.Code);

    /// <summary>When it last went from hand to hand, as was said or else recorded; null before the first time.</summary>
    public DateTimeOffset? LastHandedAt => Events.LastOrDefault(happened => SampleLifecycle.IsHandOver(happened.Action)) is { } last
        ? SampleField.InstantOf(last.Given.GetValueOrDefault(SampleLifecycle.HandedAt.Code, "")) ?? last.At
        : null;

    /// <summary>The moves the table has for this stage, without the green channel that is granted; other guards and the fields are asked when one is made.</summary>
    public IEnumerable<SampleMove> Moves => SampleLifecycle.From(Stage).Where(move => !IsGreenChannel || move.Action != SampleLifecycle.GrantGreenChannel);

    /// <summary>The fields the next step of the usual way asks for, the first of the stage's moves; none at the end.</summary>
    public IEnumerable<SampleField> Missing => Moves.FirstOrDefault()?.Needs ?? [];

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
    public Outcome<SampleState> Apply(string action, IReadOnlyDictionary<string, string> given, string who, DateTimeOffset at, int version)
    {
        if (SampleLifecycle.FindAction(action) is not { } known)
            return new Refusal("unknown-action", $"抽样单没有“{action}”这个操作，可用的有：{Listed(SampleLifecycle.Actions)}。", RefusalKind.Invalid);
        if (version != Version)
            return Stale(version);
        if (SampleLifecycle.Find(Stage, action) is not { } move)
            return NotAllowed(known);

        var filled = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (code, value) in given)
            if (!string.IsNullOrWhiteSpace(value))
                filled[code] = move.Needs.Concat(move.Takes).FirstOrDefault(field => field.Code == code)?.CodeOf(value.Trim()) ?? value.Trim();
        if (FaultOf(move, filled, at) is { } fault)
            return fault;
        foreach (var guard in move.Guards)
            if (!guard.Holds(this, who, filled))
                return new Refusal(guard.Code, $"抽样单 {Number}：{guard.Sentence}");

        return this with { Stage = move.To.Code, Events = [.. Events, new SampleEvent(Version + 1, action, Stage, move.To.Code, who, at, filled)] };
    }

    private Refusal? FaultOf(SampleMove move, IReadOnlyDictionary<string, string> given, DateTimeOffset at)
    {
        var fields = move.Needs.Concat(move.Takes).ToList();
        if (given.Keys.FirstOrDefault(code => fields.TrueForAll(field => field.Code != code)) is { } unknown)
            return new Refusal("unknown-field", $"{move.Action.Name}没有“{unknown}”这一项，可填的有：{Listed(fields)}。", RefusalKind.Invalid);
        var faults = fields.Where(field => given.ContainsKey(field.Code)).Select(field => field.FaultOf(given[field.Code], at)).OfType<string>().ToList();
        if (faults.Count > 0)
            return new Refusal("field-invalid", $"抽样单 {Number} 不能{move.Action.Name}：{string.Join("；", faults)}。", RefusalKind.Unprocessable);
        var missing = move.Needs.Where(field => !given.ContainsKey(field.Code)).ToList();
        return missing.Count == 0
            ? null
            : new Refusal("field-missing", $"抽样单 {Number} 不能{move.Action.Name}，缺少：{Listed(missing)}。请补齐后再办。", RefusalKind.Unprocessable);
    }

    private Refusal NotAllowed(SampleAction action)
    {
        var allowed = Moves.Select(move => move.Action).ToList();
        var instead = allowed.Count == 0 ? "不能再办理任何操作" : $"现在可以：{Listed(allowed)}";
        return new Refusal("action-not-allowed", $"抽样单 {Number} 处于“{SampleLifecycle.StageName(Stage)}”，不能{action.Name}；{instead}。");
    }

    private Refusal Stale(int version)
    {
        var since = Events.Where(happened => happened.Version > version)
            .Select(happened => string.Create(
                CultureInfo.InvariantCulture,
                $"{happened.By} 于 {happened.At:yyyy-MM-ddTHH:mm:sszzz} {SampleLifecycle.NameOf(happened.Action)}"));
        return Refusal.Stale($"抽样单 {Number} ", Version, version, since);
    }

    private static string Listed(IEnumerable<SampleField> fields) => string.Join("、", fields.Select(field => $"{field.Code}（{field.Name}）"));

    private static string Listed(IEnumerable<SampleAction> actions) => string.Join("、", actions.Select(action => $"{action.Code}（{action.Name}）"));
}
