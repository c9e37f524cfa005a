using System.Text.Json;
using FoodSafety.Lims.Tests.Support;
using FoodSafety.Lims.Web.Disposal.Doors;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Shell.Commands;

namespace FoodSafety.Lims.Tests.Web.Disposal;

/// <summary>lims cases · lims case NUMBER · lims lifecycle KIND.</summary>
[TestFixture]
public sealed class CaseCommandTests : OneDatabase
{
    [SetUp]
    public async Task Two_cases()
    {
        await CaseRows.Add(Database, CaseRows.Positive(1, CaseRows.OpenedAt), CaseRows.Disposal(1));
    }

    [Test]
    public async Task Cases_are_listed_with_the_clocks_of_the_instant_asked_for()
    {
        var before = await Run("cases", "--district", "440304", "--overdue", "--as-of", "2023-03-01T12:09:59+08:00");
        var after = await Run("cases", "--district", "440304", "--overdue", "--as-of", "2023-03-01T12:10:00+08:00");

        Assert.That(before.GetProperty("items").GetArrayLength(), Is.Zero);
        Assert.That(after.GetProperty("items")[0].GetProperty("number").GetString(), Is.EqualTo("YX-440304-2023-00001"));
        Assert.That(after.GetProperty("next").ValueKind, Is.EqualTo(JsonValueKind.Null));
    }

    [Test]
    public async Task One_case_tells_what_is_missing_and_what_may_be_done()
    {
        var shown = await Run("case", "HC-440304-2023-00001");

        Assert.That(shown.GetProperty("actions").EnumerateArray().Select(code => code.GetString()), Is.EqualTo(new[] { "start", "transfer" }));
        Assert.That(shown.GetProperty("missing").EnumerateArray().Select(code => code.GetString()), Does.Contain("rectification-report"));
        Assert.That(shown.GetProperty("parties")[0].GetProperty("role").GetString(), Is.EqualTo("seller"));
    }

    /// <summary>5 working days from Wednesday 1 March 2023 (no holiday between) end with Wednesday the 8th.</summary>
    [Test]
    public async Task To_people_a_case_speaks_Chinese_and_names_the_last_day()
    {
        var run = await Invoke([CaseCommand.Create()], "case", "HC-440304-2023-00001", "--as-of", "2023-03-02");

        Assert.That(run.Output, Does.Contain("当事方：经营者 福田示例商行乙").And.Contain("启动核查处置 进行中 至 2023-03-08 止").And.Contain("start（启动核查处置）"));
    }

    [Test]
    public async Task A_positive_names_whose_goods_it_is_about_and_what_was_read()
    {
        Database.Import("样品编号,检测时间,市场,摊位号,经营户,样品名称,检测项目,检测值,单位,检测结果,组织方\nB7,2022-03-01 08:10,440304-M01,A12,张记,豇豆,克百威,63,%,阳性,监管\n");

        var screening = (await Run("case", "YX-440304-2023-00001")).GetProperty("screening");
        Assert.That(screening.ValueKind, Is.EqualTo(JsonValueKind.Null), "of this one no rapid test is stored");
        var number = (await Run("cases", "--kind", "positive")).GetProperty("items").EnumerateArray().Single(item => item.GetProperty("finding").GetProperty("sampleNo").GetString() == "B7").GetProperty("number").GetString()!;
        screening = (await Run("case", number)).GetProperty("screening");
        Assert.That((screening.GetProperty("vendor").GetString(), screening.GetProperty("stallNo").GetString(), screening.GetProperty("market").GetString(), screening.GetProperty("readings")[0].GetProperty("value").GetString()),
            Is.EqualTo(("张记", "A12", "440304-M01", "63")));
        Assert.That((await Invoke([CaseCommand.Create()], "case", number)).Output, Does.Contain("张记").And.Contain("A12").And.Contain("63").And.Contain("（确定）").And.Contain("导入 立案").And.Not.Contain("certain"));
    }

    [TestCase("positive", 13)]
    [TestCase("disposal", 16)]
    public async Task A_lifecycle_is_printed_as_its_table(string kind, int moves)
    {
        var table = await Run("lifecycle", kind);

        Assert.That(table.GetProperty("moves").GetArrayLength(), Is.EqualTo(moves));
        Assert.That(table.GetProperty("moves")[0].GetProperty("from").GetString(), Is.EqualTo("opened"));
        Assert.That(table.GetProperty("stages")[0].GetProperty("name").GetString(), Is.Not.Empty);
    }

    [TestCase("case", "HC-440304-2023-99999", "unknown-case")]
    [TestCase("lifecycle", "complaint", "unknown-kind")]
    public async Task An_unknown_code_is_wrong_usage(string command, string argument, string code)
    {
        var refused = await Run(ExitCode.WrongUsage, command, argument);

        Assert.That(refused.GetProperty("code").GetString(), Is.EqualTo(code));
    }

    private Task<JsonElement> Run(params string[] arguments) => Run(ExitCode.Done, arguments);

    private async Task<JsonElement> Run(int expected, params string[] arguments)
    {
        var run = await Invoke([CasesCommand.Create(), CaseCommand.Create(), LifecycleCommand.Create()], [.. arguments, "--json"]);

        Assert.That(run.ExitCode, Is.EqualTo(expected), run.Error);
        return JsonDocument.Parse(run.Output).RootElement;
    }
}
