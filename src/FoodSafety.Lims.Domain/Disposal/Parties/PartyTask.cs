using FoodSafety.Lims.Domain.Disposal.Clocks;
using FoodSafety.Lims.Domain.Disposal.Disputes;
using FoodSafety.Lims.Domain.Disposal.Lifecycles;

namespace FoodSafety.Lims.Domain.Disposal.Parties;

/// <summary>The task of each party of a case: who was given it, its service, its clocks, its end.</summary>
public static class PartyTask
{
    /// <summary>The tasks of a case's parties, in their order, as they stood at an instant.</summary>
    public static IReadOnlyList<PartyProgress> Of(CaseState state, DateTimeOffset at) => PartyProgress.Of(state, PartyTable.Procedure, at);

    /// <summary>The parties that nobody was given yet.</summary>
    public static IEnumerable<PartyProgress> WithoutTask(CaseState state) => Of(state, DateTimeOffset.MaxValue).Where(task => !task.HasBegun);

    /// <summary>
    /// When a party was served: by its own task, or where nobody was given one by the service of the case, which then speaks for all its parties;
    /// null while it was not.
    /// </summary>
    /// <param name="task">The task.</param>
    /// <param name="state">Its case.</param>
    /// <param name="at">The instant to read at.</param>
    public static DateTimeOffset? ServedAt(PartyProgress task, CaseState state, DateTimeOffset at)
    {
        if (Of(state, at).Any(other => other.HasBegun))
            return task.InstantOf(PartyTable.ServedAt);
        var given = state.Evidence.LastOrDefault(item => item.Code == DisposalLifecycle.ServedAt.Code && item.At <= at);
        return EvidenceKind.TryInstant(given?.Value, out var served) ? served : null;
    }

    /// <summary>
    /// Its clocks: the party's right to ask for a re-examination runs from its service (食品安全法 art 88(1), 农产品质量安全法 art 51(1)),
    /// the department's time from when it was given the task. None before the one and the other.
    /// </summary>
    /// <param name="task">The task.</param>
    /// <param name="state">Its case.</param>
    /// <param name="at">The instant to read at.</param>
    /// <param name="law">How long each clock runs.</param>
    public static IEnumerable<CaseClock> Clocks(PartyProgress task, CaseState state, DateTimeOffset at, ClockLaw law)
    {
        var served = ServedAt(task, state, at);
        if (!task.HasBegun && served is null)
            return [];
        var application = state.Facts.Function is LegalFunction.Agriculture ? "agriculture-reinspection-application" : "reinspection-application";
        var applied = state.Events.FirstOrDefault(happened => happened.Party == task.Number && happened.Action == ReinspectionTable.Apply.Code && happened.At <= at)?.At;
        // A case that ended otherwise, e.g. transferred, asks nothing of its parties any more.
        var ended = task.EndedAt ?? state.EndedBy(at);
        List<ClockSpan> spans = [new("reinspection-application", "申请复检", application, served, IsRight: true, task.Number) { DoneAt = applied ?? ended, IsSettled = true, IsUnused = applied is null }];
        if (task.HasBegun)
            spans.Add(new("party-finish", "完成当事方任务", "disposal-finish", task.Events[0].At, Party: task.Number) { DoneAt = ended });
        return spans.Select(span => CaseClocks.Read(span, state, at, law));
    }
}
