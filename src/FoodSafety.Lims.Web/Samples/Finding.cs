namespace FoodSafety.Lims.Web.Samples;

/// <summary>An inbound non-compliant finding (不合格线索): from 国抽, 省抽, another county or a complaint; needs no registered sample.</summary>
public sealed class Finding
{
    public long Id { get; set; }

    public required string SampleNo { get; set; }

    public required string DistrictCode { get; set; }

    public required string Food { get; set; }

    /// <summary>不合格项目║检验结果║标准值 as written.</summary>
    public required string Failures { get; set; }

    public string? SampledParty { get; set; }

    public string? Producer { get; set; }

    public string? Source { get; set; }

    public DateOnly? BulletinOn { get; set; }

    public string? Details { get; set; }

    public int UploadId { get; set; }

    public int RowNumber { get; set; }
}
