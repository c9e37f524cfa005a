namespace FoodSafety.Lims.Domain.Disposal;

/// <summary>
/// The legal function a task is done under, whatever the department is called: it chooses between
/// the time limits of 食品安全法 and of 农产品质量安全法.
/// </summary>
public enum LegalFunction : byte
{
    /// <summary>市场监管: 食品安全法 art 88.</summary>
    MarketSupervision = 0,

    /// <summary>农业农村: 农产品质量安全法 art 51.</summary>
    Agriculture = 1,
}
