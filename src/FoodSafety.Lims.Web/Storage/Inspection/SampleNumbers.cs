using FoodSafety.Lims.Domain.Sampling;
using FoodSafety.Lims.Web.Storage.Bulk;

namespace FoodSafety.Lims.Web.Storage.Inspection;

/// <summary>
/// Own numbers for one chunk of sampling forms, taken in its transaction in one step a year: the row of a series is locked until the
/// transaction ends, so no number is given twice, and what is not used can be given back without a gap.
/// </summary>
public sealed class SampleNumbers
{
    private readonly ImportTransaction _import;
    private readonly Dictionary<int, Taken> _years = [];

    private SampleNumbers(ImportTransaction import) => _import = import;

    /// <summary>Numbers of one year's series: the next one, and the last one taken.</summary>
    private sealed record Taken(string Series, long Next, long Last);

    /// <param name="import">The open transaction.</param>
    /// <param name="district">Whose numbers.</param>
    /// <param name="years">The year of each form.</param>
    public static SampleNumbers Take(ImportTransaction import, string district, IEnumerable<int> years)
    {
        var numbers = new SampleNumbers(import);
        foreach (var (year, count) in years.CountBy(year => year))
        {
            var series = SampleNumber.Series(district, year);
            var last = NumberSequence.Take(import.Connection, import.Transaction, Name(series), count);
            numbers._years[year] = new Taken(series, last - count + 1, last);
        }
        return numbers;
    }

    /// <summary>The number that the next form of a year would get.</summary>
    public string Next(int year) => SampleNumber.Format(_years[year].Series, _years[year].Next);

    /// <summary>That number is used.</summary>
    public void Use(int year) => _years[year] = _years[year] with { Next = _years[year].Next + 1 };

    /// <summary>What duplicates and refused forms did not use is free again.</summary>
    public void GiveBack()
    {
        foreach (var (series, next, last) in _years.Values)
            if (next <= last)
                _import.Connection.Run(_import.Transaction, "UPDATE number_sequence SET last = @last WHERE name = @name", ("last", next - 1), ("name", Name(series)));
    }

    private static string Name(string series) => $"sample/{series}";
}
