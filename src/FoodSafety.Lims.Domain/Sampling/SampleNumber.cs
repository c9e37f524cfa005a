using System.Globalization;

namespace FoodSafety.Lims.Domain.Sampling;

/// <summary>The office's own number of a sampling form, e.g. <c>CY-440304-2023-00001</c> (抽样), beside the national system's number.</summary>
public static class SampleNumber
{
    /// <summary>The series a number belongs to, e.g. <c>CY-440304-2023</c>: serials count within it.</summary>
    /// <param name="district">District code, e.g. <c>440304</c> or <c>510900-HD</c>.</param>
    /// <param name="year">Local year of sampling, 1–9999.</param>
    public static string Series(string district, int year)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(district);
        ArgumentOutOfRangeException.ThrowIfLessThan(year, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(year, 9999);
        return string.Create(CultureInfo.InvariantCulture, $"CY-{district}-{year:0000}");
    }

    /// <summary>Formats a number of a series.</summary>
    /// <param name="series">See <see cref="Series"/>.</param>
    /// <param name="serial">1-based; five digits, more when it needs more.</param>
    public static string Format(string series, long serial)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(serial, 1);
        return string.Create(CultureInfo.InvariantCulture, $"{series}-{serial:00000}");
    }
}
