using FoodSafety.Lims.Web.Quotas.Divisions;

namespace FoodSafety.Lims.Web.Quotas.Pages;

/// <summary>A division's tree as the rows of a table.</summary>
public static class DivisionRows
{
    /// <summary>Every share with how deep it lies; of each group who is most behind, for its size, comes first.</summary>
    public static IEnumerable<(int Depth, string Kind, TargetDivision.Share Share)> BehindFirst(TargetDivision.Group group, int depth = 0)
    {
        foreach (var share in group.Shares.OrderByDescending(share => share.Goal == 0 ? 0 : share.Behind / share.Goal).ThenBy(share => share.Code, StringComparer.Ordinal))
        {
            yield return (depth, group.Kind, share);
            if (share.Parts is null)
                continue;
            foreach (var part in BehindFirst(share.Parts, depth + 1))
                yield return part;
        }
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
