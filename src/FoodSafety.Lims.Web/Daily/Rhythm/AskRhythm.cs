using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Domain.Calendar;
using FoodSafety.Lims.Domain.Daily;
using FoodSafety.Lims.Domain.Quotas;
using FoodSafety.Lims.Web.Markets;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Quotas;
using FoodSafety.Lims.Web.Reference;
using FoodSafety.Lims.Web.Reports;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace FoodSafety.Lims.Web.Daily;

/// <summary>日程: deadlines, 月通报/季提醒/年督查, campaign days and watch-list weeks of a district within some days.</summary>
/// <param name="From">First day; null for that of <paramref name="AsOf"/>.</param>
/// <param name="Days">1 to 92.</param>
public sealed record AskRhythm(string? District, DateOnly? From, DateTimeOffset AsOf, int Days = 30)
{
    private const int MostDays = 92;
    private const int FirstYear = 2000;
    private const int LastYear = 2100;

    /// <summary>How long something that was not done is still shown.</summary>
    private const int LookBack = 31;

    public async Task<Outcome<RhythmList>> Handle(LimsDatabase database, Caller caller, CancellationToken cancel)
    {
        await using var db = database.CreateContext();
        if (!await db.Districts.AnyAsync(district => district.Code == District, cancel))
            return ListOrganisations.UnknownDistrict(District ?? "");
        if (Access.ToDistrict(caller, District!) is { } refusal)
            return refusal;
        if (Days is < 1 or > MostDays)
            return new Refusal("out-of-range", $"天数应为 1 至 {MostDays}。", RefusalKind.Invalid);

        var today = AsOf.LocalDay(database.Settings.TimeZone);
        var from = From ?? today;
        if (from.Year is < FirstYear or > LastYear)
            return new Refusal("out-of-range", FormattableString.Invariant($"日期 {from:yyyy-MM-dd} 不在 {FirstYear}–{LastYear} 年之间。"), RefusalKind.Invalid);
        var to = from.AddDays(Days - 1);
        IReadOnlyDictionary<int, Plan> plans;
        WorkingCalendar calendar;
        using (var connection = database.OpenConnection())
            (plans, calendar) = (new ReferenceSets(connection).PlansByYear(District!), new ReferenceSets(connection).Calendar());
        var items = new List<RhythmList.Item>();
        items.AddRange(await Beats(db, database, caller, plans, from.AddDays(-LookBack), to, today, cancel));
        items.AddRange(await Campaigns(db, plans, calendar, from.AddDays(-LookBack), to, today, cancel));
        items.RemoveAll(item => item.DueOn < from && item.State == "done");
        items.AddRange(await WatchWeeks(database, caller, plans, from, to, today, cancel));
        return new RhythmList(District!, from, to, [.. items.OrderBy(item => item.DueOn).ThenBy(item => item.Kind, StringComparer.Ordinal).ThenBy(item => item.Code, StringComparer.Ordinal)]);
    }

    /// <summary>Deadlines and cadences: noted in words, or of a bulletin told by the report that was issued.</summary>
    private async Task<List<RhythmList.Item>> Beats(
        LimsDb db, LimsDatabase database, Caller caller, IReadOnlyDictionary<int, Plan> plans, DateOnly from, DateOnly to, DateOnly today, CancellationToken cancel)
    {
        var due = plans.Values.SelectMany(plan => PlanBeat.Of(plan)).Where(beat => beat.DueOn >= from && beat.DueOn <= to)
            .DistinctBy(beat => (beat.Code, beat.DueOn)).ToList();
        var notes = await db.RhythmNotes.AsNoTracking().Where(note => note.DistrictCode == District && note.DueOn >= from && note.DueOn <= to && note.RecordedAt <= AsOf).ToListAsync(cancel);
        var periods = due.Where(beat => beat.IsBulletin).Select(beat => beat.BulletinPeriod).Distinct().ToList();
        var reports = await db.IssuedReports.AsNoTracking().Where(report => report.DistrictCode == District && periods.Contains(report.Period) && report.IssuedAt <= AsOf && (report.Kind == "quotas" || report.Kind == "findings"))
            .OrderBy(report => report.Id).Select(report => new { report.Number, report.Period, report.IssuedAt }).ToListAsync(cancel);
        var handedIn = await db.UnitSubmissions.AsNoTracking().Where(one => one.DistrictCode == District && one.DueOn >= from && one.DueOn <= to && one.At <= AsOf)
            .Select(one => new { one.Deadline, one.DueOn, one.Unit }).Distinct().ToListAsync(cancel);
        var items = new List<RhythmList.Item>();
        foreach (var beat in due)
        {
            if (beat.Kind == "submission")
            {
                var plan = plans.Values.First(one => one.Deadlines.Any(deadline => deadline.Code == beat.Code && deadline.Occurrences.Any(occurrence => occurrence.DueOn == beat.DueOn)));
                var owing = plan.UnitsOf(plan.Deadlines.First(deadline => deadline.Code == beat.Code).Owners);
                var came = owing.Count(unit => handedIn.Any(one => one.Deadline == beat.Code && one.DueOn == beat.DueOn && one.Unit == unit));
                items.Add(new(beat.FromOn, beat.DueOn, beat.Kind, beat.KindName, beat.Code, beat.Title, State(owing.Length > 0 && came == owing.Length, beat.FromOn, beat.DueOn, today),
                    FormattableString.Invariant($"已报 {came}/{owing.Length} 个单位（见重点工作安排）"), CanNote: false));
                continue;
            }
            if (beat.Kind == "milestone" && await Reached(database, caller, plans[beat.DueOn.Year], beat, cancel) is { } reached)
            {
                items.Add(new(beat.FromOn, beat.DueOn, beat.Kind, beat.KindName, beat.Code, beat.Title, State(reached.All, beat.FromOn, beat.DueOn, today), reached.Words, CanNote: false));
                continue;
            }
            var note = notes.Find(one => one.Code == beat.Code && one.DueOn == beat.DueOn);
            var report = beat.IsBulletin ? reports.Find(one => one.Period == beat.BulletinPeriod && one.IssuedAt.LocalDay(db.Zone) > ReportPeriod.Read(one.Period).Value.To) : null;
            var detail = note is not null ? FormattableString.Invariant($"{note.DoneOn:yyyy-MM-dd} {note.Words}")
                : report is not null ? FormattableString.Invariant($"报表 {report.Number}，{report.IssuedAt.ToLocal(db.Zone):yyyy-MM-dd} 出具")
                : beat.IsBulletin ? $"{beat.BulletinPeriod} 的通报报表尚未出具" : null;
            items.Add(new(beat.FromOn, beat.DueOn, beat.Kind, beat.KindName, beat.Code, beat.Title, State(note is not null || report is not null, beat.FromOn, beat.DueOn, today), detail, CanNote: true));
        }
        return items;
    }

    /// <summary>Whether all targets of a milestone's task are met, with their figures; null where the task has none.</summary>
    private async Task<(bool All, string Words)?> Reached(LimsDatabase database, Caller caller, Plan plan, PlanBeat beat, CancellationToken cancel)
    {
        var task = plan.Deadlines.First(deadline => deadline.Code == beat.Code).Task;
        var asked = await new AskQuotas(District!, plan.Year, AsOf).Handle(database, caller, cancel);
        var targets = asked.Succeeded ? asked.Value.Targets.Where(target => target.Task == task).ToList() : [];
        return targets.Count == 0 ? null
            : (targets.TrueForAll(target => target.Status == QuotaStatus.Met), string.Join("；", targets.Select(target => $"{target.Title}：{QuotaText.Figure(target)}")));
    }

    private async Task<List<RhythmList.Item>> Campaigns(
        LimsDb db, IReadOnlyDictionary<int, Plan> plans, WorkingCalendar calendar, DateOnly from, DateOnly to, DateOnly today, CancellationToken cancel)
    {
        var campaigns = plans.Where(plan => plan.Key == from.Year || plan.Key == to.Year).SelectMany(plan => Campaign.Of(plan.Value)
            .SelectMany(campaign => campaign.Occurrences(from, to, calendar).Where(held => held.From.Year == plan.Key).Select(held => (Campaign: campaign, held.From, held.To)))).ToList();
        var events = await db.AssuranceEvents.AsNoTracking().Where(held => held.DistrictCode == District && held.FromOn <= to && held.ToOn >= from).ToListAsync(cancel);
        var all = events.Select(held => (held.Tag, Code: held.Tag, held.Title, From: held.FromOn, To: held.ToOn))
            .Concat(campaigns.Select(held => (held.Campaign.Tag, held.Campaign.Code, held.Campaign.Title, held.From, held.To))).ToList();
        if (all.Count == 0)
            return [];
        var (first, last) = (all.Min(held => held.From), all.Max(held => held.To));
        var records = await TaggedRecords.Read(db, District!, first, last < today ? last : today, [.. all.Select(held => held.Tag)], cancel);
        return [.. all.Select(held =>
        {
            var tally = records.Tally(held.Tag, held.From, held.To);
            var detail = tally.IsEmpty ? held.To < today ? "没有带标签的记录" : null : $"快检 {tally.Batches} 批，抽检 {tally.Samples} 批";
            return new RhythmList.Item(held.From, held.To, "campaign", "专项活动", held.Code, held.Title, State(!tally.IsEmpty && held.To <= today, held.From, held.To, today), detail, CanNote: false);
        })];
    }

    private async Task<List<RhythmList.Item>> WatchWeeks(
        LimsDatabase database, Caller caller, IReadOnlyDictionary<int, Plan> plans, DateOnly from, DateOnly to, DateOnly today, CancellationToken cancel)
    {
        var items = new List<RhythmList.Item>();
        foreach (var (monday, sunday) in Beat.Spans("周", from, to).Where(week => week.To <= to))
        {
            if (!plans.TryGetValue(sunday.Year, out var plan))
                continue;
            var lists = WatchList.Of(plan).Where(list => list is { LeastPerWeek: not null } && !(list.Foods.IsEmpty && list.Categories.IsEmpty)
                && Enumerable.Range(0, 7).Any(day => list.IsInSeason(monday.AddDays(day)))).ToList();
            if (lists.Count == 0)
                continue;
            // A week that has not begun has nothing to be counted.
            var week = monday <= today ? (await new AskWatchLists(District, FormattableString.Invariant($"{monday:yyyy-MM-dd}"), AsOf).Handle(database, caller, cancel)).Value : null;
            foreach (var list in lists)
            {
                var lines = week?.Lists.First(one => one.Code == list.Code).Lines ?? [];
                var behind = lines.Count(line => line.State is "short" or "running");
                items.Add(new(monday, sunday, "watch-list", "重点品种", list.Code, list.Title, State(week is { IsOver: true } && behind == 0, monday, sunday, today),
                    week is null ? null : behind > 0 ? $"{behind} 个市场未达每周 {list.LeastPerWeek} 批" : lines.Count == 0 ? "没有市场售卖" : "各市场已达", CanNote: false));
            }
        }
        return items;
    }

    private static string State(bool done, DateOnly from, DateOnly due, DateOnly today) => done ? "done" : due < today ? "missed" : from <= today ? "due" : "coming";
}
