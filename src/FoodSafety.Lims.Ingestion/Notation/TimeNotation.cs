using System.Text;
using FoodSafety.Lims.Domain.Sampling;
using FoodSafety.Lims.Ingestion.Reading;

namespace FoodSafety.Lims.Ingestion.Notation;

/// <summary>A date, or a date with a time, as it was written; no zone unless one was written.</summary>
/// <param name="Day">The day.</param>
/// <param name="TimeOfDay">Zero when only a date was written.</param>
/// <param name="Precision">To what precision it was written.</param>
/// <param name="Offset">The zone as written (Z, +08:00), or null: then it is the district's wall clock.</param>
public readonly record struct WrittenTime(DateOnly Day, TimeSpan TimeOfDay, TimePrecision Precision, TimeSpan? Offset);

/// <summary>
/// Dates and times of logs: 2023-03-01 08:10[:15[.250]], 2023/3/1 8:10, 2023.3.6, 20230306, 2023年3月5日 8时10分, ISO 8601 with T and zone,
/// 2023/3/5 下午 3:05, with full-width digits; and a spreadsheet's serial of the years 2000–2099 (45990, 45990.34; 1900 system), which is what a date
/// becomes where its cell lost its format. Each may have a qualifier in brackets behind it: 2025-11-13（购进日期）. Years 1900–9998: the last hours of
/// 9999 are no instants in every zone. Anything else is refused, never guessed.
/// </summary>
public static class TimeNotation
{
    private static readonly (string Word, int Half)[] Halves = [("上午", 1), ("早上", 1), ("凌晨", 1), ("下午", 2), ("晚上", 2)];

    // Day 0 of the 1900 system from March 1900 on.
    private static readonly DateOnly SerialZero = new(1899, 12, 30);
    private const int FirstSerial = 36_526, LastSerial = 73_050;

    /// <summary>False when the text is not a date or time of the shapes above, or not a day of the calendar.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out WrittenTime time) => TryParse(text, out time, out _);

    /// <summary>The same; says whether a qualifier stands behind it (see <see cref="DateQualifier"/>), which the row keeps as written.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out WrittenTime time, out bool isQualified)
    {
        isQualified = false;
        if (TryParseBare(text, out time))
            return true;
        isQualified = DateQualifier.TryCut(text, out var bare) && TryParseBare(bare, out time);
        return isQualified;
    }

    /// <summary>
    /// Whether the text, without a qualifier and in whatever digits, has the shape of a spreadsheet's serial, which says a day only where the day is
    /// known that it counts from.
    /// </summary>
    public static bool IsSerial(ReadOnlySpan<byte> text)
    {
        if (DateQualifier.TryCut(text, out var bare))
            text = bare;
        return IsAsciiSerial(Utf8Text.IsAscii(text) ? text : Encoding.UTF8.GetBytes(Utf8Text.Narrow(text).Trim()));
    }

    private static bool IsAsciiSerial(ReadOnlySpan<byte> text) =>
        text.Length >= 5 && text[..5].IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0 && (text.Length == 5 || text[5] == '.');

    private static bool TryParseBare(ReadOnlySpan<byte> text, out WrittenTime time)
    {
        if (Utf8Text.IsAscii(text))
            return TryParseAscii(text, out time);

        // 年月日时分秒 and full-width digits: rare beside ISO, so they may cost a copy.
        var narrow = Utf8Text.Narrow(text).Trim();
        Span<byte> plain = stackalloc byte[64];
        var length = 0;
        time = default;
        if (narrow.Length > 40)
            return false;
        var half = Half(ref narrow);
        foreach (var character in narrow)
        {
            var mapped = character switch
            {
                '年' or '月' => '-',
                '日' or '号' => ' ',
                '时' or '點' or '点' or '分' => ':',
                '秒' => ' ',
                < (char)0x80 => character,
                _ => '\0',
            };
            if (mapped == '\0')
                return false;
            plain[length++] = (byte)mapped;
        }
        var rest = ((ReadOnlySpan<byte>)plain[..length]).TrimEnd(" :"u8);
        return TryParseAscii(rest, out time) && IsInHalf(ref time, half);
    }

    /// <summary>Takes 上午, 下午 and the like out of the text: 0 none, 1 before noon, 2 after.</summary>
    private static int Half(ref string text)
    {
        foreach (var (word, half) in Halves)
            if (text.IndexOf(word, StringComparison.Ordinal) is > 0 and var at)
            {
                text = $"{text[..at].TrimEnd()} {text[(at + word.Length)..].TrimStart()}";
                return half;
            }
        return 0;
    }

    /// <summary>下午 3:05 is 15:05, 下午 15:05 is too, and 上午 12:05 is 0:05; 上午 15:05 contradicts itself.</summary>
    private static bool IsInHalf(ref WrittenTime time, int half)
    {
        if (half == 0)
            return true;
        if (time.Precision == TimePrecision.Day || (half == 1 && time.TimeOfDay.Hours > 12))
            return false;
        if (half == 1 && time.TimeOfDay.Hours == 12)
            time = time with { TimeOfDay = time.TimeOfDay - TimeSpan.FromHours(12) };
        else if (half == 2 && time.TimeOfDay.Hours < 12)
            time = time with { TimeOfDay = time.TimeOfDay + TimeSpan.FromHours(12) };
        return true;
    }

    private static bool TryParseAscii(ReadOnlySpan<byte> text, out WrittenTime time)
    {
        time = default;
        if (IsAsciiSerial(text))
            return TryReadSerial(text, out time);
        if (!TryReadDay(ref text, out var day))
            return false;
        if (text.IsEmpty)
        {
            time = new WrittenTime(day, TimeSpan.Zero, TimePrecision.Day, null);
            return true;
        }
        if (text[0] is not ((byte)' ' or (byte)'T' or (byte)'t'))
            return false;
        text = text[1..].TrimStart((byte)' ');
        if (!TryReadTimeOfDay(ref text, out var timeOfDay, out var precision) || !TryReadOffset(text.Trim((byte)' '), out var offset))
            return false;
        time = new WrittenTime(day, timeOfDay, precision, offset);
        return true;
    }

    /// <summary>45990, 45990.0 or 45990.3402777778, to the second.</summary>
    private static bool TryReadSerial(ReadOnlySpan<byte> text, out WrittenTime time)
    {
        time = default;
        var days = TwoDigits(text, 0) * 1000 + TwoDigits(text, 2) * 10 + (text[4] - '0');
        decimal fraction = 0;
        if (text.Length > 5)
        {
            var digits = text[6..];
            if (digits.IsEmpty || digits.Length > 15 || digits.IndexOfAnyExceptInRange((byte)'0', (byte)'9') >= 0)
                return false;
            for (var i = digits.Length - 1; i >= 0; i--)
                fraction = (fraction + (digits[i] - '0')) / 10;
        }
        var seconds = (int)Math.Round(fraction * 86_400);
        if (days is < FirstSerial or > LastSerial || seconds == 86_400)
            return false;
        var precision = seconds == 0 ? TimePrecision.Day : seconds % 60 == 0 ? TimePrecision.Minute : TimePrecision.Second;
        time = new WrittenTime(SerialZero.AddDays(days), TimeSpan.FromSeconds(seconds), precision, null);
        return true;
    }

    private static bool TryReadDay(ref ReadOnlySpan<byte> text, out DateOnly day)
    {
        day = default;
        int year, month, dayOfMonth;
        if (text.Length >= 8 && text[..8].IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0)
        {
            year = TwoDigits(text, 0) * 100 + TwoDigits(text, 2);
            month = TwoDigits(text, 4);
            dayOfMonth = TwoDigits(text, 6);
            text = text[8..];
        }
        else
        {
            if (!TryReadNumber(ref text, 4, out year) || text.IsEmpty)
                return false;
            var separator = text[0];
            if (separator is not ((byte)'-' or (byte)'/' or (byte)'.'))
                return false;
            text = text[1..].TrimStart((byte)' ');
            if (!TryReadNumber(ref text, 2, out month) || text.IsEmpty || text[0] != separator)
                return false;
            text = text[1..].TrimStart((byte)' ');
            if (!TryReadNumber(ref text, 2, out dayOfMonth))
                return false;
        }
        if (year is < 1900 or > 9998 || month is < 1 or > 12 || dayOfMonth < 1 || dayOfMonth > DateTime.DaysInMonth(year, month))
            return false;
        day = new DateOnly(year, month, dayOfMonth);
        return true;
    }

    private static bool TryReadTimeOfDay(ref ReadOnlySpan<byte> text, out TimeSpan timeOfDay, out TimePrecision precision)
    {
        (timeOfDay, precision) = (default, TimePrecision.Minute);
        if (!TryReadNumber(ref text, 2, out var hour) || text.IsEmpty || text[0] != ':')
            return false;
        text = text[1..];
        if (!TryReadNumber(ref text, 2, out var minute))
            return false;
        var second = 0;
        var millisecond = 0;
        if (!text.IsEmpty && text[0] == ':')
        {
            precision = TimePrecision.Second;
            text = text[1..];
            if (!TryReadNumber(ref text, 2, out second))
                return false;
            if (text.Length > 1 && text[0] == '.')
            {
                text = text[1..];
                var digits = text.IndexOfAnyExceptInRange((byte)'0', (byte)'9') is >= 0 and var end ? end : text.Length;
                if (digits is 0 or > 9)
                    return false;
                for (var i = 0; i < 3; i++)
                    millisecond = millisecond * 10 + (i < digits ? text[i] - '0' : 0);
                text = text[digits..];
            }
        }
        if (hour > 23 || minute > 59 || second > 59)
            return false;
        timeOfDay = new TimeSpan(0, hour, minute, second, millisecond);
        return true;
    }

    private static bool TryReadOffset(ReadOnlySpan<byte> text, out TimeSpan? offset)
    {
        offset = null;
        if (text.IsEmpty)
            return true;
        if (text is [(byte)'Z' or (byte)'z'])
        {
            offset = TimeSpan.Zero;
            return true;
        }
        if (text[0] is not ((byte)'+' or (byte)'-'))
            return false;
        var sign = text[0] == '-' ? -1 : 1;
        text = text[1..];
        if (!TryReadNumber(ref text, 2, out var hours))
            return false;
        if (!text.IsEmpty && text[0] == ':')
            text = text[1..];
        var minutes = 0;
        if (!text.IsEmpty && (!TryReadNumber(ref text, 2, out minutes) || !text.IsEmpty))
            return false;
        if (hours > 14 || minutes > 59)
            return false;
        offset = sign * new TimeSpan(hours, minutes, 0);
        return true;
    }

    /// <summary>Reads 1 to <paramref name="most"/> digits; a year needs all four.</summary>
    private static bool TryReadNumber(ref ReadOnlySpan<byte> text, int most, out int number)
    {
        number = 0;
        var digits = 0;
        while (digits < text.Length && digits < most && text[digits] is >= (byte)'0' and <= (byte)'9')
            number = number * 10 + (text[digits++] - '0');
        text = text[digits..];
        return most == 4 ? digits == 4 : digits > 0;
    }

    private static int TwoDigits(ReadOnlySpan<byte> text, int at) => (text[at] - '0') * 10 + (text[at + 1] - '0');
}
