using System.Buffers.Text;
using System.Text;
using FoodSafety.Lims.Ingestion.Reading;

namespace FoodSafety.Lims.Ingestion.RapidTests;

/// <summary>What may stand in the cell of a reading (检测值).</summary>
internal static class ReadingCell
{
    private const int LongestUnitBytes = 60;

    /// <summary>A gold card gives no number: these words in the reading's cell say so.</summary>
    public static bool IsQualitative(ReadOnlySpan<byte> cell) =>
        cell.Length <= 12 && cell[0] is < (byte)'0' or > (byte)'9' && (cell.SequenceEqual("/"u8) || cell.SequenceEqual("-"u8) || cell.SequenceEqual("—"u8) || cell.SequenceEqual("未检出"u8)
            || cell.SequenceEqual("检出"u8) || cell.SequenceEqual("阴性"u8) || cell.SequenceEqual("阳性"u8) || cell.SequenceEqual("可疑"u8)
            || cell.SequenceEqual("无效"u8) || cell.SequenceEqual("ND"u8) || cell.SequenceEqual("N.D."u8));

    /// <summary>Parts a value that carries its unit, as in 0.05mg/kg; the unit is empty where the cell begins with no number or ends with it or a per cent sign.</summary>
    public static ReadOnlySpan<byte> Unit(ref ReadOnlySpan<byte> cell)
    {
        if (cell is [.., (byte)'%'] || cell.EndsWith("％"u8))
            return default;
        // The number ends where the first character stands that no number has: units hold digits too (mg/100g).
        var end = cell.IndexOfAnyExcept("+-.0123456789"u8);
        if (end <= 0 || cell.Length - end > LongestUnitBytes)
            return default;
        var unit = Utf8Text.Trim(cell[end..]);
        cell = Utf8Text.Trim(cell[..end]);
        return unit;
    }

    /// <summary>A plain decimal number, full-width digits and a per cent sign allowed.</summary>
    public static bool TryReadNumber(ReadOnlySpan<byte> cell, out decimal value, out bool isPercent)
    {
        if (TryReadPlain(cell, out value))
        {
            isPercent = false;
            return true;
        }
        if (!Utf8Text.IsAscii(cell))
            cell = Encoding.UTF8.GetBytes(Utf8Text.Narrow(cell).Trim());
        isPercent = cell is [.., (byte)'%'];
        if (isPercent)
            cell = cell[..^1].TrimEnd((byte)' ');
        // No exponents and no group separators: 1,234 and 1E5 in a log are slips, not numbers.
        return Utf8Parser.TryParse(cell, out value, out int consumed) && consumed == cell.Length && cell.IndexOfAny((byte)'e', (byte)'E', (byte)',') < 0;
    }

    /// <summary>12.4, as nearly all readings are: up to nine digits with a point among them.</summary>
    public static bool TryReadPlain(ReadOnlySpan<byte> cell, out decimal value)
    {
        value = 0;
        if (cell.Length is 0 or > 10)
            return false;
        var (digits, number, scale) = (0, 0, -1);
        foreach (var character in cell)
        {
            if (character is >= (byte)'0' and <= (byte)'9')
            {
                number = number * 10 + (character - '0');
                digits++;
                scale += scale >= 0 ? 1 : 0;
            }
            else if (character == '.' && scale < 0 && digits > 0)
                scale = 0;
            else
                return false;
        }
        if (digits > 9 || scale == 0)
            return false;
        value = new decimal(number, 0, 0, false, (byte)Math.Max(scale, 0));
        return true;
    }
}
