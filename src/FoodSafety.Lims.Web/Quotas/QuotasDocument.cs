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
        Forecast: null);

    /// <param name="OutOf">What <c>done</c> is a share of, where it is one.</param>
    /// <param name="Rate">In <c>unit</c>, comparable with <c>target</c>.</param>
    /// <param name="Forecast">Not part of this version: always null.</param>
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
        decimal? Forecast);
}
