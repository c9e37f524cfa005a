using FoodSafety.Lims.Domain.Sampling;

namespace FoodSafety.Lims.Tests.Fuzz.Naive;

internal enum NaiveOpinion
{
    /// <summary>The contract leaves room.</summary>
    DoesNotKnow,
    Blank,
    Refused,
    Acceptable,
}

/// <summary>What the naive reader says of a row: only what is certain by the words of the contract.</summary>
internal sealed record NaiveRow(int Number, NaiveOpinion Opinion)
{
    /// <summary>Codes that the row's faults must have.</summary>
    public IReadOnlyList<string> Codes { get; init; } = [];

    // Null = not certain.
    public string? SampleNo { get; init; }

    public DateTime? TestedAt { get; init; }

    public string? Market { get; init; }

    public string? Item { get; init; }

    public RapidOutcome? Outcome { get; init; }

    public override string ToString() => $"row {Number} {Opinion} [{string.Join(", ", Codes)}] {SampleNo} {TestedAt:s} {Market} {Item} {Outcome}";
}
