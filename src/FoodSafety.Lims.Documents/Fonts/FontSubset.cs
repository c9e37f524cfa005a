using System.Buffers.Binary;
using System.Text;

namespace FoodSafety.Lims.Documents.Fonts;

/// <summary>
/// The glyphs one document uses of one font, numbered anew from 1 in order of first use (0 is .notdef), and the font file
/// that holds only them. A glyph belongs to one character, so that text taken out of the PDF is the text put in even where
/// a font draws two characters (µ and μ) alike.
/// </summary>
internal sealed class FontSubset(TrueTypeFont font)
{
    private static readonly string[] CopiedTables = ["cvt ", "fpgm", "prep"];

    private readonly Dictionary<int, int> _newGlyphs = [];
    private readonly List<int> _sourceGlyphs = [0];
    private readonly List<int> _codePoints = [-1];

    public TrueTypeFont Font { get; } = font;

    /// <summary>Characters by new glyph number; the entry of .notdef is -1.</summary>
    public IReadOnlyList<int> CodePoints => _codePoints;

    /// <summary>The new glyph number that draws a character; the font must have the character.</summary>
    public int GlyphOf(int codePoint)
    {
        if (_newGlyphs.TryGetValue(codePoint, out var glyph))
            return glyph;
        glyph = _sourceGlyphs.Count;
        _newGlyphs[codePoint] = glyph;
        _sourceGlyphs.Add(Font.GlyphOf(codePoint));
        _codePoints.Add(codePoint);
        return glyph;
    }

    /// <summary>Advance of a new glyph in thousandths of the font size.</summary>
    public int WidthOf(int glyph) => (int)Math.Round(Font.AdvanceOf(_sourceGlyphs[glyph]) * 1000.0 / Font.UnitsPerEm);

    /// <summary>The font file with these glyphs, and the components that composite glyphs are made of.</summary>
    public byte[] Build()
    {
        var sources = new List<int>(_sourceGlyphs);
        var outlines = ReadOutlines(sources);
        var glyf = new byte[outlines.Sum(outline => outline.Length + 3 & ~3)];
        var loca = new byte[4 * (outlines.Count + 1)];
        var hmtx = new byte[4 * outlines.Count];
        var offset = 0;
        for (var glyph = 0; glyph < outlines.Count; glyph++)
        {
            BinaryPrimitives.WriteUInt32BigEndian(loca.AsSpan(4 * glyph), (uint)offset);
            outlines[glyph].CopyTo(glyf, offset);
            offset += outlines[glyph].Length + 3 & ~3;
            BinaryPrimitives.WriteUInt16BigEndian(hmtx.AsSpan(4 * glyph), (ushort)Font.AdvanceOf(sources[glyph]));
            BinaryPrimitives.WriteInt16BigEndian(hmtx.AsSpan(4 * glyph + 2), (short)Font.BearingOf(sources[glyph]));
        }

        BinaryPrimitives.WriteUInt32BigEndian(loca.AsSpan(4 * outlines.Count), (uint)offset);

        var head = Font.TableOrEmpty("head");
        BinaryPrimitives.WriteInt16BigEndian(head.AsSpan(50), 1);
        BinaryPrimitives.WriteUInt32BigEndian(head.AsSpan(8), 0);
        var hhea = Font.TableOrEmpty("hhea");
        BinaryPrimitives.WriteUInt16BigEndian(hhea.AsSpan(34), (ushort)outlines.Count);
        var maxp = Font.TableOrEmpty("maxp");
        BinaryPrimitives.WriteUInt16BigEndian(maxp.AsSpan(4), (ushort)outlines.Count);

        var tables = new SortedDictionary<string, byte[]>(StringComparer.Ordinal)
        {
            ["glyf"] = glyf,
            ["head"] = head,
            ["hhea"] = hhea,
            ["hmtx"] = hmtx,
            ["loca"] = loca,
            ["maxp"] = maxp,
        };
        foreach (var tag in CopiedTables)
        {
            if (Font.TableOrEmpty(tag) is { Length: > 0 } table)
                tables[tag] = table;
        }

        return Assemble(tables);
    }

    private List<byte[]> ReadOutlines(List<int> sources)
    {
        var renumbered = new Dictionary<int, int>();
        for (var glyph = 0; glyph < sources.Count; glyph++)
            renumbered.TryAdd(sources[glyph], glyph);
        var outlines = new List<byte[]>(sources.Count);
        // The list grows while it is walked: components are added behind the glyphs that use them.
        for (var glyph = 0; glyph < sources.Count; glyph++)
        {
            var outline = Font.ReadOutline(sources[glyph]);
            foreach (var at in ComponentReferences(outline))
            {
                var component = BinaryPrimitives.ReadUInt16BigEndian(outline.AsSpan(at));
                if (!renumbered.TryGetValue(component, out var target))
                {
                    target = sources.Count;
                    renumbered[component] = target;
                    sources.Add(component);
                }

                BinaryPrimitives.WriteUInt16BigEndian(outline.AsSpan(at), (ushort)target);
            }

            outlines.Add(outline);
        }

        return outlines;
    }

    /// <summary>Where in a composite outline the glyph numbers of its parts stand; none for a simple outline.</summary>
    internal static IEnumerable<int> ComponentReferences(byte[] outline)
    {
        const int wordArguments = 0x0001, oneScale = 0x0008, moreComponents = 0x0020, twoScales = 0x0040, matrix = 0x0080;
        if (outline.Length < 10 || BinaryPrimitives.ReadInt16BigEndian(outline) >= 0)
            yield break;
        int at = 10, flags;
        do
        {
            flags = BinaryPrimitives.ReadUInt16BigEndian(outline.AsSpan(at));
            yield return at + 2;
            at += 4 + ((flags & wordArguments) != 0 ? 4 : 2);
            at += (flags & oneScale) != 0 ? 2 : (flags & twoScales) != 0 ? 4 : (flags & matrix) != 0 ? 8 : 0;
        }
        while ((flags & moreComponents) != 0);
    }

    private static byte[] Assemble(SortedDictionary<string, byte[]> tables)
    {
        var directory = 12 + 16 * tables.Count;
        var file = new byte[directory + tables.Values.Sum(table => table.Length + 3 & ~3)];
        var power = (int)Math.Log2(tables.Count);
        BinaryPrimitives.WriteUInt32BigEndian(file, 0x00010000);
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(4), (ushort)tables.Count);
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(6), (ushort)(16 << power));
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(8), (ushort)power);
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(10), (ushort)(16 * tables.Count - (16 << power)));

        int record = 12, offset = directory, head = 0;
        foreach (var (tag, table) in tables)
        {
            table.CopyTo(file, offset);
            Encoding.ASCII.GetBytes(tag, file.AsSpan(record));
            BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(record + 4), Checksum(file.AsSpan(offset, table.Length + 3 & ~3)));
            BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(record + 8), (uint)offset);
            BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(record + 12), (uint)table.Length);
            if (tag == "head")
                head = offset;
            record += 16;
            offset += table.Length + 3 & ~3;
        }

        BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(head + 8), 0xB1B0AFBA - Checksum(file));
        return file;
    }

    internal static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        uint sum = 0;
        for (var at = 0; at < bytes.Length; at += 4)
            sum += BinaryPrimitives.ReadUInt32BigEndian(bytes[at..]);
        return sum;
    }
}
