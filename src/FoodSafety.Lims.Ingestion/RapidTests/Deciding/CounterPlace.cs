namespace FoodSafety.Lims.Ingestion.RapidTests;

/// <summary>Where a counter changes.</summary>
/// <param name="Bit">The counter's place in the plan of the day's year.</param>
/// <param name="Day"><see cref="DateOnly.DayNumber"/>.</param>
/// <param name="MarketId">The site.</param>
public readonly record struct CounterPlace(int Bit, int Day, int MarketId);
