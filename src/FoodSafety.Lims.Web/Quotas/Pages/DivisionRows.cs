using FoodSafety.Lims.Web.Quotas.Divisions;

namespace FoodSafety.Lims.Web.Quotas.Pages;

/// <summary>A division's tree as the rows of a table.</summary>
public static class DivisionRows
{
    /// <summary>Where a share lies: what its rows are asked by.</summary>
    public readonly record struct Cell(string? County = null, string? Street = null, string? Site = null, string? Unit = null, string? Period = null)
    {
        public Cell In(string kind, string code) => kind switch
        {
            "county" => this with { County = code },
            "street" => this with { Street = code },
            "site" => this with { Site = code },
            "unit" => this with { Unit = code },
            "quarter" or "month" => this with { Period = code },
            _ => this,
        };
    }

    /// <summary>Every share with how deep it lies; of each group who is most behind, for its size, comes first, and 其他 last.</summary>
    public static IEnumerable<(int Depth, Cell Cell, TargetDivision.Share? Share, long Other)> BehindFirst(TargetDivision.Group group, int depth = 0, Cell above = default)
    {
        foreach (var share in group.Shares.OrderByDescending(share => share.Goal == 0 ? 0 : share.Behind / share.Goal))
        {
            var cell = above.In(group.Kind, share.Code);
            yield return (depth, cell, share, 0);
            if (share.Parts is null)
                continue;
            foreach (var part in BehindFirst(share.Parts, depth + 1, cell))
                yield return part;
        }
        if (group.Other != 0)
            yield return (depth, above, null, group.Other);
    }

    public static IEnumerable<(int Depth, TargetDivision.Period Period)> Flat(IReadOnlyList<TargetDivision.Period> periods, int depth = 0) =>
        periods.SelectMany(period => Flat(period.Parts, depth + 1).Prepend((depth, period)));

    public static IEnumerable<(int Depth, DivisionDocument.Share Share)> Flat(DivisionDocument.Group group, int depth = 0) =>
        group.Shares.SelectMany(share => (share.Parts is null ? [] : Flat(share.Parts, depth + 1)).Prepend((depth, share)));

    /// <summary>0–100, how full the bar is; cut, so that a full one is done.</summary>
    public static double Percent(TargetDivision.Share share) => share.Goal == 0 ? 100 : Math.Clamp(Math.Floor(1000.0 * share.Done / share.Goal) / 10, 0, 100);

    /// <summary>Colour of a period's state, as in lims.css.</summary>
    public static string Tone(string state) => state switch
    {
        "achieved" => "met",
        "on-time" => "track",
        "behind" or "missed" => "late",
        _ => "none",
    };
}
