namespace FoodSafety.Lims.Domain.Daily;

/// <summary>Why a market owes no rapid tests for a day.</summary>
public enum ClosureKind
{
    /// <summary>休市: it did not trade.</summary>
    Closed,

    /// <summary>停电: it traded and could not test.</summary>
    PowerCut,

    /// <summary>设备故障: it traded and could not test.</summary>
    DeviceFault,

    /// <summary>台风: it did not trade.</summary>
    Typhoon,

    /// <summary>其他, told in words.</summary>
    Other,
}
