using System.IO.Compression;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using FoodSafety.Lims.Tests.Ingestion.Reading.Workbooks;

namespace FoodSafety.Lims.Tests.Fuzz.Mutations;

/// <summary>Writes a table as a file of some format, and breaks the parts of a workbook from inside its archive.</summary>
internal static class Containers
{
    private static readonly JsonSerializerOptions PlainJson = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Text(List<string[]> table, Random random)
    {
        var delimiter = random.Next(8) switch { 0 => '\t', 1 => ';', 2 => '|', _ => ',' };
        var lineBreak = random.Next(3) == 0 ? "\r\n" : "\n";
        var text = new StringBuilder();
        foreach (var row in table)
            text.AppendJoin(delimiter, row.Select(cell => Quoted(cell, delimiter, random))).Append(lineBreak);
        if (random.Next(4) == 0 && text.Length > 0)
            text.Length -= lineBreak.Length;
        var written = text.ToString();
        return random.Next(10) switch
        {
            0 => [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(written)],
            1 => CodePagesEncodingProvider.Instance.GetEncoding("gb18030")!.GetBytes(written),
            2 => [0xFF, 0xFE, .. Utf16(written, isBigEndian: false, random)],
            3 => [0xFE, 0xFF, .. Utf16(written, isBigEndian: true, random)],
            4 => Utf16(written, isBigEndian: false, random),
            _ => Encoding.UTF8.GetBytes(written),
        };
    }

    /// <summary>A row a line under the names of the first row that holds them; null where the table has no such lines.</summary>
    public static byte[]? Lines(List<string[]> table)
    {
        var names = table[0];
        if (names.Distinct().Count() != names.Length || names.Length == 0 || table.Any(row => row.Length > names.Length))
            return null;
        // Every name in the first line: the header is the names of all lines in the order they were first met.
        return Encoding.UTF8.GetBytes(string.Concat(table.Skip(1).Select(row =>
            JsonSerializer.Serialize(names.Select((name, at) => (name, at)).ToDictionary(pair => pair.name, pair => pair.at < row.Length ? row[pair.at] : ""), PlainJson) + "\n")));
    }

    /// <summary>A sheet of texts.</summary>
    public static byte[] Workbook(List<string[]> table) => new Book().Sheet("Sheet1", table).Bytes();

    /// <summary>A sheet where numbers and days are numbers with formats, as spreadsheets store them.</summary>
    public static byte[] TypedWorkbook(List<string[]> table, Random random)
    {
        var book = new Book { Is1904 = random.Next(8) == 0 };
        int[] styles = [0, book.Style("yyyy-mm-dd"), book.Style("yyyy/m/d h:mm"), book.Style("0.00%"), book.Style("@"), book.Style("000000"), book.Style("[h]:mm"), book.Style("0.0;;\"x\"")];
        book.WithString("<t>阴性</t>").WithString("<r><t>阳</t></r><r><t>性</t></r>").WithString("<t/>");
        string Typed(string cell) => random.Next(12) switch
        {
            0 => Book.Number(Stored(random), styles[random.Next(styles.Length)]),
            1 => Book.Cell("s", random.Next(-1, 5).ToString()),
            2 => Book.Cell(random.Next(2) == 0 ? "b" : "e", random.Next(2) == 0 ? "1" : "#N/A"),
            3 => Book.Cell("str", System.Security.SecurityElement.Escape(cell)!),
            4 => Book.Cell("d", "2023-03-01T08:10:00"),
            _ => Book.Text(cell),
        };
        book.Sheet("Sheet1", string.Concat(table.Select((row, index) => Book.Row(index + 1, [.. row.Select(Typed)]))));
        return book.Bytes();
    }

    /// <summary>Damage inside a workbook: bytes or text of one part, parts lost or changed for each other.</summary>
    public static byte[] BreakParts(byte[] workbook, Random random)
    {
        var parts = new List<(string Name, byte[] Bytes)>();
        using (var archive = new ZipArchive(new MemoryStream(workbook)))
            foreach (var entry in archive.Entries)
            {
                using var stream = entry.Open();
                using var bytes = new MemoryStream();
                stream.CopyTo(bytes);
                parts.Add((entry.FullName, bytes.ToArray()));
            }
        var at = random.Next(3) == 0 ? random.Next(parts.Count) : Math.Max(0, parts.FindIndex(part => part.Name.Contains("sheet1", StringComparison.Ordinal)));
        switch (random.Next(6))
        {
            case 0:
                parts.RemoveAt(at);
                break;
            case 1:
                var other = random.Next(parts.Count);
                (parts[at], parts[other]) = ((parts[at].Name, parts[other].Bytes), (parts[other].Name, parts[at].Bytes));
                break;
            case 2:
                parts.Add(parts[at]);
                break;
            case 3:
                parts[at] = (parts[at].Name, ByteMutations.Apply(parts[at].Bytes, random));
                break;
            default:
                parts[at] = (parts[at].Name, Encoding.UTF8.GetBytes(BreakXml(Encoding.UTF8.GetString(parts[at].Bytes), random)));
                break;
        }
        return Book.Zip(parts.Select(part => (part.Name, (Action<Stream>)(stream => stream.Write(part.Bytes)))));
    }

    private static string BreakXml(string xml, Random random)
    {
        (string Old, string New)[] changes =
        [
            ("<v>", "<v>-"), ("r=\"A", "r=\"ZZZ"), ("r=\"1\"", "r=\"99999999999\""), ("r=\"2\"", "r=\"1\""), ("r=\"B", "r=\"A"), ("t=\"inlineStr\"", "t=\"s\""), ("t=\"inlineStr\"", ""), ("<is>", "<is><r>"), ("</row>", ""), ("s=\"1\"", "s=\"-1\""),
            ("s=\"1\"", "s=\"4294967296\""), ("<c ", "<x:c "), ("<sheetData>", "<sheetData><sheetData>"), ("<t xml:space=\"preserve\">", "<t>&#55296;"), ("<t xml:space=\"preserve\">", "<t>_x0000_"), ("<t xml:space=\"preserve\">", "<t>_xD800_"), ("<t xml:space=\"preserve\">", "<t>&lol;"),
            ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>", "<!DOCTYPE x [<!ENTITY lol SYSTEM \"file:///etc/passwd\">]>"), ("UTF-8", "UTF-16"), ("UTF-8", "GB2312"), ("worksheets/sheet1.xml", "../../etc/passwd"), ("worksheets/sheet1.xml", "/xl/workbook.xml"), ("numFmtId=\"164\"", "numFmtId=\"x\""), ("r=\"A1\"", "r=\"XFE1\""), ("r=\"A1\"", "r=\"\""), ("r=\"A1\"", ""), ("<v>", "<v>1e999"), ("<v>", "<v>NaN"),
        ];
        var (old, other) = changes[random.Next(changes.Length)];
        return random.Next(2) == 0 ? xml.Replace(old, other, StringComparison.Ordinal) : xml.IndexOf(old, StringComparison.Ordinal) is >= 0 and var at ? xml[..at] + other + xml[(at + old.Length)..] : xml;
    }

    private static string Stored(Random random) => random.Next(8) switch
    {
        0 => "44986.340277777781",
        1 => "4.40304202303E+17",
        2 => "-1",
        3 => "60",
        4 => "2958466",
        5 => "1E+308",
        6 => random.NextDouble().ToString("R", System.Globalization.CultureInfo.InvariantCulture),
        _ => random.Next(36_000, 46_000).ToString(System.Globalization.CultureInfo.InvariantCulture),
    };

    private static string Quoted(string cell, char delimiter, Random random) =>
        cell.Contains(delimiter) || cell.Contains('"') || cell.Contains('\n') || cell.Contains('\r') || random.Next(40) == 0
            ? random.Next(200) == 0 ? cell : $"\"{cell.Replace("\"", "\"\"")}\""
            : cell;

    private static byte[] Utf16(string text, bool isBigEndian, Random random)
    {
        var bytes = (isBigEndian ? Encoding.BigEndianUnicode : Encoding.Unicode).GetBytes(text);
        if (random.Next(30) == 0 && bytes.Length > 2)
            bytes[random.Next(bytes.Length / 2) * 2 + (isBigEndian ? 0 : 1)] = 0xD8; // half of a pair
        return bytes;
    }
}
