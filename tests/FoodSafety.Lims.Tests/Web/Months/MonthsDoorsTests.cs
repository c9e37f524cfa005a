using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using FoodSafety.Lims.Tests.Support;
using FoodSafety.Lims.Tests.Web.Uploads;
using FoodSafety.Lims.Web.Months;
using FoodSafety.Lims.Web.People;

namespace FoodSafety.Lims.Tests.Web.Months;

/// <summary>The doors to 关账: API, page and command answer the same, each to those it is for.</summary>
[TestFixture]
public sealed class MonthsDoorsTests
{
    private const string Password = "a long password";

    private ServedLims _lims = null!;

    [SetUp]
    public async Task Serve()
    {
        _lims = await ServedLims.Start();
        _lims.Database.Import(UndoWords.RapidHeader + UndoWords.Line("A1", "2023-03-01 08:00", "毒死蜱", "阴性"));
    }

    [TearDown]
    public async Task Stop() => await _lims.DisposeAsync();

    [Test]
    public async Task The_api_closes_a_month_once_and_lists_it()
    {
        using var client = await _lims.Client(Roles.Office, "440304-REG");

        var closed = await client.PostAsync("/api/v1/months/2023-03/close?district=440304", null);
        Assert.That(closed.StatusCode, Is.EqualTo(HttpStatusCode.OK), await closed.Content.ReadAsStringAsync());
        Assert.That((await closed.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("report").GetString(), Does.StartWith("BG-440304-2023-"));
        Assert.That((await client.PostAsync("/api/v1/months/2023-03/close?district=440304", null)).StatusCode, Is.EqualTo(HttpStatusCode.Conflict));

        var months = await client.GetFromJsonAsync<JsonElement>("/api/v1/months?district=440304&year=2023");
        Assert.That(months.GetProperty("months")[2].GetProperty("state").GetString(), Is.EqualTo("closed"));
        Assert.That(months.GetProperty("months")[2].GetProperty("counters")[0].GetProperty("figure").GetProperty("batches").GetInt64(), Is.EqualTo(1));
    }

    [Test]
    public async Task A_late_daily_log_is_told_which_issued_report_it_touches()
    {
        var closed = (await new CloseMonth("440304", "2023-03").Handle(_lims.Database, Caller.CommandLine, TestDatabase.Now, default)).Value;
        using var market = await _lims.Client(Roles.Market, "440304-M01");

        using var late = await market.PutAsJsonAsync("/api/v1/markets/440304-M01/daily-logs/2023-03-15",
            new[] { new { clientId = "a", sampleNo = "L1", testedAt = "2023-03-15 08:10", food = "菜心", testItem = "毒死蜱", outcome = "阴性" } });

        var touched = (await late.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("adjustments")[0];
        Assert.That((touched.GetProperty("month").GetString(), touched.GetProperty("report").GetString()), Is.EqualTo(("2023-03", closed.Report)));
        Assert.That(touched.GetProperty("sentence").GetString(), Does.Contain("以前月份调整"));
    }

    [Test]
    public async Task Markets_laboratories_and_strangers_get_nothing()
    {
        using var anonymous = _lims.Anonymous();
        Assert.That((await anonymous.GetAsync("/api/v1/months?district=440304&year=2023")).StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
        foreach (var (role, organisation) in new[] { (Roles.Market, "440304-M01"), (Roles.Lab, "440304-LAB1"), (Roles.Office, "440103-REG") })
        {
            using var client = await _lims.Client(role, organisation);
            Assert.That((await client.GetAsync("/api/v1/months?district=440304&year=2023")).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden), role);
            Assert.That((await client.PostAsync("/api/v1/months/2023-03/close?district=440304", null)).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden), role);
        }
    }

    [Test]
    public async Task The_page_closes_with_a_button_that_an_officer_does_not_have()
    {
        const string page = "/months?District=440304&Year=2023";
        await _lims.AddPerson("officer", Password, Roles.Officer, "440304-REG");
        await _lims.AddPerson("manager", Password, Roles.Manager, "440304-REG");
        using (var officer = _lims.Anonymous())
        {
            await ServedLims.SignIn(officer, "officer", Password);
            Assert.That(await officer.GetStringAsync(page), Does.Contain("未关账").And.Not.Contain("出具报表并关账"));
        }
        using var client = _lims.Anonymous();
        await ServedLims.SignIn(client, "manager", Password);
        var shown = await client.GetStringAsync(page);
        Assert.That(shown, Does.Contain("出具报表并关账"));

        using var answer = await client.PostAsync("/months?handler=Close", new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["__RequestVerificationToken"] = Regex.Match(shown, """name="__RequestVerificationToken" type="hidden" value="([^"]+)""").Groups[1].Value,
            ["District"] = "440304",
            ["Year"] = "2023",
            ["month"] = "2023-03",
        }));

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
        Assert.That(await client.GetStringAsync(page), Does.Contain("已关账").And.Contain("BG-440304-2023-00001"));
    }

    [Test]
    public async Task The_command_tells_it_to_people()
    {
        await new CloseMonth("440304", "2023-03").Handle(_lims.Database, Caller.CommandLine, TestDatabase.Now, default);
        _lims.Database.Import(UndoWords.RapidHeader + UndoWords.Line("A2", "2023-03-02 08:00", "毒死蜱", "阴性"), name: "late.csv");
        using var output = new StringWriter();
        using var error = new StringWriter();

        var exit = await FoodSafety.Lims.Web.Shell.Commands.CommandTree.Invoke(
            ["months", "--district", "440304", "--year", "2023", "--data", _lims.Database.Settings.DataFolder], [MonthsDoors.Command()], output, error);

        Assert.That(exit, Is.Zero, error.ToString());
        Assert.That(output.ToString(), Does.Contain("2023-03  已关账  BG-440304-2023-00001").And.Contain("关账后报送 U-000002").And.Contain("待列入下一个关账月份"));
    }
}
