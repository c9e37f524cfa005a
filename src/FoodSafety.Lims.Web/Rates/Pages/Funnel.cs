using System.Globalization;
using FoodSafety.Lims.Domain.Statistics;

namespace FoodSafety.Lims.Web.Rates.Pages;

/// <summary>A funnel plot as the page draws it: samples to the right, the share that failed upwards, in a box of <see cref="Width"/> by <see cref="Height"/>.</summary>
public sealed class Funnel
{
    public const int Width = 600;
    public const int Height = 220;

    private const int Steps = 60;

    private readonly double _common;
    private readonly double _mostTested;
    private readonly double _highest;

    public Funnel(ComparedRates.OfBasis basis)
    {
        _common = (double)basis.Found / basis.Tested;
        _mostTested = 1.05 * basis.Groups.Max(group => group.Tested);
        _highest = Math.Min(1, 1.15 * Math.Max(basis.Groups.Max(group => group.Rate) / 100, FunnelLimits.Of(_common, Math.Max(1, (long)(_mostTested / 6)), RateComparison.Outlier).Upper));
        if (_highest == 0)
            _highest = 1;
    }

    /// <summary>The highest rate shown, per cent.</summary>
    public double Highest => 100 * _highest;

    /// <summary>The most samples shown.</summary>
    public double MostTested => _mostTested;

    /// <summary>Where the common rate lies.</summary>
    public string CommonY => Y(_common);

    /// <summary>One limit as points of a line.</summary>
    /// <param name="level"><see cref="RateComparison.LookTwice"/> or <see cref="RateComparison.Outlier"/>.</param>
    public string Limit(double level, bool upper) => string.Join(' ', Enumerable.Range(1, Steps)
        .Select(step => Math.Max(1, (long)Math.Round(_mostTested * step / Steps))).Distinct()
        .Select(tested => (tested, FunnelLimits.Of(_common, tested, level)))
        .Select(point => $"{X(point.tested)},{Y(upper ? point.Item2.Upper : point.Item2.Lower)}"));

    public string X(long tested) => Written(tested / _mostTested * Width);

    public string Y(double rate) => Written(Height * (1 - Math.Min(rate, _highest) / _highest));

    private static string Written(double figure) => figure.ToString("0.#", CultureInfo.InvariantCulture);
}
