namespace FoodSafety.Lims.Domain.Sampling;

/// <summary>One cell of the sample's table.</summary>
/// <param name="From">Stage the sample must be in.</param>
/// <param name="Action">What is done.</param>
/// <param name="To">Stage the sample is in afterwards; the same one where the action changes none.</param>
/// <param name="Needs">Fields without which this move is refused.</param>
public sealed record SampleMove(SampleStage From, SampleAction Action, SampleStage To, params SampleField[] Needs)
{
    /// <summary>Fields that may be given besides.</summary>
    public IReadOnlyList<SampleField> Takes { get; init; } = [];

    /// <summary>Conditions besides the fields, asked in their order.</summary>
    public IReadOnlyList<SampleGuard> Guards { get; init; } = [];
}
