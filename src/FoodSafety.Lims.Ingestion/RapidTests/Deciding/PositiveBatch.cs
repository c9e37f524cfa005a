namespace FoodSafety.Lims.Ingestion.RapidTests;

/// <summary>A rapid batch that this chunk made positive, or whose case it adds an item to: one positive case for each rapid sample.</summary>
/// <param name="FirstRow">Index in the chunk of its first positive row.</param>
/// <param name="ItemTerms">The newly positive items.</param>
/// <param name="IsNew">Whether a case must be opened; otherwise the stored one gets the items.</param>
public sealed record PositiveBatch(int FirstRow, IReadOnlyList<int> ItemTerms, bool IsNew);
