namespace FoodSafety.Lims.Domain.Disposal;

/// <summary>One thing that happened to a case.</summary>
/// <param name="Version">The case's version after it; 1 is the opening.</param>
/// <param name="Action">Code of the action, or <c>open</c>, <c>attach-evidence</c>.</param>
/// <param name="From">Stage before; null for the opening.</param>
/// <param name="To">Stage after.</param>
/// <param name="By">Who did it.</param>
/// <param name="At">When.</param>
/// <param name="Evidence">Codes of the evidence given with it.</param>
public sealed record CaseEvent(
    int Version,
    string Action,
    string? From,
    string To,
    string By,
    DateTimeOffset At,
    IReadOnlyList<string> Evidence)
{
    /// <summary>Action code of the opening.</summary>
    public const string Open = "open";

    /// <summary>Action code of evidence attached without a move.</summary>
    public const string AttachEvidence = "attach-evidence";
}
