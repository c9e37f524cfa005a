using FoodSafety.Lims.Domain.Sampling;

namespace FoodSafety.Lims.Ingestion.RapidTests;

/// <summary>What deciding about a new row needs of a stored one of the same batch.</summary>
/// <param name="ItemTerm">The storage's number of the test item.</param>
/// <param name="TestedAt">UTC milliseconds.</param>
/// <param name="TestedPrecision">To what precision it was written.</param>
/// <param name="Outcome">What acts.</param>
/// <param name="ReportedOutcome">What the file said.</param>
/// <param name="Reading">As written; null when there is none.</param>
/// <param name="Counters">The counters it fills, as bits of its year's plan.</param>
/// <param name="UploadId">Where it came from.</param>
/// <param name="RowNumber">Its row there.</param>
public readonly record struct StoredRapidTest(
    int ItemTerm,
    long TestedAt,
    TimePrecision TestedPrecision,
    RapidOutcome Outcome,
    RapidOutcome ReportedOutcome,
    string? Reading,
    ulong Counters,
    int UploadId,
    int RowNumber);
