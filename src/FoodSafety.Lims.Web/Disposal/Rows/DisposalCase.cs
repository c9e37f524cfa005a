namespace FoodSafety.Lims.Web.Disposal;

/// <summary>A case of either kind: positive (阳性处置) or disposal (核查处置).</summary>
public sealed class DisposalCase
{
    public int Id { get; set; }

    /// <summary>E.g. YX-440304-2023-00001 (阳性), HC-440304-2023-00001 (核查).</summary>
    public required string Number { get; set; }

    /// <summary>positive | disposal</summary>
    public required string Kind { get; set; }

    public required string DistrictCode { get; set; }

    public required string Stage { get; set; }

    /// <summary>Grows with each change; a change that names an old version is refused.</summary>
    public int Version { get; set; }

    /// <summary>When the event that opened it happened: the test, or the report of the finding.</summary>
    public DateTimeOffset OpenedAt { get; set; }

    public DateTimeOffset? ClosedAt { get; set; }

    /// <summary>The record that opened it.</summary>
    public int UploadId { get; set; }

    public int RowNumber { get; set; }

    public required string SampleNo { get; set; }

    /// <summary>All its items, joined by 、.</summary>
    public required string TestItems { get; set; }

    /// <summary>Of a positive: the market and local day that with SampleNo name the rapid batch.</summary>
    public int? MarketId { get; set; }

    public DateOnly? TestedOn { get; set; }

    /// <summary>Of a disposal: the registered sample or the inbound finding.</summary>
    public long? SampleId { get; set; }

    public long? FindingId { get; set; }

    public required string Food { get; set; }

    public Domain.Sampling.Organiser Organiser { get; set; }

    /// <summary>Whether the food is 食用农产品; null when its category is not known.</summary>
    public bool? FarmProduce { get; set; }

    /// <summary>The legal function of the task, which chooses the clocks; null where the record does not say: market supervision.</summary>
    public Domain.Disposal.LegalFunction? LegalFunction { get; set; }

    /// <summary>Whether it is no food but 食品相关产品 or 复用餐饮具, which follow another regime.</summary>
    public bool OtherRegime { get; set; }

    /// <summary>When the vendor was told of a rapid positive: starts the 4-hour clock.</summary>
    public DateTimeOffset? NotifiedAt { get; set; }

    public List<CaseParty> Parties { get; set; } = [];

    public List<CaseEvent> Events { get; set; } = [];

    public List<CaseEvidence> Evidence { get; set; } = [];
}
