using System.Text.Json;
using FoodSafety.Lims.Tests.Ingestion.Inspection;
using FoodSafety.Lims.Tests.Support;
using FoodSafety.Lims.Web.Corrections;
using FoodSafety.Lims.Web.Corrections.Views;
using FoodSafety.Lims.Web.Samples;
using FoodSafety.Lims.Web.Samples.Doors;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Uploads;
using FoodSafety.Lims.Web.Uploads.Undo;
using static FoodSafety.Lims.Tests.Ingestion.Inspection.InspectionFiles;

namespace FoodSafety.Lims.Tests.Web.Samples;

/// <summary>抽检分离: from its re-coding until its result is locked, a laboratory knows a sample by its blind code and nobody behind it.</summary>
public sealed class SeparationTests(DatabaseKind kind) : BothDatabases(kind)
{
    // What must not be read: numbers, sampled party, samplers, who handed it over, sampling organisation, the upload it came with.
    private static readonly string[] Hidden = ["FT1", "CY-440304", "福田示例商行甲", "甲", "乙", "王五", "440304-REG", "U-000001"];

    private string _blind = "";

    [SetUp]
    public async Task Recode_a_sample()
    {
        Database.Samples(Sample("FT1"), Sample("FT2"));
        _blind = (await Database.Walk("FT1", "hand-over", "grant-green-channel", "recode")).BlindCode!;
    }

    [Test]
    public async Task The_laboratory_sees_food_and_stage_by_the_blind_code_and_nobody_behind_it()
    {
        var shown = (await Database.Show(_blind, SampleSteps.Laboratory)).Value;

        Assert.That((shown.Number, shown.Stage, shown.Food, shown.GreenChannel), Is.EqualTo((_blind, "recoded", "韭菜", true)));
        Assert.That(shown.Actions, Is.EqualTo(new[] { "receive", "refuse" }));
        AssertBlind(shown);
        AssertBlind((await Database.Act(_blind, "receive")).Value);
        AssertBlind((await Database.Act(_blind, "lock-result", version: 2)).Refusal!);
    }

    [TestCase("FT1")]
    [TestCase("CY-440304-2023-00001")]
    [TestCase("FT2")]
    public async Task By_another_number_the_laboratory_finds_nothing(string number)
    {
        Assert.That((await Database.Show(number, SampleSteps.Laboratory)).Refusal!.Code, Is.EqualTo("unknown-sample"));
        Assert.That((await Database.Act(number, "receive")).Refusal!.Code, Is.EqualTo("unknown-sample"));
    }

    [Test]
    public async Task Another_laboratory_finds_it_by_no_number() =>
        Assert.That((await Database.Show(_blind, SampleSteps.OtherLaboratory)).Refusal!.Code, Is.EqualTo("unknown-sample"));

    [Test]
    public async Task The_list_of_a_laboratory_has_its_blind_samples_and_none_that_has_not_come()
    {
        await using var db = Database.CreateContext();

        var list = (await new ListSamples().Handle(db, SampleSteps.Laboratory, default)).Value;

        Assert.That(list.Items.Select(item => item.Number), Is.EqualTo(new[] { _blind }));
        AssertBlind(list);
        Assert.That((await new ListSamples().Handle(db, SampleSteps.OtherLaboratory, default)).Value.Items, Is.Empty);
    }

    [Test]
    public async Task Results_are_sent_and_read_by_the_blind_code_until_they_are_locked()
    {
        Assert.That(Database.Results(Result("FT1")).FaultCodes().Single().Code, Is.EqualTo("unknown-sample"), "the number tells a laboratory nothing");
        Assert.That(Database.Results(Result(_blind)).FaultCodes().Single().Code, Is.EqualTo("sample-not-open"), "what was not received was not tested");
        await Database.Act(_blind, "receive");
        var upload = Database.Results(Result(_blind)).Upload!;
        Assert.That(Database.Results(Result(_blind) + " ").Rows.Duplicate, Is.EqualTo(1));

        var line = (await Results(SampleSteps.Laboratory)).Items.Single();
        Assert.That(line.SampleNo, Is.EqualTo(_blind));
        AssertBlind(line);
        AssertBlind(new ShowRow("results", line.Id).Handle(Database, SampleSteps.Laboratory).Value);
        AssertBlind((await Database.Show(_blind, SampleSteps.Laboratory)).Value.Results);
        AssertBlind(new UndoUpload(upload).Preview(Database, SampleSteps.Laboratory).Value);
        var corrected = new CorrectRow("results", line.Id, "福田示例商行甲的结果抄错", new Dictionary<string, string?> { ["检验结果"] = "0.011" }).Handle(Database, SampleSteps.Manager, TestDatabase.Now);
        Assert.That(corrected.Refusal, Is.Null);
        AssertBlind((await Results(SampleSteps.Laboratory)).Items);
        AssertBlind(new ShowRow("results", line.Id).Handle(Database, SampleSteps.Laboratory).Value);
        Assert.That(new ShowRow("results", line.Id).Handle(Database, SampleSteps.Officer).Value.History.Single().Reason, Does.Contain("抄错"));
        Assert.That((await Results(SampleSteps.Officer, "FT1")).Items, Has.Count.EqualTo(1), "the office finds them by the number");
        Assert.That((await Results(SampleSteps.Laboratory, "FT1")).Items, Is.Empty);
        Database.AssertVerified();

        await Database.Act(_blind, "lock-result");

        Assert.That((await Results(SampleSteps.Laboratory)).Items.Single().SampleNo, Is.EqualTo("FT1"));
        var unlocked = (await Database.Show(_blind, SampleSteps.Laboratory)).Value;
        Assert.That((unlocked.SampleNo, unlocked.SampledParty, unlocked.Actions.Single()), Is.EqualTo(("FT1", "福田示例商行甲", "record-report")), "the report must name the party");
        Database.AssertVerified();
    }

    [Test]
    public async Task A_failed_result_of_a_blind_sample_opens_the_case_of_its_party()
    {
        await Database.Act(_blind, "receive");
        var receipt = Database.Results($"{_blind},毒死蜱,0.05,mg/kg,≤0.02,2023-04-05,不合格,R1,初检");

        Assert.That(receipt.CasesOpened.Disposal, Is.EqualTo(1));
        Assert.That(Database.Ask<string>("SELECT c.sample_no || ' ' || p.name FROM cases c JOIN case_party p ON p.case_id = c.id"), Is.EqualTo("FT1 福田示例商行甲"));
        AssertBlind(new UndoUpload(receipt.Upload!).Preview(Database, SampleSteps.Laboratory).Value);
        Assert.That((await Database.Show(_blind, SampleSteps.Laboratory)).Value.Case, Is.Null);
        var row = Database.Ask<long>("SELECT id FROM sample_results");
        Assert.That(new ShowRow("results", row).Handle(Database, SampleSteps.Officer).Value.Case, Is.EqualTo("HC-440304-2023-00001"));
        Assert.That(new ShowRow("results", row).Handle(Database, SampleSteps.Laboratory).Value.Case, Is.Null);
        var refused = new CorrectRow("results", row, "抄错", new Dictionary<string, string?> { ["检验结果"] = "0.01", ["结果判定"] = "合格" }).Handle(Database, SampleSteps.Laboratory, TestDatabase.Now).Refusal!;
        Assert.That((refused.Code, refused.Message.Contains("HC-", StringComparison.Ordinal)), Is.EqualTo(("stands-on-it", false)));
        Assert.That(new UndoUpload(receipt.Upload!).Handle(Database, SampleSteps.Laboratory, SampleSteps.At).Value.Cases, Has.Count.EqualTo(1));
        Assert.That(Database.Ask<int>("SELECT count(*) FROM cases"), Is.Zero);
        Database.AssertVerified();
    }

    [Test]
    public async Task Who_sampled_does_not_take_the_sample_in() =>
        Assert.That((await Database.Act(_blind, "receive", SampleSteps.Laboratory with { Name = "乙" })).Refusal!.Code, Is.EqualTo("sampler-is-analyst"));

    [Test]
    public async Task A_result_that_names_a_sampler_as_its_analyst_is_refused()
    {
        await Database.Act(_blind, "receive");
        var receipt = Database.Import($"抽样单编号,检验项目,检验结果,单位,标准值,检验日期,结果判定,检验人\n{_blind},毒死蜱,0.01,mg/kg,≤0.02,2023-04-05,合格,乙、丙", "results", "440304-LAB1");

        Assert.That(receipt.FaultCodes(), Is.EqualTo(new[] { ((int?)2, (string?)"抽样单编号", "sampler-is-analyst") }));
        Assert.That((await Database.Act(_blind, "lock-result")).Refusal!.Code, Is.EqualTo("no-result"));
    }

    [TestCase("乙", "sampler-is-analyst")]
    [TestCase("实验员", null)]
    public async Task The_account_of_a_sampler_sends_no_result(string account, string? fault)
    {
        await Database.Act(_blind, "receive");
        var file = System.Text.Encoding.UTF8.GetBytes($"抽样单编号,检验项目,检验结果,单位,标准值,检验日期,结果判定\n{_blind},毒死蜱,0.01,mg/kg,≤0.02,2023-04-05,合格");
        var received = new ReceiveUpload("results", "440304-LAB1", null, null, false, "结果.csv", null) { By = account }.Handle(Database, new MemoryStream(file), TestDatabase.Now).Value;

        var receipt = new RunImport(received.UploadId).Handle(Database, TestDatabase.Now)!;

        Assert.That(receipt.Faults.Select(one => one.Code).FirstOrDefault(), Is.EqualTo(fault));
    }

    [Test]
    public async Task One_organisation_that_samples_and_tests_is_flagged_here()
    {
        var receipt = Database.Samples(Sample("FT4", organisation: "440304-LAB1"));

        Assert.That(receipt.Warnings.Select(warning => (warning.Column, warning.Code)), Is.EqualTo(new[] { ((string?)"检验机构", "same-organisation") }));
        Assert.That((await Database.Show("FT4", SampleSteps.Officer)).Value.Flags, Is.EqualTo(new[] { "same-organisation" }));
        Assert.That((await Database.Show("FT1", SampleSteps.Officer)).Value.Flags, Is.Empty);
        Assert.That((await Database.Walk("FT4", "hand-over", "recode")).Stage, Is.EqualTo("recoded"), "the rule of 福田 flags and does not refuse");
    }

    /// <summary>杭西食药安办〔2023〕5号 point 7: 西湖 separates the two from 2023 on.</summary>
    [TestCase("2023-04-03", 1, 0)]
    [TestCase("2022-04-03", 0, 1)]
    public void Where_separation_is_in_force_the_same_organisation_is_refused_at_registration(string sampledOn, int refused, int warned)
    {
        var header = "抽样单编号,任务类别,抽样日期,抽样单位,抽样人员,被抽样单位,样品名称,食品大类,抽样数量,备样数量,检验机构";
        var receipt = Database.Import($"{header}\nXH1,监督抽检,{sampledOn},330106-LAB1,甲、乙,某店,韭菜,蔬菜,2,1,330106-LAB1", "samples", "330106-REG");

        Assert.That((receipt.Rows.Refused, receipt.Faults.Count(fault => fault.Code == "same-organisation"), receipt.Warnings.Count(warning => warning.Code == "same-organisation")),
            Is.EqualTo((refused, refused, warned)));
    }

    private static string Result(string number) => $"{number},毒死蜱,0.01,mg/kg,≤0.02,2023-04-05,合格,R1,初检";

    private static void AssertBlind(object told)
    {
        var text = JsonSerializer.Serialize(told, LimsJson.Options);
        Assert.That(Hidden.Where(word => text.Contains($"\"{word}", StringComparison.Ordinal) || (word.Length > 2 && text.Contains(word, StringComparison.Ordinal))), Is.Empty, text);
    }

    private async Task<ResultList> Results(FoodSafety.Lims.Web.People.Caller caller, string? number = null)
    {
        await using var db = Database.CreateContext();
        return (await new ListResults(null, number, null, null, null, null, null).Handle(db, caller, default)).Value;
    }
}
