using System.Data.Common;
using System.Numerics;
using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Domain.Quotas;
using FoodSafety.Lims.Domain.Sampling;
using FoodSafety.Lims.Ingestion.RapidTests;
using FoodSafety.Lims.Web.Patterns;
using FoodSafety.Lims.Web.Quotas.Divisions;
using FoodSafety.Lims.Web.Storage.Inspection;

namespace FoodSafety.Lims.Web.Quotas.Rows;

/// <summary>An inspected sample that a target's counter counts.</summary>
/// <param name="Day">The local day it reached the state that is counted.</param>
/// <param name="Street">The 街道 of the sampled party, as its form names it.</param>
public readonly record struct CountedSample(string SampleNo, DateOnly Day, string Street, int Items, bool Passed)
{
    /// <summary>Those that reached the counted state on one of these days, by the code that counts. The counters know no street of a sample: a year has some thousands.</summary>
    public static IEnumerable<CountedSample> Of(DbConnection connection, DivisionSubject subject, DateOnly first, DateOnly last)
    {
        var (counter, counters, ground) = (subject.Plan.CounterOf(subject.Target.Counter!), new CounterSets(subject.Plans), subject.Ground);
        return SampleCount.Run(connection, null, subject.District.Code, (counter.CountedAt, first, last))
            .Where(sample => Fills(sample.Standing.Facts))
            .Select(sample => new CountedSample(sample.Stored.SampleNo, sample.Standing.DayOf(counter.CountedAt)!.Value, ground.StreetNamed(Details.Find(sample.Stored.Details, "street")),
                sample.Standing.Items, sample.Standing.Verdict == Verdict.Compliant));

        bool Fills(RecordFacts facts)
        {
            for (var bits = counters.Of(subject.Plan.Year, facts); bits != 0; bits &= bits - 1)
                if (counters.CodeOf(subject.Plan.Year, BitOperations.TrailingZeroCount(bits)) == counter.Code)
                    return true;
            return false;
        }
    }
}
