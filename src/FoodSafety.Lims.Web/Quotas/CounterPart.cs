using FoodSafety.Lims.Domain.Quotas;
using FoodSafety.Lims.Web.Storage.Bulk;

namespace FoodSafety.Lims.Web.Quotas;

/// <summary>By how much a counter of the plan changes in one year, and which targets it fills.</summary>
/// <param name="Counter">Its code.</param>
/// <param name="Title">In the plan's words.</param>
/// <param name="Targets">Codes; empty where it fills none.</param>
/// <param name="Batches">Negative where it falls, as the others.</param>
public sealed record CounterPart(string Counter, string Title, int Year, IReadOnlyList<string> Targets, long Batches, long Items, long Passed)
{
    /// <summary>Sums changes of single days and sites; a counter that stays as it is is left out.</summary>
    public static List<CounterPart> Of(IEnumerable<CounterChange> changes, IReadOnlyDictionary<int, Plan> plansByYear) =>
    [
        .. changes
            .GroupBy(change => (change.Counter, DateOnly.FromDayNumber(change.Day).Year))
            .OrderBy(group => group.Key.Year).ThenBy(group => group.Key.Counter, StringComparer.Ordinal)
            .Select(group => new CounterPart(
                group.Key.Counter,
                plansByYear[group.Key.Year].CounterOf(group.Key.Counter).Title,
                group.Key.Year,
                TargetsOf(plansByYear[group.Key.Year], group.Key.Counter),
                group.Sum(change => change.Batches), group.Sum(change => change.Items), group.Sum(change => change.Passed)))
            .Where(part => part.Batches != 0 || part.Items != 0 || part.Passed != 0),
    ];

    private static List<string> TargetsOf(Plan plan, string counter) =>
        [.. plan.Targets.SelectMany(target => target.SelfAndParts()).Where(target => target.Counter == counter).Select(target => target.Code)];
}
