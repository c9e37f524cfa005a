using FoodSafety.Lims.Domain.Disposal.Clocks;
using FoodSafety.Lims.Domain.Disposal.Lifecycles;

namespace FoodSafety.Lims.Domain.Disposal.Disputes;

/// <summary>
/// The vendor's objection to a rapid positive: within four hours of the notice, by when it was raised and not by when somebody wrote it down
/// (食品安全法 art 88(2), 农产品质量安全法 art 51(2)).
/// </summary>
public static class RapidObjection
{
    /// <summary>Why what a move did is refused: <c>raised-late</c>; null for every other move, and for an objection in time.</summary>
    /// <param name="change">What the move did.</param>
    /// <param name="law">How long the time is.</param>
    public static Refusal? RefusalOf(CaseChange change, ClockLaw law)
    {
        if (change.Event.Action != PositiveLifecycle.Object.Code)
            return null;
        var clock = CaseClocks.Read(change.State, change.Event.At, law).First(one => one.IsRight);
        return clock is { Due: { } due, DoneAt: { } raised } && raised >= due
            ? new Refusal("raised-late", $"案件 {change.State.Number}：异议已经逾期（{clock.Source}），不予受理；请{PositiveLifecycle.Dispose.Name}（{PositiveLifecycle.Dispose.Code}）或{PositiveLifecycle.SendToLab.Name}（{PositiveLifecycle.SendToLab.Code}）。")
            : null;
    }
}
