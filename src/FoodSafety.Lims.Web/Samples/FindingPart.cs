namespace FoodSafety.Lims.Web.Samples;

/// <summary>What one row of one upload said of a finding: several rows may make one finding, and an undo takes back its own alone.</summary>
public sealed class FindingPart
{
    public long FindingId { get; set; }

    public int UploadId { get; set; }

    /// <summary>The spreadsheet's row number.</summary>
    public int RowNumber { get; set; }

    /// <summary>Its 不合格项目║检验结果║标准值 as written.</summary>
    public required string Failures { get; set; }
}
