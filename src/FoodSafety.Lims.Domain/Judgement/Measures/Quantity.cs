namespace FoodSafety.Lims.Domain.Judgement;

/// <summary>A number in a unit; the number's trailing zeros are significant and kept.</summary>
/// <param name="Amount">The number.</param>
/// <param name="Unit">Its unit, or none.</param>
public readonly record struct Quantity(decimal Amount, MeasurementUnit Unit);
