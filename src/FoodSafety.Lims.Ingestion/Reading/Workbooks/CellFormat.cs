namespace FoodSafety.Lims.Ingestion.Reading.Workbooks;

/// <summary>A number format of a workbook, as far as it says what the number in the cell is (ECMA-376 part 1, 18.8.30 and 18.8.31).</summary>
/// <param name="Kind">What it shows.</param>
/// <param name="Digits">Least number of digits, of a format of zeros alone (000000 shows 123 as 000123); else 0.</param>
/// <param name="ShowsSeconds">Whether a time is shown with its seconds.</param>
/// <param name="ShowsFractions">Whether a time is shown with fractions of a second.</param>
public readonly record struct CellFormat(CellKind Kind, int Digits = 0, bool ShowsSeconds = false, bool ShowsFractions = false)
{
    /// <summary>What is meant by a format id below 164, also where the workbook does not write it out; the Chinese ones are of zh-CN.</summary>
    public static CellFormat OfBuiltIn(int id) => id switch
    {
        9 or 10 => new CellFormat(CellKind.Percent),
        >= 14 and <= 17 or (>= 27 and <= 31) or 36 or (>= 50 and <= 54) or 57 or 58 => new CellFormat(CellKind.Date),
        18 or 20 or 32 or 34 or 55 => new CellFormat(CellKind.Time),
        19 or 21 or 33 or 35 or 45 or 46 or 56 => new CellFormat(CellKind.Time, ShowsSeconds: true),
        22 => new CellFormat(CellKind.DateTime),
        47 => new CellFormat(CellKind.Time, ShowsSeconds: true, ShowsFractions: true),
        _ => default,
    };

    /// <summary>Reads a format code, e.g. <c>yyyy"年"m"月"d"日"</c>, <c>[$-804]h:mm AM/PM</c>, <c>0.00%</c>. Only its first section counts.</summary>
    public static CellFormat Of(string code)
    {
        bool days = false, hours = false, minutes = false, seconds = false, fractions = false, percent = false, months = false, elapsed = false;
        var zeros = 0;
        var onlyZeros = code.Length > 0;
        for (var i = 0; i < code.Length && code[i] != ';'; i++)
        {
            var letter = char.ToLowerInvariant(code[i]);
            if (letter != '0')
                onlyZeros = false;
            switch (letter)
            {
                case '"':
                    i = code.IndexOf('"', i + 1) is >= 0 and var close ? close : code.Length;
                    break;
                case '\\' or '_' or '*':
                    i++;
                    break;
                case '[':
                    var end = code.IndexOf(']', i + 1) is >= 0 and var bracket ? bracket : code.Length;
                    elapsed |= code[(i + 1)..end].Trim('h', 'm', 's', 'H', 'M', 'S').Length == 0;
                    i = end;
                    break;
                case 'a' when code.AsSpan(i).StartsWith("AM/PM", StringComparison.OrdinalIgnoreCase):
                    hours = true;
                    i += 4;
                    break;
                case 'g' when code.AsSpan(i).StartsWith("General", StringComparison.OrdinalIgnoreCase):
                    i += 6;
                    break;
                case 'y' or 'd' or 'e' when letter != 'e' || !IsExponent(code, i):
                    days = true;
                    break;
                case 'h' or '时':
                    hours = true;
                    break;
                case 's':
                    seconds = true;
                    fractions |= i + 2 < code.Length && code[i + 1] == '.' && code[i + 2] == '0'
                        || (i + 3 < code.Length && char.ToLowerInvariant(code[i + 1]) == 's' && code[i + 2] == '.' && code[i + 3] == '0');
                    break;
                case 'm':
                    // Minutes beside hours or seconds, months otherwise.
                    if (hours || seconds || SecondsFollow(code, i))
                        minutes = true;
                    else
                        months = true;
                    break;
                case '%':
                    percent = true;
                    break;
                case '0':
                    zeros++;
                    break;
            }
        }
        var isTime = hours || minutes || seconds || elapsed;
        if (days || months)
            return new CellFormat(isTime ? CellKind.DateTime : CellKind.Date, 0, seconds, fractions);
        if (isTime)
            return new CellFormat(CellKind.Time, 0, seconds, fractions);
        if (percent)
            return new CellFormat(CellKind.Percent);
        return onlyZeros && zeros is > 1 and <= 15 ? new CellFormat(CellKind.Number, zeros) : default;
    }

    private static bool IsExponent(string code, int at) => at + 1 < code.Length && code[at + 1] is '+' or '-';

    private static bool SecondsFollow(string code, int at)
    {
        while (at < code.Length && char.ToLowerInvariant(code[at]) is 'm' or ':' or '分' or '"' or '\\' or ' ')
            at++;
        return at < code.Length && char.ToLowerInvariant(code[at]) == 's';
    }
}
