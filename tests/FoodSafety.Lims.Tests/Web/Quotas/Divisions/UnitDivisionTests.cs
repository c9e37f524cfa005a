using System.Globalization;
using System.Text;
using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Tests.Support;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Quotas.Divisions;
using FoodSafety.Lims.Web.Quotas.Rows;
using FoodSafety.Lims.Web.Shell;

namespace FoodSafety.Lims.Tests.Web.Quotas.Divisions;

/// <summary>Shares of 快检车 and 快检室, and floors: what each has is recounted from the rows as they were made, not from what was stored.</summary>
public sealed class UnitDivisionTests(DatabaseKind kind) : BothDatabases(kind)
{
    private const string Target = "FT-37-count";

    private const string AsOf = "2023-06-15T11:30:00+08:00";

    private static readonly Caller Futian = new("陈科长", Roles.Manager, "440304-REG", "440304");

    // 园岭街道 has M01 with the room R01 and the vehicle V01, 南园街道 has M02 with R02.
    private const string ThreeLevels = """
        {"places": {"kind": "street", "shares": [
           {"code": "园岭街道", "goal": 50000, "parts": {"kind": "site", "shares": [{"code": "440304-M01", "goal": 50000, "parts": {"kind": "unit", "shares": [{"code": "440304-R01", "goal": 30000}, {"code": "440304-V01", "goal": 20000}]}}]}},
           {"code": "南园街道", "goal": 36400, "parts": {"kind": "unit", "shares": [{"code": "440304-R02", "goal": 36400}]}}]},
         "floors": {"kind": "counter", "shares": [{"code": "ft-rapid-produce-markets", "goal": 60000}]}}
        """;

    private sealed record Made(string SampleNo, DateTime At, string Market, string? Unit, string Place, string Outcome);

    [Test]
    public async Task Every_level_has_what_a_recount_finds_and_with_the_others_comes_to_the_whole()
    {
        var batches = Import();
        Assert.That((await Keep(ThreeLevels)).Refusal, Is.Null);

        var progress = (await Ask()).Progress!;

        Assert.That(progress.Done, Is.EqualTo(batches.Count));
        var yuanling = progress.Places!.Shares[0];
        var (site, nanyuan) = (yuanling.Parts!.Shares[0], progress.Places.Shares[1]);
        Assert.That(site.Done, Is.EqualTo(batches.Count(batch => batch.Market == "440304-M01")));
        foreach (var (unit, market) in site.Parts!.Shares.Select(unit => (unit, "440304-M01")).Append((nanyuan.Parts!.Shares[0], "440304-M02")))
        {
            var own = batches.Where(batch => batch.Market == market && IsBy(batch, unit.Code)).ToList();
            Assert.That((unit.Done, unit.Today), Is.EqualTo((own.LongCount(), (long?)own.LongCount(batch => batch.At.Date == new DateTime(2023, 6, 15)))), unit.Code);
            Assert.That(own, Is.Not.Empty, "the test sees something");
        }
        Assert.That(site.Parts.Shares.Sum(unit => unit.Done) + site.Parts.Other, Is.EqualTo(site.Done));
        Assert.That(site.Parts.Other, Is.EqualTo(batches.Count(batch => batch.Market == "440304-M01" && !IsBy(batch, "440304-R01") && !IsBy(batch, "440304-V01"))).And.GreaterThan(0), "nobody's, another unit's and an unknown one's");
        Assert.That(progress.Places.Shares.Sum(street => street.Done) + progress.Places.Other, Is.EqualTo(progress.Done));
        Assert.That(progress.Floors!.Shares.Single().Done, Is.EqualTo(batches.Count(batch => batch.Place == "农贸市场")).And.LessThan(progress.Done));
    }

    [TestCase("440304-R01", "440304-M01", null)]
    [TestCase("440304-V01", null, null)]
    [TestCase("440304-V01", null, "2023-05")]
    public async Task A_units_figure_opens_its_rows(string unit, string? site, string? month)
    {
        var batches = Import().Where(batch => IsBy(batch, unit) && (site is null || batch.Market == site) && (month is null || batch.At.Month == 5)).ToList();
        var found = new List<CountedRows.Row>();
        string? cursor = null;
        CountedRows page;
        do
        {
            page = (await new AskCountedRows("440304", Target, 2023, At(AsOf), site, null, month, Cursor: cursor, Limit: 7, Unit: unit).Handle(Database, Futian, default)).Value;
            found.AddRange(page.Rows);
            cursor = page.Next;
        }
        while (cursor is not null);

        Assert.That(found.Select(row => (row.SampleNo, row.Site!)), Is.EquivalentTo(batches.Select(batch => (batch.SampleNo, batch.Market))).And.Not.Empty);
        Assert.That((page.Batches, page.Passed), Is.EqualTo((batches.LongCount(), batches.LongCount(batch => batch.Outcome == "阴性"))));
    }

    [Test]
    public async Task A_batch_of_two_units_belongs_to_the_one_stored_first_and_a_name_means_its_unit()
    {
        Database.Import(Header
            + "A1,2023-03-01 08:00,440304-M01,菜心,毒死蜱,阴性,440304-V01,农贸市场,监管\n"
            + "A1,2023-03-01 08:05,440304-M01,菜心,克百威,阴性,440304-R01,农贸市场,监管\n"
            + "A2,2023-03-01 08:00,440304-M01,菜心,毒死蜱,阴性,福田示例快检室01,农贸市场,监管\n"
            + "A3,2023-03-01 08:00,440304-M01,菜心,毒死蜱,阴性,440304-R01,农贸市场,市场自检\n"
            + "A4,2023-03-01 08:00,440304-M01,菜心,毒死蜱,无效,440304-R01,农贸市场,监管\n");
        await Keep("""{"places": {"kind": "unit", "shares": [{"code": "440304-V01", "goal": 86399}, {"code": "440304-R01", "goal": 1}]}}""");

        var units = (await Ask()).Progress!.Places!;

        Assert.That((units.Shares[0].Done, units.Shares[1].Done, units.Other), Is.EqualTo((1L, 1L, 0L)), "self-inspections and invalid tests are not counted");
    }

    [Test]
    public async Task Equal_parts_by_unit_come_to_the_whole_and_are_taken_as_proposed()
    {
        var proposed = (await new DivideEqually("440304", Target, 2023, "unit").Handle(Database, Futian, TestDatabase.Now, default)).Value;

        Assert.That(proposed.Places!.Shares.Sum(unit => unit.Goal), Is.EqualTo(86_400));
        Assert.That(proposed.Places.Shares.Max(unit => unit.Goal) - proposed.Places.Shares.Min(unit => unit.Goal), Is.LessThanOrEqualTo(1));
        Assert.That((await Keep(proposed.ToJson())).Refusal, Is.Null);
        Assert.That((await new DivideEqually("440304", "FT-36-count", 2023, "unit").Handle(Database, Futian, TestDatabase.Now, default)).Refusal!.Code, Is.EqualTo("no-place"));
    }

    [Test]
    public async Task A_refusal_names_places_and_no_members_of_the_file()
    {
        var refused = (await Keep("""{"places": {"kind": "site", "shares": [{"code": "440304-M01", "goal": 86400, "parts": {"kind": "unit", "shares": [{"code": "440304-R01", "goal": 1}]}}]}}""")).Refusal!;

        Assert.That((refused.Code, refused.Message), Is.EqualTo(("division-refused",
            "分解没有保存，共 1 处错误：按场所 · 福田示例市场01（440304-M01） · 份额：按场所 · 福田示例市场01（440304-M01）的各快检单元合计 1，应为 86,400，少 86,399。")));
    }

    [Test]
    public async Task A_whole_is_divided_through_the_part_that_says_its_number()
    {
        var refused = (await new KeepDivision("440304", "FT-37", 2023, Encoding.UTF8.GetBytes(ThreeLevels)).Handle(Database, Futian, TestDatabase.Now, default)).Refusal!;

        Assert.That((refused.Code, refused.Message.Contains(Target, StringComparison.Ordinal), refused.Message.Contains("FT-37-coverage", StringComparison.Ordinal)), Is.EqualTo(("not-divisible", true, false)));
    }

    [Test]
    public async Task An_unknown_unit_and_county_have_no_rows()
    {
        Assert.That((await new AskCountedRows("440304", Target, 2023, At(AsOf), Unit: "V9").Handle(Database, Futian, default)).Refusal!.Code, Is.EqualTo("unknown-unit"));
        Assert.That((await new AskCountedRows("440304", Target, 2023, At(AsOf), County: "南明区").Handle(Database, Futian, default)).Refusal!.Code, Is.EqualTo("unknown-site"));
    }

    private const string Header = "样品编号,检测时间,市场,样品名称,检测项目,检测结果,快检单元,场所类型,组织方\n";

    private static bool IsBy(Made batch, string unit) => batch.Unit == unit || batch.Unit == unit.Replace("440304-V", "福田示例快检车", StringComparison.Ordinal).Replace("440304-R", "福田示例快检室", StringComparison.Ordinal);

    /// <summary>Sends rows of one batch each around the instant that cuts 15 June; the batches that count by then.</summary>
    private List<Made> Import()
    {
        var random = new Random(20233);
        string?[] units = [null, "440304-V01", "福田示例快检车01", "440304-R01", "440304-R02", "二号面包车"];
        List<Made> made =
        [
            .. Enumerable.Range(0, 260).Select(number => new Made(
                FormattableString.Invariant($"S{number}"),
                number % 5 == 0 ? new DateTime(2023, 6, 15).AddMinutes(random.Next(24 * 60)) : new DateTime(2023, 1, 1).AddMinutes(random.Next(200 * 24 * 60)),
                FormattableString.Invariant($"440304-M{random.Next(1, 4):00}"),
                units[random.Next(units.Length)],
                random.Next(4) == 0 ? "大型超市" : "农贸市场",
                random.Next(8) switch { 0 => "无效", 1 => "阳性", _ => "阴性" })),
        ];
        var log = new StringBuilder(Header);
        foreach (var row in made)
            log.Append(CultureInfo.InvariantCulture, $"{row.SampleNo},{row.At:yyyy-MM-dd HH:mm},{row.Market},菜心,孔雀石绿,{row.Outcome},{row.Unit},{row.Place},监管\n");
        Assert.That(Database.Import(log.ToString()).Rows.Refused, Is.Zero);
        return made.FindAll(row => row.Outcome != "无效" && row.At <= new DateTime(2023, 6, 15, 11, 30, 0));
    }

    private Task<Outcome<StoredDivision>> Keep(string document) =>
        new KeepDivision("440304", Target, 2023, Encoding.UTF8.GetBytes(document), new DateOnly(2023, 1, 1)).Handle(Database, Futian, TestDatabase.Now, default);

    private async Task<TargetDivision> Ask() => (await new AskDivision("440304", Target, 2023, At(AsOf)).Handle(Database, Futian, default)).Value;

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
