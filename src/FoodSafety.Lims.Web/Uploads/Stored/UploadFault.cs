namespace FoodSafety.Lims.Web.Uploads;

/// <summary>One reason why a row was refused, or one warning about an accepted row.</summary>
public sealed class UploadFault
{
    public int UploadId { get; set; }

    /// <summary>1-based order within the upload.</summary>
    public int Sequence { get; set; }

    /// <summary>The spreadsheet's row number; null when it is about the whole file.</summary>
    public int? RowNumber { get; set; }

    /// <summary>The header as it stands in the file.</summary>
    public string? ColumnName { get; set; }

    public string? Value { get; set; }

    public required string Code { get; set; }

    public required string Message { get; set; }

    public bool IsWarning { get; set; }
}
