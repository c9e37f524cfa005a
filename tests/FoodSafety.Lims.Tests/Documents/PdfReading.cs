using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace FoodSafety.Lims.Tests.Documents;

/// <summary>
/// A PDF read back from its bytes by way of its cross-reference table, by code that shares nothing with the writer:
/// ISO 32000-1:2008, 7.5 (file), 9.4.3 (text showing), 9.10.3 (ToUnicode).
/// </summary>
internal sealed partial class PdfReading
{
    private readonly byte[] _file;
    private readonly string _latin;
    private readonly int[] _offsets;
    private readonly Dictionary<string, Dictionary<string, string>> _unicodeByFont = [];

    public PdfReading(byte[] file)
    {
        (_file, _latin) = (file, Encoding.Latin1.GetString(file));
        var start = int.Parse(LastStart().Match(_latin).Groups[1].Value, CultureInfo.InvariantCulture);
        var table = _latin[start..];
        Assert.That(table, Does.StartWith("xref\n0 "), "startxref points to the cross-reference table");
        var entries = table.Split('\n').Skip(2).TakeWhile(line => line.EndsWith(" n ", StringComparison.Ordinal) || line.EndsWith(" f ", StringComparison.Ordinal));
        _offsets = [.. entries.Select(line => int.Parse(line.AsSpan(0, 10), CultureInfo.InvariantCulture))];
        Trailer = table[table.IndexOf("trailer", StringComparison.Ordinal)..];
    }

    public string Trailer { get; }

    public int ObjectCount => _offsets.Length - 1;

    public string Catalog => Object(Reference(Trailer, "/Root"));

    /// <summary>The objects of the pages in order.</summary>
    public IReadOnlyList<string> Pages =>
        [.. Numbers(Bracketed(Object(Reference(Catalog, "/Pages")), "/Kids")).Select(Object)];

    /// <summary>An object's text without "n 0 obj" and "endobj"; of a stream, its dictionary.</summary>
    public string Object(int number)
    {
        var start = _offsets[number];
        var head = FormattableString.Invariant($"{number} 0 obj\n");
        Assert.That(_latin.AsSpan(start, head.Length).ToString(), Is.EqualTo(head), $"object {number} stands where the table says");
        var stream = _latin.IndexOf("\nstream\n", start, StringComparison.Ordinal);
        var end = _latin.IndexOf("\nendobj", start, StringComparison.Ordinal);
        return _latin[(start + head.Length)..(stream > 0 && stream < end ? stream : end)];
    }

    public byte[] Stream(int number)
    {
        var dictionary = Object(number);
        var start = _latin.IndexOf("\nstream\n", _offsets[number], StringComparison.Ordinal) + 8;
        var length = int.Parse(LengthEntry().Match(dictionary).Groups[1].Value, CultureInfo.InvariantCulture);
        Assert.That(_latin.AsSpan(start + length, 10).ToString(), Is.EqualTo("\nendstream"), $"the length of stream {number} is right");
        var bytes = _file[start..(start + length)];
        if (!dictionary.Contains("/FlateDecode"))
            return bytes;
        using var zlib = new ZLibStream(new MemoryStream(bytes), CompressionMode.Decompress);
        using var inflated = new MemoryStream();
        zlib.CopyTo(inflated);
        return inflated.ToArray();
    }

    /// <summary>The drawing operators of a page, all layers.</summary>
    public string Content(string page) =>
        string.Concat(Numbers(Bracketed(page, "/Contents")).Select(number => Encoding.Latin1.GetString(Stream(number))));

    /// <summary>The pieces of text a page shows, in the order they are drawn, with their places in points from the lower left.</summary>
    public List<(double X, double Y, double Size, string Text)> Texts(string page)
    {
        var fonts = Bracketed(Object(Reference(page, "/Resources")), "/Font", "<<", ">>");
        var found = new List<(double, double, double, string)>();
        foreach (Match match in ShownText().Matches(Content(page)))
        {
            var unicode = UnicodeOf(Reference(fonts, "/" + match.Groups["font"].Value));
            var glyphs = Glyphs().Matches(string.Concat(HexStrings().Matches(match.Groups["array"].Value).Select(hex => hex.Groups[1].Value)));
            found.Add((Number(match, "x"), Number(match, "y"), Number(match, "size"), string.Concat(glyphs.Select(glyph => unicode[glyph.Value]))));
        }

        return found;
    }

    /// <summary>All text of a page, pieces divided by newlines.</summary>
    public string Text(string page) => string.Join('\n', Texts(page).Select(text => text.Text));

    public static int Reference(string dictionary, string key)
    {
        var match = Regex.Match(dictionary, Regex.Escape(key) + @" (\d+) 0 R");
        Assert.That(match.Success, $"{key} is in {dictionary}");
        return int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);
    }

    public static IEnumerable<int> Numbers(string references) =>
        References().Matches(references).Select(match => int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture));

    public static string Bracketed(string dictionary, string key, string open = "[", string close = "]")
    {
        var start = dictionary.IndexOf(key + " " + open, StringComparison.Ordinal);
        Assert.That(start, Is.GreaterThanOrEqualTo(0), $"{key} is in {dictionary}");
        return dictionary[start..dictionary.IndexOf(close, start, StringComparison.Ordinal)];
    }

    private Dictionary<string, string> UnicodeOf(int font)
    {
        var key = font.ToString(CultureInfo.InvariantCulture);
        if (_unicodeByFont.TryGetValue(key, out var known))
            return known;
        var map = Encoding.ASCII.GetString(Stream(Reference(Object(font), "/ToUnicode")));
        return _unicodeByFont[key] = MapEntries().Matches(map).Where(match => match.Groups[1].Value != "0000")
            .ToDictionary(match => match.Groups[1].Value, match => Encoding.BigEndianUnicode.GetString(Convert.FromHexString(match.Groups[2].Value)));
    }

    private static double Number(Match match, string group) => double.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"startxref\n(\d+)\n%%EOF\n$")]
    private static partial Regex LastStart();

    [GeneratedRegex(@"/Length (\d+)")]
    private static partial Regex LengthEntry();

    [GeneratedRegex(@"(\d+) 0 R")]
    private static partial Regex References();

    [GeneratedRegex(@"BT /(?<font>F\d+) (?<size>[\d.]+) Tf (?<x>[-\d.]+) (?<y>[-\d.]+) Td \[(?<array>[^\]]*)\] TJ ET")]
    private static partial Regex ShownText();

    [GeneratedRegex("<([0-9A-F]*)>")]
    private static partial Regex HexStrings();

    [GeneratedRegex("[0-9A-F]{4}")]
    private static partial Regex Glyphs();

    [GeneratedRegex(@"^<([0-9A-F]{4})> <([0-9A-F]+)>$", RegexOptions.Multiline)]
    private static partial Regex MapEntries();
}
