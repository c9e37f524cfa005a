using System.Text;
using FoodSafety.Lims.Ingestion.Reading;

namespace FoodSafety.Lims.Ingestion.Notation;

/// <summary>What bulletins write in brackets behind a date: 2025-11-13（购进日期）. It says of what the date is the day and changes nothing of the day.</summary>
public static class DateQualifier
{
    private const int LongestBytes = 60;

    private static readonly string[] OtherCalendars = ["农历", "阴历", "旧历"];

    /// <summary>The text before the brackets; false where there are none at its end, or where they hold a number, nothing, or another calendar.</summary>
    public static bool TryCut(ReadOnlySpan<byte> text, out ReadOnlySpan<byte> bare)
    {
        bare = default;
        text = Utf8Text.Trim(text);
        var close = text.EndsWith("）"u8) ? 3 : text.EndsWith(")"u8) ? 1 : 0;
        var open = Math.Max(text.LastIndexOf("（"u8), text.LastIndexOf((byte)'('));
        if (close == 0 || open <= 0)
            return false;
        var inside = Utf8Text.Trim(text[(open + (text[open] == '(' ? 1 : 3))..^close]);
        if (inside.IsEmpty || inside.Length > LongestBytes)
            return false;
        var qualifier = Encoding.UTF8.GetString(inside);
        if (qualifier.Any(character => char.IsDigit(character) || character is ')' or '）') || IsOtherCalendar(qualifier))
            return false;
        bare = Utf8Text.Trim(text[..open]);
        return true;
    }

    /// <summary>Whether the qualifier says that the day is counted by another calendar: then it is another day.</summary>
    public static bool IsOtherCalendar(string qualifier) => OtherCalendars.Any(qualifier.Contains);
}
