namespace FoodSafety.Lims.Domain.Disposal;

/// <summary>One piece of evidence on a case. Nothing overwrites an earlier one: the last of a code stands, all are kept.</summary>
/// <param name="Code">Which evidence, e.g. <c>notified-at</c>.</param>
/// <param name="By">Who gave it.</param>
/// <param name="At">When it was given.</param>
/// <param name="Value">Its content in the form its kind asks for; null for a file alone or a waiver.</param>
/// <param name="Waiver">Why it cannot be given, where its kind may be waived.</param>
/// <param name="FileSha256">SHA-256 of the stored file, 64 lower-case hexadecimal digits.</param>
/// <param name="FileName">The name the file came with.</param>
/// <param name="Party">Number of the party it is about; null for the case as a whole.</param>
public sealed record EvidenceItem(
    string Code,
    string By,
    DateTimeOffset At,
    string? Value = null,
    string? Waiver = null,
    string? FileSha256 = null,
    string? FileName = null,
    int? Party = null);
