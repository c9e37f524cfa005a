using System.Text.Json;
using FoodSafety.Lims.Tests.Support;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Profiles.Columns;
using FoodSafety.Lims.Web.Samples.Doors;
using FoodSafety.Lims.Web.Storage;
using FoodSafety.Lims.Web.Storage.Bulk;
using FoodSafety.Lims.Web.Uploads;

namespace FoodSafety.Lims.Tests.Web;

/// <summary>One form as an operation.</summary>
[TestFixture]
public sealed class SubmitFormTests : OneDatabase
{
    private const string Office = "440304-REG";

    private static readonly Caller Caller = new("office", Roles.Office, Office, "440304");

    [Test]
    public async Task A_form_that_another_process_took_is_answered_with_what_became_of_it_there()
    {
        using var connection = Database.OpenConnection();
        var other = LimsDatabase.Open(Database.Settings, TestDatabase.Now).Value;
        // As the sweep of a second server does it between the receiving and the running.
        connection.Run(null, $"CREATE TRIGGER taken AFTER INSERT ON uploads BEGIN UPDATE uploads SET status = 'running', worker = '{other.Worker.Name}', started_at = received_at WHERE id = NEW.id; END");

        var answer = Submit(Form("抽样编号"));
        while (!answer.IsCompleted && connection.Ask<int>(null, "SELECT count(*) FROM uploads") == 0)
            await Task.Delay(10);
        await Task.Delay(200);
        Assert.That(answer.IsCompleted, Is.False, "it waits for the other");
        _ = new RunImport(1).Handle(other, TestDatabase.Now);

        Assert.That(((await answer.WaitAsync(TimeSpan.FromSeconds(30))).Status, (await answer).Case), Is.EqualTo(("accepted", "HC-440304-2023-00001")));
    }

    [Test]
    public async Task A_name_that_was_told_to_mean_a_required_column_stands_for_it()
    {
        Assert.That(new RememberColumn(Office, "findings", [("sample_no", "线索号")]).Handle(Database, Caller, TestDatabase.Now).Refusal, Is.Null);

        Assert.That((await Submit(Form("线索号"))).SampleNo, Is.EqualTo("GC23440000001"));
    }

    private async Task<SubmittedForm> Submit(Dictionary<string, string> form)
    {
        var submitted = await new SubmitForm("findings", Office, null, JsonSerializer.SerializeToElement(form)).Handle(Database, Caller, TestDatabase.Now, default);
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
