using FoodSafety.Lims.Domain.Laboratory;

namespace FoodSafety.Lims.Web.Laboratory;

/// <summary>One edition (版次) of a laboratory's report on one sample.</summary>
public sealed class LabReport
{
    public long Id { get; set; }

    /// <summary>检验报告编号, e.g. JY-440304-LAB1-2023-00001, of a later edition with -V2; unique. It tells nothing of the sampled party.</summary>
    public required string Number { get; set; }

    public long SampleId { get; set; }

    public required string DistrictCode { get; set; }

    public required string Laboratory { get; set; }

    /// <summary>1 for the first, one more with every amendment.</summary>
    public int Edition { get; set; }

    /// <summary>Of <see cref="LabReportLifecycle"/>.</summary>
    public required string Stage { get; set; }

    /// <summary>1 when begun, one more with every event.</summary>
    public int Version { get; set; }

    /// <summary>As it was issued; null before.</summary>
    public ReportClass? Class { get; set; }

    /// <summary>The edition that this one amends; null of a first one.</summary>
    public long? ReplacesId { get; set; }

    /// <summary>The upload that its results were stored as; null before it is issued.</summary>
    public int? UploadId { get; set; }

    public List<StoredLabReportEvent> Events { get; set; } = [];

    public List<LabReportLine> Lines { get; set; } = [];
}
