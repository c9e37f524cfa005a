namespace FoodSafety.Lims.Web.Disposal;

/// <summary>One step of a case: who did what when, and the stage it led to.</summary>
public sealed class CaseEvent
{
    public int Id { get; set; }

    public int CaseId { get; set; }

    public DateTimeOffset At { get; set; }

    public required string By { get; set; }

    public required string Action { get; set; }

    public required string FromStage { get; set; }

    public required string ToStage { get; set; }

    /// <summary>Codes of the evidence given with it, separated by blanks; null for none.</summary>
    public string? Evidence { get; set; }
}
