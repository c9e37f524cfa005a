namespace FoodSafety.Lims.Web.Months;

/// <summary>关账: a district's month that stays as it was issued. Never changed.</summary>
public sealed class MonthClosing
{
    public int Id { get; set; }

    public required string DistrictCode { get; set; }

    /// <summary>Its first local day; unique in the district.</summary>
    public DateOnly Month { get; set; }

    /// <summary>Number of the issued report that says its figures.</summary>
    public required string Report { get; set; }

    public DateTimeOffset ClosedAt { get; set; }

    public required string ClosedBy { get; set; }
}
