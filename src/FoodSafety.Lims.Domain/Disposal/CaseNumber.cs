using System.Globalization;

namespace FoodSafety.Lims.Domain.Disposal;

/// <summary>The number people quote for a case, e.g. <c>YX-440304-2023-00001</c> (阳性处置), <c>HC-440304-2023-00001</c> (核查处置).</summary>
public static class CaseNumber
{
    /// <summary>Formats a number.</summary>
    /// <param name="kind">Chooses the prefix: YX 阳性, HC 核查.</param>
    /// <param name="district">District code, e.g. <c>440304</c> or <c>510900-HD</c>.</param>
    /// <param name="year">Local year of the opening, 1–9999.</param>
    /// <param name="serial">1-based within kind, district and year; five digits, more when it needs more.</param>
    public static string Format(CaseKind kind, string district, int year, int serial)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(district);
        ArgumentOutOfRangeException.ThrowIfLessThan(year, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(year, 9999);
        ArgumentOutOfRangeException.ThrowIfLessThan(serial, 1);
        return string.Create(CultureInfo.InvariantCulture, $"{Prefix(kind)}-{district}-{year:0000}-{serial:00000}");
    }

    private static string Prefix(CaseKind kind) => kind switch
    {
        CaseKind.Positive => "YX",
        CaseKind.Disposal => "HC",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
