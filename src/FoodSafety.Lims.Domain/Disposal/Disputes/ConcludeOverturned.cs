using FoodSafety.Lims.Domain.Disposal.Lifecycles;

namespace FoodSafety.Lims.Domain.Disposal.Disputes;

/// <summary>Ends a case whose finding a re-examination or an objection overturned, by a second person.</summary>
/// <param name="Reason">What becomes of the measures taken, e.g. that the goods are released.</param>
public sealed record ConcludeOverturned(string? Reason)
{
    /// <summary>Does it. Refused with <c>stale-version</c>, <c>case-ended</c>, <c>not-overturned</c>, <c>second-person-required</c> or <c>missing</c>, asked in this order.</summary>
    /// <param name="state">The case.</param>
    /// <param name="who">Who does it.</param>
    /// <param name="at">When.</param>
    /// <param name="version">The version the caller looked at.</param>
    public Outcome<CaseChange> Apply(CaseState state, string who, DateTimeOffset at, int version)
    {
        if (version != state.Version)
            return state.Stale(version);
        if (state.HasEnded)
            return new Refusal("case-ended", $"案件 {state.Number} 已经结束。");
        if (Dispute.Of(state, at).FirstOrDefault(Dispute.Overturned) is not { } overturned)
            return new Refusal("not-overturned", $"案件 {state.Number} 的结论没有被复检或异议推翻，不能{Dispute.Conclude.Name}。");
        // Whoever recorded the conclusion is the first person.
        if (who == overturned.Events[^1].By || state.FirstPersons.Contains(who))
            return new Refusal(Guard.SecondPerson.Code, $"案件 {state.Number}：{Guard.SecondPerson.Why(state)}");
        if (string.IsNullOrWhiteSpace(Reason))
            return new Refusal("missing", $"案件 {state.Number}：{Dispute.Conclude.Name}须写明理由（reason），包括已采取措施的解除。", RefusalKind.Unprocessable);

        var to = DisposalLifecycle.Cancelled.Code;
        var happened = new CaseEvent(state.Version + 1, Dispute.Conclude.Code, state.Stage, to, who, at, [], Reason: Reason.Trim());
        return new CaseChange(state with { Stage = to, Version = state.Version + 1, Events = [.. state.Events, happened] }, happened, []);
    }
}
