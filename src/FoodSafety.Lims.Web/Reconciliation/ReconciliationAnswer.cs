using FoodSafety.Lims.Web.Uploads;

namespace FoodSafety.Lims.Web.Reconciliation;

/// <summary>A platform's totals beside ours (对数). Measures the file does not have are null everywhere.</summary>
/// <param name="District">The district.</param>
/// <param name="Organisation">Only what this organisation sent; null = whoever did.</param>
/// <param name="From">First local day compared; null when the file has no usable row and no period was given.</param>
/// <param name="To">Last local day.</param>
/// <param name="Agreeing">Market days without a difference.</param>
/// <param name="Differing">Market days in <paramref name="Rows"/>.</param>
/// <param name="Outside">Rows of the file outside the period.</param>
/// <param name="Rows">Every market day that differs, in the order of days and markets.</param>
/// <param name="Platform">The platform's sums over all market days compared.</param>
/// <param name="Ours">Our sums.</param>
/// <param name="Difference">Ours less the platform's.</param>
/// <param name="Faults">Rows of the file that could not be compared.</param>
/// <param name="SumRows">Rows that are sums of others (合计) and were left out.</param>
public sealed record ReconciliationAnswer(
    string District,
    string? Organisation,
    DateOnly? From,
    DateOnly? To,
    int Agreeing,
    int Differing,
    int Outside,
    IReadOnlyList<ReconciliationAnswer.Row> Rows,
    DayTotals Platform,
    DayTotals Ours,
    DayTotals Difference,
    IReadOnlyList<Receipt.FaultPart> Faults,
    IReadOnlyList<int> SumRows)
{
    /// <summary>Nothing differs, and every row could be compared.</summary>
    public bool Agrees => Differing == 0 && Faults.Count == 0;

    /// <param name="Date">The local day.</param>
    /// <param name="Market">Code of the market.</param>
    /// <param name="Name">Its name.</param>
    /// <param name="FileRow">Row number in the file; null when the file has none.</param>
    /// <param name="Only">platform | ours, when one side alone has it; null when both do.</param>
    /// <param name="Platform">Null when the file has no row.</param>
    /// <param name="Ours">Null when nothing is stored.</param>
    /// <param name="Difference">Ours less the platform's, a missing side as zero.</param>
    public sealed record Row(DateOnly Date, string Market, string Name, int? FileRow, string? Only, DayTotals? Platform, DayTotals? Ours, DayTotals Difference);
}
