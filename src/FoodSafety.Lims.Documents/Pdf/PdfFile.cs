using System.Text;

namespace FoodSafety.Lims.Documents.Pdf;

/// <summary>A document as a PDF/A-2b file: pages, outline, links, colour profile and metadata around what canvases drew.</summary>
internal sealed class PdfFile
{
    private const int PrintFlag = 4;

    private readonly PdfWriter _writer;
    private readonly DocumentProperties _properties;
    private readonly int _tree;
    private readonly List<PdfPage> _pages = [];

    public PdfFile(Stream output, DocumentProperties properties)
    {
        _properties = properties;
        _writer = new PdfWriter(output);
        _tree = _writer.Reserve();
        Resources = new PdfResources(_writer);
    }

    public PdfResources Resources { get; }

    public IReadOnlyList<PdfPage> Pages => _pages;

    public PdfPage AddPage(PageSize size)
    {
        var page = new PdfPage(_pages.Count + 1, _writer.Reserve(), size);
        _pages.Add(page);
        return page;
    }

    /// <summary>Puts what was drawn onto its page: <paramref name="beneath"/> what is there already, or above.</summary>
    public void Place(PdfPage page, Canvas canvas, bool beneath = false)
    {
        if (canvas.Content.IsEmpty)
            return;
        // Layers change colours and widths; each one's changes end with it.
        var content = new byte[canvas.Content.Length + 4];
        "q\n"u8.CopyTo(content);
        canvas.Content.CopyTo(content.AsSpan(2));
        "Q\n"u8.CopyTo(content.AsSpan(content.Length - 2));
        page.Contents.Insert(beneath ? 0 : page.Contents.Count, _writer.WriteStream("", content));
    }

    public long Finish()
    {
        foreach (var page in _pages)
            WritePage(page);
        Resources.Write();
        var kids = string.Join(' ', _pages.Select(page => $"{page.ObjectNumber} 0 R"));
        _writer.WriteObject(_tree, $"<< /Type /Pages /Kids [{kids}] /Count {_pages.Count} >>");

        var profile = _writer.WriteStream("/N 3", SrgbProfile.Bytes);
        var metadata = _writer.WriteStream("/Type /Metadata /Subtype /XML", XmpMetadata.Write(_properties), compress: false);
        var information = _writer.WriteObject(XmpMetadata.Dictionary(_properties));
        var catalog = new StringBuilder(
            $"<< /Type /Catalog /Pages {_tree} 0 R /Metadata {metadata} 0 R /Lang {PdfSyntax.Ascii(_properties.Language)} "
            + "/MarkInfo << /Marked false >> /ViewerPreferences << /DisplayDocTitle true >> "
            + $"/OutputIntents [<< /Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB IEC61966-2.1) /Info (sRGB IEC61966-2.1) /DestOutputProfile {profile} 0 R >>]");
        if (Resources.Anchors.Count > 0)
            catalog.Append($" /Names << /Dests {WriteDestinations()} 0 R >>");
        if (Resources.Bookmarks.Count > 0)
            catalog.Append($" /Outlines {new OutlineTree(Resources.Bookmarks).Write(_writer)} 0 R /PageMode /UseOutlines");
        _writer.Finish(_writer.WriteObject(catalog.Append(" >>").ToString()), information);
        return _writer.Length;
    }

    private void WritePage(PdfPage page)
    {
        var links = string.Join(' ', page.Links.Select(link => $"{_writer.WriteObject(LinkSyntax(link))} 0 R"));
        var contents = string.Join(' ', page.Contents.Select(number => $"{number} 0 R"));
        _writer.WriteObject(page.ObjectNumber,
            $"<< /Type /Page /Parent {_tree} 0 R /MediaBox [0 0 {PdfSyntax.Numbers(page.Size.Width, page.Size.Height)}] "
            + $"/Resources {Resources.ObjectNumber} 0 R /Contents [{contents}]{(links.Length > 0 ? $" /Annots [{links}]" : "")} >>");
    }

    private string LinkSyntax(PdfLink link)
    {
        if (link.Anchor is { } anchor && !Resources.Anchors.ContainsKey(anchor))
            throw new InvalidOperationException($"A link leads to the anchor '{anchor}', which no page has.");
        var target = link.Anchor is not null
            ? $"/Dest {PdfSyntax.Text(link.Anchor)}"
            : $"/A << /Type /Action /S /URI /URI {PdfSyntax.Ascii(new Uri(link.Uri!).AbsoluteUri)} >>";
        return $"<< /Type /Annot /Subtype /Link /Rect [{PdfSyntax.Numbers(link.Box)}] /Border [0 0 0] /F {PrintFlag} {target} >>";
    }

    private int WriteDestinations()
    {
        var names = Resources.Anchors
            .OrderBy(anchor => PdfSyntax.Text(anchor.Key), StringComparer.Ordinal)
            .Select(anchor => $"{PdfSyntax.Text(anchor.Key)} {anchor.Value.Syntax}");
        return _writer.WriteObject($"<< /Names [{string.Join(' ', names)}] >>");
    }
}
