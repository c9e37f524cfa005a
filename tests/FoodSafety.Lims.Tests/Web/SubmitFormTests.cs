using System.Text.Json;
using FoodSafety.Lims.Tests.Ingestion.Inspection;
using FoodSafety.Lims.Tests.Support;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Profiles.Columns;
using FoodSafety.Lims.Web.Reference;
using FoodSafety.Lims.Web.Samples.Doors;
using FoodSafety.Lims.Web.Uploads;
using static FoodSafety.Lims.Tests.Ingestion.Inspection.InspectionFiles;

namespace FoodSafety.Lims.Tests.Web;

/// <summary>One form as an operation.</summary>
[TestFixture]
public sealed class SubmitFormTests : OneDatabase
{
    private const string Office = "440304-REG";

    private static readonly Caller Caller = new("office", Roles.Office, Office, "440304");

    [Test]
    public async Task A_name_that_was_told_to_mean_a_required_column_stands_for_it()
    {
        Assert.That(new RememberColumn(Office, "findings", [("sample_no", "线索号")]).Handle(Database, Caller, TestDatabase.Now).Refusal, Is.Null);

        Assert.That((await Submit(Form("线索号"))).SampleNo, Is.EqualTo("GC23440000001"));
    }

    [Test]
    public async Task A_form_sent_twice_is_answered_with_the_case_of_the_first()
    {
        var first = await Submit(Form("抽样编号"));
        var again = await Submit(Form("抽样编号"));

        Assert.That((first.Status, first.Case), Is.EqualTo(("accepted", "HC-440304-2023-00001")));
        Assert.That((again.Status, again.Case, again.Upload), Is.EqualTo(("duplicate", first.Case, first.Upload)));
    }

    [Test]
    public async Task A_form_whose_twin_came_in_a_file_is_answered_with_its_own_sample()
    {
        Database.Samples(Sample("FT1"), Sample("FT2"), Sample("FT3"));
        var header = "抽样单编号,任务来源,任务类别,抽样日期,抽样单位,抽样人员,被抽样单位,样品名称,食品大类,抽样数量,备样数量,单位,检验机构".Split(',');
        var form = header.Zip(Sample("FT2").Split(',')).ToDictionary(cell => cell.First, cell => cell.Second);

        var answers = new[] { await Submit(form, "samples"), await Submit(form, "samples"), await Submit(form, "samples") };

        Assert.That(answers.Select(answer => (answer.Status, answer.SampleNo, answer.Number)),
            Is.All.EqualTo(("duplicate", "FT2", "CY-440304-2023-00002")), "also when the same bytes come a second and a third time");
    }

    [Test]
    public async Task A_finding_is_answered_with_the_case_of_its_own_district()
    {
        Assert.That((await Submit(Form("抽样编号"))).Case, Is.EqualTo("HC-440304-2023-00001"));
        Database.Import("抽样编号,食品名称,不合格项目║检验结果║标准值,被抽样单位\nGC23440000001,豇豆,噻虫胺║0.066mg/kg║≤0.01mg/kg,别区商行", "findings", "440103-REG");

        Assert.That((await Submit(Form("抽样编号"))).Case, Is.EqualTo("HC-440304-2023-00001"));
    }

    [TestCase(Roles.Lab, null)]
    [TestCase(Roles.Office, "HC-440304-2023-00001")]
    public async Task Who_sampled_is_not_told_by_a_form_sent_twice_that_its_sample_failed(string role, string? number)
    {
        const string sampler = "440304-LAB2";
        var header = "抽样单编号,任务来源,任务类别,抽样日期,抽样单位,抽样人员,被抽样单位,样品名称,食品大类,抽样数量,备样数量,单位,检验机构".Split(',');
        var form = header.Zip(Sample("FT1", organisation: sampler).Split(',')).ToDictionary(cell => cell.First, cell => cell.Second);
        var caller = new Caller("某人", role, role == Roles.Lab ? sampler : null, "440304");
        Assert.That((await Submit(form, "samples", sampler, caller)).Status, Is.EqualTo("accepted"));
        Database.Results("FT1,毒死蜱,0.05,mg/kg,≤0.02,2023-04-05,不合格,R1,初检");

        var again = await Submit(form, "samples", sampler, caller);

        Assert.That((again.Status, again.SampleNo, again.Case), Is.EqualTo(("duplicate", "FT1", number)));
    }

    private async Task<SubmittedForm> Submit(Dictionary<string, string> form, string kind = "findings", string organisation = Office, Caller? caller = null)
    {
        var rules = new RulesCache(Database);
        var submitted = await new SubmitForm(kind, organisation, null, JsonSerializer.SerializeToElement(form)).Handle(Database, new SmallIntake(Database, rules), rules, caller ?? Caller, TestDatabase.Now);
        Assert.That(submitted.Refusal, Is.Null);
        return submitted.Value;
    }

    private static Dictionary<string, string> Form(string sampleNo) => new()
    {
        [sampleNo] = "GC23440000001",
        ["食品名称"] = "豇豆",
        ["不合格项目║检验结果║标准值"] = "噻虫胺║0.066mg/kg║≤0.01mg/kg",
        ["被抽样单位"] = "福田示例市场01",
        ["来源"] = "国抽",
    };
}
