using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Tests.Support;
using FoodSafety.Lims.Tests.Web.Laboratory;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Quotas.Divisions;
using FoodSafety.Lims.Web.Reference.Exchange;
using FoodSafety.Lims.Web.Shell;
using Microsoft.EntityFrameworkCore;

namespace FoodSafety.Lims.Tests.Web.Quotas.Divisions;

/// <summary>福田's 86,400 divided among its 24 markets and twelve months: what each share has is recounted from the rows that were sent.</summary>
public sealed class DivisionTests(DatabaseKind kind) : BothDatabases(kind)
{
    private const string Target = "FT-37-count";

    private static readonly Caller Futian = new("陈科长", Roles.Manager, "440304-REG", "440304");

    [Test]
    public async Task Equal_parts_are_3600_a_market_and_7200_a_month_and_come_to_the_whole()
    {
        await KeepEqual("site");
        await KeepEqual("month");

        var division = await Ask("2023-06-30");

        Assert.That(division.Version!.Version, Is.EqualTo(2), "what was divided by place stays beside the months");
        var sites = division.Progress!.Places!.Shares.SelectMany(street => street.Parts!.Shares).ToList();
        Assert.That((sites.Count, sites.All(site => site.Goal == 3_600), sites.Sum(site => site.Goal)), Is.EqualTo((24, true, 86_400L)));
        Assert.That(division.Progress.Places.Shares.Select(street => street.Goal).Sum(), Is.EqualTo(86_400));
        Assert.That(division.Progress.Periods.SelectMany(quarter => quarter.Parts).Select(month => month.Goal), Is.All.EqualTo(7_200));
    }

    [Test]
    public async Task Every_share_has_what_a_recount_of_the_rows_finds()
    {
        await KeepEqual("site");
        await KeepEqual("month");
        var random = new Random(20231);
        var log = new StringBuilder("样品编号,检测时间,市场,样品名称,检测项目,检测结果\n");
        for (var number = 0; number < 300; number++)
        {
            var at = new DateTime(2023, 1, 1).AddMinutes(random.Next(0, 270 * 24 * 60));
            var market = FormattableString.Invariant($"440304-M{random.Next(1, 25):00}");
            foreach (var item in random.Next(3) == 0 ? (string[])["孔雀石绿", "氯霉素"] : ["孔雀石绿"])
                log.Append(CultureInfo.InvariantCulture, $"S{number},{at:yyyy-MM-dd HH:mm},{market},菜心,{item},{(random.Next(20) == 0 ? "无效" : "阴性")}\n");
        }
        Database.Import(log.ToString());
        var at0 = DateTimeOffset.Parse("2023-06-15T11:30:00+08:00", CultureInfo.InvariantCulture);

        var progress = (await Ask("2023-06-15T11:30:00+08:00")).Progress!;

        // A batch = (market, sample, local day) with at least one outcome that is not invalid, tested on or before the instant.
        await using var db = Database.CreateContext();
        var rows = await db.RapidTests.AsNoTracking().Where(test => test.TestedAt <= at0 && test.Outcome != FoodSafety.Lims.Domain.Sampling.RapidOutcome.Invalid)
            .Join(db.Organisations, test => test.MarketId, market => market.Id, (test, market) => new { market.Code, market.Street, test.TestedOn, test.SampleNo }).ToListAsync();
        var batches = rows.Distinct().ToList();
        Assert.That(batches, Has.Count.InRange(100, 250), "the test sees something");
        Assert.That(progress.Done, Is.EqualTo(batches.Count));
        foreach (var street in progress.Places!.Shares)
        {
            Assert.That(street.Done, Is.EqualTo(batches.Count(batch => batch.Street == street.Code)), street.Code);
            foreach (var site in street.Parts!.Shares)
                Assert.That((site.Done, site.Today), Is.EqualTo((batches.LongCount(batch => batch.Code == site.Code), (long?)batches.LongCount(batch => batch.Code == site.Code && batch.TestedOn == new DateOnly(2023, 6, 15)))), site.Code);
        }
        foreach (var month in progress.Periods.SelectMany(quarter => quarter.Parts).Where(month => month.First <= new DateOnly(2023, 6, 15)))
            Assert.That((month.Done, month.DoneByEnd), Is.EqualTo((batches.LongCount(batch => batch.TestedOn.Month == month.First.Month), batches.LongCount(batch => batch.TestedOn.Month <= month.First.Month))), month.Code);
        Assert.That((progress.Places.Other, progress.Periods[2].State), Is.EqualTo((0L, "not-due")));
    }

    [Test]
    public async Task A_sum_of_86399_is_refused_with_both_numbers_and_nothing_is_kept()
    {
        var kept = await Keep("""{"places": {"kind": "site", "shares": [{"code": "440304-M01", "goal": 43200}, {"code": "440304-M02", "goal": 43199}]}}""");

        Assert.That((kept.Refusal!.Code, kept.Refusal.Kind), Is.EqualTo(("division-refused", RefusalKind.Unprocessable)));
        Assert.That(kept.Refusal.Message, Does.Contain("86,399").And.Contain("86,400").And.Contain("少 1"));
        Assert.That((await Ask("2023-06-30")).Version, Is.Null);
    }

    [Test]
    public async Task A_change_during_the_year_leaves_readable_what_was_promised_before()
    {
        await Keep(Halves(43_200, 43_200), new DateOnly(2023, 1, 1), source: "福食安办〔2023〕3号");
        await Keep(Halves(50_000, 36_400), new DateOnly(2023, 7, 1), version: 1);

        var (june, july) = (await Ask("2023-06-30"), await Ask("2023-07-01"));
        Assert.That((Goal(june), june.Version!.Source), Is.EqualTo((43_200L, "福食安办〔2023〕3号")));
        Assert.That((Goal(july), july.Version!.DecidedBy), Is.EqualTo((50_000L, "陈科长")));
        Assert.That(Goal(await Ask("2023-07-01", version: 1)), Is.EqualTo(43_200));
        Assert.That(july.Versions.Select(version => (version.Version, version.From)), Is.EqualTo(new[] { (1, new DateOnly(2023, 1, 1)), (2, new DateOnly(2023, 7, 1)) }));

        var stale = await Keep(Halves(1, 86_399), new DateOnly(2023, 8, 1), version: 1);
        Assert.That(stale.Refusal!.Code, Is.EqualTo("stale-version"));
    }

    [Test]
    public async Task Another_goal_in_the_plan_is_told_beside_the_division_of_the_first()
    {
        await Keep(Halves(43_200, 43_200));
        var plan = JsonNode.Parse(new ExportReferenceSet("plans/440304-futian-2023").Handle(Database).Value)!;
        plan["targets"]!.AsArray().SelectMany(whole => whole!["parts"]?.AsArray() ?? []).Single(part => (string?)part!["code"] == Target)!["target"] = 90_000;
        Database.Reference("plans/440304-futian-2023", plan.ToJsonString());

        Assert.That((await Ask("2023-06-30")).Note, Does.Contain("90,000").And.Contain("86,400").And.Contain("3,600"));
    }

    [TestCase("FT-36-rate", "not-divisible", Description = "a composite: its parts are divided")]
    [TestCase("FT-37-coverage", "not-divisible")]
    [TestCase("FT-36-routine-monitoring", "not-divisible")]
    [TestCase("FT-none", "unknown-target")]
    public async Task What_is_no_number_of_batches_is_not_divided(string target, string code) =>
        Assert.That((await new KeepDivision("440304", target, 2023, "{}"u8.ToArray()).Handle(Database, Futian, TestDatabase.Now, default)).Refusal!.Code, Is.EqualTo(code));

    [Test]
    public async Task Samples_are_divided_by_month_and_not_by_site()
    {
        Assert.That((await new DivideEqually("440304", "FT-36-count", 2023, "site").Handle(Database, Futian, TestDatabase.Now, default)).Refusal!.Code, Is.EqualTo("no-place"));

        var months = await new DivideEqually("440304", "FT-36-count", 2023, "month").Handle(Database, Futian, TestDatabase.Now, default);
        // 14,800 = 12 × 1,233 + 4
        Assert.That(months.Value.Periods!.Shares.SelectMany(quarter => quarter.Parts!.Shares).Select(month => month.Goal), Is.EqualTo(Enumerable.Repeat(1_234L, 4).Concat(Enumerable.Repeat(1_233L, 8))));
    }

    [Test]
    public async Task Only_the_districts_own_regulators_see_and_divide()
    {
        foreach (var caller in (Caller[])[new("m", Roles.Market, "440304-M01", "440304"), new("l", Roles.Lab, "440304-LAB1", "440304"), new("x", Roles.Manager, "440103-REG", "440103")])
        {
            Assert.That((await new AskDivision("440304", Target, 2023, TestDatabase.Now).Handle(Database, caller, default)).Refusal!.Kind, Is.EqualTo(RefusalKind.Forbidden));
            Assert.That((await new KeepDivision("440304", Target, 2023, Encoding.UTF8.GetBytes(Halves(43_200, 43_200))).Handle(Database, caller, TestDatabase.Now, default)).Refusal!.Kind, Is.EqualTo(RefusalKind.Forbidden));
        }
    }

    [Test]
    public async Task The_command_divides_equally_shows_the_tree_and_refuses_a_wrong_file()
    {
        var made = await Invoke([DivisionCommand.Create()], "division", "--district", "440304", "--target", Target, "--year", "2023", "--equal", "month", "--keep", "--by", "陈科长", "--as-of", "2023-06-30");
        Assert.That((made.ExitCode, made.Output.Contains("2023-Q1：0 / 21,600，累计 0 / 21,600  未达到", StringComparison.Ordinal)), Is.EqualTo((0, true)), made.Output + made.Error);

        var file = Path.Combine(Database.Settings.DataFolder, "division.json");
        Directory.CreateDirectory(Database.Settings.DataFolder);
        await File.WriteAllTextAsync(file, Halves(43_200, 43_199));
        var refused = await Invoke([DivisionCommand.Create()], "division", "--district", "440304", "--target", Target, "--year", "2023", "--file", file);
        Assert.That((refused.ExitCode, refused.Error.Contains("86,399", StringComparison.Ordinal)), Is.EqualTo((1, true)), refused.Error);
    }

    private static long Goal(TargetDivision division) => division.Progress!.Places!.Shares[0].Goal;

    private static string Halves(long first, long second) => FormattableString.Invariant(
        $$$"""{"places": {"kind": "site", "shares": [{"code": "440304-M01", "goal": {{{first}}} }, {"code": "440304-M02", "goal": {{{second}}} }]}}""");

    private Task<Outcome<StoredDivision>> Keep(string document, DateOnly? from = null, int? version = null, string? source = null) =>
        new KeepDivision("440304", Target, 2023, Encoding.UTF8.GetBytes(document), from, version, source).Handle(Database, Futian, TestDatabase.Now, default);

    private async Task KeepEqual(string by)
    {
        var proposed = await new DivideEqually("440304", Target, 2023, by).Handle(Database, Futian, TestDatabase.Now, default);
        Assert.That((await Keep(proposed.Value.ToJson(), new DateOnly(2023, 1, 1))).Refusal, Is.Null);
    }

    private async Task<TargetDivision> Ask(string asOf, int? version = null)
    {
        Assert.That(LocalClock.TryReadInstant(asOf, TestDatabase.Zone, out var at), Is.True);
        return (await new AskDivision("440304", Target, 2023, at, version).Handle(Database, Futian, default)).Value;
    }
}
