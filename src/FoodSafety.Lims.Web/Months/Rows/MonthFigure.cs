namespace FoodSafety.Lims.Web.Months;

/// <summary>What one counter held of a month when it was closed. Never changed.</summary>
public sealed class MonthFigure
{
    public int Id { get; set; }

    public required string DistrictCode { get; set; }

    /// <summary>First local day.</summary>
    public DateOnly Month { get; set; }

    public required string Counter { get; set; }

    public long Batches { get; set; }

    public long Items { get; set; }

    /// <summary>Of the batches, those that passed.</summary>
    public long Passed { get; set; }
}
