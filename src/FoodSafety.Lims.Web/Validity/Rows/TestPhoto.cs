namespace FoodSafety.Lims.Web.Validity;

/// <summary>A photo's name as a rapid test gives it; kept of tests whose rule set compares photos.</summary>
public sealed class TestPhoto
{
    public required string DistrictCode { get; set; }

    public required string Photo { get; set; }

    /// <summary>The rapid test's id; the lowest of a photo's says which sample it belongs to.</summary>
    public long TestId { get; set; }
}
