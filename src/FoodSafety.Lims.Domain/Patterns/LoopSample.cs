namespace FoodSafety.Lims.Domain.Patterns;

/// <summary>How far one sample is on the way 抽–检–研–处–控 (XH 7): local days, null where it is not that far.</summary>
/// <param name="Number">抽样单编号.</param>
/// <param name="Sampled">抽.</param>
/// <param name="Tested">检.</param>
/// <param name="Reported">研: concluded and reported.</param>
/// <param name="IsNonCompliant">Whether it failed; only then it goes on to 处 and 控.</param>
/// <param name="Case">Number of its case; null where it has none.</param>
/// <param name="Started">处: the case was taken up.</param>
/// <param name="Controlled">控: the risk was controlled.</param>
/// <param name="Closed">销号.</param>
/// <param name="LeftOn">The case left the way without 销号: transferred, cancelled, or overturned.</param>
public sealed record LoopSample(
    string Number, DateOnly Sampled, DateOnly? Tested = null, DateOnly? Reported = null, bool IsNonCompliant = false, string? Case = null, DateOnly? Started = null,
    DateOnly? Controlled = null, DateOnly? Closed = null, DateOnly? LeftOn = null);
