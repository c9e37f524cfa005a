using FoodSafety.Lims.Documents.Pdf;

namespace FoodSafety.Lims.Documents.Layout;

/// <summary>The part of an element that one page takes.</summary>
/// <param name="Height">Height taken, in points.</param>
/// <param name="Draw">Draws it with its upper left corner at a place; null when there is nothing to draw.</param>
/// <param name="Rest">Where the element goes on at the next page; null when it is complete.</param>
/// <param name="IsPlaced">False when this page takes none of it.</param>
internal sealed record Fragment(double Height, Action<Canvas, double, double>? Draw, object? Rest = null, bool IsPlaced = true)
{
    public static Fragment Empty { get; } = new(0, null);

    public static Fragment Nothing { get; } = new(0, null, null, false);

    public bool IsComplete => IsPlaced && Rest is null;
}
