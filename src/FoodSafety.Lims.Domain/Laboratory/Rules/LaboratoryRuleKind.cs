namespace FoodSafety.Lims.Domain.Laboratory;

/// <summary>What a <see cref="LaboratoryRule"/> rules.</summary>
public enum LaboratoryRuleKind : byte
{
    /// <summary><c>urgent-item</c>: a failed result of this item makes the report one of 24 hours.</summary>
    UrgentItem = 0,

    /// <summary><c>urgent-group</c>: the same for a group of items (非法添加).</summary>
    UrgentGroup = 1,

    /// <summary><c>deduction</c>: ‰ of the batch's price, for <c>late</c>, <c>returned</c> or <c>overturned</c>.</summary>
    Deduction = 2,

    /// <summary><c>assessment-weight</c>: points of 100 for <c>on-time</c>, <c>not-returned</c> or <c>not-overturned</c>.</summary>
    AssessmentWeight = 3,
}
