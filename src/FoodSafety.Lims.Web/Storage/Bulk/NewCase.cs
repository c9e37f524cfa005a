using FoodSafety.Lims.Domain.Disposal;
using FoodSafety.Lims.Domain.Sampling;

namespace FoodSafety.Lims.Web.Storage.Bulk;

/// <summary>A case that an import opens in the transaction of the rows that call for it.</summary>
public sealed record NewCase
{
    public required CaseKind Kind { get; init; }

    public required string DistrictCode { get; init; }

    /// <summary>Local year of the opening event: part of the number.</summary>
    public required int Year { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }

    public required int UploadId { get; init; }

    public required int RowNumber { get; init; }

    public required string SampleNo { get; init; }

    public required IReadOnlyList<string> TestItems { get; init; }

    public required string Food { get; init; }

    public Organiser Organiser { get; init; }

    public bool? FarmProduce { get; init; }

    /// <summary>Null where the record does not tell the legal function of its task.</summary>
    public LegalFunction? Function { get; init; }

    public bool OtherRegime { get; init; }

    /// <summary>Who opens it: an import, or the person whose act called for it.</summary>
    public string By { get; init; } = CaseWriter.Importer;

    /// <summary>Number of the case it carries on; null where a record calls for it.</summary>
    public string? Link { get; init; }

    public int? MarketId { get; init; }

    public int? TestedOn { get; init; }

    public long? SampleId { get; init; }

    public long? FindingId { get; init; }

    public DateTimeOffset? NotifiedAt { get; init; }

    /// <summary>seller, producer, … with their names.</summary>
    public IReadOnlyList<(string Role, string Name)> Parties { get; init; } = [];
}
