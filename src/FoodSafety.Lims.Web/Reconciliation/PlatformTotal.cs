namespace FoodSafety.Lims.Web.Reconciliation;

/// <summary>A row of the platform's file.</summary>
/// <param name="Row">The spreadsheet's row number.</param>
/// <param name="Day">The local day.</param>
/// <param name="MarketId">The storage's number of the market.</param>
/// <param name="Totals">As the platform counts.</param>
public sealed record PlatformTotal(int Row, DateOnly Day, int MarketId, DayTotals Totals);
