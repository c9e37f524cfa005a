using FoodSafety.Lims.Domain.Sampling;

namespace FoodSafety.Lims.Web.Samples;

/// <summary>
/// One row of a rapid-test log (快检): one sample × one item × one time. Written by the bulk writers, never through EF.
/// Key: (TestedOn, MarketId, SampleNo, ItemId, TestedAt, TestedPrecision); its leading columns are also the batch
/// (market, sample_no, local day), so one index answers duplicate, repeat and batch.
/// </summary>
public sealed class RapidTest
{
    public long Id { get; set; }

    /// <summary>The district's local day of the test.</summary>
    public DateOnly TestedOn { get; set; }

    public int MarketId { get; set; }

    public required string SampleNo { get; set; }

    public int ItemId { get; set; }

    public DateTimeOffset TestedAt { get; set; }

    public TimePrecision TestedPrecision { get; set; }

    /// <summary>What acts: the stricter of the reported and the judged outcome.</summary>
    public RapidOutcome Outcome { get; set; }

    /// <summary>What the file said.</summary>
    public RapidOutcome ReportedOutcome { get; set; }

    public Organiser Organiser { get; set; }

    public int FoodId { get; set; }

    /// <summary>食品大类 as resolved at import; null = unmapped.</summary>
    public int? CategoryId { get; set; }

    public int? MethodId { get; set; }

    /// <summary>The reading as written.</summary>
    public string? Reading { get; set; }

    public int? UnitId { get; set; }

    public int? PlaceTypeId { get; set; }

    public int? StageId { get; set; }

    public int? ProgrammeId { get; set; }

    public string? StallNo { get; set; }

    public string? Vendor { get; set; }

    /// <summary>快检车 or 快检室 that did it, as written.</summary>
    public string? UnitCode { get; set; }

    public DateTimeOffset? NotifiedAt { get; set; }

    /// <summary>All other known and unknown columns as one JSON object.</summary>
    public string? Details { get; set; }

    public int UploadId { get; set; }

    /// <summary>The spreadsheet's row number in that upload.</summary>
    public int RowNumber { get; set; }
}
