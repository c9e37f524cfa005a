namespace FoodSafety.Lims.Web.Uploads;

/// <summary>A row that was not stored because its twin is.</summary>
public sealed class UploadDuplicate
{
    public int UploadId { get; set; }

    /// <summary>The spreadsheet's row number.</summary>
    public int RowNumber { get; set; }

    /// <summary>The upload the twin came with; the upload itself when it stands earlier in the file.</summary>
    public int TwinUploadId { get; set; }

    public int TwinRowNumber { get; set; }
}
