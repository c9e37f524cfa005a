namespace FoodSafety.Lims.Ingestion.RapidTests;

/// <summary>By how much a counter changes.</summary>
public record struct CounterDelta(int Batches, int Items, int Passed);
