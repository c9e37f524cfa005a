namespace FoodSafety.Lims.Domain.Disposal.Clocks;

/// <summary>Who must know of a time limit of the office's: whoever handles it before it runs out, then 所 → 区局 → 市局.</summary>
public enum EscalationLevel : byte
{
    /// <summary>无, <c>none</c></summary>
    None = 0,

    /// <summary>到期提醒, <c>reminder</c>: it runs out soon; whoever handles the case is reminded.</summary>
    Reminder = 1,

    /// <summary>市场监管所, <c>station</c>: it ran out.</summary>
    Station = 2,

    /// <summary>区局, <c>district</c></summary>
    District = 3,

    /// <summary>市局, <c>city</c></summary>
    City = 4,
}
