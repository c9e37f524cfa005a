using System.Data.Common;
using FoodSafety.Lims.Web.Quotas.Divisions;

namespace FoodSafety.Lims.Web.Quotas;

/// <summary>
/// The batches of a target's counter that 快检车 and 快检室 tested. The counters know no unit: the index of tests that name one leads to the batches,
/// which the code that counts reads. A batch that two units tested belongs to the one that was stored first.
/// </summary>
public static class UnitBatches
{
    /// <summary>Each batch with its unit's code.</summary>
    /// <param name="units">Codes of the units asked for.</param>
    /// <param name="first">First local day.</param>
    /// <param name="last">Last local day, at most that of the instant.</param>
    /// <param name="cut">The instant's day, and the rows of the days it cuts.</param>
    public static IEnumerable<(string Unit, RapidTestCount.Counted Batch)> Of(
        DbConnection connection, DivisionSubject subject, IReadOnlyCollection<string> units, DateOnly first, DateOnly last, CutDay cut)
    {
        var counter = subject.Plan.CounterOf(subject.Target.Counter!);
        // A log names a unit by its code or its name.
        string[] words = [.. subject.Units.Where(unit => units.Contains(unit.Code)).SelectMany(unit => new[] { unit.Code, unit.Name }).Distinct()];
        if (words.Length == 0)
            yield break;
        var ofCutDays = (cut.Counted ?? []).Where(batch => batch.Day >= first.DayNumber && batch.Day <= last.DayNumber);
        var ofWholeDays = new RapidTestCount(subject.District.Code, subject.Plans)
            .Run(connection, null, ofUnits: new RapidTestCount.OfUnits(words, counter.Code, first, last))
            .Where(batch => !(cut.Replaces(counter) && batch.Day >= cut.FirstCut.DayNumber));
        foreach (var batch in ofWholeDays.Concat(ofCutDays).Where(batch => batch.Counter == counter.Code && batch.Unit is not null))
        {
            if (subject.Ground.UnitCalled(batch.Unit!, DateOnly.FromDayNumber(batch.Day))?.Code is { } unit && units.Contains(unit))
                yield return (unit, batch);
        }
    }
}
