using System.Runtime.CompilerServices;
using System.Text;

namespace FoodSafety.Lims.Ingestion.Reading;

/// <summary>What every column needs of a UTF-8 field before it is understood.</summary>
public static class Utf8Text
{
    /// <summary>Without white space at both ends: all that Unicode calls so (U+3000 ideographic and U+00A0 no-break among it), and U+FEFF and U+200B zero width.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> field) =>
        // Nearly every field needs nothing: one look at both ends decides.
        field.IsEmpty || (BeginsWithoutSpace(field[0]) && EndsWithoutSpace(field)) ? field : TrimEnds(field);

    private static ReadOnlySpan<byte> TrimEnds(ReadOnlySpan<byte> field)
    {
        while (!field.IsEmpty && SpaceAtStart(field) is var leading && leading > 0)
            field = field[leading..];
        while (!field.IsEmpty && SpaceAtEnd(field) is var trailing && trailing > 0)
            field = field[..^trailing];
        return field;
    }

    /// <summary>Full-width forms (U+FF01–FF5E) as their ASCII twins, ideographic space as space; other characters unchanged.</summary>
    public static string Narrow(ReadOnlySpan<byte> field)
    {
        var text = System.Text.Encoding.UTF8.GetString(field);
        return string.Create(text.Length, text, static (target, source) =>
        {
            for (var i = 0; i < source.Length; i++)
                target[i] = source[i] switch
                {
                    >= '！' and <= '～' => (char)(source[i] - 0xFEE0),
                    '\u3000' or '\u00A0' => ' ',
                    var other => other,
                };
        });
    }

    /// <summary>The text, or its beginning and … where it is longer; no character is cut in two.</summary>
    public static string Cut(string text, int longest) =>
        text.Length <= longest ? text : text[..(char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest)] + "…";

    /// <summary>Whether all bytes are ASCII.</summary>
    public static bool IsAscii(ReadOnlySpan<byte> field) => Ascii.IsValid(field);

    private static bool BeginsWithoutSpace(byte first) => first is > 0x20 and < 0x80 or > 0xE3 and < 0xEF;

    // Chinese characters begin with E4 to E9, and no white space does.
    private static bool EndsWithoutSpace(ReadOnlySpan<byte> field) => field[^1] is > 0x20 and < 0x80 || (field.Length >= 3 && field[^3] is > 0xE3 and < 0xEF);

    private static int SpaceAtStart(ReadOnlySpan<byte> field) =>
        field[0] <= 0x20 ? 1
        : field.Length >= 2 && IsSpace(field[0], field[1]) ? 2
        : field.Length >= 3 && IsSpace(field[0], field[1], field[2]) ? 3
        : 0;

    private static int SpaceAtEnd(ReadOnlySpan<byte> field) =>
        field[^1] <= 0x20 ? 1
        : field.Length >= 2 && IsSpace(field[^2], field[^1]) ? 2
        : field.Length >= 3 && IsSpace(field[^3], field[^2], field[^1]) ? 3
        : 0;

    // U+0085, U+00A0.
    private static bool IsSpace(byte first, byte second) => first == 0xC2 && (second is 0x85 or 0xA0);

    // U+1680; U+2000 to 200B, 2028, 2029, 202F; U+205F; U+3000; U+FEFF.
    private static bool IsSpace(byte first, byte second, byte third) => first switch
    {
        0xE1 => second == 0x9A && third == 0x80,
        0xE2 => second == 0x80 ? third is <= 0x8B or 0xA8 or 0xA9 or 0xAF : second == 0x81 && third == 0x9F,
        0xE3 => second == 0x80 && third == 0x80,
        0xEF => second == 0xBB && third == 0xBF,
        _ => false,
    };
}
