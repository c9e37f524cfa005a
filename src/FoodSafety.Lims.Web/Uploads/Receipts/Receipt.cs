using System.Text.Json.Serialization;
using FoodSafety.Lims.Web.Months;

namespace FoodSafety.Lims.Web.Uploads;

/// <summary>What became of an import; the shape other programs rely on.</summary>
public sealed record Receipt
{
    /// <summary>At most this many faults, warnings and duplicates each stand in a receipt; all are kept with the upload.</summary>
    public const int MostFaults = 1000;

    public string? Upload { get; init; }

    public required string Kind { get; init; }

    /// <summary>completed | completed-with-refusals | refused | failed | duplicate-file | dry-run</summary>
    public required string Status { get; init; }

    public required FilePart File { get; init; }

    public required RowsPart Rows { get; init; }

    public required JudgedPart Judged { get; init; }

    public int Batches { get; init; }

    public required CasesPart CasesOpened { get; init; }

    public IReadOnlyList<FaultPart> Faults { get; init; } = [];

    public IReadOnlyList<FaultPart> Warnings { get; init; } = [];

    /// <summary>Rows that are stored already, beside their twins.</summary>
    public IReadOnlyList<DuplicatePart> Duplicates { get; init; } = [];

    /// <summary>Closed months whose records it changed: their issued reports stay, the change is told in a later month. Absent where there are none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<ClosedMonths.Touched>? Adjustments { get; init; }

    public long ElapsedMs { get; init; }

    public string? Annotated { get; init; }

    public sealed record FilePart(string Name, string Sha256, string? Encoding, string? Format, string? Sheet, int? HeaderRow)
    {
        /// <summary>The header and the first two rows below it as they were decoded: twenty cells of forty characters at the most.</summary>
        public IReadOnlyList<IReadOnlyList<string>> Preview { get; init; } = [];
    }

    public sealed record RowsPart(int Read, int Blank, int Accepted, int Duplicate, int Refused, int Stored);

    public sealed record JudgedPart(int Negative, int Positive, int Suspect, int Invalid, int Compliant, int NonCompliant);

    public sealed record CasesPart(int Positive, int Disposal);

    /// <summary>A row that was not stored, and the stored row that says the same.</summary>
    public sealed record DuplicatePart(int Row, string TwinUpload, int TwinRow);

    /// <summary>A fault, or a warning.</summary>
    public sealed record FaultPart(int? Row, string? Column, string? Value, string Code, string Message);
}
