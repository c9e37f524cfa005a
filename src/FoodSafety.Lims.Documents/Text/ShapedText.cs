using System.Text;
using FoodSafety.Lims.Documents.Fonts;
using FoodSafety.Lims.Documents.Layout;

namespace FoodSafety.Lims.Documents.Text;

/// <summary>A paragraph's characters with their fonts, widths and break classes; one character, one glyph, no ligatures.</summary>
internal sealed class ShapedText
{
    public required int[] CodePoints { get; init; }

    /// <summary>The font of each character; null when no font has it.</summary>
    public required TrueTypeFont?[] Fonts { get; init; }

    /// <summary>Widths in points.</summary>
    public required double[] Advances { get; init; }

    public required BreakClass[] Classes { get; init; }

    /// <summary>Which span each character belongs to.</summary>
    public required int[] SpanIndexes { get; init; }

    public required TextStyle[] Styles { get; init; }

    public static ShapedText Shape(IReadOnlyList<TextSpan> spans, in LayoutContext context)
    {
        List<int> codePoints = [], spanIndexes = [];
        List<TrueTypeFont?> fonts = [];
        List<double> advances = [];
        List<BreakClass> classes = [];
        var styles = new TextStyle[spans.Count];
        for (var index = 0; index < spans.Count; index++)
        {
            var style = styles[index] = spans[index].Restyle?.Invoke(context.Style) ?? context.Style;
            foreach (var rune in spans[index].Words(context).ReplaceLineEndings("\n").EnumerateRunes())
            {
                var kind = BreakClasses.Of(rune.Value);
                var codePoint = rune.Value == '\t' ? ' ' : rune.Value;
                var isDrawn = kind is not (BreakClass.Newline or BreakClass.Invisible);
                var font = isDrawn ? context.Fonts.Find(style, codePoint) : null;
                codePoints.Add(codePoint);
                spanIndexes.Add(index);
                fonts.Add(font);
                classes.Add(kind);
                advances.Add(AdvanceOf(codePoint, font, isDrawn, style.Size));
            }
        }

        return new ShapedText
        {
            CodePoints = [.. codePoints],
            Fonts = [.. fonts],
            Advances = [.. advances],
            Classes = [.. classes],
            SpanIndexes = [.. spanIndexes],
            Styles = styles,
        };
    }

    /// <summary>The width of the widest paragraph on a single line.</summary>
    public double NaturalWidth(double indent)
    {
        double widest = 0, width = indent;
        for (var at = 0; at < Classes.Length; at++)
        {
            width = Classes[at] == BreakClass.Newline ? indent : width + Advances[at];
            widest = Math.Max(widest, width);
        }

        return widest;
    }

    private static double AdvanceOf(int codePoint, TrueTypeFont? font, bool isDrawn, double size)
    {
        if (!isDrawn)
            return 0;
        // An uncovered character is drawn as a frame one em wide.
        return font is null ? size : font.AdvanceOfCharacter(codePoint) * size / font.UnitsPerEm;
    }
}
