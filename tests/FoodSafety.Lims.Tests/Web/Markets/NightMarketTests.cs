using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using FoodSafety.Lims.Tests.Support;
using FoodSafety.Lims.Web.Markets;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Quotas;
using FoodSafety.Lims.Web.Reference;
using FoodSafety.Lims.Web.Reference.Exchange;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Uploads;
using FoodSafety.Lims.Web.Verify;
using Microsoft.EntityFrameworkCore;

namespace FoodSafety.Lims.Tests.Web.Markets;

/// <summary>A night market (22:00–06:00): its tests after midnight belong to the business day before, from the day its reference data say so.</summary>
public sealed class NightMarketTests(DatabaseKind kind) : BothDatabases(kind)
{
    private const string Header = "样品编号,检测时间,市场,样品名称,检测项目,检测结果\n";

    [Test]
    public void Tests_until_six_belong_to_the_day_before()
    {
        Night("440304-M01", "06:00", "2023-05-01");
        Database.Import(Header
            + "A,2023-05-02 05:59,440304-M01,菜心,孔雀石绿,阴性\nB,2023-05-02 06:00,440304-M01,菜心,孔雀石绿,阴性\n"
            + "C,2023-05-02,440304-M01,菜心,孔雀石绿,阴性\nD,2023-05-01T18:10:00Z,440304-M01,菜心,孔雀石绿,阴性\n"
            + "E,2023-05-02 05:59,440304-M02,菜心,孔雀石绿,阴性\nF,2023-04-30 05:59,440304-M01,菜心,孔雀石绿,阴性\n");

        Assert.That(Days(), Is.EqualTo(new[] { ("A", "2023-05-01"), ("B", "2023-05-02"), ("C", "2023-05-02"), ("D", "2023-05-01"), ("E", "2023-05-02"), ("F", "2023-04-30") }),
            "D is 02:10 on the 2nd in the district; C is known to the day; E's market has no night; F is before the change");
    }

    [Test]
    public async Task The_night_is_counted_with_its_business_day_and_recounts_the_same()
    {
        Night("440304-M01", "06:00", "2023-05-01");
        Database.Import(Header + "A,2023-05-01 23:50,440304-M01,菜心,孔雀石绿,阴性\nA,2023-05-02 00:20,440304-M01,菜心,隐色孔雀石绿,阴性\n");

        await using var db = Database.CreateContext();
        Assert.That(await db.CounterDays.Select(day => day.Day).Distinct().ToListAsync(), Is.EqualTo(new[] { new DateOnly(2023, 5, 1) }));
        Assert.That(await db.CounterDays.MaxAsync(day => day.Batches), Is.EqualTo(1), "one sample before and after midnight is one batch");
        Assert.That((await VerifyData.Handle(Database, default)).Discrepancies, Is.Empty);
    }

    /// <summary>Contract: quotas count what was tested on or before T; the last instant of a day asks for the business day. A has its test before midnight, B at 02:10 and C at 05:00 of the same business day, D at 08:00 of the next.</summary>
    [TestCase("2023-05-01T23:59:59+08:00", 1)]
    [TestCase("2023-05-01T23:59:59.999+08:00", 3)]
    [TestCase("2023-05-02T02:09:59+08:00", 1)]
    [TestCase("2023-05-02T02:10:00+08:00", 2)]
    [TestCase("2023-05-02T05:00:00+08:00", 3)]
    [TestCase("2023-05-02T08:00:00+08:00", 4)]
    [TestCase("2023-12-31T23:59:59+08:00", 4)]
    public async Task As_of_an_instant_counts_no_test_of_the_night_that_came_after_it(string asOf, int batches)
    {
        Night("440304-M01", "06:00", "2023-05-01");
        Database.Import(Header + "A,2023-05-01 23:50,440304-M01,菜心,孔雀石绿,阴性\nB,2023-05-02 02:10,440304-M01,菜心,孔雀石绿,阴性\n"
            + "C,2023-05-02 05:00,440304-M01,菜心,孔雀石绿,阴性\nD,2023-05-02 08:00,440304-M01,菜心,孔雀石绿,阴性\n");

        var quotas = await new AskQuotas("440304", 2023, DateTimeOffset.Parse(asOf)).Handle(Database, Caller.CommandLine, default);

        Assert.That(quotas.Value.Targets.SelectMany(target => target.Parts).Single(target => target.Code == "FT-37-count").Done, Is.EqualTo(batches));
    }

    [Test]
    public async Task The_log_of_a_business_day_takes_its_night_and_no_other_markets_does()
    {
        Night("440304-M01", "06:00", "2023-05-01");

        Assert.That(await Log("440304-M01", "2023-05-01", "2023-05-02 02:10"), Is.EqualTo("accepted"));
        Assert.That(await Log("440304-M01", "2023-05-02", "2023-05-02 02:10"), Is.EqualTo("out-of-range"));
        Assert.That(await Log("440304-M01", "2023-05-01", "2023-05-02 06:00"), Is.EqualTo("out-of-range"));
        Assert.That(await Log("440304-M02", "2023-05-01", "2023-05-02 02:10"), Is.EqualTo("out-of-range"));
        Assert.That(await Log("440304-M02", "2023-05-02", "2023-05-02 02:10"), Is.EqualTo("accepted"));
    }

    [Test]
    public void What_is_stored_keeps_its_day_and_an_older_change_is_refused()
    {
        Night("440304-M01", "06:00", "2023-05-01");
        Database.Import(Header + "A,2023-05-02 02:10,440304-M01,菜心,孔雀石绿,阴性\n");

        Assert.That(Set("440304-M01", [("06:00", "2023-05-01"), ("05:00", "2023-06-01")]), Is.Empty);
        Assert.That(Days(), Is.EqualTo(new[] { ("A", "2023-05-01") }));
        Assert.That(Set("440304-M01", [("04:00", "2023-05-01")]), Is.EqualTo(new[] { "has-records" }));
        Assert.That(Set("440304-M01", [("06:00", "2023-05-01"), ("00:00", "2023-05-02")]), Is.EqualTo(new[] { "has-records" }), "A's 02:10 would have been the 2nd");
        Assert.That(Database.Import(Header + "A,2023-05-02 02:10,440304-M01,菜心,孔雀石绿,阴性\n\n").Rows.Duplicate, Is.EqualTo(1), "sent again it is the same test");
    }

    [TestCase("25:00", "2023-05-01", "not-a-time")]
    [TestCase("12:01", "2023-05-01", "not-a-time")]
    [TestCase("6点", "2023-05-01", "not-a-time")]
    [TestCase("06:00", "五月", "not-a-date")]
    public void A_start_that_is_none_is_refused(string at, string from, string code) =>
        Assert.That(Set("440304-M01", [(at, from)]), Does.Contain(code));

    [Test]
    public async Task A_night_that_is_not_over_is_not_chased()
    {
        Night("440304-M01", "06:00", "2023-05-01");
        var day = new DateOnly(2023, 5, 1);

        Assert.That((await Ask(day, 9, new(2023, 5, 1, 9, 5, 0, TimeSpan.FromHours(8)))).Running.Select(market => market.Code), Is.EqualTo(new[] { "440304-M01" }));
        Assert.That((await Ask(day, 9, new(2023, 5, 2, 8, 59, 0, TimeSpan.FromHours(8)))).Running, Has.Count.EqualTo(1));
        var due = await Ask(day, 9, new(2023, 5, 2, 9, 0, 0, TimeSpan.FromHours(8)));
        Assert.That((due.Running.Count, due.Items.Count), Is.EqualTo((0, 24)));
    }

    private async Task<MissingLogList> Ask(DateOnly day, int by, DateTimeOffset asOf)
    {
        await using var db = Database.CreateContext();
        return (await new MissingLogs("440304", day, new TimeOnly(by, 0), asOf).Handle(db, Database.Settings.TimeZone, Caller.CommandLine, default)).Value;
    }

    private void Night(string market, string at, string from) => Assert.That(Set(market, [(at, from)]), Is.Empty);

    /// <returns>Codes of the faults.</returns>
    private IEnumerable<string> Set(string market, (string At, string From)[] starts)
    {
        using var connection = Database.OpenConnection();
        var file = JsonNode.Parse(new ReferenceSets(connection).Content("organisations")!)!;
        var row = file["rows"]!.AsArray().Single(one => (string)one!["code"]! == market)!;
        row["businessDays"] = new JsonArray([.. starts.Select(start => (JsonNode)new JsonObject { ["startsAt"] = start.At, ["effectiveFrom"] = start.From })]);
        return new ImportReferenceSet("organisations", Encoding.UTF8.GetBytes(file.ToJsonString())).Handle(Database, Caller.CommandLine, TestDatabase.Now).Value.Faults.Select(fault => fault.Code);
    }

    private async Task<string> Log(string market, string day, string at)
    {
        var cache = new RulesCache(Database);
        var row = JsonSerializer.SerializeToElement(new { clientId = "1", sampleNo = $"L{market}{day}{at}", testedAt = at, food = "菜心", testItem = "孔雀石绿", outcome = "阴性" });
        var answer = await new SendDailyLog(market, DateOnly.Parse(day), [row], null).Handle(Database, new SmallIntake(Database, cache), cache, Caller.CommandLine, TestDatabase.Now, default);
        var told = answer.Value.Rows.Single();
        return told.Faults.Count > 0 ? told.Faults[0].Code : told.Status;
    }

    private (string, string)[] Days()
    {
        using var db = Database.CreateContext();
        return [.. db.RapidTests.OrderBy(test => test.SampleNo).AsEnumerable().Select(test => (test.SampleNo, $"{test.TestedOn:yyyy-MM-dd}"))];
    }
}
