namespace FoodSafety.Lims.Web.Samples;

/// <summary>One sampling form (抽样单): a sample of sampling inspection (抽检).</summary>
public sealed class Sample
{
    public long Id { get; set; }

    /// <summary>抽样单编号, white space removed, case kept; unique.</summary>
    public required string SampleNo { get; set; }

    /// <summary>The office's own number, e.g. CY-440304-2023-00001; unique.</summary>
    public required string OwnNumber { get; set; }

    /// <summary>Number in the national sampling system (国抽系统), where it has one; unique.</summary>
    public string? NationalNo { get; set; }

    /// <summary>Number of the complaint (投诉举报) it was taken for.</summary>
    public string? ComplaintNo { get; set; }

    /// <summary>Number of the case whose follow-up sample (跟踪抽检) it is.</summary>
    public string? FollowUpCase { get; set; }

    /// <summary>盲样编号: what its laboratory calls it once it is re-coded; unique.</summary>
    public string? BlindCode { get; set; }

    /// <summary>Code of the stage of its way; <see cref="Stage"/> is 环节.</summary>
    public string LifecycleStage { get; set; } = Domain.Sampling.SampleLifecycle.Registered.Code;

    /// <summary>1 when registered, one more with every event of its way.</summary>
    public int Version { get; set; } = 1;

    /// <summary>When it was granted the green channel (绿色通道); null when not.</summary>
    public DateTimeOffset? GreenChannelAt { get; set; }

    /// <summary>What was done to it after its registration, oldest first.</summary>
    public List<StoredSampleEvent> Events { get; set; } = [];

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
