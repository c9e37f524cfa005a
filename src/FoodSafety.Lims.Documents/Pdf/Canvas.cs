using FoodSafety.Lims.Documents.Fonts;
using FoodSafety.Lims.Documents.Images;
using FoodSafety.Lims.Documents.Text;

namespace FoodSafety.Lims.Documents.Pdf;

/// <summary>
/// One layer of one page to draw on. Places are in points from the upper left corner, down; PDF counts from the lower left
/// corner, up, and this class is where one becomes the other.
/// </summary>
internal sealed class Canvas(PdfResources resources, PdfPage page)
{
    private const double FrameLine = 0.04;
    private const int IdeographicSpace = 0x3000;

    private readonly ContentStream _content = new();
    private Color? _fill;
    private Color? _stroke;
    private double? _lineWidth;

    public ReadOnlySpan<byte> Content => _content.Bytes;

    public FontBook Fonts => resources.FontBook;

    public void FillRectangle(double x, double y, double width, double height, Color color)
    {
        SetFill(color);
        _content.Add(x, Up(y + height)).Add(width, height).Add("re f\n");
    }

    public void StrokeRectangle(double x, double y, double width, double height, Color color, double lineWidth)
    {
        SetStroke(color, lineWidth);
        _content.Add(x, Up(y + height)).Add(width, height).Add("re S\n");
    }

    public void Line(double fromX, double fromY, double toX, double toY, Color color, double lineWidth)
    {
        SetStroke(color, lineWidth);
        _content.Add(fromX, Up(fromY)).Add("m ").Add(toX, Up(toY)).Add("l S\n");
    }

    /// <summary>Shows characters that all have a glyph in <paramref name="font"/>.</summary>
    /// <param name="x">Left end.</param>
    /// <param name="baseline">Where the characters stand.</param>
    /// <param name="font">The font that has them.</param>
    /// <param name="style">Size and colour.</param>
    /// <param name="codePoints">The characters.</param>
    /// <param name="classes">Their break classes: what is invisible is left out.</param>
    /// <param name="extraAfter">Room added after a character, in points; null for none.</param>
    public void ShowText(double x, double baseline, TrueTypeFont font, TextStyle style, ReadOnlySpan<int> codePoints,
        ReadOnlySpan<BreakClass> classes, Func<int, double>? extraAfter)
    {
        var pdfFont = resources.FontOf(font);
        SetFill(style.Color);
        _content.Add("BT /").Add(pdfFont.ResourceName).Add(" ").Add(style.Size).Add("Tf ").Add(x, Up(baseline)).Add("Td [<");
        for (var at = 0; at < codePoints.Length; at++)
        {
            if (classes[at] == BreakClass.Invisible)
                continue;
            var spare = font.AdvanceOfCharacter(codePoints[at]) - font.AdvanceOf(font.GlyphOf(codePoints[at]));
            var around = spare * 500.0 / font.UnitsPerEm;
            Skip(around);
            _content.AddGlyph(pdfFont.Subset.GlyphOf(codePoints[at]));
            Skip(around + (extraAfter?.Invoke(at) ?? 0) * 1000 / style.Size);
        }

        _content.Add(">] TJ ET\n");
    }

    /// <summary>Shows a character no font has: a frame one em wide with its code point, which copies and searches as itself.</summary>
    public void ShowUncovered(double x, double baseline, TextStyle style, int codePoint)
    {
        Fonts.ReportUncovered(codePoint, page.Number);
        var (size, digits) = (style.Size, codePoint.ToString("X4", System.Globalization.CultureInfo.InvariantCulture));
        var upper = (digits.Length + 1) / 2;
        var font = Fonts.Main(style);
        var small = style.Sized(size * (upper == 2 ? 0.4 : 0.36));
        _content.Add("/Span << /ActualText ").Add(PdfSyntax.Text(char.ConvertFromUtf32(codePoint))).Add(" >> BDC\n");
        StrokeRectangle(x + size * 0.06, baseline - size * 0.84, size * 0.88, size * 0.92, style.Color, size * FrameLine);
        // Readers take place and size of the replaced text from what is shown first and last: spaces as large as its neighbours.
        ReadOnlySpan<int> space = [font.GlyphOf(IdeographicSpace) != 0 ? IdeographicSpace : ' '];
        ShowText(x, baseline, font, style, space, [BreakClass.Space], null);
        ShowCentered(x + size / 2, baseline - size * 0.45, font, small, digits[..upper]);
        ShowCentered(x + size / 2, baseline - size * 0.05, font, small, digits[upper..]);
        ShowText(x, baseline, font, style, space, [BreakClass.Space], null);
        _content.Add("EMC\n");
    }

    /// <summary>Shows an image in a box; the image keeps nothing of its own proportions here.</summary>
    public void ShowImage(PdfImage image, double x, double y, double width, double height)
    {
        var name = resources.NameOf(image);
        _content.Add("q ");
        foreach (var value in image.Placement(x, Up(y + height), width, height))
            _content.Add(value);
        _content.Add("cm /").Add(name).Add(" Do Q\n");
    }

    public void LinkToUri(double x, double y, double width, double height, string uri) =>
        page.Links.Add(new PdfLink(Box(x, y, width, height), uri, null));

    public void LinkToAnchor(double x, double y, double width, double height, string anchor) =>
        page.Links.Add(new PdfLink(Box(x, y, width, height), null, anchor));

    public void Anchor(string name, double y)
    {
        if (!resources.Anchors.TryAdd(name, new PdfDestination(page.ObjectNumber, Up(y))))
            throw new InvalidOperationException($"Two places of the document are both the anchor '{name}': links to it would be ambiguous.");
    }

    public void Bookmark(string title, int level, double y) =>
        resources.Bookmarks.Add(new PdfBookmark(title, level, new PdfDestination(page.ObjectNumber, Up(y))));

    /// <summary>Moves on inside shown text, by thousandths of its size.</summary>
    private void Skip(double thousandths)
    {
        if (thousandths != 0)
            _content.Add("> ").Add(-thousandths).Add("<");
    }

    private void ShowCentered(double middle, double baseline, TrueTypeFont font, TextStyle style, string digits)
    {
        Span<int> codePoints = stackalloc int[digits.Length];
        Span<BreakClass> classes = stackalloc BreakClass[digits.Length];
        var width = 0.0;
        for (var at = 0; at < digits.Length; at++)
        {
            codePoints[at] = digits[at];
            width += font.AdvanceOfCharacter(digits[at]) * style.Size / font.UnitsPerEm;
        }

        ShowText(middle - width / 2, baseline, font, style, codePoints, classes, null);
    }

    private double[] Box(double x, double y, double width, double height) => [x, Up(y + height), x + width, Up(y)];

    private double Up(double y) => page.Size.Height - y;

    private void SetFill(Color color)
    {
        if (_fill == color)
            return;
        _fill = color;
        AddColor(color, "rg\n");
    }

    private void SetStroke(Color color, double lineWidth)
    {
        if (_stroke != color)
        {
            _stroke = color;
            AddColor(color, "RG\n");
        }

        if (_lineWidth.Equals(lineWidth))
            return;
        _lineWidth = lineWidth;
        _content.Add(lineWidth).Add("w\n");
    }

    private void AddColor(Color color, string operation) =>
        _content.Add(color.Red / 255.0).Add(color.Green / 255.0).Add(color.Blue / 255.0).Add(operation);
}
