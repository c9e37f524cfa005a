using FoodSafety.Lims.Documents.Layout;
using FoodSafety.Lims.Documents.Pdf;
using FoodSafety.Lims.Documents.Text;

namespace FoodSafety.Lims.Documents.Composing;

/// <summary>A box to draw into: places in points from its upper left corner, to the right and down.</summary>
public sealed class Drawing
{
    private readonly Canvas _canvas;
    private readonly LayoutContext _context;
    private readonly double _x;
    private readonly double _y;

    internal Drawing(Canvas canvas, LayoutContext context, double x, double y, double width, double height)
    {
        (_canvas, _context, _x, _y) = (canvas, context, x, y);
        (Width, Height) = (width, height);
    }

    /// <summary>Width of the box in points.</summary>
    public double Width { get; }

    /// <summary>Height of the box in points.</summary>
    public double Height { get; }

    /// <summary>A filled rectangle.</summary>
    public void Rectangle(double x, double y, double width, double height, Color fill)
    {
        if (width > 0 && height > 0)
            _canvas.FillRectangle(_x + x, _y + y, width, height, fill);
    }

    /// <summary>The outline of a rectangle.</summary>
    public void Outline(double x, double y, double width, double height, Color color, double lineWidth = 0.5) =>
        _canvas.StrokeRectangle(_x + x, _y + y, width, height, color, lineWidth);

    /// <summary>A straight line.</summary>
    public void Line(double fromX, double fromY, double toX, double toY, Color color, double lineWidth = 0.5) =>
        _canvas.Line(_x + fromX, _y + fromY, _x + toX, _y + toY, color, lineWidth);

    /// <summary>Text in a box of this width, wrapped; gives the height it takes.</summary>
    public double Text(string text, double x, double y, double width, TextAlignment alignment = TextAlignment.Left, Func<TextStyle, TextStyle>? restyle = null)
    {
        var element = new TextElement([new TextSpan(_ => text, restyle, null, false)], alignment, 0);
        var part = element.Layout(_context, new Space(width, double.PositiveInfinity, true), null);
        part.Draw?.Invoke(_canvas, _x + x, _y + y);
        return part.Height;
    }

    /// <summary>The width of a line of text in points.</summary>
    public double Measure(string text, Func<TextStyle, TextStyle>? restyle = null) =>
        new TextElement([new TextSpan(_ => text, restyle, null, false)], null, 0).NaturalWidth(_context, double.PositiveInfinity);
}
