using System.Collections.Immutable;
using FoodSafety.Lims.Domain.Sampling;

namespace FoodSafety.Lims.Ingestion.Inspection;

/// <summary>One row of a laboratory's results: one item, or k items written in one row.</summary>
public sealed record ResultRow
{
    /// <summary>The spreadsheet's row number.</summary>
    public required int RowNumber { get; init; }

    /// <summary>White space removed, case kept.</summary>
    public required string SampleNo { get; init; }

    /// <summary>At least one, unless the row is refused.</summary>
    public required ImmutableArray<ItemResult> Items { get; init; }

    /// <summary>What the laboratory said; null when it said nothing.</summary>
    public Verdict? ReportedVerdict { get; init; }

    public DateOnly TestedOn { get; init; }

    public DateOnly? IssuedOn { get; init; }

    /// <summary>Empty when none is given.</summary>
    public required string ReportNo { get; init; }

    public string? Unit { get; init; }

    /// <summary>检验依据 as written; null when not given.</summary>
    public string? Method { get; init; }

    /// <summary>All other columns as one JSON object, in an order of its own.</summary>
    public string? Details { get; init; }

    /// <summary>Refused by reading: only its sample is still looked up, so that all faults are named.</summary>
    public bool IsRefused { get; init; }

    /// <summary>Headers of the file for faults that are found beside the sample.</summary>
    public required (string SampleNo, string Result, string Unit, string Limit, string Verdict, string TestedOn, string TestItem, string ReportNo) Headers { get; init; }
}
