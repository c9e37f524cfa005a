namespace FoodSafety.Lims.Web.Uploads;

/// <summary>
/// A run of ids that one chunk's rapid tests have: these runs are how an upload's rows are found. An index on the rows themselves would be
/// written for every row of every import, for a question that is asked of a few.
/// </summary>
public sealed class UploadChunk
{
    public int UploadId { get; set; }

    public long FirstId { get; set; }

    /// <summary>Of the run; every row in it is of this upload.</summary>
    public long LastId { get; set; }
}
