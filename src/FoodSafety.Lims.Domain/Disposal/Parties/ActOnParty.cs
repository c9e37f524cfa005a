using FoodSafety.Lims.Domain.Disposal.Clocks;
using FoodSafety.Lims.Domain.Disposal.Disputes;
using FoodSafety.Lims.Domain.Disposal.Lifecycles;

namespace FoodSafety.Lims.Domain.Disposal.Parties;

/// <summary>One move of one party in one of its procedures: its task, a re-examination, an objection.</summary>
/// <param name="Party">Number of the party, 1-based.</param>
/// <param name="Action">Code of the action, see <see cref="PartyProcedures"/>.</param>
/// <param name="Evidence">Evidence given with it.</param>
public sealed record ActOnParty(int? Party, string Action, IReadOnlyList<EvidenceItem> Evidence)
{
    /// <summary>
    /// Does it. Refused with <c>unknown-action</c>, <c>stale-version</c>, <c>case-ended</c>, <c>unknown-party</c>, <c>action-not-allowed</c>,
    /// <c>second-person-required</c>, <c>unknown-evidence</c>, <c>evidence-invalid</c>, <c>evidence-stands</c>, <c>evidence-missing</c>, or what the law forbids besides the
    /// table (<c>same-laboratory</c>, <c>applied-late</c>, <c>raised-late</c>), asked in this order.
    /// </summary>
    /// <param name="state">The case.</param>
    /// <param name="who">Who does it.</param>
    /// <param name="at">When.</param>
    /// <param name="version">The version the caller looked at.</param>
    /// <param name="law">How long each clock runs.</param>
    public Outcome<CaseChange> Apply(CaseState state, string who, DateTimeOffset at, int version, ClockLaw law)
    {
        if (PartyProcedures.Of(Action) is not { } procedure)
            return new Refusal("unknown-action", $"对当事方没有“{Action}”这个操作，可用的有：{Listed(PartyProcedures.All.SelectMany(known => known.Actions))}。", RefusalKind.Invalid);
        var action = procedure.Actions.Single(known => known.Code == Action);
        if (version != state.Version)
            return state.Stale(version);
        if (state.HasEnded)
            return new Refusal("case-ended", $"案件 {state.Number} 已经结束，当事方任务不能再办。");
        var parties = PartyProgress.Of(state, procedure, at);
        if (parties.FirstOrDefault(one => one.Number == Party) is not { } progress)
            return new Refusal("unknown-party", $"案件 {state.Number} 没有第 {Party} 个当事方，共有 {parties.Count} 个。", RefusalKind.NotFound);
        var where = $"案件 {state.Number} 的当事方“{progress.Party.Name}”";
        if (procedure.Find(progress.Stage, Action) is not { } move)
        {
            var allowed = procedure.From(progress.Stage).Select(cell => cell.Action).ToList();
            return new Refusal("action-not-allowed", $"{where}处于“{progress.Stage.Name}”，不能{action.Name}；{(allowed.Count == 0 ? "已经办结" : $"现在可以：{Listed(allowed)}")}。");
        }

        if (move.Guard is { } guard && progress.Events.Any(happened => happened.By == who && procedure.Moves.Any(cell => cell.Action.Code == happened.Action && cell.Guard is null)))
            return new Refusal(guard.Code, $"{where}：{guard.Sentence}");
        if (RefusalOf(procedure, where) is { } refused)
            return refused;

        var given = Evidence.Select(item => item with { Party = progress.Number }).ToList();
        if (given.Select(item => state.RefusalToReplace(PartyProcedures.FindEvidence(item.Code)!, item)).FirstOrDefault(stands => stands is not null) is { } stands)
            return stands;
        var missing = move.Needs.Where(kind => (kind.EachTime ? given : [.. progress.Evidence, .. given]).All(item => item.Code != kind.Code)).ToList();
        if (missing.Count > 0)
            return new Refusal("evidence-missing", $"{where}不能{action.Name}，缺少：{string.Join("、", missing.Select(kind => $"{kind.Code}（{kind.Name}）"))}。请补齐后再办。", RefusalKind.Unprocessable);
        if (Dispute.RefusalOf(move, progress, given, state, at, law) is { } forbidden)
            return forbidden;

        var happened = new CaseEvent(state.Version + 1, action.Code, state.Stage, state.Stage, who, at, [.. given.Select(item => item.Code)], Party: progress.Number);
        var next = state with { Version = state.Version + 1, Evidence = [.. state.Evidence, .. given], Events = [.. state.Events, happened] };
        return new CaseChange(next, happened, given);
    }

    private Refusal? RefusalOf(PartyProcedure procedure, string where)
    {
        foreach (var item in Evidence)
            if (procedure.Evidence.All(kind => kind.Code != item.Code))
                return new Refusal("unknown-evidence", $"{procedure.Name}没有“{item.Code}”这种证据，可用的有：{string.Join("、", procedure.Evidence.Select(kind => $"{kind.Code}（{kind.Name}）"))}。", RefusalKind.Invalid);
        var faults = Evidence.Select(item => PartyProcedures.FindEvidence(item.Code)!.FaultOf(item)).OfType<string>().ToList();
        return faults.Count == 0 ? null : new Refusal("evidence-invalid", $"{where}的证据不合要求：{string.Join("；", faults)}。", RefusalKind.Unprocessable);
    }

    private static string Listed(IEnumerable<CaseAction> actions) => string.Join("、", actions.Select(action => $"{action.Code}（{action.Name}）"));
}
