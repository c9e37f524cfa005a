using System.Globalization;

namespace FoodSafety.Lims.Domain.Disposal.Goods;

/// <summary>A weight as people write it: a number alone is kilograms; 斤, g, t and their names are converted, pieces (条、只、箱) never.</summary>
public static class Weight
{
    private static readonly (string Unit, decimal Kilograms)[] Units =
    [
        ("千克", 1m), ("公斤", 1m), ("kg", 1m), ("市斤", 0.5m), ("斤", 0.5m), ("毫克", 0.000_001m), ("mg", 0.000_001m),
        ("克", 0.001m), ("g", 0.001m), ("吨", 1000m), ("t", 1000m),
    ];

    /// <summary>Reads a weight of 0 or more; false where the text is none.</summary>
    /// <param name="text">E.g. <c>12.5</c>, <c>25斤</c>, <c>800 g</c>.</param>
    /// <param name="kilograms">In kilograms, exact.</param>
    public static bool TryRead(string? text, out decimal kilograms)
    {
        var written = (text ?? "").Trim();
        var (unit, factor) = Units.FirstOrDefault(known => written.EndsWith(known.Unit, StringComparison.OrdinalIgnoreCase));
        var number = unit is null ? written : written[..^unit.Length].TrimEnd();
        var read = decimal.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out kilograms) && kilograms <= 1_000_000_000m;
        kilograms = read ? kilograms * (unit is null ? 1m : factor) : 0m;
        return read;
    }
}
