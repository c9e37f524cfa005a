namespace FoodSafety.Lims.Documents.Text;

/// <summary>How text looks.</summary>
/// <param name="Family">The typeface.</param>
/// <param name="Size">Size of the em in points, above 0. Chinese sizes: 小四 = 12, 五号 = 10.5, 小五 = 9, 三号 = 16, 二号 = 22.</param>
/// <param name="Bold">Whether the bold file is used.</param>
/// <param name="Color">Colour of the characters.</param>
/// <param name="LineHeight">Distance of lines as a multiple of <paramref name="Size"/>; Chinese text wants 1.3 to 1.8.</param>
public sealed record TextStyle(FontFamily Family, double Size, bool Bold, Color Color, double LineHeight)
{
    /// <summary>Serif, 五号 (10.5 pt), black, lines 1.4 em apart.</summary>
    public static TextStyle Default { get; } = new(FontFamily.Serif, 10.5, false, Color.Black, 1.4);

    /// <summary>This style in another size, in points.</summary>
    public TextStyle Sized(double size) => this with { Size = size };

    /// <summary>This style in bold.</summary>
    public TextStyle Bolder() => this with { Bold = true };

    /// <summary>This style in another typeface.</summary>
    public TextStyle In(FontFamily family) => this with { Family = family };

    /// <summary>This style with another distance of lines, a multiple of the size.</summary>
    public TextStyle Spaced(double lineHeight) => this with { LineHeight = lineHeight };
}
