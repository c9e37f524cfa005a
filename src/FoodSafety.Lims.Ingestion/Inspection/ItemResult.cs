using FoodSafety.Lims.Domain.Judgement;

namespace FoodSafety.Lims.Ingestion.Inspection;

/// <summary>One test item of a row, read but not yet judged beside its sample.</summary>
/// <param name="TestItem">As written.</param>
/// <param name="Phase">初检 or 复检.</param>
/// <param name="Value">The result, unit and detection limits of their own columns filled in.</param>
/// <param name="Limit">As given; null where the row gives none and the table of limits is asked.</param>
public sealed record ItemResult(string TestItem, ResultPhase Phase, MeasuredValue Value, Limit? Limit);
