namespace FoodSafety.Lims.Web.Samples.Doors;

/// <param name="Next">Cursor of the next page; null on the last.</param>
public sealed record RapidTestList(IReadOnlyList<RapidTestList.Line> Items, string? Next)
{
    /// <param name="Version">How often it was corrected; sent back as If-Match.</param>
    /// <param name="Outcome">What acts: the stricter of reported and judged.</param>
    public sealed record Line(
        long Id, string SampleNo, DateTimeOffset TestedAt, string TestedPrecision, string Market, string MarketName, string Food, string TestItem,
        string? Method, string? Reading, string? Unit, string Outcome, string ReportedOutcome, string Organiser,
        string? StallNo, string? Vendor, string? UnitCode, string Upload, int Row, int Version);
}
