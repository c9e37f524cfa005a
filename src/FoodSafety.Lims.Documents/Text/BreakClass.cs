using System.Globalization;
using System.Text;

namespace FoodSafety.Lims.Documents.Text;

/// <summary>What a character allows at a line's end, a working subset of UAX #14 with the rules of GB/T 15834-2011.</summary>
internal enum BreakClass : byte
{
    /// <summary>Letters and digits: no break between two of them.</summary>
    Word,

    /// <summary>Chinese characters and whatever stands in the same square: a break before and after.</summary>
    Ideograph,

    /// <summary>Never first on a line, and a break after it: ， 。 ） 》.</summary>
    Closing,

    /// <summary>Never first on a line, and inside words no break after it: . , : % ’.</summary>
    Infix,

    /// <summary>Never last on a line: （ “ 《.</summary>
    Opening,

    /// <summary>… and —: a pair of them is one mark and stays together.</summary>
    Paired,

    /// <summary>A space: a break after it; at a line's end it takes no room.</summary>
    Space,

    /// <summary>A space no line breaks at.</summary>
    Glue,

    /// <summary>The end of a paragraph.</summary>
    Newline,

    /// <summary>Hyphen, slash, underscore: where a word too long for its line is cut first.</summary>
    Joint,

    /// <summary>Drawn as nothing: zero-width joiners, variation selectors.</summary>
    Invisible,
}

/// <summary>The break class of every character.</summary>
internal static class BreakClasses
{
    private const string ClosingMarks = "，。、；：？！）】》〉」』〕〗〙〛］｝·‧・％‰℃℉〞～々ー";

    private const string InfixMarks = ",.;:?!)]}%'\"”’°′″»›";

    private const string OpeningMarks = "（【《〈「『〔〖〘〚［｛“‘〝￥＄$¥£#№§([{«‹";

    public static BreakClass Of(int codePoint)
    {
        switch (codePoint)
        {
            case '\n':
                return BreakClass.Newline;
            case ' ' or '\t' or 0x3000 or (>= 0x2000 and <= 0x200A and not 0x2007):
                return BreakClass.Space;
            case 0x00A0 or 0x2007 or 0x202F:
                return BreakClass.Glue;
            case '-' or '/' or '_' or '\\' or '+' or '=' or '&' or '@' or '|':
                return BreakClass.Joint;
            case 0x2026 or 0x2014:
                return BreakClass.Paired;
            case < 0x20 or 0x7F or (>= 0x80 and < 0xA0):
            case 0x00AD or (>= 0x200B and <= 0x200F) or (>= 0x202A and <= 0x202E) or (>= 0x2060 and <= 0x206F) or 0xFEFF:
            case (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF):
                return BreakClass.Invisible;
        }

        if (codePoint < 0x10000)
        {
            if (ClosingMarks.Contains((char)codePoint))
                return BreakClass.Closing;
            if (InfixMarks.Contains((char)codePoint))
                return BreakClass.Infix;
            if (OpeningMarks.Contains((char)codePoint))
                return BreakClass.Opening;
        }

        return IsIdeographic(codePoint) ? BreakClass.Ideograph : BreakClass.Word;
    }

    private static bool IsIdeographic(int codePoint) => codePoint switch
    {
        < 0x2190 => false,
        < 0x2E80 => !Rune.IsValid(codePoint) || Rune.GetUnicodeCategory(new Rune(codePoint)) is not (UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter),
        <= 0xA4CF => true,
        >= 0xAC00 and <= 0xD7AF => true,
        >= 0xF900 and <= 0xFAFF => true,
        >= 0xFE30 and <= 0xFE6F => true,
        >= 0xFF01 and <= 0xFFEF => true,
        >= 0x1F000 => true,
        _ => false,
    };
}
