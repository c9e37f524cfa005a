namespace FoodSafety.Lims.Ingestion.Notation;

/// <summary>A date as a report or bulletin gives it.</summary>
/// <param name="On">The day.</param>
/// <param name="Qualifier">What the date is when it is not the production date: 购进日期, 加工日期, 消毒日期, 订单生成日期; null when nothing is said.</param>
/// <param name="Text">As written.</param>
public sealed record NotedDate(DateOnly On, string? Qualifier, string Text);
