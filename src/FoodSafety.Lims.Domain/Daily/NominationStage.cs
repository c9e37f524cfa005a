namespace FoodSafety.Lims.Domain.Daily;

/// <summary>A stage of <see cref="NominationLifecycle"/>: its stable code and its name for people.</summary>
public sealed record NominationStage(string Code, string Name);
