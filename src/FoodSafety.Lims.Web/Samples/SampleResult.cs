using FoodSafety.Lims.Domain.Sampling;

namespace FoodSafety.Lims.Web.Samples;

/// <summary>
/// One laboratory result: key (SampleNo, TestItem, ReportNo, Phase, KeptAside). Belongs to a registered sample, or to an inbound finding.
/// </summary>
public sealed class SampleResult
{
    public long Id { get; set; }

    public long? SampleId { get; set; }

    public long? FindingId { get; set; }

    public required string SampleNo { get; set; }

    public required string TestItem { get; set; }

    /// <summary>Empty when the file gives none.</summary>
    public required string ReportNo { get; set; }

    /// <summary>initial | recheck</summary>
    public required string Phase { get; set; }

    public required string ResultText { get; set; }

    public string? UnitText { get; set; }

    /// <summary>标准值 as the row gave it.</summary>
    public string? LimitText { get; set; }

    /// <summary>What it was judged by: the row's, or the one of the table of limits where that acted; null where there was neither.</summary>
    public string? ActingLimit => Patterns.Details.Find(Details, "limit_of_table") ?? LimitText;

    /// <summary>What acts: the stricter of the reported and the judged verdict.</summary>
    public Verdict Verdict { get; set; }

    public Verdict? ReportedVerdict { get; set; }

    public DateOnly? TestedOn { get; set; }

    public string? Details { get; set; }

    /// <summary>
    /// Empty where it acts; else the code of the warning that says why it acts on nothing: a re-examination that no case ordered of its sender.
    /// </summary>
    public string KeptAside { get; set; } = "";

    public int UploadId { get; set; }

    public int RowNumber { get; set; }
}
