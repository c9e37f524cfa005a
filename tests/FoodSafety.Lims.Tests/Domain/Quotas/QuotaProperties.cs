using System.Collections.Immutable;
using FoodSafety.Lims.Domain.Quotas;
using FsCheck;
using FsCheck.Fluent;

namespace FoodSafety.Lims.Tests.Domain.Quotas;

/// <summary>What holds of every target of the five plans, whatever was counted.</summary>
[TestFixture]
public sealed class QuotaProperties
{
    private static readonly DateOnly YearEnd = new(2023, 12, 31);

    private static readonly (string District, string Counter)[] Counters =
        [.. DistrictPlans.All.SelectMany(district => DistrictPlans.Of(district).Counters.Select(counter => (district, counter.Code)))];

    [FsCheck.NUnit.Property]
    public Property More_batches_never_turn_a_count_or_rate_from_met_to_not_met() => Prop.ForAll(
        Gen.Elements(Counters).ToArbitrary(),
        Gen.Choose(0, 250_000).ToArbitrary(),
        Gen.Choose(1, 5_000_000).ToArbitrary(),
        (counter, batches, population) =>
        {
            var before = Leaves(counter.District, counter.Counter, batches, population);
            var after = Leaves(counter.District, counter.Counter, batches + 1, population);
            return before.Zip(after).All(pair =>
                (pair.First.Status != QuotaStatus.Met || pair.Second.Status == QuotaStatus.Met)
                && !(pair.Second.Remaining > pair.First.Remaining)
                && !(pair.Second.Rate < pair.First.Rate)
                && pair.Second.Done >= pair.First.Done);
        });

    [FsCheck.NUnit.Property]
    public Property What_remains_is_exactly_what_is_needed() => Prop.ForAll(
        Gen.Elements(Counters).ToArbitrary(),
        Gen.Choose(0, 250_000).ToArbitrary(),
        Gen.Choose(1, 5_000_000).ToArbitrary(),
        (counter, batches, population) => Leaves(counter.District, counter.Counter, batches, population)
            .Where(leaf => leaf is { Measure: Measure.Count or Measure.Rate, Remaining: > 0 })
            .All(leaf =>
            {
                var needed = batches + (long)leaf.Remaining!.Value;
                return Leaf(counter, leaf.Code, needed, population).Status == QuotaStatus.Met
                    && Leaf(counter, leaf.Code, needed - 1, population).Status == QuotaStatus.NotMet;
            }));

    [FsCheck.NUnit.Property]
    public Property A_rate_that_is_shown_reaches_the_target_only_if_it_is_met() => Prop.ForAll(
        Gen.Choose(0, 40_000).ToArbitrary(),
        Gen.Choose(1, 5_000_000).ToArbitrary(),
        (batches, population) => Leaves(DistrictPlans.Futian, "ft-samples-food", batches, population)
            .Where(leaf => leaf.Measure == Measure.Rate)
            .All(leaf => leaf.Rate >= leaf.Target == (leaf.Status == QuotaStatus.Met)));

    [FsCheck.NUnit.Property]
    public Property A_composite_is_met_only_if_no_part_is_missed() => Prop.ForAll(
        Gen.Choose(0, 3_000).ToArbitrary(),
        Gen.Choose(500_000, 3_000_000).ToArbitrary(),
        Gen.Choose(0, 20).ToArbitrary(),
        (batches, population, open) =>
        {
            var tallies = Tally("lw-samples-food", batches) with { Disposals = new DisposalTally(open + 5, 5) };
            var whole = Evaluate(DistrictPlans.Liwan, tallies, population).Single(progress => progress.Code == "LW-6");
            return whole.Status == QuotaStatus.Met == whole.Parts.All(part => part.Status == QuotaStatus.Met);
        });

    private static QuotaProgress Leaf((string District, string Counter) counter, string code, long batches, long population) =>
        Leaves(counter.District, counter.Counter, batches, population).Single(leaf => leaf.Code == code);

    private static QuotaProgress[] Leaves(string district, string counter, long batches, long population)
    {
        var plan = DistrictPlans.Of(district);
        HashSet<string> filled = [.. plan.Targets.SelectMany(target => target.SelfAndParts())
            .Where(target => target.Counter == counter && target.Parts.IsEmpty)
            .Select(target => target.Code)];
        return [.. Evaluate(district, Tally(counter, batches), population)
            .SelectMany(progress => progress.Parts.Prepend(progress))
            .Where(progress => filled.Contains(progress.Code))];
    }

    private static ImmutableArray<QuotaProgress> Evaluate(string district, Tallies tallies, long population) => QuotaProgress.Evaluate(
        DistrictPlans.Of(district),
        tallies,
        new Populations([new Population(district, population, 2020, "常住人口", "test", "checked", "certain", new DateOnly(2020, 11, 1), null)]),
        YearEnd);

    private static Tallies Tally(string counter, long batches) => new()
    {
        Counters = ImmutableDictionary<string, CounterTally>.Empty.Add(counter, new CounterTally(batches, batches, batches, [])),
    };
}
