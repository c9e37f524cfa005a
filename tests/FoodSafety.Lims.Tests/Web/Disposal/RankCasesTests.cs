using FoodSafety.Lims.Domain.Calendar;
using FoodSafety.Lims.Domain.Disposal.Clocks;
using FoodSafety.Lims.Tests.Support;
using FoodSafety.Lims.Web.Disposal;
using FoodSafety.Lims.Web.Shell;

namespace FoodSafety.Lims.Tests.Web.Disposal;

/// <summary>The order in which an officer works cases off, and that those without any clock are not read for it.</summary>
public sealed class RankCasesTests(DatabaseKind kind) : BothDatabases(kind)
{
    /// <summary>Two cases were opened on 1 March 2023; the fifth working day after is the 8th. The vendor's window is nobody's lateness.</summary>
    [Test]
    public async Task Cases_are_ranked_late_first_then_by_what_runs_out_next_then_the_closed()
    {
        await CaseRows.Add(
            Database, CaseRows.Positive(1), CaseRows.Positive(2, notifiedAt: CaseRows.OpenedAt), CaseRows.Disposal(1), CaseRows.Disposal(2), Closed(3), Closed(4), CaseRows.Positive(5));
        await CaseRows.Walk(Database, "HC-440304-2023-00002", "start");
        var asOf = CaseRows.OpenedAt.AddDays(8);

        var numbers = new List<string>();
        var first = await Rank(onlyLate: false, skip: 0);
        for (int? skip = 0; skip is { } shown;)
        {
            var page = await Rank(onlyLate: false, shown);
            numbers.AddRange(page.Items.Select(item => item.Number));
            skip = page.Next;
        }

        Assert.That(numbers.Select(number => number.Replace("-440304-2023-0000", "")), Is.EqualTo(new[] { "HC1", "YX2", "HC2", "YX5", "YX1", "YX4", "YX3" }));
        Assert.That(first.Late, Is.EqualTo(1));
        Assert.That((await Rank(onlyLate: true, skip: 0)).Items.Select(item => item.Number), Is.EqualTo(new[] { "HC-440304-2023-00001" }));

        async Task<RankedCases> Rank(bool onlyLate, int skip)
        {
            await using var db = Database.CreateContext();
            var reading = await CaseReading.Load(db, asOf, Database.Settings.TimeZone, default);
            return (await new RankCases(CaseRows.District, null, onlyLate, skip, Limit: 2).Handle(db, reading, CaseRows.Officer, default)).Value;
        }

        static DisposalCase Closed(int serial)
        {
            var row = CaseRows.Positive(serial);
            (row.Stage, row.ClosedAt) = ("closed", CaseRows.OpenedAt.AddDays(1));
            return row;
        }
    }

    /// <summary>72 hours are Gansu's (seed row of 620000); here its row is given to Guangdong.</summary>
    [TestCase(null, 71, "", "YX2 YX1")]
    [TestCase(null, 72, "", "YX2 YX1")]
    [TestCase("440000", 71, "", "YX2 YX1")]
    [TestCase("440000", 72, "YX2 YX1", "YX2 YX1")]
    public async Task A_positive_is_late_only_where_its_province_gives_its_handling_a_time(string? province, int hours, string late, string all)
    {
        await CaseRows.Add(Database, CaseRows.Positive(1), CaseRows.Positive(2, notifiedAt: CaseRows.OpenedAt));
        await using var db = Database.CreateContext();
        var reading = await CaseReading.Load(db, CaseRows.OpenedAt.AddHours(hours), Database.Settings.TimeZone, default);
        var limits = reading.Law.Limits.All.Select(limit => limit.RuleId == "positive-handling" ? limit with { Region = province ?? limit.Region } : limit);
        reading = reading with { Law = reading.Law with { Limits = new LegalLimits([.. limits]) } };

        Assert.That(await Rank(onlyLate: true), Is.EqualTo(late));
        Assert.That(await Rank(onlyLate: false), Is.EqualTo(all));
        Assert.That((await new ListCases(Escalated: true).Handle(db, reading, CaseRows.Officer, default)).Value.Items, Has.Count.EqualTo(late.Length == 0 ? 0 : 2));

        async Task<string> Rank(bool onlyLate) => string.Join(' ', (await new RankCases(CaseRows.District, null, onlyLate, 0, Limit: 9).Handle(db, reading, CaseRows.Officer, default))
            .Value.Items.Select(item => item.Number.Replace("-440304-2023-0000", "")));
    }
}
