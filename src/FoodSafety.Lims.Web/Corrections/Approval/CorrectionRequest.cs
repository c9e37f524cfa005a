namespace FoodSafety.Lims.Web.Corrections;

/// <summary>A correction of a published positive that waits for a second person, or that one approved. It is kept either way.</summary>
public sealed class CorrectionRequest
{
    public int Id { get; set; }

    /// <summary>rapid-tests</summary>
    public required string Kind { get; set; }

    public long RowId { get; set; }

    /// <summary>The version of the row it was asked for; once the row was corrected otherwise it waits no more.</summary>
    public int Version { get; set; }

    public DateTimeOffset At { get; set; }

    public required string By { get; set; }

    public required string Reason { get; set; }

    /// <summary>What was asked for, as JSON: column → value.</summary>
    public required string Changes { get; set; }

    /// <summary>The second person; null while it waits.</summary>
    public string? ApprovedBy { get; set; }
}
