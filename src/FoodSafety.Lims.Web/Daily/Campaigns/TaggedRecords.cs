using FoodSafety.Lims.Domain.Daily;
using FoodSafety.Lims.Domain.Sampling;
using FoodSafety.Lims.Web.Patterns;
using FoodSafety.Lims.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace FoodSafety.Lims.Web.Daily;

/// <summary>
/// The records of a district and period that bear a tag: a rapid test by its 任务来源 or 专项活动, a sample by its 任务类别 or 专项活动. A batch is
/// judged by those of its rows that bear the tag.
/// </summary>
internal sealed class TaggedRecords
{
    private const string Column = "campaign";

    private sealed record Test(long Id, DateOnly Day, int Market, string SampleNo, RapidOutcome Outcome, int? Programme, string? Details);

    private readonly List<(string Tag, DateOnly Day, int Market, string SampleNo, RapidOutcome Outcome)> _tests = [];
    private readonly List<(string Tag, DateOnly Day, string SampleNo, bool Failed)> _samples = [];

    public static async Task<TaggedRecords> Read(LimsDb db, string district, DateOnly from, DateOnly to, IReadOnlyCollection<string> tags, CancellationToken cancel)
    {
        var records = new TaggedRecords();
        var distinct = tags.Distinct().ToList();
        if (distinct.Count == 0)
            return records;
        await records.ReadTests(db, district, from, to, distinct, cancel);
        await records.ReadSamples(db, district, from, to, distinct, cancel);
        return records;
    }

    /// <summary>What bears the tag within some days, both ends included.</summary>
    public CampaignTallies.Tally Tally(string tag, DateOnly from, DateOnly to)
    {
        var batches = _tests.Where(test => test.Tag == tag && test.Day >= from && test.Day <= to).GroupBy(test => (test.Day, test.Market, test.SampleNo))
            .Where(batch => batch.Any(test => test.Outcome != RapidOutcome.Invalid)).ToList();
        var samples = _samples.Where(sample => sample.Tag == tag && sample.Day >= from && sample.Day <= to).ToList();
        return new(batches.Count, batches.Count(batch => batch.Any(test => test.Outcome == RapidOutcome.Positive)), samples.Count, samples.Count(sample => sample.Failed));
    }

    private async Task ReadTests(LimsDb db, string district, DateOnly from, DateOnly to, List<string> tags, CancellationToken cancel)
    {
        var markets = await db.Organisations.Where(one => one.DistrictCode == district && one.Kind == "market").Select(one => one.Id).ToListAsync(cancel);
        var ofPeriod = db.RapidTests.Where(test => test.TestedOn >= from && test.TestedOn <= to && markets.Contains(test.MarketId));
        // The partial index of tests that state a campaign holds nothing else; its condition stands here word for word.
        var found = await ofPeriod.Where(test => test.Details != null && test.Details.Contains("\"campaign\""))
            .Select(test => new Test(test.Id, test.TestedOn, test.MarketId, test.SampleNo, test.Outcome, test.ProgrammeId, test.Details)).ToListAsync(cancel);
        // Words are few beside the tests: the period's tests are looked through only for a programme that bears the name of a tag.
        var programmes = (await db.Terms.AsNoTracking().ToListAsync(cancel)).Where(term => tags.Exists(tag => Campaign.Names(term.Text, tag))).ToDictionary(term => term.Id, term => term.Text);
        if (programmes.Count > 0)
            found.AddRange(await ofPeriod.Where(test => test.ProgrammeId != null && programmes.Keys.Contains(test.ProgrammeId.Value))
                .Select(test => new Test(test.Id, test.TestedOn, test.MarketId, test.SampleNo, test.Outcome, test.ProgrammeId, test.Details)).ToListAsync(cancel));
        foreach (var test in found.DistinctBy(test => test.Id))
        {
            var campaign = Details.Find(test.Details, Column);
            foreach (var tag in tags.Where(tag => Campaign.Names(campaign, tag) || (test.Programme is { } programme && Campaign.Names(programmes.GetValueOrDefault(programme), tag))))
                _tests.Add((tag, test.Day, test.Market, test.SampleNo, test.Outcome));
        }
    }

    private async Task ReadSamples(LimsDb db, string district, DateOnly from, DateOnly to, List<string> tags, CancellationToken cancel)
    {
        var voided = SampleLifecycle.Voided.Code;
        var overturned = InspectedBatch.OverturnedCases(db);
        foreach (var sample in await db.Samples.Where(sample => sample.DistrictCode == district && sample.SampledOn >= from && sample.SampledOn <= to && sample.LifecycleStage != voided)
            .Select(sample => new
            {
                sample.SampledOn,
                sample.SampleNo,
                sample.Programme,
                sample.Details,
                Failed = sample.Verdict == Verdict.NonCompliant && !overturned.Any(disposal => disposal.SampleId == sample.Id),
            }).ToListAsync(cancel))
        {
            var campaign = Details.Find(sample.Details, Column);
            foreach (var tag in tags.Where(tag => Campaign.Names(sample.Programme, tag) || Campaign.Names(campaign, tag)))
                _samples.Add((tag, sample.SampledOn, sample.SampleNo, sample.Failed && !SamplingBases.IsRiskMonitoring(sample.Programme)));
        }
    }
}
