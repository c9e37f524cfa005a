using System.IO.Compression;
using System.Text;
using System.Xml.Linq;

namespace FoodSafety.Lims.Tests.Web.Workbooks;

/// <summary>A sheet of a workbook read from its XML, without any of our own code, and changed there as a person changes cells.</summary>
internal sealed class SheetCells
{
    private static readonly XNamespace Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    private readonly byte[] _workbook;
    private readonly string _part;
    private readonly XDocument _sheet;

    public SheetCells(byte[] workbook, int number = 1)
    {
        (_workbook, _part) = (workbook, $"xl/worksheets/sheet{number}.xml");
        _sheet = XDocument.Parse(Part(_part)!, LoadOptions.PreserveWhitespace);
        Comments = Part($"xl/comments{number}.xml") is { } comments
            ? XDocument.Parse(comments).Descendants(Main + "comment").ToDictionary(comment => comment.Attribute("ref")!.Value, comment => comment.Value)
            : [];
        Shapes = Part($"xl/drawings/vmlDrawing{number}.vml") is { } drawing
            ? XDocument.Parse(drawing).Descendants().Count(element => element.Name.LocalName == "shape")
            : 0;
    }

    /// <summary>Text of the comments by cell.</summary>
    public IReadOnlyDictionary<string, string> Comments { get; }

    /// <summary>Boxes the comments are drawn in.</summary>
    public int Shapes { get; }

    public static IReadOnlyList<string> SheetNames(byte[] workbook) =>
        [.. XDocument.Parse(new SheetCells(workbook).Part("xl/workbook.xml")!).Descendants(Main + "sheet").Select(sheet => sheet.Attribute("name")!.Value)];

    public string? Part(string name)
    {
        using var archive = new ZipArchive(new MemoryStream(_workbook));
        if (archive.GetEntry(name) is not { } entry)
            return null;
        using var text = new StreamReader(entry.Open(), Encoding.UTF8);
        return text.ReadToEnd();
    }

    /// <summary>Text of a cell such as B7; "" where there is none.</summary>
    public string this[string cell] => Find(cell)?.Descendants(Main + "t").SingleOrDefault()?.Value ?? "";

    /// <summary>Texts of a row up to its last cell.</summary>
    public string[] Row(int number)
    {
        var cells = _sheet.Descendants(Main + "row").SingleOrDefault(row => row.Attribute("r")!.Value == $"{number}")?.Elements(Main + "c").ToList() ?? [];
        return cells.Count == 0 ? [] : [.. Enumerable.Range(0, ColumnOf(cells[^1]) + 1).Select(column => cells.Find(cell => ColumnOf(cell) == column)?.Value ?? "")];
    }

    /// <summary>Number of the last row with a cell.</summary>
    public int LastRow => _sheet.Descendants(Main + "row").Select(row => (int)row.Attribute("r")!).Last();

    /// <summary>Index of the style, or -1 where there is no cell.</summary>
    public int Style(string cell) => (int?)Find(cell)?.Attribute("s") ?? -1;

    /// <summary>Colour of the cell's ground as ARGB; null for none.</summary>
    public string? Fill(string cell)
    {
        var styles = XDocument.Parse(Part("xl/styles.xml")!).Root!;
        var format = styles.Element(Main + "cellXfs")!.Elements().ElementAt(Style(cell));
        return styles.Element(Main + "fills")!.Elements().ElementAt((int)format.Attribute("fillId")!).Descendants(Main + "fgColor").SingleOrDefault()?.Attribute("rgb")?.Value;
    }

    /// <summary>Whether a spreadsheet takes the cell for text whatever it begins with.</summary>
    public bool HasQuotePrefix(string cell) => (string?)XDocument.Parse(Part("xl/styles.xml")!).Root!
        .Element(Main + "cellXfs")!.Elements().ElementAt(Style(cell)).Attribute("quotePrefix") == "1";

    public void Write(string cell, string text)
    {
        var found = Find(cell) ?? throw new InvalidOperationException($"There is no cell {cell}.");
        found.SetAttributeValue("t", "inlineStr");
        found.ReplaceNodes(new XElement(Main + "is", new XElement(Main + "t", text)));
    }

    /// <summary>The workbook with what was written.</summary>
    public byte[] Save()
    {
        using var stream = new MemoryStream();
        stream.Write(_workbook);
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            archive.GetEntry(_part)!.Delete();
            using var part = archive.CreateEntry(_part).Open();
            _sheet.Save(part, SaveOptions.DisableFormatting);
        }
        return stream.ToArray();
    }

    /// <summary>The sheet as a spreadsheet saves it as CSV.</summary>
    public byte[] ToCsv(Encoding encoding)
    {
        var text = new StringBuilder();
        for (var row = 1; row <= LastRow; row++)
            text.AppendJoin(',', Row(row).Select(cell => $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"")).Append("\r\n");
        return [.. encoding.GetPreamble(), .. encoding.GetBytes(text.ToString())];
    }

    private static int ColumnOf(XElement cell)
    {
        var column = 0;
        foreach (var letter in cell.Attribute("r")!.Value.TakeWhile(char.IsAsciiLetter))
            column = column * 26 + letter - 'A' + 1;
        return column - 1;
    }

    private XElement? Find(string cell) => _sheet.Descendants(Main + "c").SingleOrDefault(found => found.Attribute("r")!.Value == cell);
}
