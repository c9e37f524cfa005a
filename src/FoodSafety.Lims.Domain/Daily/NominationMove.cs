namespace FoodSafety.Lims.Domain.Daily;

/// <summary>One cell of the table of <see cref="NominationLifecycle"/>.</summary>
/// <param name="From">Where it may be done.</param>
/// <param name="Action">Stable code.</param>
/// <param name="Name">For people.</param>
/// <param name="To">Where it leads.</param>
/// <param name="NeedsResult">Whether the linked sample or rapid test must have its result.</param>
public sealed record NominationMove(NominationStage From, string Action, string Name, NominationStage To, bool NeedsResult);
