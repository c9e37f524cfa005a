using System.Buffers.Binary;

namespace FoodSafety.Lims.Documents.Fonts;

/// <summary>Which glyph draws which character: the font's cmap, formats 4 and 12. Source: OpenType 1.9, cmap.</summary>
internal sealed class CharacterMap
{
    private readonly ushort[] _basic = new ushort[0x10000];
    private readonly Dictionary<int, ushort> _supplementary = [];

    private CharacterMap()
    {
    }

    public int GlyphOf(int codePoint) => codePoint switch
    {
        < 0 => 0,
        < 0x10000 => _basic[codePoint],
        _ => _supplementary.GetValueOrDefault(codePoint),
    };

    public static CharacterMap Read(byte[] table, string path)
    {
        var map = new CharacterMap();
        var (offset, format) = BestSubtable(table);
        var bytes = table.AsSpan(offset);
        if (format == 12)
            map.ReadSegmentedCoverage(bytes);
        else if (format == 4)
            map.ReadSegments(bytes);
        else
            throw new InvalidDataException($"{path} has no Unicode character map of format 4 or 12.");
        return map;
    }

    private static (int Offset, int Format) BestSubtable(ReadOnlySpan<byte> table)
    {
        var best = (Offset: 0, Format: 0);
        for (var record = 4; record < 4 + 8 * U16(table, 2); record += 8)
        {
            var offset = (int)BinaryPrimitives.ReadUInt32BigEndian(table[(record + 4)..]);
            var format = U16(table, offset);
            var isUnicode = U16(table, record) is 0 or 3;
            if (isUnicode && format is 4 or 12 && format > best.Format)
                best = (offset, format);
        }

        return best;
    }

    private void ReadSegmentedCoverage(ReadOnlySpan<byte> bytes)
    {
        var groups = (int)BinaryPrimitives.ReadUInt32BigEndian(bytes[12..]);
        for (var group = 0; group < groups; group++)
        {
            var at = bytes[(16 + 12 * group)..];
            var first = (int)BinaryPrimitives.ReadUInt32BigEndian(at);
            var last = (int)BinaryPrimitives.ReadUInt32BigEndian(at[4..]);
            var glyph = (int)BinaryPrimitives.ReadUInt32BigEndian(at[8..]);
            for (var codePoint = first; codePoint <= last; codePoint++)
                Set(codePoint, (ushort)(glyph + codePoint - first));
        }
    }

    private void ReadSegments(ReadOnlySpan<byte> bytes)
    {
        var doubled = U16(bytes, 6);
        for (var segment = 0; segment < doubled; segment += 2)
        {
            int last = U16(bytes, 14 + segment), first = U16(bytes, 16 + doubled + segment);
            int delta = U16(bytes, 16 + 2 * doubled + segment), rangeAt = 16 + 3 * doubled + segment;
            int range = U16(bytes, rangeAt);
            for (var codePoint = first; codePoint <= last && codePoint != 0xFFFF; codePoint++)
            {
                var glyph = range == 0 ? codePoint : U16(bytes, rangeAt + range + 2 * (codePoint - first));
                Set(codePoint, (ushort)(range != 0 && glyph == 0 ? 0 : glyph + delta));
            }
        }
    }

    private void Set(int codePoint, ushort glyph)
    {
        if (codePoint < 0x10000)
            _basic[codePoint] = glyph;
        else
            _supplementary[codePoint] = glyph;
    }

    private static int U16(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt16BigEndian(bytes[at..]);
}
