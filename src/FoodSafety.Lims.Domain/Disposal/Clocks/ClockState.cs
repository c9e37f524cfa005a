namespace FoodSafety.Lims.Domain.Disposal.Clocks;

/// <summary>How a clock stands at the instant it is read.</summary>
public enum ClockState : byte
{
    /// <summary>待告知, of the office's own 未起算, <c>awaiting-notice</c>: the event that starts it is not recorded; never overdue.</summary>
    AwaitingNotice = 0,

    /// <summary>进行中, <c>running</c></summary>
    Running = 1,

    /// <summary>即将到期, <c>due-soon</c>: whoever handles it is reminded; of a right in the last quarter of its time.</summary>
    DueSoon = 2,

    /// <summary>已超期, <c>overdue</c>: past due and not done, or done too late; of a right 已届满: nobody used it, and nobody is late.</summary>
    Overdue = 3,

    /// <summary>已按期, <c>met</c>: done in time, or no longer of consequence; of a right, used.</summary>
    Met = 4,

    /// <summary>不适用, <c>not-applicable</c>: this case has no such limit, or none is in force.</summary>
    NotApplicable = 5,

    /// <summary>已中止, <c>suspended</c>: it stands still by an approved request; never overdue until it is resumed.</summary>
    Suspended = 6,
}
