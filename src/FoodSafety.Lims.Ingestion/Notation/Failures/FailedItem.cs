using FoodSafety.Lims.Domain.Judgement;

namespace FoodSafety.Lims.Ingestion.Notation;

/// <summary>One test item of a cell of failures.</summary>
/// <param name="Name">The item as written, trimmed; commas, slashes and digits belong to it.</param>
/// <param name="Phase">初检 or 复检.</param>
/// <param name="Value">The result, with its original text.</param>
/// <param name="Limit">The limit it is judged by, with its original text.</param>
public sealed record FailedItem(string Name, ResultPhase Phase, MeasuredValue Value, Limit Limit);
