using System.Globalization;
using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Tests.Ingestion.Inspection;
using FoodSafety.Lims.Tests.Support;
using FoodSafety.Lims.Tests.Web.Disposal;
using FoodSafety.Lims.Web.ClosedLoop;
using FoodSafety.Lims.Web.Disposal;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Shell;

namespace FoodSafety.Lims.Tests.Web.ClosedLoop;

/// <summary>抽检研处控 over what files brought and officers did.</summary>
public sealed class AskClosedLoopTests(DatabaseKind kind) : BothDatabases(kind)
{
    [Test]
    public async Task The_way_of_a_periods_samples_is_counted_as_of_an_instant()
    {
        Database.Samples(InspectionFiles.Sample("S1"), InspectionFiles.Sample("S2"), InspectionFiles.Sample("S3"));
        Database.Import("抽样单编号,检验项目,检验结果,单位,标准值,检验日期,签发日期,报告编号\nS1,毒死蜱,0.5,mg/kg,≤0.02,2023-04-10,2023-04-12,R1\nS2,毒死蜱,0.001,mg/kg,≤0.02,2023-04-10,2023-04-12,R2", "results", "440304-LAB1");
        const string number = "HC-440304-2023-00001";
        var started = At("2023-04-14T09:00:00+08:00");
        Assert.That((await CaseRows.Do(Database, number, "start", CaseRows.Officer, started)).Refusal, Is.Null);
        Assert.That((await CaseRows.Do(Database, number, "notify", CaseRows.Officer, started.AddHours(1), new GivenEvidence("served-at", "2023-04-14T09:30:00+08:00"), new GivenEvidence("service-method", "直接送达"))).Refusal, Is.Null);
        Assert.That((await CaseRows.Do(Database, number, "control-risk", CaseRows.Officer, started.AddDays(3), new GivenEvidence("goods-account", "进货 5 千克，已售完"), new GivenEvidence("control-measures", "公告召回"))).Refusal, Is.Null);

        var loop = (await Ask("2023-04", "2023-12-31T12:00:00+08:00")).Value;

        // Sampled on 3 April, tested on the 10th, reported on the 12th, started on the 14th, controlled on the 17th.
        Assert.That(loop.Stages.Select(stage => (stage.Code, stage.Reached, stage.Median)), Is.EqualTo(new[]
        {
            ("sampled", 3, (int?)null), ("tested", 2, 7), ("assessed", 2, 2), ("non-compliant", 1, null), ("disposed", 1, 2), ("controlled", 1, 3), ("closed", 0, null),
        }));
        Assert.That((loop.Left, loop.Waiting.Count, loop.Orphans.Count), Is.EqualTo((0, 0, 0)));

        var before = (await Ask("2023", "2023-04-15T12:00:00+08:00")).Value;
        Assert.That(before.Stages.Select(stage => stage.Reached), Is.EqualTo(new[] { 3, 2, 2, 1, 1, 0, 0 }));
        Assert.That(before.Waiting.Single(), Is.EqualTo(new ClosedLoopView.Item("S1", number, new DateOnly(2023, 4, 12))));
        Assert.That((await Ask("2023-05", "2023-12-31T12:00:00+08:00")).Value.Stages[0].Reached, Is.Zero, "none was sampled in May");
    }

    [Test]
    public async Task What_is_not_known_or_not_ones_own_is_refused()
    {
        Assert.That((await Ask("soon", "2023-12-31T12:00:00+08:00")).Refusal!.Code, Is.EqualTo("unknown-period"));
        Assert.That((await Ask("2023", "2023-12-31T12:00:00+08:00", "999999")).Refusal!.Code, Is.EqualTo("unknown-district"));
        Assert.That((await Ask("2023", "2023-12-31T12:00:00+08:00", caller: CaseRows.Elsewhere)).Refusal!.Kind, Is.EqualTo(RefusalKind.Forbidden));
        Assert.That((await Ask("2023", "2023-12-31T12:00:00+08:00", caller: CaseRows.Laboratory)).Refusal!.Kind, Is.EqualTo(RefusalKind.Forbidden));
    }

    private async Task<Outcome<ClosedLoopView>> Ask(string period, string asOf, string district = "440304", Caller? caller = null)
    {
        await using var db = Database.CreateContext();
        return await new AskClosedLoop(district, period, At(asOf)).Handle(db, Database.Settings.TimeZone, caller ?? Caller.CommandLine, default);
    }

    private static DateTimeOffset At(string instant) => DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture);
}
