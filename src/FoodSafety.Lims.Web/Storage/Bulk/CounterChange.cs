namespace FoodSafety.Lims.Web.Storage.Bulk;

/// <summary>By how much a counter changes on one local day at one site.</summary>
/// <param name="Counter">Its code in the district's plan.</param>
/// <param name="Day"><see cref="DateOnly.DayNumber"/>.</param>
/// <param name="SiteId">Organisation id of the market; 0 where the record has none.</param>
/// <param name="Batches">May be negative, as the others may.</param>
/// <param name="Items">Of the batches.</param>
/// <param name="Passed">Of the batches.</param>
public readonly record struct CounterChange(string Counter, int Day, int SiteId, long Batches, long Items, long Passed);
