using System.Globalization;

namespace FoodSafety.Lims.Domain.Disposal;

/// <summary>The number people quote for a case, e.g. <c>YX-440304-2023-00001</c> (阳性处置), <c>HC-440304-2023-00001</c> (核查处置).</summary>
public static class CaseNumber
{
    /// <summary>The series a number belongs to, e.g. <c>YX-440304-2023</c>: serials count within it.</summary>
    /// <param name="kind">Chooses the prefix: YX 阳性, HC 核查.</param>
    /// <param name="district">District code, e.g. <c>440304</c> or <c>510900-HD</c>.</param>
    /// <param name="year">Local year of the opening, 1–9999.</param>
    public static string Series(CaseKind kind, string district, int year)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(district);
        ArgumentOutOfRangeException.ThrowIfLessThan(year, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(year, 9999);
        return string.Create(CultureInfo.InvariantCulture, $"{Prefix(kind)}-{district}-{year:0000}");
    }

    /// <summary>Formats a number of a series.</summary>
    /// <param name="series">See <see cref="Series"/>.</param>
    /// <param name="serial">1-based; five digits, more when it needs more.</param>
    public static string Format(string series, long serial)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(serial, 1);
        return string.Create(CultureInfo.InvariantCulture, $"{series}-{serial:00000}");
    }

    /// <summary>Formats a number from its parts.</summary>
    public static string Format(CaseKind kind, string district, int year, long serial) => Format(Series(kind, district, year), serial);

    private static string Prefix(CaseKind kind) => kind switch
    {
        CaseKind.Positive => "YX",
        CaseKind.Disposal => "HC",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
