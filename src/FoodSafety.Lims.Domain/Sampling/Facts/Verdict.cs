namespace FoodSafety.Lims.Domain.Sampling;

/// <summary>A laboratory's judgement of one test item against its limit.</summary>
public enum Verdict : byte
{
    /// <summary>合格</summary>
    Compliant = 0,

    /// <summary>不合格</summary>
    NonCompliant = 1,
}
