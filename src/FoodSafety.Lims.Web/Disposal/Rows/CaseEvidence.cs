namespace FoodSafety.Lims.Web.Disposal;

/// <summary>One piece of evidence in a case: a statement or a kept file.</summary>
public sealed class CaseEvidence
{
    public int Id { get; set; }

    public int CaseId { get; set; }

    /// <summary>Which requirement it answers, e.g. service-record.</summary>
    public required string Code { get; set; }

    /// <summary>Its content; empty where a file alone or a waiver stands for it.</summary>
    public required string Text { get; set; }

    /// <summary>Why it could not be given, where its kind may be waived.</summary>
    public string? Waiver { get; set; }

    public string? FileName { get; set; }

    /// <summary>Path below the data folder.</summary>
    public string? StoredAs { get; set; }

    public string? Sha256 { get; set; }

    /// <summary>Number of the party it is about; null for the case as a whole.</summary>
    public int? Party { get; set; }

    public DateTimeOffset At { get; set; }

    public required string By { get; set; }
}
