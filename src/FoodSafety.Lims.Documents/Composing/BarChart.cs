using FoodSafety.Lims.Documents.Text;

namespace FoodSafety.Lims.Documents.Composing;

/// <summary>
/// Horizontal bars, one a line: the label at the left, the bar from a common zero, its caption behind it, and a mark where
/// its target lies. All bars share one scale, up to the largest value or target.
/// </summary>
/// <param name="Bars">The bars from above.</param>
public sealed record BarChart(IReadOnlyList<Bar> Bars)
{
    /// <summary>Height of one bar's line, in points.</summary>
    public double LineHeight { get; init; } = 18;

    /// <summary>Share of the width that labels take, 0 to 1.</summary>
    public double LabelShare { get; init; } = 0.28;

    /// <summary>Share of the width kept free for captions, 0 to 1.</summary>
    public double CaptionShare { get; init; } = 0.18;

    /// <summary>Size of its text in points.</summary>
    public double TextSize { get; init; } = 9;

    /// <summary>The colour of bars that name none.</summary>
    public Color Color { get; init; } = Color.Gray(110);

    /// <summary>Height of the whole chart, in points.</summary>
    public double Height => Bars.Count * LineHeight;

    internal void Draw(Drawing drawing)
    {
        const double gap = 5;
        var labelWidth = drawing.Width * LabelShare;
        var scaleWidth = Math.Max(0, drawing.Width - labelWidth - drawing.Width * CaptionShare - gap);
        var largest = Bars.Select(bar => Math.Max(bar.Value, bar.Target ?? 0)).Append(0).Max();
        foreach (var (index, bar) in Bars.Index())
        {
            var top = index * LineHeight;
            var length = largest > 0 ? Math.Max(0, bar.Value) / largest * scaleWidth : 0;
            var textTop = top + (LineHeight - TextSize) / 2;
            Write(drawing, bar.Label, 0, textTop, labelWidth, TextAlignment.Right);
            drawing.Rectangle(labelWidth + gap, top + LineHeight * 0.2, length, LineHeight * 0.6, bar.Color ?? Color);
            var end = length;
            if (bar.Target is { } target && largest > 0)
            {
                var at = target / largest * scaleWidth;
                drawing.Line(labelWidth + gap + at, top + LineHeight * 0.08, labelWidth + gap + at, top + LineHeight * 0.92, Documents.Color.Black, 1);
                end = Math.Max(length, at);
            }

            Write(drawing, bar.Caption, labelWidth + end + 2 * gap, textTop, Math.Max(1, drawing.Width - labelWidth - end - 2 * gap), TextAlignment.Left);
        }

        drawing.Line(labelWidth + gap, 0, labelWidth + gap, Height, Documents.Color.Black);
    }

    private void Write(Drawing drawing, string text, double x, double y, double width, TextAlignment alignment) =>
        drawing.Text(Shorten(drawing, text, width), x, y, width, alignment, Style);

    /// <summary>What does not fit its line ends in an ellipsis.</summary>
    private string Shorten(Drawing drawing, string text, double width)
    {
        if (drawing.Measure(text, Style) <= width)
            return text;
        var runes = text.EnumerateRunes().Select(rune => rune.ToString()).ToList();
        while (runes.Count > 1 && drawing.Measure(string.Concat(runes) + "…", Style) > width)
            runes.RemoveAt(runes.Count - 1);
        return string.Concat(runes) + "…";
    }

    private TextStyle Style(TextStyle style) => style.Sized(TextSize).Spaced(1);
}
