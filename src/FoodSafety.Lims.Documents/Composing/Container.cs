using FoodSafety.Lims.Documents.Images;
using FoodSafety.Lims.Documents.Layout;
using FoodSafety.Lims.Documents.Text;

namespace FoodSafety.Lims.Documents.Composing;

/// <summary>
/// A place in a document that takes one thing: text, a column, a row, a table, a picture. Methods that decorate give the
/// place inside, so that they chain: <c>place.Padding(4).AlignCenter().Text("合计")</c>. Lengths are points.
/// </summary>
public sealed class Container
{
    internal Slot Slot { get; } = new();

    /// <summary>Empty room on all four sides.</summary>
    public Container Padding(double all) => Padding(all, all, all, all);

    /// <summary>Empty room left and right, and above and below.</summary>
    public Container Padding(double horizontal, double vertical) => Padding(horizontal, vertical, horizontal, vertical);

    /// <summary>Empty room on each side.</summary>
    public Container Padding(double left, double top, double right, double bottom) =>
        Wrap(child => new Padding(child, left, top, right, bottom));

    /// <summary>A line around.</summary>
    public Container Border(double lineWidth, Color? color = null) => Wrap(child => new Frame(child, null, color ?? Color.Black, lineWidth));

    /// <summary>A colour behind.</summary>
    public Container Background(Color color) => Wrap(child => new Frame(child, color, null, 0));

    /// <summary>A width of its own.</summary>
    public Container Width(double width) => Wrap(child => new Sized(child, width, null));

    /// <summary>A height of its own; what is inside must fit.</summary>
    public Container Height(double height) => Wrap(child => new Sized(child, null, height));

    /// <summary>As wide as it needs, in the middle, with text centred.</summary>
    public Container AlignCenter() => Wrap(child => new Aligned(child, TextAlignment.Center));

    /// <summary>As wide as it needs, at the right, with text flush right.</summary>
    public Container AlignRight() => Wrap(child => new Aligned(child, TextAlignment.Right));

    /// <summary>Another style for all text inside: <c>place.TextStyle(style => style.Sized(9))</c>.</summary>
    public Container TextStyle(Func<TextStyle, TextStyle> restyle) => Wrap(child => new Styled(child, restyle));

    /// <summary>Begins on the next page when less than this height is left: for a heading that must not stand alone.</summary>
    public Container EnsureSpace(double height) => Wrap(child => new EnsureSpace(child, height));

    /// <summary>Stays on one page, unless no page is high enough.</summary>
    public Container KeepTogether() => Wrap(child => new KeptTogether(child));

    /// <summary>Is shown on every page but the first.</summary>
    public Container AfterFirstPage() => Wrap(child => new AfterFirstPage(child));

    /// <summary>An entry of the document's outline; level 1 is the outermost.</summary>
    public Container Bookmark(string title, int level = 1) => Wrap(child => new Marked(child, (canvas, y) => canvas.Bookmark(title, level, y)));

    /// <summary>A name for <see cref="LinkTo"/>; each name once in a document.</summary>
    public Container Anchor(string name) => Wrap(child => new Marked(child, (canvas, y) => canvas.Anchor(name, y)));

    /// <summary>A click opens an address (absolute, such as https://…).</summary>
    public Container Link(string uri) => Wrap(child => new Clickable(child, uri, null));

    /// <summary>A click goes to an <see cref="Anchor"/> of this document.</summary>
    public Container LinkTo(string anchor) => Wrap(child => new Clickable(child, null, anchor));

    /// <summary>A paragraph in one style; a newline begins another.</summary>
    public void Text(string text) => Text(composer => composer.Span(text));

    /// <summary>A paragraph in one style that differs from its surroundings.</summary>
    public void Text(string text, Func<TextStyle, TextStyle> restyle) => Text(composer => composer.Span(text, restyle));

    /// <summary>A paragraph of pieces in several styles, with page numbers and links.</summary>
    public void Text(Action<TextComposer> compose)
    {
        var composer = new TextComposer();
        compose(composer);
        Put(composer.Build());
    }

    /// <summary>Things one below the other.</summary>
    public void Column(Action<ColumnComposer> compose)
    {
        var column = new ColumnElement();
        compose(new ColumnComposer(column));
        Put(column);
    }

    /// <summary>Things side by side.</summary>
    public void Row(Action<RowComposer> compose)
    {
        var row = new RowElement();
        compose(new RowComposer(row));
        Put(row);
    }

    /// <summary>A table.</summary>
    public void Table(Action<TableComposer> compose)
    {
        var composer = new TableComposer();
        compose(composer);
        Put(composer.Build());
    }

    /// <summary>A PNG or JPEG picture in its own proportions, as wide as the room or as <paramref name="width"/>.</summary>
    /// <exception cref="InvalidDataException">The file is neither, is damaged, interlaced or CMYK, or has over 100 million pixels.</exception>
    public void Image(byte[] file, double? width = null) => Put(new ImageElement(PdfImage.Read(file), width));

    /// <summary>Lines and shapes, drawn into a box of this height and the room's width (or <paramref name="width"/>).</summary>
    public void Drawing(double height, Action<Drawing> draw, double? width = null) =>
        Put(new DrawnElement(width, height, (canvas, x, y, drawnWidth, context) => draw(new Drawing(canvas, context, x, y, drawnWidth, height))));

    /// <summary>A horizontal line as wide as the room.</summary>
    public void HorizontalLine(double lineWidth = 0.5, Color? color = null) =>
        Drawing(lineWidth, drawing => drawing.Rectangle(0, 0, drawing.Width, lineWidth, color ?? Color.Black));

    /// <summary>A bar filled from the left by <paramref name="rate"/> (0 to 1; more is drawn full, less empty).</summary>
    public void ProgressBar(double rate, Color color, double height = 6)
    {
        var filled = double.IsNaN(rate) ? 0 : Math.Clamp(rate, 0, 1);
        Drawing(height, drawing =>
        {
            drawing.Rectangle(0, 0, drawing.Width, height, Color.Gray(230));
            drawing.Rectangle(0, 0, drawing.Width * filled, height, color);
        });
    }

    /// <summary>A Code 128 barcode as wide as the room, its quiet zones within.</summary>
    /// <exception cref="ArgumentException">The text is empty or holds more than the characters from space to ~.</exception>
    public void Barcode(string text, double height)
    {
        var widths = Code128.Widths(text);
        Drawing(height, drawing =>
        {
            var module = drawing.Width / (widths.Sum() + 2 * Code128.QuietModules);
            var x = Code128.QuietModules * module;
            for (var index = 0; index < widths.Count; index++)
            {
                if (index % 2 == 0)
                    drawing.Rectangle(x, 0, widths[index] * module, height, Color.Black);
                x += widths[index] * module;
            }
        });
    }

    /// <summary>A bar chart.</summary>
    public void Chart(BarChart chart) => Drawing(chart.Height, chart.Draw);

    private Container Wrap(Func<Element, Element> wrap)
    {
        var inner = new Container();
        Put(wrap(inner.Slot));
        return inner;
    }

    private void Put(Element element)
    {
        if (Slot.Content is not EmptyElement)
            throw new InvalidOperationException("This place already holds something: put several things into a column or a row.");
        Slot.Content = element;
    }
}
