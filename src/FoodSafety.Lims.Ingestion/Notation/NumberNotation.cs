using System.Globalization;
using FoodSafety.Lims.Domain.Judgement;

namespace FoodSafety.Lims.Ingestion.Notation;

/// <summary>
/// Reads one number of folded text (<see cref="Domain.Judgement.Spelling.Fold"/>): 0.00430, 1.04x10^3, 10^-4, 2.5E+05, 11,675.
/// Exact or not at all: what a decimal cannot hold is no number here.
/// </summary>
internal static class NumberNotation
{
    private const int MostDigits = 28;
    private const int LargestExponent = 24;

    /// <summary>A number and where it ends.</summary>
    internal readonly record struct Noted(decimal Amount, int SignificantDigits, int End);

    /// <summary>Reads the number that begins at <paramref name="start"/>; <paramref name="grouped"/> asks for thousands commas.</summary>
    internal static Noted? Read(string text, int start, bool grouped)
    {
        var at = start;
        var negative = At(text, at) == '-';
        if (negative || At(text, at) == '+')
            at++;
        var wholeStart = at;
        at = grouped ? SkipGroups(text, at) : SkipDigits(text, at);
        if (at < 0)
            return null;
        var whole = text[wholeStart..at].Replace(",", "", StringComparison.Ordinal);
        if (whole.Length > 1 && whole[0] == '0')
            return null;
        var fraction = "";
        if (At(text, at) == '.' && char.IsAsciiDigit(At(text, at + 1)))
        {
            var end = SkipDigits(text, at + 1);
            fraction = text[(at + 1)..end];
            at = end;
        }

        if (whole.Length + fraction.Length is 0 or > MostDigits)
            return null;
        if (ReadExponent(text, at, whole, fraction) is not { } power)
            return null;
        var mantissa = power.ReplacesMantissa ? "1" : whole + fraction;
        var scale = power.ReplacesMantissa ? 0 : fraction.Length;
        if (char.IsAsciiDigit(At(text, power.End)) || At(text, power.End) == '^' || (At(text, power.End) == '.' && char.IsAsciiDigit(At(text, power.End + 1))))
            return null;
        return Scale(mantissa, scale, power.Exponent) is { } amount
            ? new Noted(negative ? -amount : amount, Math.Max(1, mantissa.TrimStart('0').Length), power.End)
            : null;
    }

    /// <summary>Whether a power of ten lost its raised digits on the way (1.3×103 for 1.3×10³).</summary>
    internal static bool LostSuperscript(string text)
    {
        for (var index = 0; index + 3 < text.Length; index++)
            if (IsTimes(text[index]) && text.AsSpan(index + 1).TrimStart() is ['1', '0', var next, ..] && char.IsAsciiDigit(next))
                return true;
        return false;
    }

    /// <summary>
    /// Whether a limit of a count looks like a bare power whose raised digit was lost: 10² copied as 102. No standard sets such a limit,
    /// and which was meant is not certain.
    /// </summary>
    internal static bool MayBeLostPower(string text, int start, MeasurementUnit unit) =>
        unit.Dimension is { } dimension && (dimension.StartsWith("CFU", StringComparison.Ordinal) || dimension.StartsWith("MPN", StringComparison.Ordinal))
        && MayBeLostPower(text, start);

    /// <summary>The same of a number that is known to count microbes.</summary>
    internal static bool MayBeLostPower(string text, int start) =>
        text.AsSpan(start) is ['1', '0', >= '2' and <= '9', .. var rest] && (rest.IsEmpty || (!char.IsAsciiDigit(rest[0]) && rest[0] is not ('.' or '^' or ',')));

    private static (int Exponent, int End, bool ReplacesMantissa)? ReadExponent(string text, int at, string whole, string fraction)
    {
        if (At(text, at) == '^')
            return whole == "10" && fraction == "" && ReadPower(text, at + 1) is { } bare ? (bare.Power, bare.End, true) : null;
        if (At(text, at) is 'e' or 'E' && (char.IsAsciiDigit(At(text, at + 1)) || At(text, at + 1) is '+' or '-'))
            return ReadPower(text, at + 1) is { } power ? (power.Power, power.End, false) : null;
        var times = SkipBlanks(text, at);
        if (!IsTimes(At(text, times)))
            return (0, at, false);
        var ten = SkipBlanks(text, times + 1);
        if (At(text, ten) != '1' || At(text, ten + 1) != '0')
            return null;
        // 10 ⁵: a raised digit belongs to nothing else than the ten before it.
        var raise = SkipBlanks(text, ten + 2);
        if (At(text, raise) == '^')
            return ReadPower(text, raise + 1) is { } raised ? (raised.Power, raised.End, false) : null;
        // "2.5×10" is 25 in both readings; "1.3×103" is a lost superscript or a product: not certain, so no number.
        return char.IsAsciiDigit(At(text, ten + 2)) || At(text, ten + 2) == '.' ? null : (1, ten + 2, false);
    }

    private static (int Power, int End)? ReadPower(string text, int at)
    {
        var bracketed = At(text, at) == '(';
        if (bracketed)
            at++;
        var sign = At(text, at) == '-' ? -1 : 1;
        if (At(text, at) is '-' or '+')
            at++;
        var end = SkipDigits(text, at);
        if (end == at || end - at > 2)
            return null;
        var power = sign * int.Parse(text.AsSpan(at, end - at), CultureInfo.InvariantCulture);
        if (bracketed && At(text, end) != ')')
            return null;
        return Math.Abs(power) <= LargestExponent ? (power, bracketed ? end + 1 : end) : null;
    }

    private static decimal? Scale(string mantissa, int scale, int exponent)
    {
        scale -= exponent;
        if (scale < 0)
            (mantissa, scale) = (mantissa + new string('0', -scale), 0);
        var digits = mantissa.TrimStart('0').Length;
        if (digits > MostDigits || scale > MostDigits)
            return null;
        var number = decimal.Parse(mantissa, NumberStyles.None, CultureInfo.InvariantCulture);
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(number, bits);
        return new decimal(bits[0], bits[1], bits[2], false, (byte)scale);
    }

    private static int SkipGroups(string text, int at)
    {
        var start = at;
        at = SkipDigits(text, at);
        if (at - start is 0 or > 3)
            return -1;
        var groups = 0;
        while (At(text, at) == ',' && SkipDigits(text, at + 1) == at + 4)
        {
            at += 4;
            groups++;
        }

        // More than two commas are met in lists of five counts, never in one amount.
        return groups is 1 or 2 ? at : -1;
    }

    private static int SkipDigits(string text, int at)
    {
        while (char.IsAsciiDigit(At(text, at)))
            at++;
        return at;
    }

    private static int SkipBlanks(string text, int at)
    {
        while (At(text, at) == ' ')
            at++;
        return at;
    }

    private static bool IsTimes(char character) => character is '×' or 'x' or 'X' or '*' or '✕' or '✖' or '╳' or '·' or '∙' or '⋅';

    private static char At(string text, int index) => (uint)index < (uint)text.Length ? text[index] : '\0';
}
