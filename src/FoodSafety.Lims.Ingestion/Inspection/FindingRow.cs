using System.Collections.Immutable;

namespace FoodSafety.Lims.Ingestion.Inspection;

/// <summary>One accepted row of inbound findings (不合格线索): a sample that someone else found non-compliant.</summary>
public sealed record FindingRow
{
    /// <summary>The spreadsheet's row number.</summary>
    public required int RowNumber { get; init; }

    /// <summary>White space removed, case kept.</summary>
    public required string SampleNo { get; init; }

    public required string Food { get; init; }

    /// <summary>食品大类 as resolved; null = unmapped.</summary>
    public string? Category { get; init; }

    /// <summary>Whether it is no food but follows another regime, as its name or its category says.</summary>
    public bool OtherRegime { get; init; }

    /// <summary>The cell of failures as written.</summary>
    public required string Failures { get; init; }

    /// <summary>Its items, first examinations and re-examinations.</summary>
    public required ImmutableArray<ItemResult> Items { get; init; }

    public string? SampledParty { get; init; }

    public string? Producer { get; init; }

    public string? Source { get; init; }

    /// <summary>公告号; empty when none is given.</summary>
    public required string BulletinNo { get; init; }

    public DateOnly? BulletinOn { get; init; }

    /// <summary>收到日期: the local day the office received the report or the letter; null where the file does not say. Never after the import.</summary>
    public DateOnly? ReceivedOn { get; init; }

    /// <summary>All other columns as one JSON object, in an order of its own.</summary>
    public string? Details { get; init; }
}
