using FoodSafety.Lims.Domain.Sampling;

namespace FoodSafety.Lims.Ingestion.RapidTests;

/// <summary>What the plans' filters may ask of a rapid test, new or stored.</summary>
public static class RapidTestFacts
{
    /// <summary>The facts, in the vocabulary of the reference data.</summary>
    public static RecordFacts Of(string? site, string? placeType, string? stage, string? category, string? programme, Organiser organiser) => new(
        RecordKind.RapidTest,
        PlaceType: placeType,
        Stage: stage,
        FoodCategory: category,
        MethodClass: "快检",
        Programme: programme,
        Organiser: organiser switch { Organiser.Market => "市场自检", Organiser.Company => "企业自检", _ => "监管" },
        Site: site);
}
