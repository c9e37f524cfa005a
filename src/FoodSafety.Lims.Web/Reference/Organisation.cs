using FoodSafety.Lims.Domain.Quotas;

namespace FoodSafety.Lims.Web.Reference;

/// <summary>A regulator, laboratory or market that sends or owns records.</summary>
public sealed class Organisation
{
    public int Id { get; set; }

    /// <summary>Unique, e.g. 440304-M01.</summary>
    public required string Code { get; set; }

    public required string Name { get; set; }

    /// <summary>regulator | lab | market</summary>
    public required string Kind { get; set; }

    public required string DistrictCode { get; set; }

    /// <summary>场所类型 of a market: 农贸市场, 大型超市, 批发市场.</summary>
    public string? PlaceType { get; set; }

    /// <summary>Its tier in the district's network of laboratories (1+5+N): 1 | 5 | N; null outside it.</summary>
    public string? Tier { get; set; }

    /// <summary>街道 or 所 it lies in; null where it is not said.</summary>
    public string? Street { get; set; }

    /// <summary>县区 of a city it lies in; null where it is not said.</summary>
    public string? County { get; set; }

    /// <summary>A market as the quotas know it.</summary>
    public Site ToSite() => new(Code, Name, PlaceType ?? "", Street, County);

    /// <summary>When a market's business day begins, as <see cref="Domain.Daily.BusinessDays"/> writes it; null for midnight.</summary>
    public string? BusinessDays { get; set; }
}
