using System.Globalization;
using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Domain.Sampling;
using FoodSafety.Lims.Web.Markets;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Samples.Doors;
using FoodSafety.Lims.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace FoodSafety.Lims.Web.Samples;

/// <summary>Inspected samples a page at a time: those in the green channel that still wait first, then in the order they were registered.</summary>
/// <param name="District">Only this district's; null for all the caller may see.</param>
/// <param name="Stage">Only those in this stage.</param>
/// <param name="Cursor">The <c>next</c> of the page before; null for the first.</param>
/// <param name="Limit">Most samples on a page, 1–1000.</param>
/// <param name="Complaints">Only those taken for a complaint (投诉举报).</param>
public sealed record ListSamples(string? District = null, string? Stage = null, string? Cursor = null, int Limit = 100, bool Complaints = false)
{
    private static readonly List<string> Done =
        [SampleLifecycle.Refused.Code, SampleLifecycle.ResultLocked.Code, SampleLifecycle.Reported.Code, SampleLifecycle.BackupReleased.Code, SampleLifecycle.Voided.Code];

    public async Task<Outcome<SampleList>> Handle(LimsDb db, Caller caller, CancellationToken cancel)
    {
        if (Limit is < 1 or > 1000)
            return new Refusal("out-of-range", "每页条数须为 1 到 1000。", RefusalKind.Invalid);
        if (Stage is not null && SampleLifecycle.FindStage(Stage) is null)
            return new Refusal("unknown-stage", $"环节“{Stage}”不存在；可用：{string.Join("、", SampleLifecycle.Stages.Select(stage => $"{stage.Code}（{stage.Name}）"))}。", RefusalKind.Invalid);
        var after = (Rank: -1, Id: 0L);
        if (Cursor is not null && !TryRead(Cursor, out after))
            return new Refusal("bad-cursor", $"游标“{Cursor}”无效：请使用上一页返回的 next。", RefusalKind.Invalid);
        if (District is not null && !await db.Districts.AnyAsync(district => district.Code == District, cancel))
            return ListOrganisations.UnknownDistrict(District);
        if (caller.Role != Roles.Lab && Access.ToDistrict(caller, District ?? caller.District ?? "") is { } refusal)
            return refusal;

        var samples = db.Samples.AsNoTracking();
        if (caller.Role == Roles.Lab)
            samples = FindSample.OfLaboratory(samples, caller.Organisation);
        if ((District ?? (caller.Role == Roles.Lab ? null : caller.District)) is { } scope)
            samples = samples.Where(sample => sample.DistrictCode == scope);
        if (Stage is not null)
            samples = StandingStage.In(samples, Stage);
        if (Complaints)
            samples = samples.Where(sample => sample.ComplaintNo != null && (caller.Role != Roles.Lab || sample.SamplingOrganisation == caller.Organisation));

        var registered = SampleLifecycle.Registered.Code;
        var page = await samples
            .Select(sample => new { Sample = sample, Rank = sample.GreenChannelAt != null && !Done.Contains(sample.LifecycleStage) && !(sample.LifecycleStage == registered && sample.State != "sampled") ? 0 : 1 })
            .Where(line => line.Rank > after.Rank || (line.Rank == after.Rank && line.Sample.Id > after.Id))
            .OrderBy(line => line.Rank).ThenBy(line => line.Sample.Id)
            .Take(Limit + 1).ToListAsync(cancel);
        var more = page.Count > Limit;
        if (more)
            page.RemoveAt(Limit);
        return new SampleList(
            [.. page.Select(line => LineOf(line.Sample, FindSample.IsBlindTo(caller, line.Sample), FindSample.IsSampler(caller, line.Sample)))],
            more ? string.Create(CultureInfo.InvariantCulture, $"{page[^1].Rank}-{page[^1].Sample.Id}") : null);
    }

    private static SampleList.Line LineOf(Sample sample, bool isBlind, bool isSampler) => new(
        isBlind ? sample.BlindCode! : sample.OwnNumber, isBlind ? null : sample.SampleNo, isBlind ? null : sample.NationalNo, isSampler ? null : sample.BlindCode, sample.DistrictCode,
        StandingStage.Of(sample).Code, StandingStage.Of(sample).Name, sample.Version, sample.GreenChannelAt is not null,
        sample.SampledOn, sample.Food, sample.FoodCategory, sample.Laboratory, isBlind ? null : sample.SampledParty, isBlind ? null : sample.ComplaintNo,
        isSampler ? null : ResultList.Word(sample.Verdict));

    private static bool TryRead(string cursor, out (int Rank, long Id) after)
    {
        after = default;
        var parts = cursor.Split('-');
        if (parts is not ["0" or "1", var number] || !long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var id))
            return false;
        after = (parts[0] == "0" ? 0 : 1, id);
        return true;
    }
}
