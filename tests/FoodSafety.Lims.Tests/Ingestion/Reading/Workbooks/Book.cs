using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;

namespace FoodSafety.Lims.Tests.Ingestion.Reading.Workbooks;

/// <summary>
/// A small .xlsx made by hand, part by part, so that a test can say exactly what stands in a cell and can also break it: the parts are those
/// that ECMA-376 asks for and spreadsheet programs write.
/// </summary>
internal sealed class Book
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private readonly List<(string Name, string State, string Xml)> _sheets = [];
    private readonly List<string> _formats = ["General"];
    private readonly List<string> _strings = [];

    public bool Is1904 { get; init; }

    /// <summary>Parts to add, or to put in the place of those that are written.</summary>
    public Dictionary<string, string> Parts { get; } = [];

    /// <summary>The XML of shared strings, each what stands inside si.</summary>
    public Book WithString(string inside)
    {
        _strings.Add(inside);
        return this;
    }

    /// <summary>Style number of a number format.</summary>
    public int Style(string format)
    {
        if (!_formats.Contains(format))
            _formats.Add(format);
        return _formats.IndexOf(format);
    }

    public Book Sheet(string name, string sheetData, string state = "visible")
    {
        _sheets.Add((name, state, $"""<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="{Main}"><sheetData>{sheetData}</sheetData></worksheet>"""));
        return this;
    }

    /// <summary>A sheet of texts; a row that is null is left out of the file, as spreadsheets do with blank rows.</summary>
    public Book Sheet(string name, IEnumerable<string?[]?> rows, string state = "visible") =>
        Sheet(name, string.Concat(rows.Select((row, index) => row is null ? "" : Row(index + 1, [.. row.Select(cell => cell is null ? "" : Text(cell))]))), state);

    public static string Row(int number, params string[] cells) =>
        $"""<row r="{number}">{string.Concat(cells.Select((cell, column) => cell.Replace("@", $"{Letters(column)}{number}")))}</row>""";

    public static string Text(string text) => $"""<c r="@" t="inlineStr"><is><t xml:space="preserve">{SecurityElement.Escape(text)}</t></is></c>""";

    public static string Number(string stored, int style = 0) => $"""<c r="@" s="{style}"><v>{stored}</v></c>""";

    public static string Cell(string type, string value) => $"""<c r="@" t="{type}"><v>{value}</v></c>""";

    public static string Letters(int column)
    {
        var letters = "";
        for (var rest = column + 1; rest > 0; rest = (rest - 1) / 26)
            letters = (char)('A' + (rest - 1) % 26) + letters;
        return letters;
    }

    public byte[] Bytes()
    {
        var parts = new Dictionary<string, string>
        {
            ["[Content_Types].xml"] = """<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>"""
                + string.Concat(_sheets.Select((_, index) => $"""<Override PartName="/xl/worksheets/sheet{index + 1}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>"""))
                + """<Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>""",
            ["_rels/.rels"] = $"""<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="{Relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>""",
            ["xl/workbook.xml"] = $"""<?xml version="1.0"?><workbook xmlns="{Main}" xmlns:r="{Relations}"><workbookPr{(Is1904 ? " date1904=\"1\"" : "")}/><sheets>"""
                + string.Concat(_sheets.Select((sheet, index) => $"""<sheet name="{SecurityElement.Escape(sheet.Name)}" sheetId="{index + 1}" state="{sheet.State}" r:id="rId{index + 1}"/>""")) + "</sheets></workbook>",
            ["xl/_rels/workbook.xml.rels"] = """<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">"""
                + string.Concat(_sheets.Select((_, index) => $"""<Relationship Id="rId{index + 1}" Type="{Relations}/worksheet" Target="worksheets/sheet{index + 1}.xml"/>"""))
                + $"""<Relationship Id="rIdA" Type="{Relations}/styles" Target="styles.xml"/><Relationship Id="rIdB" Type="{Relations}/sharedStrings" Target="sharedStrings.xml"/></Relationships>""",
            ["xl/styles.xml"] = $"""<?xml version="1.0"?><styleSheet xmlns="{Main}"><numFmts count="{_formats.Count}">"""
                + string.Concat(_formats.Select((format, index) => $"""<numFmt numFmtId="{164 + index}" formatCode="{SecurityElement.Escape(format)}"/>"""))
                + """</numFmts><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf numFmtId="0"/></cellStyleXfs><cellXfs>"""
                + string.Concat(_formats.Select((format, index) => $"""<xf numFmtId="{(format == "General" ? 0 : 164 + index)}" applyNumberFormat="1"/>""")) + "</cellXfs></styleSheet>",
            ["xl/sharedStrings.xml"] = $"""<?xml version="1.0"?><sst xmlns="{Main}">{string.Concat(_strings.Select(inside => $"<si>{inside}</si>"))}</sst>""",
        };
        for (var sheet = 0; sheet < _sheets.Count; sheet++)
            parts[$"xl/worksheets/sheet{sheet + 1}.xml"] = _sheets[sheet].Xml;
        foreach (var (name, xml) in Parts)
            parts[name] = xml;
        return Zip(parts.Select(part => (part.Key, (Action<Stream>)(stream => stream.Write(Encoding.UTF8.GetBytes(part.Value))))));
    }

    public static byte[] Zip(IEnumerable<(string Name, Action<Stream> Write)> parts)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create))
            foreach (var (name, write) in parts)
            {
                using var entry = archive.CreateEntry(name, CompressionLevel.Optimal).Open();
                write(entry);
            }
        return bytes.ToArray();
    }

    /// <summary>The number that a spreadsheet stores for an instant of the wall clock, in the 1900 system.</summary>
    public static string Serial(string time) =>
        DateTime.Parse(time, CultureInfo.InvariantCulture).ToOADate().ToString("R", CultureInfo.InvariantCulture);
}
