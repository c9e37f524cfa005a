namespace FoodSafety.Lims.Web.Uploads;

/// <summary>One received file and what became of it. The row is also the queue: a job only rings the bell.</summary>
public sealed class Upload
{
    /// <summary>Number behind the public id: <c>U-000017</c> is 17.</summary>
    public int Id { get; set; }

    /// <summary>rapid-tests | samples | results | findings</summary>
    public required string Kind { get; set; }

    /// <summary>received | running | completed | completed-with-refusals | refused | failed | duplicate-file | dry-run | undone</summary>
    public required string Status { get; set; }

    public required string OrganisationCode { get; set; }

    public required string DistrictCode { get; set; }

    /// <summary>valid-rows | all-or-nothing | max-bad:N%</summary>
    public required string Mode { get; set; }

    public bool DryRun { get; set; }

    /// <summary>The sender's name of the file, for people only.</summary>
    public required string FileName { get; set; }

    /// <summary>Path below the data folder where the bytes are kept.</summary>
    public required string StoredAs { get; set; }

    public required string Sha256 { get; set; }

    public long Bytes { get; set; }

    /// <summary>The sheet the sender chose, of a workbook; null to find it.</summary>
    public string? Sheet { get; set; }

    public string? IdempotencyKey { get; set; }

    public DateTimeOffset ReceivedAt { get; set; }

    /// <summary>The person or the token that sent it.</summary>
    public required string ReceivedBy { get; set; }

    public DateTimeOffset? StartedAt { get; set; }

    public DateTimeOffset? FinishedAt { get; set; }

    /// <summary>Spreadsheet number of the last row whose chunk is committed; 0 before the first.</summary>
    public int CheckpointRow { get; set; }

    /// <summary>What the committed chunks add up to, as JSON; null before the first.</summary>
    public string? Tally { get; set; }

    /// <summary>The worker that received it or runs it; when that process is gone, another goes on from the checkpoint.</summary>
    public string? Worker { get; set; }

    /// <summary>Why it stands still although it is not finished (disk full, database away); null when it does not.</summary>
    public string? Interruption { get; set; }

    /// <summary>
    /// Rows that were not stored because their twins were, and whose twins an undo took back since: the file is not wholly stored any more,
    /// and sent again it takes them in.
    /// </summary>
    public int LostRows { get; set; }

    /// <summary>Rows read so far, for the progress bar.</summary>
    public int RowsRead { get; set; }

    /// <summary>The receipt as JSON once the import ended.</summary>
    public string? Receipt { get; set; }

    /// <summary>The public id.</summary>
    public string Number => FormatNumber(Id);

    public static string FormatNumber(int id) => $"U-{id:D6}";

    /// <summary>The number of a public id, or null when it is none.</summary>
    public static int? ParseNumber(string text) =>
        text.StartsWith("U-", StringComparison.Ordinal) && int.TryParse(text.AsSpan(2), out var id) ? id : null;
}
