using FoodSafety.Lims.Documents.Composing;
using FoodSafety.Lims.Documents.Layout;
using FoodSafety.Lims.Documents.Pdf;
using FoodSafety.Lims.Documents.Text;

namespace FoodSafety.Lims.Documents;

/// <summary>
/// A document composed of pages and written as PDF, to the structure of PDF/A-2b: fonts embedded as subsets, searchable
/// text, no transparency, an sRGB output intent and XMP metadata. It reads no clock and rolls no dice: the same content
/// and properties give the same bytes on the same runtime. Pages are written as they fill.
/// </summary>
public sealed class Document(DocumentProperties properties)
{
    // Headers and footers are measured before the pages are counted, with as many digits as a long document has.
    private const int WidestPageCount = 999;

    private readonly List<PageComposer> _sections = [];

    /// <summary>Adds pages of one size with one header and footer; page numbers go on from the pages before.</summary>
    public Document Page(Action<PageComposer> compose)
    {
        var section = new PageComposer();
        compose(section);
        _sections.Add(section);
        return this;
    }

    /// <summary>Writes the document.</summary>
    /// <param name="output">Where the bytes go; written from front to back, never read.</param>
    /// <exception cref="LayoutException">Something is larger than an empty page.</exception>
    /// <exception cref="InvalidOperationException">No page was added, a place was filled twice, or a link leads nowhere.</exception>
    /// <exception cref="FileNotFoundException">A font file is missing.</exception>
    public RenderedDocument Write(Stream output)
    {
        if (_sections.Count == 0)
            throw new InvalidOperationException("The document has no pages: add some by Page before writing it.");
        var file = new PdfFile(output, properties);
        var sectionOfPage = new List<PageComposer>();
        foreach (var section in _sections)
        {
            object? rest = null;
            do
            {
                sectionOfPage.Add(section);
                rest = WriteBody(file, section, rest);
            }
            while (rest is not null);
        }

        foreach (var page in file.Pages)
            WriteSurroundings(file, sectionOfPage[page.Number - 1], page);
        return new RenderedDocument(file.Pages.Count, file.Finish(), file.Resources.FontBook.Uncovered);
    }

    /// <summary>Writes the document into memory.</summary>
    public byte[] ToBytes()
    {
        using var memory = new MemoryStream();
        Write(memory);
        return memory.ToArray();
    }

    private static object? WriteBody(PdfFile file, PageComposer section, object? from)
    {
        var page = file.AddPage(section.PageSize);
        var surroundings = ContextOf(file, section, page, WidestPageCount);
        var header = LayOut(section.Header(), section, surroundings, "header");
        var footer = LayOut(section.Footer(), section, surroundings, "footer");
        var (left, top, right, bottom) = section.Margins;
        var space = new Space(section.PageSize.Width - left - right,
            section.PageSize.Height - top - bottom - header.Height - footer.Height, MustPlace: true);
        if (space.Width <= 0 || space.Height <= 0)
            throw new LayoutException("Margins, header and footer leave no room on the page: make them smaller.");
        var body = section.Content().Slot.Layout(ContextOf(file, section, page, null), space, from);
        if (!body.IsPlaced || (body.Rest is not null && body.Rest.Equals(from)))
            throw new LayoutException(FormattableString.Invariant($"The content does not go on from page {page.Number}: something on it is larger than a page."));
        var canvas = new Canvas(file.Resources, page);
        body.Draw?.Invoke(canvas, left, top + header.Height);
        file.Place(page, canvas);
        return body.Rest;
    }

    private static void WriteSurroundings(PdfFile file, PageComposer section, PdfPage page)
    {
        var context = ContextOf(file, section, page, file.Pages.Count);
        var (left, top, _, bottom) = section.Margins;
        var canvas = new Canvas(file.Resources, page);
        section.Background().Slot
            .Layout(context, new Space(section.PageSize.Width, section.PageSize.Height, true), null)
            .Draw?.Invoke(canvas, 0, 0);
        LayOut(section.Header(), section, context, "header").Draw?.Invoke(canvas, left, top);
        var footer = LayOut(section.Footer(), section, context, "footer");
        footer.Draw?.Invoke(canvas, left, section.PageSize.Height - bottom - footer.Height);
        file.Place(page, canvas, beneath: true);
    }

    private static Fragment LayOut(Container part, PageComposer section, in LayoutContext context, string name)
    {
        var (left, top, right, bottom) = section.Margins;
        var space = new Space(section.PageSize.Width - left - right, section.PageSize.Height - top - bottom, true);
        var fragment = part.Slot.Layout(context, space, null);
        return fragment.IsComplete ? fragment : throw new LayoutException($"The page's {name} is higher than the page: make it lower.");
    }

    private static LayoutContext ContextOf(PdfFile file, PageComposer section, PdfPage page, int? pageCount) =>
        new(file.Resources.FontBook, section.Style, TextAlignment.Left, page.Number, pageCount);
}
