using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Domain.Quotas;
using FoodSafety.Lims.Tests.Support;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Quotas;
using FoodSafety.Lims.Web.Quotas.Figures;
using FoodSafety.Lims.Web.Reports.Issuing;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Storage.Bulk;
using FoodSafety.Lims.Web.Verify;

namespace FoodSafety.Lims.Tests.Web.Quotas.Figures;

/// <summary>农业农村部在深例行监测合格率超过全省平均水平 (福田 36): both figures come from outside, and "超过" is strict.</summary>
public sealed class ExternalFigureTests(DatabaseKind kind) : BothDatabases(kind)
{
    private const string Own = "农业农村部在深例行监测合格率";
    private const string Province = "农业农村部例行监测全省平均合格率";

    private static readonly Caller Futian = new("陈科长", Roles.Manager, "440304-REG", "440304");

    [TestCase("98.6", "98.6", QuotaStatus.NotMet)]
    [TestCase("98.7", "98.6", QuotaStatus.Met)]
    [TestCase("98.5", "98.6", QuotaStatus.NotMet)]
    public async Task Equal_to_the_province_is_not_above_it(string own, string province, QuotaStatus status)
    {
        Assert.That((await Monitoring("2023-12-31")).Status, Is.EqualTo(QuotaStatus.NotApplicable));
        await Enter(Own, own, "2023-09-30");
        Assert.That((await Monitoring("2023-12-31")).Status, Is.EqualTo(QuotaStatus.NotApplicable), "the other is still awaited");
        await Enter(Province, province, "2023-09-30");

        var monitoring = await Monitoring("2023-12-31");

        Assert.That((monitoring.Status, monitoring.Done, monitoring.Target), Is.EqualTo((status, decimal.Parse(own, System.Globalization.CultureInfo.InvariantCulture), (decimal?)98.6m)));
        Assert.That(monitoring.Figures.Select(figure => (figure.On, figure.Source)), Is.All.EqualTo((new DateOnly(2023, 9, 30), "粤农农函〔2023〕88号")));
    }

    [Test]
    public async Task A_figure_holds_from_its_day_on_and_a_correction_is_a_newer_one()
    {
        await Enter(Province, "98.6", "2023-03-31");
        await Enter(Own, "98.9", "2023-03-31");
        await Enter(Own, "98.1", "2023-09-30");
        await Enter(Own, "98.2", "2023-09-30");

        Assert.That((await Monitoring("2023-03-30")).Status, Is.EqualTo(QuotaStatus.NotApplicable));
        Assert.That((await Monitoring("2023-09-29")).Done, Is.EqualTo(98.9m));
        Assert.That((await Monitoring("2023-09-30")).Done, Is.EqualTo(98.2m));
        var list = (await new ListFigures("440304", Own).Handle(Database, Futian, default)).Value;
        Assert.That(list.Items.Select(item => item.Value), Is.EqualTo(new[] { 98.2m, 98.1m, 98.9m }), "nothing is overwritten");
        Assert.That(list.Items[0].EnteredBy, Is.EqualTo("陈科长"));
    }

    [Test]
    public async Task Every_fault_of_a_figure_is_told_at_once()
    {
        var refused = await new EnterFigure("440304", "合格率", "-1", "2024-02-30", " ").Handle(Database, Futian, TestDatabase.Now, default);

        Assert.That(refused.Refusal!.Code, Is.EqualTo("field-invalid"));
        foreach (var part in (string[])["key", "value", "on", "source", Own])
            Assert.That(refused.Refusal.Message, Does.Contain(part));
        Assert.That((await new EnterFigure("440304", Own, "98.6", "2024-01-01", "x").Handle(Database, Futian, TestDatabase.Now, default)).Refusal!.Message, Does.Contain("还没有到"));
        Assert.That((await new EnterFigure("440304", Own, "98.1234567", "2023-01-01", "x").Handle(Database, Futian, TestDatabase.Now, default)).Refusal!.Message, Does.Contain("六位小数"));
    }

    [Test]
    public async Task Another_district_a_market_and_a_laboratory_neither_see_nor_enter()
    {
        foreach (var caller in (Caller[])[new("m", Roles.Market, "440304-M01", "440304"), new("l", Roles.Lab, "440304-LAB1", "440304"), new("x", Roles.Manager, "440103-REG", "440103")])
        {
            Assert.That((await new ListFigures("440304", null).Handle(Database, caller, default)).Refusal!.Kind, Is.EqualTo(RefusalKind.Forbidden));
            Assert.That((await new EnterFigure("440304", Own, "98.6", "2023-09-30", "x").Handle(Database, caller, TestDatabase.Now, default)).Refusal!.Kind, Is.EqualTo(RefusalKind.Forbidden));
        }
    }

    [Test]
    public async Task A_figure_is_taken_back_once_with_a_reason_and_the_earlier_stands_again()
    {
        await Enter(Province, "98.6", "2023-03-31");
        await Enter(Own, "98.9", "2023-09-30");
        await Enter(Own, "89.9", "2023-09-30");
        var wrong = (await new ListFigures("440304", Own).Handle(Database, Futian, default)).Value.Items[0];
        Assert.That((wrong.Value, (await Monitoring("2023-12-31")).Done), Is.EqualTo((89.9m, 89.9m)));

        Assert.That((await TakeBack(wrong.Id, " ")).Refusal!.Code, Is.EqualTo("field-invalid"));
        Assert.That((await TakeBack(wrong.Id, "数字录反")).Refusal, Is.Null);

        Assert.That((await Monitoring("2023-12-31")).Done, Is.EqualTo(98.9m));
        var listed = (await new ListFigures("440304", Own).Handle(Database, Futian, default)).Value.Items;
        Assert.That(listed.Select(item => (item.Value, item.TakenBack?.By, item.TakenBack?.Why)), Is.EqualTo(new[] { (89.9m, "陈科长", "数字录反"), (98.9m, (string?)null, (string?)null) }));
        Assert.That((await TakeBack(wrong.Id, "再来")).Refusal!.Code, Is.EqualTo("already-taken-back"));
        Assert.That((await TakeBack(9_999, "没有")).Refusal!.Code, Is.EqualTo("unknown-figure"));
        foreach (var caller in (Caller[])[new("m", Roles.Market, "440304-M01", "440304"), new("x", Roles.Manager, "440103-REG", "440103")])
            Assert.That((await new TakeBackFigure("440304", listed[1].Id, "x").Handle(Database, caller, TestDatabase.Now, default)).Refusal!.Kind, Is.EqualTo(RefusalKind.Forbidden));
        await using var db = Database.CreateContext();
        Assert.That(db.Audit.Count(entry => entry.Action == "take-back-external-figure"), Is.EqualTo(1));

        Assert.That((await TakeBack(listed[1].Id, "来源有误")).Refusal, Is.Null);
        Assert.That((await Monitoring("2023-12-31")).Status, Is.EqualTo(QuotaStatus.NotApplicable), "none is left");
    }

    [Test]
    public async Task A_change_names_the_issued_reports_it_touches_and_one_behind_the_audit_is_found()
    {
        var early = (await new IssueReport("quotas", "440304", "2023-03", TestDatabase.Now).Handle(Database, Caller.CommandLine, TestDatabase.Now, default)).Value.Report.Number;
        await new EnterFigure("440304", Own, "98.9", "2023-02-28", "x").Handle(Database, Futian, TestDatabase.Now.AddMinutes(1), default);
        await new EnterFigure("440304", Own, "98.6", "2023-12-01", "x").Handle(Database, Futian, TestDatabase.Now.AddMinutes(1), default);

        var figures = (await new ListFigures("440304", Own).Handle(Database, Futian, default)).Value.Items;
        Assert.That(figures.Select(figure => (figure.Value, string.Join(' ', figure.Reports))), Is.EqualTo(new[] { (98.6m, ""), (98.9m, early) }), "the report of March reaches February");

        Assert.That((await VerifyData.Handle(Database, default)).Discrepancies, Is.Empty);
        using var connection = Database.OpenConnection();
        connection.Run(null, "UPDATE external_figures SET taken_back_at = 1");
        Assert.That((await VerifyData.Handle(Database, default)).Discrepancies, Is.Not.Empty);
    }

    private Task<Outcome<FigureList.Item>> TakeBack(long id, string why) => new TakeBackFigure("440304", id, why).Handle(Database, Futian, TestDatabase.Now, default);

    [Test]
    public async Task The_command_enters_and_lists()
    {
        var entered = await Invoke([FiguresDoors.Command()], "external-figures", "enter", "--district", "440304", "--key", Own, "--value", "98.6", "--on", "2023-09-30", "--source", "粤农农函〔2023〕88号", "--by", "陈科长");
        Assert.That(entered.ExitCode, Is.Zero, entered.Error);
        var listed = await Invoke([FiguresDoors.Command()], "external-figures", "--district", "440304");
        Assert.That(listed.Output, Does.Contain($"2023-09-30  {Own} = 98.6  来源：粤农农函〔2023〕88号").And.Contain($"待录入  {Province}"));
        var taken = await Invoke([FiguresDoors.Command()], "external-figures", "take-back", "--district", "440304", "--id", "1", "--why", "来源有误", "--by", "陈科长");
        Assert.That((taken.ExitCode, taken.Output.Contains("已收回：陈科长", StringComparison.Ordinal)), Is.EqualTo((0, true)), taken.Error);
    }

    private async Task Enter(string key, string value, string on) =>
        Assert.That((await new EnterFigure("440304", key, value, on, "粤农农函〔2023〕88号").Handle(Database, Futian, TestDatabase.Now, default)).Refusal, Is.Null);

    private async Task<QuotaProgress> Monitoring(string asOf)
    {
        LocalClock.TryReadInstant(asOf, TestDatabase.Zone, out var at);
        var quotas = await new AskQuotas("440304", 2023, at).Handle(Database, Futian, default);
        return quotas.Value.Targets.SelectMany(target => target.Parts.Prepend(target)).Single(target => target.Code == "FT-36-routine-monitoring");
    }
}
