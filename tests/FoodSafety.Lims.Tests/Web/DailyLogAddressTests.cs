using System.Net.Http.Json;
using System.Text.Json;
using FoodSafety.Lims.Tests.Support;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Profiles.Columns;
using FoodSafety.Lims.Web.Storage.Bulk;

namespace FoodSafety.Lims.Tests.Web;

/// <summary>The market and the day of a daily log are those of its address, however the rows spell their columns.</summary>
[TestFixture]
public sealed class DailyLogAddressTests
{
    private ServedLims _lims = null!;
    private HttpClient _office = null!;

    [SetUp]
    public async Task Serve()
    {
        _lims = await ServedLims.Start();
        _office = await _lims.Client(Roles.Office, "440304-REG");
    }

    [TearDown]
    public async Task Stop()
    {
        _office.Dispose();
        await _lims.DisposeAsync();
    }

    [TestCase("market")]
    [TestCase("MARKET")]
    [TestCase("Market")]
    [TestCase("市场:")]
    [TestCase("*市场")]
    [TestCase("受检单位")]
    [TestCase("农贸市场")]
    public async Task A_row_that_names_another_market_is_stored_for_that_of_the_address(string market)
    {
        Remember("market", "农贸市场");

        var answer = await Put(new() { [market] = "440304-M02", ["tested_at"] = "2023-09-18 08:10" });

        Assert.That(answer.Status, Is.EqualTo("accepted"));
        using var connection = _lims.Database.OpenConnection();
        Assert.That(connection.Ask<string>(null, "SELECT code FROM organisations JOIN rapid_tests ON market_id = organisations.id"), Is.EqualTo("440304-M01"));
    }

    [TestCase("tested_at", "2023-09-19 08:10")]
    [TestCase("testedAt", "2023-09-17T23:59:00+08:00")]
    [TestCase("testedAt", "2023-09-18T17:00:00Z")]
    [TestCase("TESTED_AT", "2023-09-19")]
    [TestCase("检测时间：", "2023-09-19")]
    [TestCase("检验日期", "2023-09-19")]
    [TestCase("采样时刻", "2023-09-19")]
    public async Task A_row_of_another_day_is_refused_under_whatever_name_it_says_so(string testedAt, string time)
    {
        Remember("tested_at", "采样时刻");

        var answer = await Put(new() { [testedAt] = time });

        Assert.That((answer.Status, string.Join(' ', answer.Codes)), Is.EqualTo(("refused", "out-of-range")));
        using var connection = _lims.Database.OpenConnection();
        Assert.That(connection.Ask<int>(null, "SELECT count(*) FROM rapid_tests"), Is.Zero);
    }

    [TestCase("TESTED_AT")]
    [TestCase("检测时间：")]
    [TestCase("检验日期")]
    [TestCase("采样时刻")]
    public async Task A_row_of_the_day_is_stored_under_whatever_name_it_says_so(string testedAt)
    {
        Remember("tested_at", "采样时刻");

        Assert.That((await Put(new() { [testedAt] = "2023-09-18 08:10" })).Status, Is.EqualTo("accepted"));
    }

    [Test]
    public async Task What_is_told_while_the_server_runs_counts_for_the_next_log()
    {
        Assert.That((await Put(new() { ["tested_at"] = "2023-09-18 08:10" })).Status, Is.EqualTo("accepted"));

        Remember("tested_at", "采样时刻");

        Assert.That((await Put(new() { ["采样时刻"] = "2023-09-18 08:10" })).Status, Is.EqualTo("duplicate"));
    }

    [Test]
    public async Task A_row_of_another_day_that_is_wrong_besides_is_told_both()
    {
        var answer = await Put(new() { ["tested_at"] = "2023-09-19 08:10", ["reading"] = "abc" });

        Assert.That(answer.Codes, Is.EqualTo(new[] { "not-a-number", "out-of-range" }));
    }

    [Test]
    public async Task The_same_rows_sent_to_another_day_are_refused_there()
    {
        Assert.That((await Put(new() { ["tested_at"] = "2023-09-18 08:10" })).Status, Is.EqualTo("accepted"));

        Assert.That((await Put(new() { ["tested_at"] = "2023-09-18 08:10" }, day: "2023-09-19")).Status, Is.EqualTo("refused"));
    }

    private void Remember(string column, string header) => Assert.That(
        new RememberColumn("440304-REG", "rapid-tests", [(column, header)]).Handle(_lims.Database, new Caller("office", Roles.Office, "440304-REG", "440304"), TestDatabase.Now).Refusal,
        Is.Null);

    private async Task<(string? Status, string?[] Codes)> Put(Dictionary<string, string> cells, string day = "2023-09-18")
    {
        Dictionary<string, string> row = new(cells) { ["sample_no"] = "D1", ["food"] = "豇豆", ["test_item"] = "有机磷和氨基甲酸酯类农药", ["outcome"] = "阴性" };
        using var response = await _office.PutAsJsonAsync($"/api/v1/markets/440304-M01/daily-logs/{day}", new[] { row });
        var text = await response.Content.ReadAsStringAsync();
        Assert.That(response.IsSuccessStatusCode, text);
        using var document = JsonDocument.Parse(text);
        var answer = document.RootElement.GetProperty("rows")[0];
        return (answer.GetProperty("status").GetString(), [.. answer.GetProperty("faults").EnumerateArray().Select(fault => fault.GetProperty("code").GetString())]);
    }
}
