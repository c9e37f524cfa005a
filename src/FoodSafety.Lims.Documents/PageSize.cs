namespace FoodSafety.Lims.Documents;

/// <summary>The size of a sheet in points (1 pt = 1/72 inch).</summary>
/// <param name="Width">Width in points.</param>
/// <param name="Height">Height in points.</param>
public readonly record struct PageSize(double Width, double Height)
{
    /// <summary>A4 upright, 210 × 297 mm: the sheet of official documents (GB/T 9704-2012, 5.1).</summary>
    public static PageSize A4 => new(595.276, 841.89);

    /// <summary>A3 upright, 297 × 420 mm.</summary>
    public static PageSize A3 => new(841.89, 1190.551);

    /// <summary>The same sheet turned by 90°.</summary>
    public PageSize Landscape() => new(Height, Width);
}
