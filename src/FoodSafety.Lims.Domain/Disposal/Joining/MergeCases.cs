using FoodSafety.Lims.Domain.Disposal.Disputes;
using FoodSafety.Lims.Domain.Disposal.Lifecycles;

namespace FoodSafety.Lims.Domain.Disposal.Joining;

/// <summary>并案: one disposal case goes on inside another of its district and ends with a link to it; by a second person.</summary>
/// <param name="Reason">Why they are one matter.</param>
public sealed record MergeCases(string? Reason)
{
    /// <summary>Ends the case that goes on in another; no cell of the lifecycle's table, since it is possible in every stage.</summary>
    public static readonly CaseAction Action = new("merge", "并案");

    /// <summary>
    /// Does it to both. Refused with <c>stale-version</c>, <c>case-ended</c>, <c>not-mergeable</c>, <c>dispute-pending</c>,
    /// <c>second-person-required</c> or <c>missing</c>, asked in this order.
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
        if (!Guard.SecondPerson.Holds(ending, who))
            return new Refusal(Guard.SecondPerson.Code, $"案件 {ending.Number}：{Guard.SecondPerson.Sentence}");
        if (string.IsNullOrWhiteSpace(Reason))
            return new Refusal("missing", $"案件 {ending.Number}：并案须写明理由（reason）。", RefusalKind.Unprocessable);

        var to = DisposalLifecycle.Cancelled.Code;
        var happened = new CaseEvent(ending.Version + 1, Action.Code, ending.Stage, to, who, at, [], Reason: Reason.Trim(), Link: into.Number);
        var merged = ending with { Stage = to, Version = ending.Version + 1, Events = [.. ending.Events, happened] };
        return (new CaseChange(merged, happened, []), TakeIn.From(into, ending, who, at));
    }
}
