using FoodSafety.Lims.Domain.Sampling;

namespace FoodSafety.Lims.Ingestion.Inspection;

/// <summary>What the plans' filters may ask of an inspected sample, new or stored.</summary>
public static class SampleFacts
{
    /// <summary>The facts, in the vocabulary of the reference data.</summary>
    public static RecordFacts Of(
        string? placeType, string? stage, string? category, string? methodClass, string programme, string? programmeSource, string? selection) => new(
        RecordKind.Sample,
        PlaceType: placeType,
        Stage: stage,
        FoodCategory: category,
        MethodClass: methodClass,
        Programme: programme,
        ProgrammeSource: programmeSource,
        Selection: selection);
}
