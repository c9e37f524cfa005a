using System.IO.Compression;
using System.Security;
using System.Text;

namespace FoodSafety.Lims.Web.Workbooks.Writing;

/// <summary>
/// Writes an .xlsx workbook from its first byte to its last: one sheet after the other, every cell as text. What it holds in memory does not
/// grow with the rows (only comments wait for the end of their sheet). The same calls give the same bytes.
/// </summary>
/// <param name="target">Written only; need not seek; left open.</param>
public sealed class WorkbookWriter(Stream target) : IDisposable
{
    internal const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    internal const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006/relationships";
    private const string Declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

    private static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly ZipArchive _archive = new(target, ZipArchiveMode.Create, leaveOpen: true);
    private readonly List<SheetWriter> _sheets = [];

    /// <summary>0-based index of the sheet that is shown first.</summary>
    public int ActiveSheet { get; set; }

    /// <summary>Whether days count from 1904. No cell here is a number; but a text that looks like a day's is doubted as it was in the file it comes from.</summary>
    public bool CountsFrom1904 { get; set; }

    /// <summary>Ends the sheet before and begins the next.</summary>
    public SheetWriter Sheet(SheetLayout layout)
    {
        EndSheet();
        var sheet = new SheetWriter(this, _sheets.Count + 1, layout with { Name = layout.ValidName([.. _sheets.Select(before => before.Layout.Name)]) },
            _sheets.Sum(before => before.ShapeBlocks) + 1);
        _sheets.Add(sheet);
        return sheet;
    }

    public void Dispose()
    {
        EndSheet();
        Part("xl/workbook.xml", Workbook());
        Part("xl/_rels/workbook.xml.rels", RelationsOf(
            [.. _sheets.Select(sheet => ("worksheet", $"worksheets/sheet{sheet.Number}.xml")), ("styles", "styles.xml")]));
        Part("xl/styles.xml", WorkbookStyles.Xml());
        Part("[Content_Types].xml", ContentTypes());
        Part("_rels/.rels", RelationsOf([("officeDocument", "xl/workbook.xml")]));
        _archive.Dispose();
    }

    internal static string Escape(string text) => SecurityElement.Escape(text);

    /// <summary>A list of relations rId1, rId2, … of (type, target).</summary>
    internal static string RelationsOf(IReadOnlyList<(string Type, string Target)> targets)
    {
        var text = new StringBuilder($"{Declaration}<Relationships xmlns=\"{Package}\">");
        for (var i = 0; i < targets.Count; i++)
            text.Append($"<Relationship Id=\"rId{i + 1}\" Type=\"{Relations}/{targets[i].Type}\" Target=\"{targets[i].Target}\"/>");
        return text.Append("</Relationships>").ToString();
    }

    internal PieceWriter Open(string name)
    {
        var entry = _archive.CreateEntry(name, CompressionLevel.Fastest);
        entry.LastWriteTime = NoTime;
        return new PieceWriter(entry.Open());
    }

    internal void Part(string name, string content)
    {
        using var part = Open(name);
        part.Append(content);
    }

    private void EndSheet()
    {
        if (_sheets.Count > 0)
            _sheets[^1].End();
    }

    private string Workbook()
    {
        var text = new StringBuilder($"{Declaration}<workbook xmlns=\"{Main}\" xmlns:r=\"{Relations}\">{(CountsFrom1904 ? "<workbookPr date1904=\"1\"/>" : "")}<bookViews><workbookView activeTab=\"{ActiveSheet}\"/></bookViews><sheets>");
        foreach (var sheet in _sheets)
            text.Append($"<sheet name=\"{Escape(sheet.Layout.Name)}\" sheetId=\"{sheet.Number}\"{(sheet.Layout.IsHidden ? " state=\"hidden\"" : "")} r:id=\"rId{sheet.Number}\"/>");
        text.Append("</sheets>");
        if (_sheets.Any(sheet => sheet.FilterRange is not null))
        {
            text.Append("<definedNames>");
            foreach (var sheet in _sheets.Where(sheet => sheet.FilterRange is not null))
                text.Append($"<definedName name=\"_xlnm._FilterDatabase\" localSheetId=\"{sheet.Number - 1}\" hidden=\"1\">{Escape(sheet.AbsoluteFilterRange)}</definedName>");
            text.Append("</definedNames>");
        }
        return text.Append("</workbook>").ToString();
    }

    private string ContentTypes()
    {
        const string office = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
        var text = new StringBuilder($"{Declaration}<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">")
            .Append("<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>")
            .Append("<Default Extension=\"xml\" ContentType=\"application/xml\"/>")
            .Append("<Default Extension=\"vml\" ContentType=\"application/vnd.openxmlformats-officedocument.vmlDrawing\"/>")
            .Append($"<Override PartName=\"/xl/workbook.xml\" ContentType=\"{office}sheet.main+xml\"/>")
            .Append($"<Override PartName=\"/xl/styles.xml\" ContentType=\"{office}styles+xml\"/>");
        foreach (var sheet in _sheets)
        {
            text.Append($"<Override PartName=\"/xl/worksheets/sheet{sheet.Number}.xml\" ContentType=\"{office}worksheet+xml\"/>");
            if (sheet.HasComments)
                text.Append($"<Override PartName=\"/xl/comments{sheet.Number}.xml\" ContentType=\"{office}comments+xml\"/>");
        }
        return text.Append("</Types>").ToString();
    }
}
