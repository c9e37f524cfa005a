using FoodSafety.Lims.Ingestion.Rules;

namespace FoodSafety.Lims.Ingestion.RapidTests;

/// <summary>What a market cell turned out to be.</summary>
/// <param name="Market">The market, when exactly one is meant and the sender may write of it.</param>
/// <param name="FaultCode">Why there is none: unknown-market, ambiguous-market, not-yours.</param>
/// <param name="Message">The sentence for the sender.</param>
/// <param name="PlaceType">Word number of the market's place type.</param>
public sealed record MarketMeaning(Market? Market, string? FaultCode, string? Message, int PlaceType);
