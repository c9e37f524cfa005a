namespace FoodSafety.Lims.Web.Shell.Audit;

/// <summary>One thing somebody did that later readers must be able to trust. Entries are only added; each carries the hash of the one before.</summary>
public sealed class AuditEntry
{
    /// <summary>1, 2, 3 … without a gap.</summary>
    public long Seq { get; set; }

    public DateTimeOffset At { get; set; }

    public required string By { get; set; }

    /// <summary>Stable code, e.g. undo-upload.</summary>
    public required string Action { get; set; }

    /// <summary>What it was done to, e.g. U-000017.</summary>
    public required string Subject { get; set; }

    /// <summary>What was done, as JSON.</summary>
    public required string Detail { get; set; }

    public required string PreviousHash { get; set; }

    public required string Hash { get; set; }
}
