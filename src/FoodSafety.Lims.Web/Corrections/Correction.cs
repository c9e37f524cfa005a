namespace FoodSafety.Lims.Web.Corrections;

/// <summary>One correction (更正) of one stored row: the old values are kept for ever.</summary>
public sealed class Correction
{
    public int Id { get; set; }

    /// <summary>rapid-tests | results</summary>
    public required string Kind { get; set; }

    public long RowId { get; set; }

    /// <summary>The row's version after it: 1 for the first correction.</summary>
    public int Version { get; set; }

    /// <summary>The upload the row came with.</summary>
    public int UploadId { get; set; }

    public DateTimeOffset At { get; set; }

    public required string By { get; set; }

    public required string Reason { get; set; }

    /// <summary>What was asked for, as JSON: column → value.</summary>
    public required string Changes { get; set; }

    /// <summary>The row as a file's row before and after, as JSON: column → value.</summary>
    public required string Before { get; set; }

    public required string After { get; set; }

    /// <summary>What was answered, as JSON: asked for twice, it is answered twice and done once.</summary>
    public required string Answer { get; set; }

    /// <summary>The asking person's own key of the request; null for none.</summary>
    public string? IdempotencyKey { get; set; }

    /// <summary>The case whose record it changed; null for none.</summary>
    public int? CaseId { get; set; }
}
