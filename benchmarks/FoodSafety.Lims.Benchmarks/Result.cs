namespace FoodSafety.Lims.Benchmarks;

/// <summary>What one run measured, as it is shown and kept.</summary>
internal sealed record Result
{
    /// <summary>Of the files it is written to.</summary>
    public required string Name { get; init; }

    /// <summary>How large this run was: rows, markets.</summary>
    public required int Size { get; init; }

    /// <summary>How large the measure wants it. A run of another size is written beside, under its size, and counts for no measure.</summary>
    public required int MeasuredSize { get; init; }

    /// <summary>What was measured, in a sentence without its stop.</summary>
    public required string Title { get; init; }

    /// <summary>Cells of the table's header.</summary>
    public required IReadOnlyList<string> Header { get; init; }

    /// <summary>Cells of its rows.</summary>
    public required IEnumerable<IReadOnlyList<string>> Rows { get; init; }

    /// <summary>The ratios, in words.</summary>
    public required string Verdict { get; init; }

    /// <summary>All that was measured, for the JSON.</summary>
    public required object Figures { get; init; }

    /// <summary>What it says of the measures of benchmarks/measures.json, by their id.</summary>
    public required IReadOnlyDictionary<string, double> Measured { get; init; }
}
