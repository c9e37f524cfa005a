using System.Collections.Immutable;

namespace FoodSafety.Lims.Domain.Quotas;

/// <summary>分解: a target's goal of one year divided by place, by period and into floors, each beside the others. Made by <see cref="DivisionFile"/> or <see cref="EqualDivision"/>.</summary>
/// <param name="Year">The plan's year.</param>
/// <param name="Whole">The goal that was divided, in the target's counting unit.</param>
/// <param name="Places">Comes to the whole; null where it is not divided by place.</param>
/// <param name="Periods">Comes to the whole; null where it is not divided by period.</param>
/// <param name="Floors">Comes to the whole at most; null where there is none.</param>
public sealed record Division(int Year, long Whole, DivisionGroup? Places, DivisionGroup? Periods, DivisionGroup? Floors)
{
    /// <summary>Name of the street of a site whose street the register does not say.</summary>
    public const string NoStreet = "未划分街道";

    /// <summary>Name of the county of a site whose county the register does not say.</summary>
    public const string NoCounty = "未划分县区";

    /// <summary>Codes of the 快检车 and 快检室 that have a share; empty where it names none.</summary>
    public ImmutableSortedSet<string> Units()
    {
        return Places is null ? [] : [.. In(Places)];

        static IEnumerable<string> In(DivisionGroup group) => group.Shares.SelectMany(share =>
            (share.Parts is { } parts ? In(parts) : []).Concat(group.Kind == DivisionKind.Unit ? [share.Code] : (string[])[]));
    }

    /// <summary>What of the whole is to be there by the end of each of the finest periods, cumulated, as milestones; empty where it is not divided by period.</summary>
    public ImmutableArray<Milestone> Milestones()
    {
        if (Periods is null || Whole == 0)
            return [];
        var milestones = ImmutableArray.CreateBuilder<Milestone>();
        var due = 0L;
        foreach (var (end, goal) in Finest(Periods).OrderBy(period => period.End))
        {
            due += goal;
            if (due > 0 && end < new DateOnly(Year, 12, 31))
                milestones.Add(new Milestone(end.Month, end is { Month: 2, Day: 29 } ? 28 : end.Day, 100m * due / Whole));
        }
        return milestones.ToImmutable();

        static IEnumerable<(DateOnly End, long Goal)> Finest(DivisionGroup group) => group.Shares
            .SelectMany(share => share.Parts is { } parts ? Finest(parts) : [(DivisionPeriod.Of(share.Code)!.Last, share.Goal)]);
    }
}
