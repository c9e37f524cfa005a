namespace FoodSafety.Lims.Documents;

/// <summary>Lengths people measure in, as the points everything here is measured in (1 pt = 1/72 inch).</summary>
public static class Length
{
    /// <summary>Millimetres in points.</summary>
    public static double Millimetres(double value) => value * 72 / 25.4;
}
