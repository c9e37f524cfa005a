namespace FoodSafety.Lims.Web.Samples;

/// <summary>One sampling form (抽样单): a sample of sampling inspection (抽检).</summary>
public sealed class Sample
{
    public long Id { get; set; }

    /// <summary>抽样单编号, white space removed, case kept; unique.</summary>
    public required string SampleNo { get; set; }

    public required string DistrictCode { get; set; }

    public DateOnly SampledOn { get; set; }

    /// <summary>sampled | tested | reported | published: the furthest state reached.</summary>
    public required string State { get; set; }

    public DateOnly? TestedOn { get; set; }

    public DateOnly? ReportedOn { get; set; }

    public DateOnly? PublishedOn { get; set; }

    /// <summary>任务来源 国/省/市/区.</summary>
    public string? ProgrammeSource { get; set; }

    /// <summary>任务类别 监督抽检, 评价性抽检, 风险监测, …</summary>
    public required string Programme { get; set; }

    public string? Selection { get; set; }

    public string? MethodClass { get; set; }

    public required string SamplingOrganisation { get; set; }

    public required string Laboratory { get; set; }

    public required string SampledParty { get; set; }

    public required string Food { get; set; }

    /// <summary>食品大类 as written.</summary>
    public required string FoodCategory { get; set; }

    /// <summary>食品大类 as resolved against the reference; null = unmapped.</summary>
    public string? Category { get; set; }

    public string? Stage { get; set; }

    public string? PlaceType { get; set; }

    public string? Owner { get; set; }

    /// <summary>Worst verdict over its standing results: null before the first, 0 compliant, 1 non-compliant.</summary>
    public Domain.Sampling.Verdict? Verdict { get; set; }

    /// <summary>All other known and unknown columns as one JSON object.</summary>
    public string? Details { get; set; }

    public int UploadId { get; set; }

    public int RowNumber { get; set; }
}
