namespace FoodSafety.Lims.Domain.Disposal;

/// <summary>One thing that happened to a case.</summary>
/// <param name="Version">The case's version after it; 1 is the opening.</param>
/// <param name="Action">Code of the action, or <c>open</c>, <c>attach-evidence</c>.</param>
/// <param name="From">Stage before; null for the opening.</param>
/// <param name="To">Stage after.</param>
/// <param name="By">Who did it.</param>
/// <param name="At">When.</param>
/// <param name="Evidence">Codes of the evidence given with it.</param>
/// <param name="Clock">Code of the clock an act on a time limit is about; null for every other act.</param>
/// <param name="Reason">Why, of an act that asks for a reason; null for every other act.</param>
/// <param name="Party">Number of the party an act on a party's task is about; null for every other act.</param>
/// <param name="Link">Number of the other case: the one it goes on in (并案, 移送) or the one it took in; null for every other act.</param>
public sealed record CaseEvent(
    int Version,
    string Action,
    string? From,
    string To,
    string By,
    DateTimeOffset At,
    IReadOnlyList<string> Evidence,
    string? Clock = null,
    string? Reason = null,
    int? Party = null,
    string? Link = null)
{
    /// <summary>Action code of the opening.</summary>
    public const string Open = "open";

    /// <summary>Action code of evidence attached without a move.</summary>
    public const string AttachEvidence = "attach-evidence";
}
