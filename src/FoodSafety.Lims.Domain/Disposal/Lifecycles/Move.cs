namespace FoodSafety.Lims.Domain.Disposal.Lifecycles;

/// <summary>One cell of a lifecycle's table.</summary>
/// <param name="From">Stage the case must be in.</param>
/// <param name="Action">What is done.</param>
/// <param name="To">Stage the case is in afterwards.</param>
/// <param name="Needs">Evidence without which this move is refused.</param>
public sealed record Move(CaseStage From, CaseAction Action, CaseStage To, params EvidenceKind[] Needs)
{
    /// <summary>Evidence that is usually given with this move and that it goes without.</summary>
    public IReadOnlyList<EvidenceKind> Offers { get; init; } = [];

    /// <summary>Of what it needs: evidence that the record or a draw brings where there is one, and that nobody then gives.</summary>
    public IReadOnlyList<EvidenceKind> Brought { get; init; } = [];

    /// <summary>Conditions besides evidence.</summary>
    public Guard? Guard { get; init; }

    /// <summary>How the matter ended, when this move settles it; None leaves it as it was.</summary>
    public CaseResolution Resolution { get; init; }

    /// <summary>Whether the lifecycle's closing list must be complete.</summary>
    public bool Closes { get; init; }

    /// <summary>Whether who does this asks for the second person's approval.</summary>
    public bool RequestsApproval { get; init; }

    /// <summary>The kind of case that carries on, opened in the same transaction.</summary>
    public CaseKind? Opens { get; init; }
}
