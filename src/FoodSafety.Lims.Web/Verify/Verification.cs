using FoodSafety.Lims.Web.Disposal.Checks;

namespace FoodSafety.Lims.Web.Verify;

/// <summary>What <c>lims verify</c> found.</summary>
/// <param name="Ok">Whether everything that must hold holds; words without a meaning do not spoil it.</param>
/// <param name="Checked">How much was looked at.</param>
/// <param name="Discrepancies">What must hold and does not.</param>
/// <param name="LaboratoriesWithoutAccreditation">Codes of laboratories that no accreditation is recorded for: their results are not held to any.</param>
/// <param name="Unmapped">Words that were accepted as text and fill no target that asks for their class.</param>
public sealed record Verification(bool Ok, Verification.Extent Checked, IReadOnlyList<Discrepancy> Discrepancies, Verification.UnmappedWords Unmapped,
    IReadOnlyList<string> LaboratoriesWithoutAccreditation)
{
    /// <summary>Rapid tests, counters (one for each counter, day and site), uploads and cases looked at.</summary>
    public sealed record Extent(long RapidTests, long Counters, long Uploads, long Cases);

    public sealed record UnmappedWords(IReadOnlyList<Word> Foods, IReadOnlyList<Word> TestItems);

    /// <summary>A word as files write it, and in how many rows.</summary>
    public sealed record Word(string Text, long Rows);
}
