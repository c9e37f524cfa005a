namespace FoodSafety.Lims.Domain.Laboratory;

/// <summary>Which certificate a laboratory holds (“双认证”: both).</summary>
public enum AccreditationKind : byte
{
    /// <summary><c>CMA</c>: 检验检测机构资质认定.</summary>
    Cma = 0,

    /// <summary><c>CATL</c>: 农产品质量安全检测机构考核.</summary>
    Catl = 1,
}
