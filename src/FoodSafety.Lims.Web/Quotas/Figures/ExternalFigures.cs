using System.Collections.Immutable;
using FoodSafety.Lims.Domain.Quotas;
using FoodSafety.Lims.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace FoodSafety.Lims.Web.Quotas.Figures;

/// <summary>The figures typed in, as they stand on a day.</summary>
public static class ExternalFigures
{
    /// <summary>Of each key the figure that holds for the latest day of the plan's year up to this one; of several for that day the one entered last. What was taken back holds for no day.</summary>
    public static async Task<ImmutableDictionary<string, ExternalFigure>> On(LimsDb db, string district, int year, DateOnly day, CancellationToken cancel)
    {
        var (first, end) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        var entered = await db.ExternalFigures.AsNoTracking()
            .Where(figure => figure.DistrictCode == district && figure.HoldsOn >= first && figure.HoldsOn <= end && figure.HoldsOn <= day && figure.TakenBackAt == null)
            .ToListAsync(cancel);
        return entered.GroupBy(figure => figure.Key).ToImmutableDictionary(figures => figures.Key, figures => figures.MaxBy(figure => (figure.HoldsOn, figure.Id))!.ToFigure());
    }

    /// <summary>Whether a target of these plans reads the figure in per cent.</summary>
    public static bool ArePercent(IEnumerable<Plan> plans, string? key) => plans
        .SelectMany(plan => plan.Targets).SelectMany(target => target.SelfAndParts())
        .Any(target => target.Unit == "%" && target.External is { } external && (external.Value == key || external.Against == key));

    /// <summary>Every key that a target of these plans names, with the titles of the targets.</summary>
    public static ImmutableSortedDictionary<string, string> Keys(IEnumerable<Plan> plans) => plans
        .SelectMany(plan => plan.Targets).SelectMany(target => target.SelfAndParts())
        .Where(target => target.External is not null)
        .SelectMany(target => new[] { target.External!.Value, target.External.Against }, (target, key) => (target.Title, Key: key))
        .Where(one => one.Key is not null)
        .GroupBy(one => one.Key!)
        .ToImmutableSortedDictionary(key => key.Key, key => string.Join("、", key.Select(one => one.Title).Distinct()), StringComparer.Ordinal);
}
