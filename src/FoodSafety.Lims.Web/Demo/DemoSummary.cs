using FoodSafety.Lims.Web.Uploads;

namespace FoodSafety.Lims.Web.Demo;

/// <summary>What the demo did.</summary>
/// <param name="DataFolder">Where everything lies.</param>
/// <param name="District">Code of the district.</param>
/// <param name="AsOf">The instant it was looked at.</param>
/// <param name="Imports">The receipts, without their lists.</param>
/// <param name="RapidBatches">Rapid-test batches counted.</param>
/// <param name="MarketsCovered">Markets with at least one counted batch.</param>
/// <param name="Markets">Markets of the district.</param>
/// <param name="Cases">By kind: opened and closed.</param>
/// <param name="TargetsMet">Targets met, of all top-level targets.</param>
/// <param name="Targets">Top-level targets of the plan.</param>
/// <param name="Reports">The PDFs, with full paths.</param>
/// <param name="ElapsedMs">From start to end.</param>
public sealed record DemoSummary(
    string DataFolder,
    string District,
    DateTimeOffset AsOf,
    IReadOnlyList<Receipt> Imports,
    long RapidBatches,
    int MarketsCovered,
    int Markets,
    IReadOnlyList<DemoSummary.CasesOfKind> Cases,
    int TargetsMet,
    int Targets,
    IReadOnlyList<string> Reports,
    long ElapsedMs)
{
    public sealed record CasesOfKind(string Kind, int Opened, int Closed);
}
