using System.Data.Common;
using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Domain.Validity;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Quotas;
using FoodSafety.Lims.Web.Reference;
using FoodSafety.Lims.Web.Storage;
using FoodSafety.Lims.Web.Storage.Bulk;

namespace FoodSafety.Lims.Web.Validity;

/// <summary>
/// What a choice of a rule set would come to: the scoring itself, by the same lines, but over a snapshot with verdicts and photos of its own. Nothing
/// is stored and no writer waits.
/// </summary>
/// <param name="District">Code.</param>
/// <param name="RuleSet">Code of a set; null = tests are not scored from that day on.</param>
/// <param name="From">First local day of the tests it is for.</param>
public sealed record PreviewRuleSet(string District, string? RuleSet, DateOnly From)
{
    public Outcome<ValidityEffect> Handle(LimsDatabase database, Caller caller, DateTimeOffset now)
    {
        using var snapshot = new ScoringSnapshot(database, District);
        var (connection, transaction, zone) = (snapshot.Connection, snapshot.Transaction, database.Settings.TimeZone);
        if (Access.ToDistrict(caller, District) is { } forbidden)
            return forbidden;
        if (ChooseRuleSet.Unchoosable(connection, transaction, District, RuleSet) is { } refusal)
            return refusal;
        snapshot.Take();
        var tallies = new ValidityTallies(connection, transaction, District, From);
        var before = tallies.ByMarket(now);
        var plans = new ReferenceSets(connection).PlansByYear(District);
        var changes = new List<CounterChange>();
        var scoring = new ScoreTests(connection, transaction, District, ValidityLaws.Read(connection, District, also: (From, RuleSet)), plans, zone, changes.AddRange);
        var days = ScoreDays.Days(connection, transaction, District, From).ToList();
        foreach (var day in days)
        {
            scoring.Day(day);
            ImportEvents.Log.Reached("day-previewed", 0);
        }
        var after = tallies.ByMarket(now);
        return new ValidityEffect(
            District, RuleSet, From, ChooseRuleSet.Latest(connection, transaction, District), scoring.Done.Tests, Sum(before.Values), Sum(after.Values), tallies.ByReason(),
            [
                .. tallies.Markets().Where(market => before.GetValueOrDefault(market.Id) != after.GetValueOrDefault(market.Id))
                    .Select(market => new ValidityEffect.Market(market.Code, market.Name, before.GetValueOrDefault(market.Id), after.GetValueOrDefault(market.Id)))
                    .OrderBy(market => market.Code, StringComparer.Ordinal),
            ],
            CounterPart.Of(changes, plans),
            ChooseRuleSet.Reports(connection, transaction, District, days, zone));
    }

    private static ValidityTally Sum(IEnumerable<ValidityTally> tallies) => tallies.Aggregate(default(ValidityTally), (sum, tally) => sum + tally);
}
