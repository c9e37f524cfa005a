namespace FoodSafety.Lims.Domain.Quotas;

/// <summary>A figure typed in because no record of the system gives it.</summary>
/// <param name="Value">In the unit of the target that uses it.</param>
/// <param name="On">The day it holds for.</param>
/// <param name="Source">Who published it and where.</param>
public sealed record ExternalFigure(decimal Value, DateOnly On, string Source);
