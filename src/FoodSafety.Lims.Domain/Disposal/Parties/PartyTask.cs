using FoodSafety.Lims.Domain.Disposal.Clocks;
using FoodSafety.Lims.Domain.Disposal.Disputes;

namespace FoodSafety.Lims.Domain.Disposal.Parties;

/// <summary>The task of each party of a case: who was given it, its service, its clocks, its end.</summary>
public static class PartyTask
{
    /// <summary>The tasks of a case's parties, in their order, as they stood at an instant.</summary>
    public static IReadOnlyList<PartyProgress> Of(CaseState state, DateTimeOffset at) => PartyProgress.Of(state, PartyTable.Procedure, at);

    /// <summary>
    /// Its clocks: the party's right to ask for a re-examination runs from its own service (食品安全法 art 88(1), 农产品质量安全法 art 51(1)),
    /// the department's time from when it was given the task. None while nobody was given it.
    /// </summary>
    /// <param name="task">The task.</param>
    /// <param name="state">Its case.</param>
    /// <param name="at">The instant to read at.</param>
    /// <param name="law">How long each clock runs.</param>
    public static IEnumerable<CaseClock> Clocks(PartyProgress task, CaseState state, DateTimeOffset at, ClockLaw law)
    {
        if (!task.HasBegun)
            return [];
        var application = state.Facts.Function is LegalFunction.Agriculture ? "agriculture-reinspection-application" : "reinspection-application";
        var applied = state.Events.FirstOrDefault(happened => happened.Party == task.Number && happened.Action == ReinspectionTable.Apply.Code && happened.At <= at)?.At;
        // A case that ended otherwise, e.g. transferred, asks nothing of its parties any more.
        var ended = task.EndedAt ?? state.EndedBy(at);
        var served = task.InstantOf(PartyTable.ServedAt);
        return new[]
        {
            new ClockSpan("reinspection-application", "申请复检", application, served, IsRight: true, task.Number) { DoneAt = applied ?? ended, IsSettled = true },
            new ClockSpan("party-finish", "完成当事方任务", "disposal-finish", task.Events[0].At, Party: task.Number) { DoneAt = ended },
        }.Select(span => CaseClocks.Read(span, state, at, law));
    }
}
