namespace FoodSafety.Lims.Web.Daily;

/// <summary>A product that the public asked to have inspected (你点我检), and what became of it.</summary>
public sealed class Nomination
{
    public int Id { get; set; }

    /// <summary>DM-district-year-serial, e.g. DM-510900-HD-2023-00001.</summary>
    public required string Number { get; set; }

    public required string DistrictCode { get; set; }

    /// <summary>Tag of the campaign it came in for: 你点我检, 链上点检, 农产品任你查.</summary>
    public required string Campaign { get; set; }

    public required string Product { get; set; }

    /// <summary>Why they ask.</summary>
    public required string Reason { get; set; }

    /// <summary>How to tell them; personal, shown to the district's regulators only.</summary>
    public string? Contact { get; set; }

    public DateOnly NominatedOn { get; set; }

    /// <summary>Code of a stage of <see cref="Domain.Daily.NominationLifecycle"/>.</summary>
    public required string Stage { get; set; }

    /// <summary>1 when received, one more with every step.</summary>
    public int Version { get; set; } = 1;

    public required string ReceivedBy { get; set; }

    public DateTimeOffset ReceivedAt { get; set; }

    public string? DecidedBy { get; set; }

    public DateTimeOffset? DecidedAt { get; set; }

    /// <summary>Why it was declined, or what was arranged.</summary>
    public string? Decision { get; set; }

    /// <summary>抽样单编号 of the sample taken for it.</summary>
    public string? SampleNo { get; set; }

    /// <summary>Number of the rapid test made for it.</summary>
    public long? RapidTestId { get; set; }

    public string? LinkedBy { get; set; }

    public DateTimeOffset? LinkedAt { get; set; }

    /// <summary>Why another food answers for the one that was named (同类代替); null where it is that food.</summary>
    public string? LinkedBecause { get; set; }

    public string? ToldBy { get; set; }

    public DateTimeOffset? ToldAt { get; set; }

    /// <summary>What the public was told.</summary>
    public string? Told { get; set; }
}
