namespace FoodSafety.Lims.Web.Samples;

/// <summary>One step of a sample's way: who did what when, the stage it led to and what was given with it. Steps are only added.</summary>
public sealed class StoredSampleEvent
{
    public long Id { get; set; }

    public long SampleId { get; set; }

    public DateTimeOffset At { get; set; }

    public required string By { get; set; }

    public required string Action { get; set; }

    public required string FromStage { get; set; }

    public required string ToStage { get; set; }

    /// <summary>Field → value as one JSON object, in the order of the fields' codes.</summary>
    public required string Given { get; set; }
}
