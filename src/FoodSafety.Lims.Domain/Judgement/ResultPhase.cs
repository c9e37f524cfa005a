namespace FoodSafety.Lims.Domain.Judgement;

/// <summary>Which examination a result comes from; part of a result's key.</summary>
public enum ResultPhase : byte
{
    /// <summary>初检: the first examination; also where nothing is said.</summary>
    Initial = 0,

    /// <summary>复检: the re-examination; its conclusion stands (食品安全法 art 88).</summary>
    Recheck = 1,
}
