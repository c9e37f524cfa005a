using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace FoodSafety.Lims.Ingestion.Reading.Workbooks;

/// <summary>
/// Writes the number of a cell as people read it. A workbook holds binary numbers of which 15 digits are significant: 2.2999999999999998 is
/// 2.3. A whole number of more than 15 digits has lost the rest and is written with its exponent, 4.40304202303E+17, so that no column takes it
/// for a code.
/// </summary>
public static class CellText
{
    /// <summary>Room that any number needs.</summary>
    public const int MostBytes = 64;

    private const long MillisecondsOfDay = 86_400_000;
    private const double FirstLost = 1e15;

    // Day 0 of the 1900 system from March 1900 on: it counts a 29 February 1900 that never was. The 1904 system starts 1,462 days later.
    private static readonly DateOnly SerialZero = new(1899, 12, 30);
    private const int DaysTo1904 = 1462;
    private const int LastSerial = 2_958_465;

    /// <summary>Writes a number of the given format; returns the bytes written.</summary>
    /// <param name="value">As stored in the cell.</param>
    /// <param name="format">What the cell shows of it.</param>
    /// <param name="is1904">Whether days are counted from 1 January 1904.</param>
    /// <param name="target">At least <see cref="MostBytes"/>.</param>
    public static int Write(double value, CellFormat format, bool is1904, Span<byte> target) => format.Kind switch
    {
        CellKind.Date or CellKind.DateTime or CellKind.Time when TryWriteTime(value, format, is1904, target, out var written) => written,
        CellKind.Percent => WritePercent(value, target),
        _ => WriteNumber(value, format.Digits, target),
    };

    /// <summary>Writes a number stored as decimal text; one that is plain already is copied.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static int Write(ReadOnlySpan<char> stored, CellFormat format, bool is1904, Span<byte> target)
    {
        if (format == default && stored.Length <= 15 && stored.IndexOfAnyExceptInRange('0', '9') < 0 && (stored is ['0'] or [not '0', ..]))
            return Encoding.ASCII.GetBytes(stored, target);
        return double.TryParse(stored, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value)
            ? Write(value, format, is1904, target)
            : throw new FormatException();
    }

    private static int WriteNumber(double value, int digits, Span<byte> target)
    {
        if (digits > 0 && value is >= 0 and < FirstLost && Math.Floor(value) == value)
        {
            Utf8Formatter.TryFormat((long)value, target, out var padded, new System.Buffers.StandardFormat('D', (byte)digits));
            return padded;
        }
        value.TryFormat(target, out var written, "G15", CultureInfo.InvariantCulture);
        if (Math.Abs(value) < FirstLost && target[..written].Contains((byte)'E'))
            // A small one with its exponent: people write 0.00001.
            decimal.Parse(target[..written], NumberStyles.Float, CultureInfo.InvariantCulture).TryFormat(target, out written, default, CultureInfo.InvariantCulture);
        return written;
    }

    private static int WritePercent(double value, Span<byte> target)
    {
        if (Math.Abs(value) >= 1e12)
            return WriteNumber(value, 0, target);
        var hundredfold = decimal.Parse(value.ToString("G15", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture) * 100;
        hundredfold.TryFormat(target, out var written, "0.###############", CultureInfo.InvariantCulture);
        target[written] = (byte)'%';
        return written + 1;
    }

    private static bool TryWriteTime(double value, CellFormat format, bool is1904, Span<byte> target, out int written)
    {
        written = 0;
        if (value is < 0 or > LastSerial)
            return false;
        var step = format.ShowsFractions ? 1 : 1000;
        var total = (long)Math.Round(value * MillisecondsOfDay / step) * step;
        var (day, time) = ((int)(total / MillisecondsOfDay), TimeSpan.FromMilliseconds(total % MillisecondsOfDay));
        var isTimeOnly = format.Kind == CellKind.Time && day == 0;
        if (!isTimeOnly)
        {
            if (is1904)
                day += DaysTo1904;
            else if (day is 0 or 60)
                return false; // 0 January and 29 February 1900 are no days.
            else if (day < 60)
                day++;
            SerialZero.AddDays(day).TryFormat(target, out written, "yyyy-MM-dd", CultureInfo.InvariantCulture);
            // A time that the format hides is there all the same: it tells a repeat from its first test.
            if (format.Kind == CellKind.Date && time == TimeSpan.Zero)
                return true;
            target[written++] = (byte)' ';
        }
        var pattern = time.Milliseconds > 0 ? @"hh\:mm\:ss\.fff" : time.Seconds > 0 || format.ShowsSeconds ? @"hh\:mm\:ss" : @"hh\:mm";
        time.TryFormat(target[written..], out var timeBytes, pattern, CultureInfo.InvariantCulture);
        written += timeBytes;
        return true;
    }
}
