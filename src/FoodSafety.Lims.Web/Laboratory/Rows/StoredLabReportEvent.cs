namespace FoodSafety.Lims.Web.Laboratory;

/// <summary>One step of a report's way: who did what when, the stage it led to and what was given with it. Steps are only added.</summary>
public sealed class StoredLabReportEvent
{
    public long Id { get; set; }

    public long ReportId { get; set; }

    public DateTimeOffset At { get; set; }

    public required string By { get; set; }

    public required string Action { get; set; }

    /// <summary>Empty for the beginning.</summary>
    public required string FromStage { get; set; }

    public required string ToStage { get; set; }

    /// <summary>Field → value as one JSON object, in the order of the fields' codes.</summary>
    public required string Given { get; set; }
}
