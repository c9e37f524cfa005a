using System.CommandLine;
using System.Text.Json;
using FoodSafety.Lims.Tests.Support;
using FoodSafety.Lims.Web.Disposal;
using FoodSafety.Lims.Web.Disposal.Doors;
using FoodSafety.Lims.Web.Shell.Commands;
using Microsoft.EntityFrameworkCore;

namespace FoodSafety.Lims.Tests.Web.Disposal;

/// <summary>lims act · lims cases --escalated.</summary>
[TestFixture]
public sealed class ActCommandTests : OneDatabase
{
    private const string Number = "HC-440304-2023-00001";

    [SetUp]
    public Task One_case() => CaseRows.Add(Database, CaseRows.Disposal(1));

    /// <summary>Start was due by 8 March 2023: at the station on the 9th, with the district from the 10th.</summary>
    [TestCase("2023-03-08T23:59:59+08:00", "reminder", 0)]
    [TestCase("2023-03-09T00:00:00+08:00", "station", 1)]
    [TestCase("2023-03-10T00:00:00+08:00", "district", 1)]
    public async Task The_command_lists_what_has_risen(string asOf, string level, int listed)
    {
        var all = await Invoke([CasesCommand.Create()], "cases", "--as-of", asOf, "--json");
        var risen = await Invoke([CasesCommand.Create()], "cases", "--escalated", "--as-of", asOf, "--json");

        Assert.That(JsonDocument.Parse(all.Output).RootElement.GetProperty("items")[0].GetProperty("escalation").GetString(), Is.EqualTo(level));
        Assert.That(JsonDocument.Parse(risen.Output).RootElement.GetProperty("items").GetArrayLength(), Is.EqualTo(listed));
    }

    [Test]
    public async Task A_case_can_be_acted_on_from_the_command_line()
    {
        var file = Path.Combine(Database.Settings.DataFolder, "送达回证.pdf");
        await File.WriteAllTextAsync(file, "abc");
        Command[] commands = [ActCommand.Create()];

        var started = await Invoke(commands, "act", Number, "start", "--json");
        var refused = await Invoke(commands, "act", Number, "notify", "--json");
        var notified = await Invoke(commands, "act", Number, "notify", "--evidence", "served-at=2023-03-03T10:00:00+08:00", "--evidence", "service-method=直接送达", "--file", $"service-receipt={file}");
        var late = await Invoke(commands, "act", Number, "request-extension", "--clock", "disposal-finish", "--reason", "等待协查", "--json");
        var wrong = await Invoke(commands, "act", Number, "control-risk", "--evidence", "goods-account", "--json");

        Assert.That((started.ExitCode, refused.ExitCode, notified.ExitCode, late.ExitCode, wrong.ExitCode), Is.EqualTo((ExitCode.Done, ExitCode.Refused, ExitCode.Done, ExitCode.Refused, ExitCode.WrongUsage)));
        Assert.That(refused.Output, Does.Contain("evidence-missing").And.Contain("served-at"));
        Assert.That(notified.Output, Does.Contain("已送达"));
        Assert.That(late.Output, Does.Contain("clock-action-not-allowed").And.Contain("已经届满"), "the limit of 2023 ran out long ago");
        await using var db = Database.CreateContext();
        Assert.That((await StoredCase.Whole(db).SingleAsync()).Evidence.Select(item => item.FileName), Does.Contain("送达回证.pdf"));
    }

    [Test]
    public async Task An_approval_at_the_command_line_is_some_persons()
    {
        await Invoke([ActCommand.Create()], "act", Number, "start", "--by", "张三", "--json");

        var nobody = await Invoke([ActCommand.Create()], "act", Number, "cancel", "--evidence", "cancel-reason=查无下落", "--json");
        var same = await Invoke([ActCommand.Create()], "act", Number, "cancel", "--evidence", "cancel-reason=查无下落", "--by", "张三", "--json");
        var other = await Invoke([ActCommand.Create()], "act", Number, "cancel", "--evidence", "cancel-reason=查无下落", "--by", "李四", "--json");

        Assert.That(nobody.Output, Does.Contain("person-required"));
        Assert.That(same.Output, Does.Contain("second-person-required"));
        Assert.That(other.ExitCode, Is.EqualTo(ExitCode.Done), other.Output);
        Assert.That(JsonDocument.Parse(other.Output).RootElement.GetProperty("events").EnumerateArray().Select(happened => happened.GetProperty("by").GetString()),
            Is.EqualTo(new[] { "import", "张三", "李四" }));
    }

    [Test]
    public async Task An_extension_is_told_with_who_and_why()
    {
        foreach (var (action, caller) in new[] { ("request-extension", CaseRows.Officer), ("approve-extension", CaseRows.Manager) })
        {
            await using var db = Database.CreateContext();
            var reading = await CaseReading.Load(db, CaseRows.OpenedAt.AddDays(1), Database.Settings.TimeZone, default);
            Assert.That((await new ChangeCaseClock(Number, action, "disposal-finish", "同意").Handle(db, reading, caller, default)).Refusal, Is.Null);
        }

        var told = await Invoke([CaseCommand.Create()], "case", Number, "--as-of", "2023-03-03");

        // 120 days from 1 March 2023 are Thursday 29 June.
        Assert.That(told.Output, Does.Contain("完成核查处置 进行中 至 2023-06-29 止").And.Contain("李四 于 2023-03-02 08:10 批准延长 30 日：同意"));
    }

    [Test]
    public async Task A_party_is_added_and_given_out_from_the_command_line()
    {
        var added = await Invoke([ActCommand.Create()], "act", Number, "add-party", "--role", "importer", "--name", "某进口商", "--json");
        var given = await Invoke([ActCommand.Create()], "act", Number, "assign-party", "--party", "2", "--evidence", "party-department=福田局");

        Assert.That((added.ExitCode, given.ExitCode), Is.EqualTo((ExitCode.Done, ExitCode.Done)), added.Error + given.Error);
        Assert.That(given.Output, Does.Contain("进口商 某进口商").And.Contain("本部门办理：福田局").And.Contain("还没有任务的当事方：福田示例商行乙"));
    }
}
