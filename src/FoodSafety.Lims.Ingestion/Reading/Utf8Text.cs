using System.Text;

namespace FoodSafety.Lims.Ingestion.Reading;

/// <summary>What every column needs of a UTF-8 field before it is understood.</summary>
public static class Utf8Text
{
    /// <summary>Without white space at both ends: ASCII, U+3000 ideographic, U+00A0 no-break, U+FEFF and U+200B zero width.</summary>
    public static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> field)
    {
        // Nearly every field needs nothing: one look at both ends decides.
        if (field.IsEmpty || (CannotBeginSpace(field[0]) && CannotEndSpace(field[^1])))
            return field;
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

    /// <summary>Whether all bytes are ASCII.</summary>
    public static bool IsAscii(ReadOnlySpan<byte> field) => Ascii.IsValid(field);

    private static bool CannotBeginSpace(byte value) => value > 0x20 && value is not (0xC2 or 0xE2 or 0xE3 or 0xEF);

    private static bool CannotEndSpace(byte value) => value > 0x20 && value is not (0xA0 or 0x80 or 0xBF or 0x8B);

    private static int SpaceAtStart(ReadOnlySpan<byte> field) =>
        field[0] <= 0x20 ? 1
        : field.StartsWith("\u00A0"u8) ? 2
        : field.StartsWith("\u3000"u8) || field.StartsWith("\uFEFF"u8) || field.StartsWith("\u200B"u8) ? 3
        : 0;

    private static int SpaceAtEnd(ReadOnlySpan<byte> field) =>
        field[^1] <= 0x20 ? 1
        : field.EndsWith("\u00A0"u8) ? 2
        : field.EndsWith("\u3000"u8) || field.EndsWith("\uFEFF"u8) || field.EndsWith("\u200B"u8) ? 3
        : 0;
}
