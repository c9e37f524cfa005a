namespace FoodSafety.Lims.Seeds.Inspection;

/// <summary>One sample before it is written.</summary>
internal sealed record InspectionSample(
    int Index,
    DateOnly SampledOn,
    LimitTable.Food Food,
    bool IsFarmProduce,
    string Programme,
    int LabNumber,
    int Shop,
    bool Fails,
    ulong Noise);
