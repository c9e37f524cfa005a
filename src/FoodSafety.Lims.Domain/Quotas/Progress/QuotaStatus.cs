namespace FoodSafety.Lims.Domain.Quotas;

/// <summary>Where a target stands.</summary>
public enum QuotaStatus : byte
{
    /// <summary><c>met</c></summary>
    Met = 0,

    /// <summary><c>not-met</c></summary>
    NotMet = 1,

    /// <summary><c>no-target</c>: the document gives no number; what was done is still told.</summary>
    NoTarget = 2,

    /// <summary><c>not-applicable</c>: nothing to measure (0/0), or a figure is still to be typed in; the notes say which.</summary>
    NotApplicable = 3,
}
