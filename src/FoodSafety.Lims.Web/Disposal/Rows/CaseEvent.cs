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

    /// <summary>Code of the clock an act on a time limit is about; null for every other act.</summary>
    public string? Clock { get; set; }

    /// <summary>Why, of an act that asks for a reason.</summary>
    public string? Reason { get; set; }

    /// <summary>Number of the other case, where this one goes on in it or took it in.</summary>
    public string? Link { get; set; }

    /// <summary>Number of the party an act on a party's task is about: 1-based, in the order of the rows; null for every other act.</summary>
    public int? Party { get; set; }
}
