using FoodSafety.Lims.Domain.Disposal.Disputes;
using FoodSafety.Lims.Domain.Disposal.Lifecycles;
using FoodSafety.Lims.Domain.Disposal.Parties;

namespace FoodSafety.Lims.Domain.Disposal.Joining;

/// <summary>并案: one disposal case goes on inside another of its district and ends with a link to it; by a second person.</summary>
/// <param name="Reason">Why they are one matter.</param>
public sealed record MergeCases(string? Reason)
{
    /// <summary>Ends the case that goes on in another; no cell of the lifecycle's table, since it is possible in every stage.</summary>
    public static readonly CaseAction Action = new("merge", "并案");

    /// <summary>
    /// Does it to both. Refused with <c>stale-version</c>, <c>case-ended</c>, <c>not-mergeable</c>, <c>dispute-pending</c>,
    /// <c>finding-overturned</c>, <c>second-person-required</c> or <c>missing</c>, asked in this order.
    /// </summary>
    /// <param name="ending">The case that ends.</param>
    /// <param name="into">The case that takes it in: also the parties it does not name yet.</param>
    /// <param name="who">Who does it.</param>
    /// <param name="at">When.</param>
    /// <param name="version">The version of <paramref name="ending"/> the caller looked at.</param>
    public Outcome<(CaseChange From, CaseChange Into)> Apply(CaseState ending, CaseState into, string who, DateTimeOffset at, int version)
    {
        if (version != ending.Version)
            return ending.Stale(version);
        if (new[] { ending, into }.FirstOrDefault(state => state.HasEnded) is { } ended)
            return new Refusal("case-ended", $"案件 {ended.Number} 已经结束，不能并案。");
        if (ending.Number == into.Number || ending.Kind is not CaseKind.Disposal || into.Kind is not CaseKind.Disposal || ending.Facts.District != into.Facts.District)
            return new Refusal("not-mergeable", $"案件 {ending.Number} 不能并入 {into.Number}：只能并入同一辖区的另一件核查处置案件。");
        if (Dispute.Of(ending, at).FirstOrDefault(dispute => dispute.IsPending) is { } pending)
            return new Refusal("dispute-pending", $"案件 {ending.Number} 的{pending.Procedure.Name}还没有结论（{pending.Party.Name}），不能并案。");
        if (Dispute.Of(ending, at).FirstOrDefault(Dispute.Overturned) is { } overturned)
            return new Refusal("finding-overturned", $"案件 {ending.Number} 的结论已被推翻（{overturned.Party.Name}），不能并案；请办理 {Dispute.Conclude.Code}（{Dispute.Conclude.Name}）。");
        if (!Guard.SecondPerson.Holds(ending, who))
            return new Refusal(Guard.SecondPerson.Code, $"案件 {ending.Number}：{Guard.SecondPerson.Why(ending)}");
        if (string.IsNullOrWhiteSpace(Reason))
            return new Refusal("missing", $"案件 {ending.Number}：并案须写明理由（reason）。", RefusalKind.Unprocessable);

        var to = DisposalLifecycle.Cancelled.Code;
        var happened = new CaseEvent(ending.Version + 1, Action.Code, ending.Stage, to, who, at, [], Reason: Reason.Trim(), Link: into.Number);
        var merged = ending with { Stage = to, Version = ending.Version + 1, Events = [.. ending.Events, happened] };
        return (new CaseChange(merged, happened, []), Kept(TakeIn.From(into, ending, who, at), ending, who, at));
    }

    /// <summary>What the case that ends would lose: the earlier receipt, by which the limits run, and the tasks of its parties.</summary>
    private static CaseChange Kept(CaseChange taken, CaseState ending, string who, DateTimeOffset at)
    {
        var (state, events, evidence) = (taken.State, new List<CaseEvent>(), new List<EvidenceItem>());
        if (ending.ReceivedAt < state.ReceivedAt)
            evidence.Add(new EvidenceItem(DisposalLifecycle.ReceivedAt.Code, who, at, EvidenceKind.Written(ending.ReceivedAt)));
        for (var index = 0; index < ending.Parties.Count; index++)
        {
            var number = state.Parties.ToList().FindIndex(party => (party.Role, party.Name) == (ending.Parties[index].Role, ending.Parties[index].Name)) + 1;
            // Where both worked on one party, the case that goes on keeps its own.
            if (taken.State.Events.Any(happened => happened.Party == number && happened.Action != PartyTable.Add.Code))
                continue;
            events.AddRange(ending.Events.Where(happened => happened.Party == index + 1 && happened.Action != PartyTable.Add.Code)
                .Select(happened => happened with { Party = number, From = state.Stage, To = state.Stage, Link = ending.Number }));
            evidence.AddRange(ending.Evidence.Where(item => item.Party == index + 1).Select(item => item with { Party = number }));
        }

        events = [.. events.Select((happened, index) => happened with { Version = state.Version + index + 1 })];
        var next = state with { Version = state.Version + events.Count, Events = [.. state.Events, .. events], Evidence = [.. state.Evidence, .. evidence] };
        return taken with { State = next, Evidence = evidence, Carried = events };
    }
}
