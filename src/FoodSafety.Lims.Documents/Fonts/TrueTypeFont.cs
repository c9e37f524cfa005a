using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace FoodSafety.Lims.Documents.Fonts;

/// <summary>
/// One TrueType file (glyf outlines). Its small tables are read once and kept; outlines are read glyph by glyph from the
/// file, so that a Chinese font of 15 MB costs about half a megabyte. Lengths are in font units. Source: OpenType 1.9.
/// </summary>
internal sealed class TrueTypeFont
{
    private static readonly ConcurrentDictionary<string, Lazy<TrueTypeFont>> Opened = new();

    private readonly SafeFileHandle _file;
    private readonly Dictionary<string, (long Offset, int Length)> _tables = [];
    private readonly CharacterMap _characters;
    private readonly byte[] _metrics;
    private readonly byte[] _locations;
    private readonly int _fullMetrics;
    private readonly int _widestFigure;
    private readonly bool _longLocations;

    private TrueTypeFont(string path)
    {
        Path = path;
        _file = File.OpenHandle(path);
        ReadDirectory();
        var head = Table("head");
        UnitsPerEm = U16(head, 18);
        Bounds = [S16(head, 36), S16(head, 38), S16(head, 40), S16(head, 42)];
        _longLocations = S16(head, 50) == 1;
        var hhea = Table("hhea");
        _fullMetrics = U16(hhea, 34);
        GlyphCount = U16(Table("maxp"), 4);
        _metrics = Table("hmtx");
        _locations = Table("loca");
        _characters = CharacterMap.Read(Table("cmap"), path);
        var os2 = Table("OS/2");
        _widestFigure = Enumerable.Range('0', 10).Max(figure => AdvanceOf(GlyphOf(figure)));
        Weight = U16(os2, 4);
        Ascent = S16(os2, 68);
        Descent = S16(os2, 70);
        CapHeight = U16(os2, 0) >= 2 ? S16(os2, 88) : (int)(UnitsPerEm * 0.73);
        PostScriptName = ReadPostScriptName(Table("name")) ?? System.IO.Path.GetFileNameWithoutExtension(path);
    }

    public string Path { get; }

    public string PostScriptName { get; }

    public int UnitsPerEm { get; }

    public int Weight { get; }

    /// <summary>Top of the em box above the baseline; with <see cref="Descent"/> (negative) it is one em in Chinese fonts.</summary>
    public int Ascent { get; }

    public int Descent { get; }

    public int CapHeight { get; }

    public int GlyphCount { get; }

    /// <summary>xMin, yMin, xMax, yMax over all glyphs.</summary>
    public int[] Bounds { get; }

    /// <summary>The font of this file, parsed once per process.</summary>
    /// <exception cref="FileNotFoundException">The file is not there; the message says how fonts come to be there.</exception>
    /// <exception cref="InvalidDataException">The file is no TrueType font with glyf outlines.</exception>
    public static TrueTypeFont Open(string path) =>
        Opened.GetOrAdd(System.IO.Path.GetFullPath(path), full => new Lazy<TrueTypeFont>(() => File.Exists(full)
            ? new TrueTypeFont(full)
            : throw new FileNotFoundException(
                $"The font file {full} is missing: build the project, which restores the fonts by npm, or copy the fonts folder beside the program.", full)))
            .Value;

    /// <summary>The glyph that draws a character, or 0 when the font lacks it.</summary>
    public int GlyphOf(int codePoint) => _characters.GlyphOf(codePoint);

    /// <summary>Advance width of a glyph.</summary>
    public int AdvanceOf(int glyph) => U16(_metrics, 4 * Math.Min(glyph, _fullMetrics - 1));

    /// <summary>
    /// Room a character takes. A figure clearly narrower than the widest (the 1 of Noto Serif) stands in the middle of the
    /// widest one's room, as figures of Chinese text faces do, so that columns of numbers line up.
    /// </summary>
    public int AdvanceOfCharacter(int codePoint)
    {
        var advance = AdvanceOf(GlyphOf(codePoint));
        return codePoint is >= '0' and <= '9' && (_widestFigure - advance) * 50 > UnitsPerEm ? _widestFigure : advance;
    }

    /// <summary>Left side bearing of a glyph.</summary>
    public int BearingOf(int glyph) => glyph < _fullMetrics
        ? S16(_metrics, 4 * glyph + 2)
        : S16(_metrics, 4 * _fullMetrics + 2 * (glyph - _fullMetrics));

    /// <summary>The outline record of a glyph as it stands in glyf; empty for a blank glyph.</summary>
    public byte[] ReadOutline(int glyph)
    {
        var (start, end) = _longLocations
            ? (U32(_locations, 4 * glyph), U32(_locations, 4 * glyph + 4))
            : (2L * U16(_locations, 2 * glyph), 2L * U16(_locations, 2 * glyph + 2));
        var outline = new byte[end - start];
        ReadAt(_tables["glyf"].Offset + start, outline);
        return outline;
    }

    /// <summary>A whole table, or an empty array when the font has none of that name.</summary>
    public byte[] TableOrEmpty(string tag) => _tables.ContainsKey(tag) ? Table(tag) : [];

    private byte[] Table(string tag)
    {
        if (!_tables.TryGetValue(tag, out var table))
            throw new InvalidDataException($"{Path} has no '{tag}' table: a TrueType font with glyf outlines is needed.");
        var bytes = new byte[table.Length];
        ReadAt(table.Offset, bytes);
        return bytes;
    }

    private void ReadDirectory()
    {
        var start = new byte[12];
        ReadAt(0, start);
        if (U32(start, 0) is not (0x00010000 or 0x74727565))
            throw new InvalidDataException($"{Path} is no TrueType font: collections (.ttc) and CFF outlines (.otf) are not read.");
        var records = new byte[16 * U16(start, 4)];
        ReadAt(12, records);
        for (var at = 0; at < records.Length; at += 16)
            _tables[Encoding.ASCII.GetString(records, at, 4)] = (U32(records, at + 8), (int)U32(records, at + 12));
    }

    private void ReadAt(long offset, Span<byte> into)
    {
        while (into.Length > 0)
        {
            var read = RandomAccess.Read(_file, into, offset);
            if (read == 0)
                throw new InvalidDataException($"{Path} ends in the middle of a table.");
            into = into[read..];
            offset += read;
        }
    }

    private static string? ReadPostScriptName(byte[] name)
    {
        const int postScriptName = 6, windows = 3;
        var strings = U16(name, 4);
        for (var record = 6; record < 6 + 12 * U16(name, 2); record += 12)
        {
            if (U16(name, record) == windows && U16(name, record + 6) == postScriptName)
                return Encoding.BigEndianUnicode.GetString(name, strings + U16(name, record + 10), U16(name, record + 8));
        }

        return null;
    }

    private static int U16(byte[] bytes, int at) => BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan(at));

    private static int S16(byte[] bytes, int at) => BinaryPrimitives.ReadInt16BigEndian(bytes.AsSpan(at));

    private static long U32(byte[] bytes, int at) => BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(at));
}
