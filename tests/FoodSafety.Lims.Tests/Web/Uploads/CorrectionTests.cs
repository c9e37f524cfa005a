using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Tests.Ingestion.Inspection;
using FoodSafety.Lims.Tests.Support;
using FoodSafety.Lims.Tests.Web.Disposal;
using FoodSafety.Lims.Web.Corrections;
using FoodSafety.Lims.Web.Disposal;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Reports.Issuing;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Storage.Bulk;
using FoodSafety.Lims.Web.Verify;

namespace FoodSafety.Lims.Tests.Web.Uploads;

/// <summary>A corrected row is what its file would have said; the old values are kept. Rules: contract (corrections), issue 3.</summary>
public sealed class CorrectionTests(DatabaseKind kind) : BothDatabases(kind)
{
    private const string Positive = "YX-440304-2023-00001";
    private const string Samples = "抽样单编号,任务来源,任务类别,抽样日期,抽样单位,抽样人员,被抽样单位,样品名称,食品大类,抽样数量,备样数量,单位,检验机构\nS1,区,监督抽检,2023-04-03,440304-REG,甲、乙,商行,韭菜,蔬菜,2,1,kg,440304-LAB1\n";
    private const string Results = "抽样单编号,检验项目,检验结果,单位,标准值,检验日期,报告编号,签发日期,检验人\n";

    [TestCase("A1,2023-03-01 08:00,440304-M01,豇豆,毒死蜱,阴性,张记,监管", "A1,2023-03-01 08:00,440304-M01,豇豆,毒死蜱,阴性,李记,监管", "经营户", "李记")]
    [TestCase("A1,2023-03-01,440304-M01,豇豆,毒死蜱,无效,,市场自检", "A1,2023-03-01,440304-M01,草鱼,毒死蜱,无效,,市场自检", "food", "草鱼")]
    [TestCase("A1,2023-03-01 08:00:05,440304-M01,豇豆,毒死蜱,可疑,张记,监管", "A1,2023-03-02 09:00,440304-M01,豇豆,毒死蜱,可疑,张记,监管", "检测时间", "2023-03-02 09:00")]
    [TestCase("A1,2023-03-01 08:00,440304-M01,豇豆,毒死蜱,阴性,张记,监管", "A1,2023-03-01 08:00,440304-M01,豇豆,毒死蜱,阳性,张记,监管", "outcome", "阳性")]
    [TestCase("A1,2023-03-01 08:00,440304-M01,豇豆,毒死蜱,阴性,张记,监管", "A9,2023-03-01 08:00,440304-M02,豇豆,毒死蜱,阴性,张记,企业自检", "sample_no|market|organiser", "A9|440304-M02|企业自检")]
    public async Task A_corrected_rapid_test_is_what_its_file_would_have_said(string sent, string meant, string columns, string values)
    {
        const string other = "A1,2023-03-01 10:00,440304-M03,豇豆,克百威,阴性,,监管\n";
        using var oracle = TestDatabase.Create(Kind);
        oracle.Database.Import(UndoWords.RapidHeader + meant + "\n" + other);
        Database.Import(UndoWords.RapidHeader + sent + "\n" + other);
        var id = RowOf("rapid_tests", "A1", 2);

        var answer = Correct("rapid-tests", id, columns.Split('|').Zip(values.Split('|')).ToDictionary(pair => pair.First, pair => (string?)pair.Second)).Value;

        Assert.That((answer.Id, answer.Version, answer.Repeated), Is.EqualTo((id, 1, false)));
        Assert.That(VerifyData.Hash(Database), Is.EqualTo(VerifyData.Hash(oracle.Database)));
        Assert.That((await VerifyData.Handle(Database, default)).Discrepancies, Is.Empty);
        Assert.That(Database.Undo("U-000001").Obstacles.Select(obstacle => obstacle.Code), Is.EqualTo(new[] { "corrected-since" }));
    }

    [Test]
    public async Task A_positive_that_was_none_leaves_its_case_with_a_note()
    {
        Database.Import(UndoWords.RapidHeader + UndoWords.Line("A1", "2023-03-01 08:00", "毒死蜱", "阳性"));

        var answer = Correct("rapid-tests", RowOf("rapid_tests", "A1", 2), new() { ["检测结果"] = "阴性" }).Value;

        Assert.That(answer.Case, Does.StartWith("YX-440304-2023-"));
        Assert.That(answer.Effects, Has.Some.Contains("不因更正而撤销"));
        await using var db = Database.CreateContext();
        Assert.That(db.Cases.Single().Version, Is.EqualTo(2));
        var kept = db.Corrections.Single();
        Assert.That(kept.Before, Does.Contain("阳性"));
        Assert.That(kept.After, Does.Contain("阴性"));
        Assert.That((await VerifyData.Handle(Database, default)).Discrepancies, Is.Empty);
    }

    [Test]
    public async Task A_positive_stays_in_its_one_case_when_its_vendor_is_corrected()
    {
        Database.Import(UndoWords.RapidHeader + UndoWords.Line("A1", "2023-03-01 08:00", "毒死蜱", "阳性"));

        Assert.That(Correct("rapid-tests", RowOf("rapid_tests", "A1", 2), new() { ["经营户"] = "李记" }).Value.Case, Is.EqualTo(Positive));
        await using (var db = Database.CreateContext())
            Assert.That(db.Set<CaseEvidence>().Count(), Is.Zero, "the case is not told that it is no longer positive");
        Assert.That(Correct("rapid-tests", RowOf("rapid_tests", "A1", 2), new() { ["检测项目"] = "克百威" }).Value.Effects, Has.Some.Contains("克百威"));

        await using var after = Database.CreateContext();
        Assert.That(after.Cases.Single().TestItems, Is.EqualTo("毒死蜱、克百威"));
        Database.Import(UndoWords.RapidHeader + UndoWords.Line("A2", "2023-03-01 08:00", "毒死蜱", "阳性"));
        Assert.That(after.Cases.Max(positive => positive.Number), Does.EndWith("-00002"), "no number was used up by the correction");
        Assert.That((await VerifyData.Handle(Database, default)).Discrepancies, Is.Empty);
    }

    [Test]
    public async Task A_positive_whose_case_has_ended_opens_no_other_when_its_vendor_is_corrected()
    {
        Database.Import(UndoWords.RapidHeader + UndoWords.Line("A1", "2023-03-01 08:00", "毒死蜱", "阳性"));
        await CaseRows.Walk(Database, Positive, "record-repeat-negative", "confirm", "close");

        Assert.That(Correct("rapid-tests", RowOf("rapid_tests", "A1", 2), new() { ["经营户"] = "李记" }).Value.Case, Is.EqualTo(Positive));

        await using var db = Database.CreateContext();
        Assert.That(db.Cases.Select(one => one.Number), Is.EqualTo(new[] { Positive }));
        Database.AssertVerified();
    }

    [Test]
    public async Task A_positive_that_comes_again_after_its_correction_joins_the_case_that_is_still_open()
    {
        Database.Import(UndoWords.RapidHeader + UndoWords.Line("A1", "2023-03-01 08:00", "毒死蜱", "阳性"));
        Assert.That(Correct("rapid-tests", RowOf("rapid_tests", "A1", 2), new() { ["检测结果"] = "阴性" }).Refusal, Is.Null);

        Database.Import(UndoWords.RapidHeader + UndoWords.Line("A1", "2023-03-01 10:00", "克百威", "阳性"));

        await using var db = Database.CreateContext();
        Assert.That(db.Cases.Select(one => one.TestItems), Is.EqualTo(new[] { "毒死蜱、克百威" }), "one positive case for each rapid sample");
        Database.AssertVerified();
    }

    [TestCase("0.01", "2023-04-20", "0.5", "2023-04-20")]
    [TestCase("0.5", "2023-04-20", "0.01", "2023-04-20")]
    [TestCase("0.01", "2023-04-20", "0.01", "2023-04-15")]
    public async Task A_corrected_result_moves_its_sample(string sent, string sentOn, string meant, string meantOn)
    {
        Database.Import(Samples, "samples");
        Database.Import($"{Results}S1,毒死蜱,{sent},mg/kg,≤0.02,2023-04-10,R1,{sentOn},丙\nS1,腐霉利,0.1,mg/kg,≤5,2023-04-11,R2,2023-04-22,丁\n", "results", "440304-LAB1");
        using var oracle = TestDatabase.Create(Kind);
        oracle.Database.Import(Samples, "samples");
        oracle.Database.Import($"{Results}S1,毒死蜱,{meant},mg/kg,≤0.02,2023-04-10,R1,{meantOn},丙\nS1,腐霉利,0.1,mg/kg,≤5,2023-04-11,R2,2023-04-22,丁\n", "results", "440304-LAB1");

        var answer = Correct("results", RowOf("sample_results", "S1", 2), new() { ["检验结果"] = meant, ["issued_on"] = meantOn });

        Assert.That(answer.Refusal, Is.Null);
        Assert.That(answer.Value.After["result"], Is.EqualTo(meant));
        if (sent == "0.5")
            Assert.That(answer.Value.Effects, Has.Some.Contains("不因更正而撤销"));
        else
            Assert.That(VerifyData.Hash(Database), Is.EqualTo(VerifyData.Hash(oracle.Database)));
        Assert.That((await VerifyData.Handle(Database, default)).Discrepancies, Is.Empty);
    }

    [Test]
    public void What_a_file_may_not_say_a_correction_may_not_say()
    {
        Database.Import(UndoWords.RapidHeader + UndoWords.Line("A1", "2023-03-01 08:00", "毒死蜱", "阴性") + UndoWords.Line("A2", "2023-03-01 08:00", "毒死蜱", "阴性"));
        var id = RowOf("rapid_tests", "A1", 2);
        var before = VerifyData.Hash(Database);

        Assert.That(Code(Correct("rapid-tests", id, new() { ["检测结果"] = "也许" })), Is.EqualTo("unknown-outcome"));
        Assert.That(Code(Correct("rapid-tests", id, new() { ["sample_no"] = "A2" })), Is.EqualTo("conflicts-with-stored"));
        Assert.That(Code(Correct("rapid-tests", id, new() { ["检测时间"] = "2099-01-01" })), Is.EqualTo("in-the-future"));
        Assert.That(Code(Correct("rapid-tests", id, new() { ["market"] = null })), Is.EqualTo("missing"));
        Assert.That(Code(Correct("rapid-tests", id, new() { ["颜色"] = "红" })), Is.EqualTo("unknown-column"));
        Assert.That(Code(Correct("rapid-tests", id, new() { ["经营户"] = "张记" })), Is.EqualTo("nothing-to-correct"));
        Assert.That(Code(new CorrectRow("rapid-tests", id, " ", new Dictionary<string, string?> { ["经营户"] = "李记" }).Handle(Database, Caller.CommandLine, TestDatabase.Now)), Is.EqualTo("missing"));
        Assert.That(Code(Correct("rapid-tests", 999_999, new() { ["经营户"] = "李记" })), Is.EqualTo("unknown-row"));
        Assert.That(VerifyData.Hash(Database), Is.EqualTo(before));
    }

    [Test]
    public async Task A_double_click_corrects_once_and_a_stale_version_not_at_all()
    {
        Database.Import(UndoWords.RapidHeader + UndoWords.Line("A1", "2023-03-01 08:00", "毒死蜱", "阴性"));
        var id = RowOf("rapid_tests", "A1", 2);

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Correct("rapid-tests", id, new() { ["经营户"] = "李记" }, version: 0))));

        Assert.That(answers.Select(answer => answer.Value.Version), Is.All.EqualTo(1));
        Assert.That(answers.Count(answer => !answer.Value.Repeated), Is.EqualTo(1));
        var stale = Correct("rapid-tests", id, new() { ["经营户"] = "王记" }, version: 0).Refusal!;
        Assert.That((stale.Code, stale.Message.Contains("更正了 经营户", StringComparison.Ordinal)), Is.EqualTo(("stale-version", true)), "it says what changed");
        Assert.That(Correct("rapid-tests", id, new() { ["vendor"] = "王记" }, version: 1).Value.Version, Is.EqualTo(2));
        Assert.That(Correct("rapid-tests", id, new() { ["经营户"] = "赵记" }, version: 1).Refusal!.Message, Does.Contain("+08:00 更正了 经营户").And.Not.Contain("vendor"), "columns by their Chinese names, times by the wall clock");
        Assert.That(Correct("rapid-tests", id, new() { ["经营户"] = "赵记" }, version: 9).Refusal!.Message, Does.Contain("第 9 版还不存在"));
    }

    [Test]
    public async Task A_sender_corrects_its_own_rows_until_a_report_or_a_case_stands_on_them()
    {
        Database.Import(UndoWords.RapidHeader + UndoWords.Line("A1", "2023-03-01 08:00", "毒死蜱", "阴性") + UndoWords.Line("A2", "2023-03-01 08:00", "毒死蜱", "阴性"), organisation: "440304-M01");
        var (id, other) = (RowOf("rapid_tests", "A1", 2), RowOf("rapid_tests", "A2", 3));
        var market = new Caller("市场", Roles.Market, "440304-M01", "440304");

        Assert.That(Code(Correct("rapid-tests", id, new() { ["经营户"] = "李记" }, new Caller("市场", Roles.Market, "440304-M02", "440304"))), Is.EqualTo("forbidden"));
        Assert.That(Correct("rapid-tests", id, new() { ["经营户"] = "李记" }, market).Refusal, Is.Null);
        Assert.That(Code(Correct("rapid-tests", id, new() { ["检测结果"] = "阳性" }, market)), Is.EqualTo("stands-on-it"));
        var report = (await new IssueReport("quotas", "440304", "2023-03", TestDatabase.Now).Handle(Database, Caller.CommandLine, TestDatabase.Now, default)).Value.Report;
        Assert.That(Code(Correct("rapid-tests", other, new() { ["经营户"] = "李记" }, market)), Is.EqualTo("stands-on-it"));
        Assert.That(Correct("rapid-tests", other, new() { ["经营户"] = "李记" }).Value.Reports, Is.EqualTo(new[] { report.Number }));
    }

    private Outcome<CorrectionAnswer> Correct(string kind, long id, Dictionary<string, string?> changes, Caller? caller = null, int? version = null) =>
        new CorrectRow(kind, id, "录入有误", changes, version).Handle(Database, caller ?? Caller.CommandLine, TestDatabase.Now);

    private static string? Code(Outcome<CorrectionAnswer> outcome) => outcome.Refusal?.Code;

    private long RowOf(string table, string sampleNo, int row)
    {
        using var connection = Database.OpenConnection();
        return connection.Ask<long>(null, $"SELECT id FROM {table} WHERE sample_no = @sample AND row_number = @row ORDER BY id", ("sample", sampleNo), ("row", row));
    }
}
