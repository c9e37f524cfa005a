using System.Globalization;
using System.Numerics;

namespace FoodSafety.Lims.Domain.Judgement;

/// <summary>
/// A unit of measured values: mg/kg, g/100mL, CFU/250mL, %vol, mg/每日, …; the default is no unit at all.
/// Units of one <see cref="Dimension"/> convert exactly; of two, never (mg/kg is not mg/L, CFU is not MPN).
/// % is g/100g; ppm is read as mg/kg and ppb as μg/kg, as laboratories use them.
/// </summary>
public readonly record struct MeasurementUnit
{
    // One reference: a unit goes from hand to hand with each of millions of readings.
    private readonly Definition? _definition;

    private MeasurementUnit(string symbol, string dimension, decimal coefficient, decimal divisor, int exponent) =>
        _definition = new Definition(symbol, dimension, coefficient, divisor, exponent);

    /// <summary>No unit given, or a number that has none ("/").</summary>
    public static MeasurementUnit None => default;

    /// <summary>% as a mass fraction: g/100g.</summary>
    public static MeasurementUnit Percent { get; } = new("%", "mass/mass", 1m, 1m, -2);

    /// <summary>mg/kg.</summary>
    public static MeasurementUnit MilligramPerKilogram { get; } = new("mg/kg", "mass/mass", 1m, 1m, -6);

    /// <summary>The unit in its one spelling (μ, no blanks, raised digits); null of <see cref="None"/>.</summary>
    public string? Symbol => _definition?.Symbol;

    /// <summary>What it measures, e.g. <c>mass/mass</c>, <c>CFU/volume</c>; units of the same dimension convert. Null of <see cref="None"/>.</summary>
    public string? Dimension => _definition?.Dimension;

    /// <summary>Whether there is a unit.</summary>
    public bool IsGiven => _definition is not null;

    /// <summary>Whether values in the two units can be compared; with a unit missing on one side they cannot be converted.</summary>
    public bool ConvertsTo(MeasurementUnit other) => string.Equals(Dimension, other.Dimension, StringComparison.Ordinal);

    /// <summary>
    /// Reads a unit in any of its spellings; empty, "/" and dashes are <see cref="None"/>. False for what is not known: never a guess.
    /// </summary>
    public static bool TryParse(ReadOnlySpan<char> text, out MeasurementUnit unit)
    {
        unit = None;
        var folded = Spelling.Fold(text).Replace(" ", "", StringComparison.Ordinal);
        if (folded.Length > 1 && folded[0] == '(' && folded[^1] == ')')
            folded = folded[1..^1];
        if (folded is "" or "/" or "-" or "--" or "—" or "——")
            return true;
        if (folded.Length > 40)
            return false;
        switch (folded.ToLowerInvariant())
        {
            case "%" or "%(m/m)" or "%(w/w)" or "g/100g(%)":
                unit = Percent;
                return true;
            case "%vol" or "%(v/v)" or "%v/v" or "vol%" or "%(vol)":
                unit = new MeasurementUnit("%vol", "volume/volume", 1m, 1m, -2);
                return true;
            case "‰":
                unit = new MeasurementUnit("‰", "mass/mass", 1m, 1m, -3);
                return true;
            case "ppm":
                unit = MilligramPerKilogram;
                return true;
            case "ppb":
                unit = new MeasurementUnit("μg/kg", "mass/mass", 1m, 1m, -9);
                return true;
        }

        return TryParseQuotient(folded.Replace("·kg^-1", "/kg", StringComparison.Ordinal), out unit);
    }

    /// <summary>Compares two values exactly, each in its unit. With no unit on a side, the numbers stand as they are.</summary>
    /// <exception cref="InvalidOperationException">The units do not convert.</exception>
    public static int Compare(decimal left, MeasurementUnit leftUnit, decimal right, MeasurementUnit rightUnit)
    {
        if (!leftUnit.IsGiven || !rightUnit.IsGiven || leftUnit == rightUnit)
            return left.CompareTo(right);
        if (!leftUnit.ConvertsTo(rightUnit))
            throw new InvalidOperationException($"{leftUnit.Symbol} does not convert to {rightUnit.Symbol}");

        // Whole numbers of any length: decimal multiplication would round beyond 28 digits.
        var (leftScaled, leftScale) = Unscale(left, leftUnit._definition!.Coefficient, rightUnit._definition!.Divisor);
        var (rightScaled, rightScale) = Unscale(right, rightUnit._definition.Coefficient, leftUnit._definition.Divisor);
        var shift = leftUnit._definition.Exponent - leftScale - (rightUnit._definition.Exponent - rightScale);
        if (shift >= 0)
            leftScaled *= BigInteger.Pow(10, shift);
        else
            rightScaled *= BigInteger.Pow(10, -shift);
        return leftScaled.CompareTo(rightScaled);
    }

    /// <summary>
    /// The value in another unit: exact whenever 28 digits hold it, otherwise rounded to them. False when the units do not
    /// convert or the value leaves the range of a decimal.
    /// </summary>
    public bool TryConvert(decimal value, MeasurementUnit to, out decimal converted)
    {
        converted = value;
        if (this == to)
            return true;
        if (_definition is not { } from || to._definition is not { } target || !ConvertsTo(to))
            return false;
        try
        {
            converted = value * (from.Coefficient * target.Divisor) / (target.Coefficient * from.Divisor);
            for (var exponent = from.Exponent - target.Exponent; exponent != 0; exponent -= Math.Sign(exponent))
                converted = exponent > 0 ? converted * 10m : converted / 10m;
            return true;
        }
        catch (OverflowException)
        {
            converted = 0;
            return false;
        }
    }

    /// <summary>The one spelling says all of a unit.</summary>
    public bool Equals(MeasurementUnit other) =>
        ReferenceEquals(_definition, other._definition) || string.Equals(Symbol, other.Symbol, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override int GetHashCode() => Symbol?.GetHashCode(StringComparison.Ordinal) ?? 0;

    /// <inheritdoc/>
    public override string ToString() => Symbol ?? "";

    private static bool TryParseQuotient(string folded, out MeasurementUnit unit)
    {
        unit = None;
        var slash = folded.IndexOf('/', StringComparison.Ordinal);
        var above = slash < 0 ? folded : folded[..slash];
        if (!TryParsePart(above, allowsNumber: false, out _, out var upper, out var equivalent) || !upper.MayStandAbove || (slash < 0 && above.Length == 0))
            return false;
        if (slash < 0)
        {
            unit = new MeasurementUnit(upper.Canonical + equivalent, upper.Kind + equivalent, upper.Coefficient, 1m, upper.Exponent);
            return true;
        }

        if (!TryParsePart(folded[(slash + 1)..], allowsNumber: true, out var portion, out var lower, out var suffix) || suffix.Length > 0 || !lower.MayStandBelow
            || (lower.Kind == "length") != (upper.Kind == "conductance"))
            return false;
        var shownPortion = portion == 1m ? "" : portion.ToString(CultureInfo.InvariantCulture);
        unit = new MeasurementUnit(
            $"{(above.Length == 0 ? "" : upper.Canonical)}{equivalent}/{shownPortion}{lower.Canonical}",
            $"{upper.Kind}{equivalent}/{lower.Kind}",
            upper.Coefficient,
            lower.Coefficient * portion,
            upper.Exponent - lower.Exponent);
        return true;
    }

    // "100g", "mg", "mgα-TE": a number only below the line, an equivalence only above it.
    private static bool TryParsePart(string part, bool allowsNumber, out decimal number, out UnitSymbols.Symbol symbol, out string equivalent)
    {
        (number, symbol, equivalent) = (1m, default, "");
        var digits = 0;
        while (digits < part.Length && char.IsAsciiDigit(part[digits]))
            digits++;
        if (digits > 0 && (!allowsNumber || digits > 9 || part[0] == '0'
            || !decimal.TryParse(part.AsSpan(0, digits), NumberStyles.None, CultureInfo.InvariantCulture, out number)))
            return false;
        var name = part.AsSpan(digits);
        if (allowsNumber && name.Length == 0)
            return false;
        if (UnitSymbols.TryFind(name, out symbol))
            return true;
        foreach (var known in (ReadOnlySpan<string>)["α-TE", "RE", "RAE", "NE", "DFE", "KOH", "GAE"])
        {
            if (!name.EndsWith(known, StringComparison.OrdinalIgnoreCase) || !UnitSymbols.TryFind(name[..^known.Length], out symbol) || symbol.Kind != "mass")
                continue;
            // The acid value's mg/g is always of KOH; the vitamins' equivalents are quantities of their own.
            equivalent = known == "KOH" ? "" : known;
            return true;
        }

        return false;
    }

    private static (BigInteger Number, int Scale) Unscale(decimal value, decimal coefficient, decimal divisor)
    {
        var (first, firstScale) = Unscale(value);
        var (second, secondScale) = Unscale(coefficient);
        var (third, thirdScale) = Unscale(divisor);
        return (first * second * third, firstScale + secondScale + thirdScale);
    }

    private static (BigInteger Number, int Scale) Unscale(decimal value)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        var number = (new BigInteger((uint)bits[2]) << 64) + (new BigInteger((uint)bits[1]) << 32) + (uint)bits[0];
        return (value < 0 ? -number : number, value.Scale);
    }

    /// <summary>Factor against the base of the dimension = coefficient / divisor × 10^exponent.</summary>
    private sealed record Definition(string Symbol, string Dimension, decimal Coefficient, decimal Divisor, int Exponent);
}
