using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Domain.Validity;
using FoodSafety.Lims.Web.Markets;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace FoodSafety.Lims.Web.Validity;

/// <summary>How many of a district's rapid tests of a period are valid, pending and invalid, by market and reason, and what is chosen. A market asks for its own.</summary>
/// <param name="District">Code; null = the caller's own.</param>
/// <param name="Period">By the day of the test: 2023, 2023-H1, 2023-Q3, 2023-09, 2023-09-18; null = the year of the instant.</param>
/// <param name="AsOf">What was pending until before it is invalid.</param>
public sealed record AskValidity(string? District, string? Period, DateTimeOffset AsOf)
{
    public async Task<Outcome<ValidityAnswer>> Handle(LimsDb db, Caller caller, TimeZoneInfo zone, CancellationToken cancel)
    {
        var read = ValidityScope.PeriodOf(Period, AsOf, zone);
        if (read.Refusal is { } notAPeriod)
            return notAPeriod;
        var scope = await ValidityScope.Of(db, caller, District, null, cancel);
        if (scope.Refusal is { } refusal)
            return refusal;
        var (district, markets) = (scope.Value.District, scope.Value.Markets);
        var (from, to, ids) = (read.Value.From, read.Value.To, scope.Value.Markets.Keys.ToList());

        // The key of rapid tests begins with day and market: its index alone is counted.
        var received = await db.RapidTests.Where(test => test.TestedOn >= from && test.TestedOn <= to && ids.Contains(test.MarketId))
            .GroupBy(test => test.MarketId).Select(group => new { Market = group.Key, Tests = group.LongCount() }).ToDictionaryAsync(group => group.Market, group => group.Tests, cancel);
        var notValid = await db.NotValidTests.Where(test => test.DistrictCode == district && test.TestedOn >= from && test.TestedOn <= to && ids.Contains(test.MarketId))
            .GroupBy(test => new { test.MarketId, test.Reasons, IsPending = test.Validity == TestValidity.Pending && (test.PendingUntil == null || test.PendingUntil >= AsOf) })
            .Select(group => new { group.Key.MarketId, group.Key.Reasons, group.Key.IsPending, Tests = group.LongCount() }).ToListAsync(cancel);

        var choices = await db.ValidityChoices.AsNoTracking().Where(choice => choice.DistrictCode == district).OrderBy(choice => choice.Id).ToListAsync(cancel);
        var scoring = await db.ValidityScorings.AsNoTracking().SingleOrDefaultAsync(one => one.DistrictCode == district && one.NextDay != null, cancel);
        ValidityTally Tally(int market) => new(
            received.GetValueOrDefault(market),
            notValid.Where(one => one.MarketId == market && one.IsPending).Sum(one => one.Tests),
            notValid.Where(one => one.MarketId == market && !one.IsPending).Sum(one => one.Tests));
        var lines = markets.OrderBy(market => market.Value.Code, StringComparer.Ordinal)
            .Select(market => new ValidityAnswer.Market(market.Value.Code, market.Value.Name, Tally(market.Key))).Where(market => market.Tests.Received > 0).ToList();
        return new ValidityAnswer(
            district, read.Value.Code,
            [.. choices.Select((choice, index) => ChoiceOf(choice, choices[(index + 1)..], AsOf.LocalDay(zone), caller))],
            scoring is { NextDay: { } next } ? new ValidityAnswer.Scoring(next, scoring.Tests, scoring.Changed) : null,
            lines.Aggregate(default(ValidityTally), (sum, market) => sum + market.Tests),
            lines,
            ValidityTallies.ByReason(notValid.Select(one => (one.Reasons, one.Tests))));
    }

    private static ValidityAnswer.Choice ChoiceOf(ValidityChoice choice, List<ValidityChoice> later, DateOnly today, Caller caller)
    {
        var isReplaced = later.Exists(one => one.EffectiveFrom <= choice.EffectiveFrom);
        var until = isReplaced ? null : later.Min(one => (DateOnly?)one.EffectiveFrom)?.AddDays(-1);
        var state = isReplaced ? "replaced" : choice.EffectiveFrom > today ? "to-come" : until < today ? "past" : "in-force";
        return new(choice.RuleSet, choice.EffectiveFrom, choice.ChosenAt, caller.IsRegulator ? choice.ChosenBy : null, caller.IsRegulator ? choice.Reason : null, state, until);
    }
}
