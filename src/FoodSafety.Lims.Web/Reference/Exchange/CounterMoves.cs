namespace FoodSafety.Lims.Web.Reference.Exchange;

/// <summary>What a new plan moved in the counters of its district.</summary>
/// <param name="District">The district.</param>
/// <param name="RapidTests">Rapid tests counted again.</param>
/// <param name="Samples">Inspected samples counted again.</param>
/// <param name="Changed">Counters that changed: one for each counter, day and site.</param>
/// <param name="Batches">Sum of the changes in batches over all counters; negative where fewer count.</param>
public sealed record CounterMoves(string District, long RapidTests, long Samples, int Changed, long Batches);
