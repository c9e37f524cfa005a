using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Unicode;

namespace FoodSafety.Lims.Web.Workbooks.Writing;

/// <summary>UTF-8 text as the text of a spreadsheet cell.</summary>
internal static class CellText
{
    /// <summary>More characters (UTF-16) than this no spreadsheet keeps in a cell.</summary>
    public const int MostCharacters = 32_767;

    private const string Cut = "…（过长，已截断）";

    private static readonly SearchValues<byte> NeedsCare =
        SearchValues.Create([.. Enumerable.Range(0, 32).Select(value => (byte)value), (byte)'<', (byte)'>', (byte)'&', (byte)'"', (byte)'_', 0xEF]);

    /// <summary>Whether a spreadsheet could take the text for a formula: = + - @, their full-width twins, tab and carriage return.</summary>
    public static bool LooksLikeFormula(ReadOnlySpan<byte> text) => text is
        [(byte)'=' or (byte)'+' or (byte)'-' or (byte)'@' or (byte)'\t' or (byte)'\r', ..]
        or [0xEF, 0xBC, 0x9D or 0x8B or 0x8D or 0xA0, ..];

    /// <summary>The text itself, or as much of it as a cell holds; bytes that are no UTF-8 are replaced visibly.</summary>
    public static ReadOnlySpan<byte> Fit(ReadOnlySpan<byte> text)
    {
        if (!Utf8.IsValid(text))
            text = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(text));
        if (text.Length <= MostCharacters)
            return text;
        var characters = Encoding.UTF8.GetString(text);
        if (characters.Length <= MostCharacters)
            return text;
        var kept = MostCharacters - Cut.Length;
        return Encoding.UTF8.GetBytes(characters[..(char.IsHighSurrogate(characters[kept - 1]) ? kept - 1 : kept)] + Cut);
    }

    /// <summary>Escapes for XML and for the cell format's own <c>_x000D_</c>; what XML forbids is written by it too, but for NUL, which no spreadsheet reads.</summary>
    public static void Append(PieceWriter target, ReadOnlySpan<byte> text)
    {
        while (text.IndexOfAny(NeedsCare) is >= 0 and var at)
        {
            target.Append(text[..at]);
            text = text[at..];
            var used = 1;
            switch (text[0])
            {
                case (byte)'<':
                    target.Append("&lt;"u8);
                    break;
                case (byte)'>':
                    target.Append("&gt;"u8);
                    break;
                case (byte)'&':
                    target.Append("&amp;"u8);
                    break;
                case (byte)'"':
                    target.Append("&quot;"u8);
                    break;
                case (byte)'\t' or (byte)'\n':
                    target.Append(text[..1]);
                    break;
                case (byte)'\r':
                    // A bare one is turned into a line feed by every XML reader.
                    target.Append("_x000D_"u8);
                    break;
                case (byte)'_':
                    target.Append(IsEscape(text) ? "_x005F_"u8 : "_"u8);
                    break;
                case 0xEF when text is [_, 0xBF, 0xBE or 0xBF, ..]:
                    target.Append(text[2] == 0xBE ? "_xFFFE_"u8 : "_xFFFF_"u8);
                    used = 3;
                    break;
                case 0xEF:
                    target.Append(text[..1]);
                    break;
                case 0:
                    target.Append("␀"u8);
                    break;
                case var control:
                    target.Append(Encoding.ASCII.GetBytes($"_x{(int)control:X4}_"));
                    break;
            }
            text = text[used..];
        }
        target.Append(text);
    }

    /// <summary>About how wide a text is shown, in digits: full-width characters count double; of several lines the widest.</summary>
    public static int Width(ReadOnlySpan<byte> text)
    {
        int widest = 0, width = 0;
        foreach (var rune in Encoding.UTF8.GetString(text).EnumerateRunes())
        {
            width = rune.Value == '\n' ? 0 : width + WidthOf(rune);
            widest = Math.Max(widest, width);
        }
        return widest;
    }

    private static int WidthOf(Rune rune) => rune.Value switch
    {
        < 0x1100 => 1,
        <= 0x115F or (>= 0x2014 and <= 0x2026) or (>= 0x2E80 and <= 0xA4CF) or (>= 0xAC00 and <= 0xD7A3) or (>= 0xF900 and <= 0xFAFF)
            or (>= 0xFE30 and <= 0xFE6F) or (>= 0xFF00 and <= 0xFF60) or (>= 0xFFE0 and <= 0xFFE6) or >= 0x1F300 => 2,
        _ => Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.Format ? 0 : 1,
    };

    /// <summary>_x0041_ would be read as the letter A; so would _x0041 before a character that is itself written by its number.</summary>
    private static bool IsEscape(ReadOnlySpan<byte> text) =>
        text.Length >= 7 && text[1] is (byte)'x' or (byte)'X' && text[6] is (byte)'_' or < 0x20 or 0xEF && text[2..6].IndexOfAnyExcept("0123456789abcdefABCDEF"u8) < 0;
}
