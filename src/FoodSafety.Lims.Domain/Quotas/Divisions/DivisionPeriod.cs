using System.Globalization;

namespace FoodSafety.Lims.Domain.Quotas;

/// <summary>A quarter or month of a division.</summary>
/// <param name="Kind">Quarter or month.</param>
/// <param name="First">Its first day.</param>
/// <param name="Last">Its last day.</param>
public sealed record DivisionPeriod(DivisionKind Kind, DateOnly First, DateOnly Last)
{
    /// <summary>Reads 2023-Q1 or 2023-01; null where it is neither.</summary>
    public static DivisionPeriod? Of(string code)
    {
        if (code.Length != 7 || code[4] != '-' || !int.TryParse(code.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year) || year < 1)
            return null;
        if (code[5] == 'Q')
            return code[6] is >= '1' and <= '4' ? From(DivisionKind.Quarter, new DateOnly(year, 3 * (code[6] - '1') + 1, 1), 3) : null;
        return int.TryParse(code.AsSpan(5), NumberStyles.None, CultureInfo.InvariantCulture, out var month) && month is >= 1 and <= 12
            ? From(DivisionKind.Month, new DateOnly(year, month, 1), 1)
            : null;
    }

    /// <summary>The code of a year's n-th month, 1–12.</summary>
    public static string Month(int year, int number) => string.Create(CultureInfo.InvariantCulture, $"{year:0000}-{number:00}");

    /// <summary>The code of a year's n-th quarter, 1–4.</summary>
    public static string Quarter(int year, int number) => string.Create(CultureInfo.InvariantCulture, $"{year:0000}-Q{number}");

    private static DivisionPeriod From(DivisionKind kind, DateOnly first, int months) => new(kind, first, first.AddMonths(months).AddDays(-1));
}
