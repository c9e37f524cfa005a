namespace FoodSafety.Lims.Domain.Sampling;

/// <summary>Who had the rapid test done. The 4-hour right of 食品安全法 art 88(2) hangs on a regulator's test only.</summary>
public enum Organiser : byte
{
    /// <summary>监管: a regulator's test; the default of a file that does not say.</summary>
    Regulator = 0,

    /// <summary>市场自检: the market's own test.</summary>
    Market = 1,

    /// <summary>企业自检: a company's own test.</summary>
    Company = 2,
}
