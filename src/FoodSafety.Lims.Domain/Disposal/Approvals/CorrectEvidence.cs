using FoodSafety.Lims.Domain.Disposal.Lifecycles;
using FoodSafety.Lims.Domain.Disposal.Parties;

namespace FoodSafety.Lims.Domain.Disposal.Approvals;

/// <summary>
/// 更正证据: a time that starts a limit is told once. It is changed by two: one asks, with the reason, another approves; the old time stays among
/// the evidence. It moves no stage.
/// </summary>
/// <param name="Action">Code of the action: ask, approve or decline.</param>
/// <param name="Evidence">Of asking: the one time as it should be, with the party it is about.</param>
/// <param name="Reason">Why; of an approval it may be left out.</param>
public sealed record CorrectEvidence(string Action, IReadOnlyList<EvidenceItem> Evidence, string? Reason)
{
    public static readonly CaseAction Request = new("request-evidence-correction", "申请更正时间");
    public static readonly CaseAction Approve = new("approve-evidence-correction", "批准更正时间");
    public static readonly CaseAction Decline = new("decline-evidence-correction", "不批准更正时间");

    /// <summary>What was asked for: <c>code=time</c>.</summary>
    public static readonly EvidenceKind Asked = new("evidence-correction", "申请更正的内容");

    /// <summary>All of them, in the order of the procedure.</summary>
    public static IReadOnlyList<CaseAction> Actions { get; } = [Request, Approve, Decline];

    /// <summary>The action with this code, or null.</summary>
    public static CaseAction? Find(string code) => Actions.FirstOrDefault(action => action.Code == code);

    /// <summary>The request that nobody decided yet, and what it asks for; null while there is none.</summary>
    public static (CaseEvent Event, EvidenceItem Item)? Pending(CaseState state)
    {
        if (state.Events.LastOrDefault(happened => Find(happened.Action) is not null) is not { } last || last.Action != Request.Code)
            return null;
        var asked = state.Evidence.Last(item => item.Code == Asked.Code).Value!.Split('=', 2);
        return (last, new EvidenceItem(asked[0], last.By, last.At, asked[1], Party: last.Party));
    }

    /// <summary>
    /// Does it. Refused with <c>stale-version</c>, <c>correction-pending</c>, <c>no-correction-pending</c>, <c>second-person-required</c>, <c>missing</c>,
    /// <c>nothing-to-correct</c>, and what refuses the time itself.
    /// </summary>
    /// <param name="state">The case.</param>
    /// <param name="who">Who does it.</param>
    /// <param name="at">When.</param>
    /// <param name="version">The version the caller looked at.</param>
    public Outcome<CaseChange> Apply(CaseState state, string who, DateTimeOffset at, int version)
    {
        if (version != state.Version)
            return state.Stale(version);
        var pending = Pending(state);
        if (Action == Request.Code)
            return pending is { } open
                ? new Refusal("correction-pending", $"案件 {state.Number} 已有更正申请等待批准（{open.Event.By}：{open.Item.Code}）。")
                : Ask(state, who, at);
        if (pending is not { } asked)
            return new Refusal("no-correction-pending", $"案件 {state.Number} 没有等待批准的更正申请。");
        if (state.HasEnded)
            return new Refusal("case-ended", $"案件 {state.Number} 已经{state.StageName(state.Stage)}，不能再更正时间。");
        if (asked.Event.By == who)
            return new Refusal(Guard.SecondPerson.Code, $"案件 {state.Number}：更正的申请人不得自己决定，请由另一人办理。");
        if (Action == Decline.Code && string.IsNullOrWhiteSpace(Reason))
            return new Refusal("missing", $"案件 {state.Number}：{Decline.Name}须写明理由（reason）。", RefusalKind.Unprocessable);
        EvidenceItem[] given = Action == Approve.Code ? [asked.Item with { By = who, At = at }] : [];
        return Changed(state, given, who, at, Reason ?? asked.Event.Reason, asked.Event.Party);
    }

    private Outcome<CaseChange> Ask(CaseState state, string who, DateTimeOffset at)
    {
        if (Evidence is not [var item] || string.IsNullOrWhiteSpace(Reason))
            return new Refusal("missing", $"案件 {state.Number}：{Request.Name}须写明一项时间（evidence）和理由（reason）。", RefusalKind.Unprocessable);
        if (state.RefusalOf([item], mayReplace: true) is { } refused)
            return refused;
        var kind = (item.Party is null ? state.Lifecycle.FindEvidence(item.Code) : PartyProcedures.FindEvidence(item.Code))!;
        if (kind.Form is not EvidenceForm.Instant || state.Standing(item) is not { } standing || EvidenceKind.SaysSame(standing.Value, item.Value))
            return new Refusal("nothing-to-correct", $"案件 {state.Number} 没有需要更正的“{kind.Name}”（{kind.Code}）：只有已经写明、起算期限的时间须申请更正。", RefusalKind.Unprocessable);
        return Changed(state, [new EvidenceItem(Asked.Code, who, at, $"{item.Code}={item.Value}", Party: item.Party)], who, at, Reason, item.Party);
    }

    private CaseChange Changed(CaseState state, EvidenceItem[] given, string who, DateTimeOffset at, string? reason, int? party)
    {
        var happened = new CaseEvent(state.Version + 1, Action, state.Stage, state.Stage, who, at, [.. given.Select(item => item.Code)], Reason: reason?.Trim(), Party: party);
        return new CaseChange(state with { Version = state.Version + 1, Evidence = [.. state.Evidence, .. given], Events = [.. state.Events, happened] }, happened, given);
    }
}
