using FoodSafety.Lims.Documents.Pdf;
using FoodSafety.Lims.Documents.Text;

namespace FoodSafety.Lims.Documents.Layout;

/// <summary>A paragraph, or several divided by newlines.</summary>
internal sealed class TextElement(IReadOnlyList<TextSpan> spans, TextAlignment? alignment, double indentInEms) : Element
{
    private static readonly LineRange EmptyLine = new(0, 0, 0, true);

    private readonly bool _dependsOnPage = spans.Any(span => span.DependsOnPage);
    private (TextStyle Style, ShapedText Text)? _shaped;
    private (ShapedText Text, double Width, List<LineRange> Lines)? _broken;

    public override double NaturalWidth(in LayoutContext context, double limit) =>
        Math.Min(limit, Shape(context).NaturalWidth(indentInEms * context.Style.Size));

    public override Fragment Layout(in LayoutContext context, Space space, object? from)
    {
        var text = Shape(context);
        var indent = Math.Min(indentInEms * context.Style.Size, space.Width / 2);
        var lines = Break(text, space.Width, indent);
        var first = from is int line ? line : 0;
        var height = 0.0;
        var end = first;
        while (end < lines.Count && space.Holds(height + LineHeight(text, lines[end], context)))
            height += LineHeight(text, lines[end++], context);

        if (end == first)
        {
            return space.MustPlace
                ? throw new LayoutException(FormattableString.Invariant(
                    $"A line of text {LineHeight(text, lines[first], context):0.#} pt high does not fit into {space.Height:0.#} pt: use smaller text or a larger page."))
                : Fragment.Nothing;
        }

        // A page's last line is not a paragraph's first (孤行).
        if (first == 0 && end == 1 && lines.Count > 2 && !space.MustPlace)
            return Fragment.Nothing;

        var drawn = context;
        return new Fragment(height, (canvas, x, y) => Draw(canvas, x, y, text, lines[first..end], space.Width, indent, drawn),
            end < lines.Count ? end : null);
    }

    private ShapedText Shape(in LayoutContext context)
    {
        if (_dependsOnPage)
            return ShapedText.Shape(spans, context);
        if (_shaped is { } known && known.Style == context.Style)
            return known.Text;
        var text = ShapedText.Shape(spans, context);
        _shaped = (context.Style, text);
        return text;
    }

    private List<LineRange> Break(ShapedText text, double width, double indent)
    {
        if (_broken is { } known && ReferenceEquals(known.Text, text) && known.Width.Equals(width))
            return known.Lines;
        var lines = LineBreaker.Break(text.Classes, text.Advances, width, indent);
        if (lines.Count == 0)
            lines.Add(EmptyLine);
        _broken = (text, width, lines);
        return lines;
    }

    private static double LineHeight(ShapedText text, LineRange line, in LayoutContext context)
    {
        if (line.Start == line.End)
            return context.Style.Size * context.Style.LineHeight;
        var height = 0.0;
        for (var at = line.Start; at < line.End; at++)
        {
            var style = text.Styles[text.SpanIndexes[at]];
            height = Math.Max(height, style.Size * style.LineHeight);
        }

        return height;
    }

    private void Draw(Canvas canvas, double x, double y, ShapedText text, List<LineRange> lines, double width, double indent, LayoutContext context)
    {
        foreach (var line in lines)
        {
            var height = LineHeight(text, line, context);
            var startsParagraph = line.Start == 0 || text.Classes[line.Start - 1] == BreakClass.Newline;
            var left = startsParagraph ? indent : 0;
            var spare = Math.Max(0, width - left - line.Width);
            var (shift, extra) = (alignment ?? context.Alignment) switch
            {
                TextAlignment.Center => (spare / 2, 0.0),
                TextAlignment.Right => (spare, 0.0),
                TextAlignment.Justify when !line.EndsParagraph => (0.0, spare),
                _ => (0.0, 0.0),
            };
            DrawLine(canvas, x + left + shift, y, height, text, line, extra, context);
            y += height;
        }
    }

    private void DrawLine(Canvas canvas, double x, double y, double height, ShapedText text, LineRange line, double extra, in LayoutContext context)
    {
        var end = line.End;
        while (end > line.Start && text.Classes[end - 1] == BreakClass.Space)
            end--;
        var stretch = extra > 0 ? new Justification(text, line.Start, end, extra) : null;
        var baseline = y + BaselineOffset(text, line, height, context);
        for (var start = line.Start; start < end;)
        {
            var stop = start + 1;
            while (stop < end && text.SpanIndexes[stop] == text.SpanIndexes[start] && ReferenceEquals(text.Fonts[stop], text.Fonts[start]))
                stop++;
            var runWidth = DrawRun(canvas, x, baseline, text, start, stop, stretch);
            if (spans[text.SpanIndexes[start]].Uri is { } uri)
                canvas.LinkToUri(x, y, runWidth, height, uri);
            x += runWidth;
            start = stop;
        }
    }

    private static double DrawRun(Canvas canvas, double x, double baseline, ShapedText text, int start, int stop, Justification? stretch)
    {
        var style = text.Styles[text.SpanIndexes[start]];
        var width = 0.0;
        for (var at = start; at < stop; at++)
            width += text.Advances[at] + (stretch?.After(at) ?? 0);
        if (text.Fonts[start] is { } font)
        {
            canvas.ShowText(x, baseline, font, style, text.CodePoints.AsSpan(start, stop - start), text.Classes.AsSpan(start, stop - start),
                stretch is null ? null : at => stretch.After(start + at));
            return width;
        }

        for (var at = start; at < stop; at++)
        {
            if (text.Classes[at] is not (BreakClass.Invisible or BreakClass.Newline))
                canvas.ShowUncovered(x, baseline, style, text.CodePoints[at]);
            x += text.Advances[at] + (stretch?.After(at) ?? 0);
        }

        return width;
    }

    /// <summary>The em box of the largest character stands in the middle of its line.</summary>
    private static double BaselineOffset(ShapedText text, LineRange line, double height, in LayoutContext context)
    {
        var largest = context.Style;
        if (line.End > line.Start)
        {
            largest = text.Styles[text.SpanIndexes[line.Start]];
            for (var at = line.Start; at < line.End; at++)
            {
                if (text.Styles[text.SpanIndexes[at]].Size > largest.Size)
                    largest = text.Styles[text.SpanIndexes[at]];
            }
        }

        var font = context.Fonts.Main(largest);
        double ascent = font.Ascent * largest.Size / font.UnitsPerEm, descent = -font.Descent * largest.Size / font.UnitsPerEm;
        return (height - ascent - descent) / 2 + ascent;
    }
}
