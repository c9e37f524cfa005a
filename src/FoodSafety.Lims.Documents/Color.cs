namespace FoodSafety.Lims.Documents;

/// <summary>An opaque sRGB colour; there is no transparency, which PDF/A viewers would blend differently.</summary>
/// <param name="Red">0 to 255.</param>
/// <param name="Green">0 to 255.</param>
/// <param name="Blue">0 to 255.</param>
public readonly record struct Color(byte Red, byte Green, byte Blue)
{
    /// <summary>Black.</summary>
    public static Color Black => default;

    /// <summary>White.</summary>
    public static Color White => new(255, 255, 255);

    /// <summary>A grey between black (0) and white (255).</summary>
    public static Color Gray(byte level) => new(level, level, level);
}
