using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Domain.Calendar;
using FoodSafety.Lims.Domain.Daily;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Reference;
using FoodSafety.Lims.Web.Reports;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace FoodSafety.Lims.Web.Daily;

/// <summary>专项活动: what was done under the tags of a plan's campaigns and of the office's own events in a period, and which of their days were missed.</summary>
/// <param name="District">Code.</param>
/// <param name="Period">2023, 2023-H1, 2023-Q3, 2023-09, 2023-09-18: rapid tests by business day, samples by the day of sampling.</param>
/// <param name="AsOf">An occurrence is missed once its last day is before this one's.</param>
public sealed record AskCampaigns(string? District, string? Period, DateTimeOffset AsOf)
{
    public async Task<Outcome<CampaignTallies>> Handle(LimsDatabase database, Caller caller, CancellationToken cancel)
    {
        await using var db = database.CreateContext();
        var period = await SampledPeriod.Read(db, District, Period, caller, cancel);
        if (period.Refusal is { } refusal)
            return refusal;

        var (from, to, today) = (period.Value.From, period.Value.To, AsOf.LocalDay(database.Settings.TimeZone));
        using var connection = database.OpenConnection();
        var sets = new ReferenceSets(connection);
        var calendar = sets.Calendar();
        var campaigns = sets.PlansByYear(District!).TryGetValue(from.Year, out var plan) ? Campaign.Of(plan) : [];
        var events = await db.AssuranceEvents.AsNoTracking().Where(held => held.DistrictCode == District && held.FromOn <= to && held.ToOn >= from).OrderBy(held => held.FromOn).ToListAsync(cancel);
        // An occurrence that reaches beyond the period is judged by all its days; what is later than the instant is not there yet.
        var spans = campaigns.SelectMany(campaign => campaign.Occurrences(from, to, calendar)).Select(one => (one.From, one.To)).Append((From: from, To: to)).ToList();
        var (first, last) = (spans.Min(span => span.From), spans.Max(span => span.To));
        var records = await TaggedRecords.Read(db, District!, first, last < today ? last : today, [.. campaigns.Select(campaign => campaign.Tag), .. events.Select(held => held.Tag)], cancel);
        var nominations = await db.Nominations.AsNoTracking().Where(nomination => nomination.DistrictCode == District && nomination.NominatedOn >= from && nomination.NominatedOn <= to)
            .Select(nomination => new { nomination.Campaign, nomination.Stage }).ToListAsync(cancel);
        return new CampaignTallies(District!, period.Value.Code, from, to,
        [
            .. campaigns.Select(campaign => Item(campaign, "plan", from, to, campaign.TakesNominations
                ? new CampaignTallies.Nominated(Count(campaign.Tag, null), Count(campaign.Tag, NominationLifecycle.Closed), Count(campaign.Tag, NominationLifecycle.Declined))
                : null)),
            .. events.Select(held => Item(new Campaign(FormattableString.Invariant($"{held.Id}"), held.Tag, held.Title), "event",
                held.FromOn > from ? held.FromOn : from, held.ToOn < to ? held.ToOn : to, null)),
        ]);

        int Count(string tag, NominationStage? stage) => nominations.Count(nomination => nomination.Campaign == tag && (stage is null || nomination.Stage == stage.Code));

        CampaignTallies.Item Item(Campaign campaign, string kind, DateOnly begins, DateOnly ends, CampaignTallies.Nominated? nominated)
        {
            var held = campaign.Occurrences(begins, ends, calendar).Select(occurrence => Held(campaign, occurrence, records, today, calendar)).ToList();
            return new(campaign.Code, kind, campaign.Tag, campaign.Title, begins, ends, records.Tally(campaign.Tag, begins, ends), held,
                [.. held.Where(one => one.State == "missed").Select(one => one.From)], nominated);
        }
    }

    private static CampaignTallies.Occurrence Held(Campaign campaign, Campaign.Occurrence occurrence, TaggedRecords records, DateOnly today, WorkingCalendar calendar)
    {
        var tally = records.Tally(campaign.Tag, occurrence.From, occurrence.To);
        return new(occurrence.From, occurrence.To, tally,
            !tally.IsEmpty ? "held" : occurrence.To < today ? "missed" : occurrence.From > today ? "coming" : "running",
            occurrence.From == occurrence.To && calendar.Knows(occurrence.From) && !calendar.IsWorkingDay(occurrence.From));
    }
}
