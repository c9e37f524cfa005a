using System.Collections.Immutable;
using FoodSafety.Lims.Domain.Quotas;

namespace FoodSafety.Lims.Web.Quotas;

/// <summary>The quotas of a district and year in the contract's shape and words.</summary>
public sealed record QuotasDocument(string District, int Year, DateTimeOffset AsOf, IReadOnlyList<QuotasDocument.TargetPart> Targets)
{
    public static QuotasDocument Of(DistrictQuotas quotas) =>
        new(quotas.District.Code, quotas.Year, quotas.AsOf, [.. quotas.Targets.Select(Of)]);

    private static TargetPart Of(QuotaProgress progress) => new(
        progress.Code,
        progress.Task,
        progress.Title,
        progress.Source,
        progress.Measure.Word(),
        progress.Counting.Word(),
        progress.Unit,
        progress.Comparator.Word(),
        progress.Target,
        progress.Done,
        progress.OutOf,
        progress.Rate,
        progress.Population,
        progress.Status.Word(),
        progress.Remaining,
        [.. progress.Parts.Select(Of)],
        progress.Owners,
        [.. progress.MissingSites.Select(site => site.Code)],
        progress.Notes,
        progress.Interval is { } interval ? new Range(Percent(interval.Lower), Percent(interval.Upper), 0.95, progress.Probability is { } likely ? Chance(likely) : null) : null,
        progress.Pace,
        progress.Milestones,
        Of(progress.Forecast),
        progress.PopulationUsed is { } used ? new Residents(used.Value, used.Year, used.Kind, used.Source) : null,
        progress.Figures);

    private static Outlook? Of(Forecast? forecast) => forecast is null ? null : new(
        forecast.Method.Word(), forecast.Weeks, Math.Round(forecast.Expected, 1), forecast.Low, forecast.High, Forecast.Level, Chance(forecast.Probability), forecast.ExpectedOn);

    private static double Percent(double rate) => Math.Round(100 * rate, 4);

    /// <summary>Four places; what is not certain is not rounded to it.</summary>
    private static double Chance(double probability) => probability is 0 or 1 ? probability : Math.Clamp(Math.Round(probability, 4), 0.0001, 0.9999);

    /// <param name="Lower">Per cent (Wilson).</param>
    /// <param name="Upper">Per cent.</param>
    /// <param name="Level">Confidence.</param>
    /// <param name="Probability">That the true rate reaches the goal; null where there is none.</param>
    public sealed record Range(double Lower, double Upper, double Level, double? Probability);

    /// <param name="Method">gamma-poisson | block-bootstrap</param>
    /// <param name="Weeks">How many weeks it rests on.</param>
    /// <param name="Expected">The count on the plan's last day; it lies between <paramref name="Low"/> and <paramref name="High"/> in <paramref name="Level"/> of the cases.</param>
    /// <param name="Probability">That the goal is reached by then.</param>
    /// <param name="ExpectedOn">The day it is reached at the mean pace; null where it is reached, or not within two years.</param>
    public sealed record Outlook(string Method, int Weeks, double Expected, long Low, long High, double Level, double Probability, DateOnly? ExpectedOn);

    /// <param name="OutOf">What <c>done</c> is a share of, where it is one.</param>
    /// <param name="Rate">In <c>unit</c>, comparable with <c>target</c>.</param>
    /// <param name="Interval">Of a pass rate, what so many samples leave open of it.</param>
    /// <param name="Pace">What each working day must bring; null for shares and when the year is over.</param>
    /// <param name="Forecast">Where the year will end; null as well while there are fewer than three ordinary weeks.</param>
    /// <param name="Figures">Typed in: the district's figure, and the one it is held against.</param>
    public sealed record TargetPart(
        string Code,
        string Task,
        string Title,
        Source Source,
        string Measure,
        string Counting,
        string Unit,
        string Comparator,
        decimal? Target,
        decimal Done,
        decimal? OutOf,
        decimal? Rate,
        long? Population,
        string Status,
        decimal? Remaining,
        IReadOnlyList<TargetPart> Parts,
        ImmutableArray<string> Owners,
        IReadOnlyList<string> MissingSites,
        ImmutableArray<QuotaNote> Notes,
        Range? Interval,
        Pace? Pace,
        ImmutableArray<MilestoneProgress> Milestones,
        Outlook? Forecast,
        Residents? PopulationSource,
        ImmutableArray<ExternalFigure> Figures);

    /// <summary>The population behind a rate.</summary>
    /// <param name="Kind">常住人口, 户籍人口, …</param>
    public sealed record Residents(long Value, int Year, string Kind, string Source);
}
