using System.Text;
using FoodSafety.Lims.Domain.Quotas;
using FoodSafety.Lims.Tests.Ingestion.Inspection;
using FoodSafety.Lims.Tests.Support;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Quotas.Divisions;
using FoodSafety.Lims.Web.Quotas.Rows;
using FoodSafety.Lims.Web.Shell;

namespace FoodSafety.Lims.Tests.Web.Quotas.Divisions;

/// <summary>A goal of inspected samples (福田 36: 14,800 batches) among the 街道 that their forms name.</summary>
public sealed class SampleDivisionTests(DatabaseKind kind) : BothDatabases(kind)
{
    private const string Target = "FT-36-count";

    private static readonly Caller Futian = new("陈科长", Roles.Manager, "440304-REG", "440304");
    private static readonly DateTimeOffset AsOf = new(2023, 4, 30, 12, 0, 0, TimeSpan.FromHours(8));

    [Test]
    public async Task Each_street_has_the_samples_whose_form_names_it_and_the_others_come_to_the_whole()
    {
        var made = Import();
        var proposed = (await new DivideEqually("440304", Target, 2023, "street").Handle(Database, Futian, TestDatabase.Now, default)).Value;
        Assert.That(proposed.Places!.Shares.Sum(street => street.Goal), Is.EqualTo(14_800));
        Assert.That((await Keep(proposed.ToJson())).Refusal, Is.Null, "a proposal is taken as it is");

        var progress = (await new AskDivision("440304", Target, 2023, AsOf).Handle(Database, Futian, default)).Value.Progress!;

        var reported = made.Where(sample => sample.ReportedOn <= new DateOnly(2023, 4, 30)).ToList();
        Assert.That(progress.Done, Is.EqualTo(reported.Count));
        foreach (var street in progress.Places!.Shares)
            Assert.That((street.Done, street.Today), Is.EqualTo((reported.LongCount(sample => sample.Street == street.Code), (long?)reported.LongCount(sample => sample.Street == street.Code && sample.ReportedOn.Day == 30))), street.Code);
        Assert.That(progress.Places.Shares.Single(street => street.Code == "园岭街道").Done, Is.GreaterThan(0), "the test sees something");
        Assert.That(progress.Places.Other, Is.EqualTo(reported.Count(sample => sample.Street is "" or "别处街道")).And.GreaterThan(0), "no street, and one that no register knows");
    }

    [TestCase("园岭街道")]
    [TestCase(Division.NoStreet)]
    public async Task A_streets_figure_opens_its_samples(string street)
    {
        var wanted = Import().Where(sample => (sample.Street is "" or "别处街道" ? Division.NoStreet : sample.Street) == street && sample.ReportedOn <= new DateOnly(2023, 4, 30)).Select(sample => sample.Number).ToList();
        var found = new List<string>();
        string? cursor = null;
        CountedRows page;
        do
        {
            page = (await new AskCountedRows("440304", Target, 2023, AsOf, Street: street, Cursor: cursor, Limit: 2).Handle(Database, Futian, default)).Value;
            found.AddRange(page.Rows.Select(row => row.SampleNo));
            cursor = page.Next;
        }
        while (cursor is not null);

        Assert.That(found, Is.EquivalentTo(wanted).And.Not.Empty);
        Assert.That(page.Batches, Is.EqualTo(wanted.Count));
    }

    [Test]
    public async Task A_site_and_an_unknown_street_are_refused()
    {
        Assert.That((await Keep("""{"places": {"kind": "site", "shares": [{"code": "440304-M01", "goal": 14800}]}}""")).Refusal!.Message, Does.Contain("没有场所编码"));
        Assert.That((await Keep("""{"places": {"kind": "street", "shares": [{"code": "别处街道", "goal": 14800}]}}""")).Refusal!.Message, Does.Contain("没有街道“别处街道”"));
        Assert.That((await Keep("""{"places": {"kind": "street", "shares": [{"code": "园岭街道", "goal": 14799}]}}""")).Refusal!.Message, Does.Contain("14,799").And.Contain("14,800"));
        Assert.That((await new AskCountedRows("440304", Target, 2023, AsOf, Street: "别处街道").Handle(Database, Futian, default)).Refusal!.Code, Is.EqualTo("unknown-site"));
    }

    private sealed record Made(string Number, string Street, DateOnly ReportedOn);

    /// <summary>Twelve samples of three streets, one without and one the registers do not know, reported on 29 April, 30 April and 1 May in turn.</summary>
    private List<Made> Import()
    {
        string[] streets = ["园岭街道", "南园街道", "", "别处街道"];
        var made = Enumerable.Range(1, 12).Select(n => new Made($"FT{n:00}", streets[n % 4], new DateOnly(2023, 4, 29).AddDays(n % 3))).ToList();
        var samples = Database.Import("抽样单编号,任务来源,任务类别,抽样日期,抽样单位,抽样人员,被抽样单位,样品名称,食品大类,抽样数量,备样数量,单位,检验机构,所在街道\n"
            + string.Concat(made.Select(sample => $"{InspectionFiles.Sample(sample.Number)},{sample.Street}\n")), "samples");
        var results = Database.Import("抽样单编号,检验项目,检验结果,单位,标准值,检验日期,结果判定,报告编号,签发日期,阶段\n"
            + string.Concat(made.Select(sample => $"{sample.Number},毒死蜱,未检出,mg/kg,≤0.02,2023-04-20,合格,R{sample.Number},{sample.ReportedOn:yyyy-MM-dd},初检\n")), "results", "440304-LAB1");
        Assert.That((samples.Rows.Accepted, results.Rows.Accepted), Is.EqualTo((12, 12)), string.Join('\n', samples.Faults.Concat(results.Faults)));
        return made;
    }

    private Task<FoodSafety.Lims.Domain.Outcome<StoredDivision>> Keep(string document) =>
        new KeepDivision("440304", Target, 2023, Encoding.UTF8.GetBytes(document), new DateOnly(2023, 1, 1)).Handle(Database, Futian, TestDatabase.Now, default);
}
