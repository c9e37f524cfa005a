namespace FoodSafety.Lims.Domain.Disposal;

/// <summary>What an accepted request did.</summary>
/// <param name="State">The case afterwards.</param>
/// <param name="Event">What happened.</param>
/// <param name="Evidence">The evidence given with it, to be stored.</param>
/// <param name="Opens">The kind of case that must be opened in the same transaction, or null.</param>
public sealed record CaseChange(CaseState State, CaseEvent Event, IReadOnlyList<EvidenceItem> Evidence, CaseKind? Opens = null)
{
    /// <summary>What had happened in a case that it took in and goes on in it, after <see cref="Event"/> in this order.</summary>
    public IReadOnlyList<CaseEvent> Carried { get; init; } = [];
}
