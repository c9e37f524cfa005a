using System.Globalization;
using FoodSafety.Lims.Domain.Disposal;
using FoodSafety.Lims.Domain.Disposal.Lifecycles;
using FoodSafety.Lims.Domain.Sampling;
using FoodSafety.Lims.Web.Disposal;
using FoodSafety.Lims.Web.Disposal.Pages;
using FoodSafety.Lims.Web.Reports.Layout;
using FoodSafety.Lims.Web.Samples;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace FoodSafety.Lims.Web.Reports.Findings;

/// <summary>Reads the cases a findings report lists, with the records they are about.</summary>
internal sealed class FindingsReading
{
    private readonly LimsDb _db;
    private readonly CaseReading _cases;
    private readonly IQueryable<DisposalCase> _opened;

    private FindingsReading(LimsDb db, CaseReading cases, IQueryable<DisposalCase> opened) => (_db, _cases, _opened) = (db, cases, opened);

    public static async Task<FindingsReading> Open(LimsDb db, ReportQuestion question, TimeZoneInfo zone, CancellationToken cancel)
    {
        var (from, until) = (question.Period.Begins(zone), question.Period.Ends(zone));
        var last = question.AsOf < until ? question.AsOf : until;
        var opened = db.Cases.Where(disposal => disposal.DistrictCode == question.District.Code && disposal.OpenedAt >= from && disposal.OpenedAt <= last);
        return new FindingsReading(db, await CaseReading.Load(db, question.AsOf, zone, cancel), opened);
    }

    public async Task<IReadOnlyList<DisposalLine>> Disposals(CancellationToken cancel)
    {
        var opened = Of(CaseKind.Disposal);
        var samples = opened.Select(disposal => disposal.SampleId);
        var findings = opened.Select(disposal => disposal.FindingId);
        var results = await _db.SampleResults.AsNoTracking()
            .Where(result => result.Verdict == Verdict.NonCompliant && result.KeptAside == "" && (samples.Contains(result.SampleId) || findings.Contains(result.FindingId)))
            .OrderBy(result => result.Id)
            .ToListAsync(cancel);
        var bySample = results.Where(result => result.SampleId is not null).ToLookup(result => result.SampleId);
        var byFinding = results.Where(result => result.FindingId is not null).ToLookup(result => result.FindingId);

        var rows = await Whole(opened, cancel);
        return [.. rows.Select(row => Line(row, row.SampleId is not null ? bySample[row.SampleId] : row.FindingId is not null ? byFinding[row.FindingId] : []))];
    }

    public async Task<IReadOnlyList<PositiveLine>> Positives(CancellationToken cancel)
    {
        var opened = Of(CaseKind.Positive);
        var tests = await (
            from disposal in opened
            join test in _db.RapidTests
                on new { Day = disposal.TestedOn, Market = disposal.MarketId, disposal.SampleNo }
                equals new { Day = (DateOnly?)test.TestedOn, Market = (int?)test.MarketId, test.SampleNo }
            where test.Outcome == RapidOutcome.Positive
            join item in _db.Terms on test.ItemId equals item.Id
            join unit in _db.Terms on test.UnitId equals unit.Id into units
            from unit in units.DefaultIfEmpty()
            orderby test.Id
            select new { Case = disposal.Id, test.TestedAt, test.TestedPrecision, Item = item.Text, test.Reading, Unit = unit == null ? null : unit.Text })
            .ToListAsync(cancel);
        var byCase = tests.Where(test => test.TestedAt <= _cases.AsOf).ToLookup(test => test.Case);
        var markets = await _db.Organisations.AsNoTracking().Where(found => found.Kind == "market").ToDictionaryAsync(market => market.Id, market => market.Name, cancel);

        var rows = await Whole(opened, cancel);
        return [.. rows.Select(row =>
        {
            var standing = CaseStanding.At(row, _cases.AsOf, _cases.Law);
            var readings = byCase[row.Id].Select(test => ReportWords.Levelled(test.Reading is { Length: > 0 } reading ? $"{test.Item} {ReportWords.Measured(reading, test.Unit)}" : test.Item)).Distinct().ToList();
            var first = byCase[row.Id].FirstOrDefault();
            return new PositiveLine(
                row.Number,
                first is { TestedPrecision: not TimePrecision.Day } ? Minute(first.TestedAt) : ReportWords.Day(Local(row.OpenedAt)),
                row.MarketId is { } market ? markets.GetValueOrDefault(market, "") : "",
                row.SampleNo,
                row.Food,
                readings.Count == 0 ? ReportWords.Levelled(row.TestItems) : string.Join("\n", readings),
                row.Organiser switch { Organiser.Regulator => "监管", Organiser.Market => "市场自检", _ => "企业自检" },
                standing.StageName,
                standing.Resolution,
                standing.Late,
                ReportWords.Day(LocalOrNull(standing.EndedAt)),
                standing.State.HasEnded);
        })];
    }

    private DisposalLine Line(DisposalCase row, IEnumerable<SampleResult> failed)
    {
        var standing = CaseStanding.At(row, _cases.AsOf, _cases.Law);
        var finish = standing.Clocks.SingleOrDefault(clock => clock.Code == "disposal-finish");
        var failures = failed.Select(Failure).Distinct().ToList();
        string[] given = [DisposalLifecycle.Transferred.Code, DisposalLifecycle.Cancelled.Code];
        return new DisposalLine(
            row.Number,
            row.SampleNo,
            row.Food,
            failures.Count == 0 ? ReportWords.Levelled(row.TestItems) : string.Join("\n", failures),
            string.Join("\n", standing.State.Parties.Select(party => $"{ChineseTexts.Instance.Role(party.Role)}：{party.Name}")),
            ReportWords.Day(Local(row.OpenedAt)),
            standing.StageName,
            ReportWords.Day(LocalOrNull(finish?.Due?.AddMilliseconds(-1))),
            standing.Late,
            ReportWords.Day(LocalOrNull(standing.EndedAt)),
            finish is { IsPastDue: true } && !standing.State.HasEnded,
            !given.Contains(standing.State.Stage),
            standing.State.Stage == DisposalLifecycle.Closed.Code);
    }

    private IQueryable<DisposalCase> Of(CaseKind kind)
    {
        var code = Lifecycle.Of(kind).Code;
        return _opened.Where(disposal => disposal.Kind == code);
    }

    private Task<List<DisposalCase>> Whole(IQueryable<DisposalCase> cases, CancellationToken cancel)
    {
        var ids = cases.Select(disposal => disposal.Id);
        return StoredCase.Whole(_db).AsNoTracking().Where(disposal => ids.Contains(disposal.Id)).OrderBy(disposal => disposal.Number).ToListAsync(cancel);
    }

    private static string Failure(SampleResult result) => ReportWords.Levelled(
        $"{result.TestItem} {ReportWords.Measured(result.ResultText, result.UnitText)}{(result.ActingLimit is { Length: > 0 } limit ? $"\n标准：{limit}" : "")}");

    private string Minute(DateTimeOffset instant) => Local(instant).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    private DateTimeOffset Local(DateTimeOffset instant) => instant.ToLocal(_cases.Zone);

    private DateTimeOffset? LocalOrNull(DateTimeOffset? instant) => instant is { } known ? Local(known) : null;
}
