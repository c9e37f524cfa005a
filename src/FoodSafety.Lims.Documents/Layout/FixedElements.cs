using FoodSafety.Lims.Documents.Images;
using FoodSafety.Lims.Documents.Pdf;

namespace FoodSafety.Lims.Documents.Layout;

/// <summary>Something drawn at a height of its own that no page break divides.</summary>
internal sealed class DrawnElement(double? width, double height, Action<Canvas, double, double, double, LayoutContext> draw) : Element
{
    public override double NaturalWidth(in LayoutContext context, double limit) => Math.Min(limit, width ?? limit);

    public override Fragment Layout(in LayoutContext context, Space space, object? from)
    {
        if (!space.Holds(height))
        {
            return space.MustPlace
                ? throw new LayoutException(FormattableString.Invariant($"A drawing {height:0.#} pt high does not fit into {space.Height:0.#} pt: make it lower or the page larger."))
                : Fragment.Nothing;
        }

        var drawn = context;
        var drawnWidth = Math.Min(space.Width, width ?? space.Width);
        return new Fragment(height, (canvas, x, y) => draw(canvas, x, y, drawnWidth, drawn));
    }
}

/// <summary>A picture in its own proportions, as wide as the room, or lower where a page ends it.</summary>
internal sealed class ImageElement(PdfImage image, double? width) : Element
{
    private double Ratio => (double)image.Height / image.Width;

    public override double NaturalWidth(in LayoutContext context, double limit) => Math.Min(limit, width ?? limit);

    public override Fragment Layout(in LayoutContext context, Space space, object? from)
    {
        var shownWidth = Math.Min(space.Width, width ?? space.Width);
        if (!space.Holds(shownWidth * Ratio))
        {
            if (!space.MustPlace)
                return Fragment.Nothing;
            shownWidth = space.Height / Ratio;
        }

        var height = shownWidth * Ratio;
        return new Fragment(height, (canvas, x, y) => canvas.ShowImage(image, x, y, shownWidth, height));
    }
}
