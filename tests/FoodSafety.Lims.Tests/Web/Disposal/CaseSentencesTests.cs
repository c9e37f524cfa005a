using System.Text;
using System.Text.Json;
using FoodSafety.Lims.Tests.Support;
using FoodSafety.Lims.Web.People;

namespace FoodSafety.Lims.Tests.Web.Disposal;

/// <summary>What a refused request is told: the real reason, in the district's time, and never a name of the program's own.</summary>
[TestFixture]
public sealed class CaseSentencesTests
{
    private const string Disposal = "HC-440304-2023-00001";

    private ServedLims _lims = null!;
    private HttpClient _manager = null!;

    [OneTimeSetUp]
    public async Task Serve()
    {
        _lims = await ServedLims.Start();
        await CaseRows.Add(_lims.Database, CaseRows.Positive(1, CaseRows.OpenedAt), CaseRows.Disposal(1), CaseRows.Disposal(2));
        _manager = await _lims.Client(Roles.Manager, "440304-REG");
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        _manager?.Dispose();
        if (_lims is not null)
            await _lims.DisposeAsync();
    }

    [TestCase("start", """{"version": "x"}""", "version 须为整数")]
    [TestCase("add-party", """{"role": "farmer", "name": "某社"}""", "role 须为以下之一：seller、producer、importer、platform")]
    [TestCase("start", """{"reason": 5}""", "reason 须为文字")]
    [TestCase("start", """[]""", "version、evidence、clock")]
    [TestCase("start", """{"version": """, "不是完整的 JSON")]
    public async Task A_body_is_refused_by_its_member_and_what_it_must_be(string action, string body, string sentence) =>
        Assert.That(await Detail($"cases/{Disposal}/{action}", body, "bad-request"), Does.Contain(sentence).And.Not.Contain("FoodSafety").And.Not.Contain("System."));

    [TestCase("reports", """{"kind": 1}""", "kind 须为文字")]
    [TestCase("lab-reports/JY-1/submit", """{"version": "x"}""", "version 须为整数")]
    [TestCase("rapid-tests/1/corrections", """{"reason": "r", "changes": []}""", "changes 须为 JSON 对象")]
    public async Task Every_route_says_it_in_the_same_words(string route, string body, string sentence) =>
        Assert.That(await Detail(route, body, "bad-request"), Does.Contain(sentence).And.Not.Contain("System."));

    [Test]
    public async Task A_version_that_does_not_exist_yet_is_called_so() =>
        Assert.That(await Detail($"cases/{Disposal}/start", """{"version": 99}""", "stale-version"), Does.Contain("第 99 版还不存在"));

    [Test]
    public async Task What_happened_since_is_told_by_the_wall_clock() =>
        Assert.That(await Detail("cases/YX-440304-2023-00001/record-repeat-positive", """{"version": 0}""", "stale-version"), Does.Contain("2023-03-01T08:10:00+08:00 立案"));

    [Test]
    public async Task A_time_that_stands_is_told_by_the_wall_clock() =>
        Assert.That(await Detail("cases/YX-440304-2023-00001/evidence", """{"code": "notified-at", "value": "2023-03-01T09:00:00+08:00"}""", "evidence-stands"), Does.Contain("写明为 2023-03-01T08:10:00+08:00"));

    [Test]
    public async Task Where_nobody_proposed_a_merge_is_refused_for_that() =>
        Assert.That(await Detail($"cases/{Disposal}/merge", """{"into": "HC-440304-2023-00002", "reason": "同一批次"}""", "second-person-required"), Does.Contain("没有人提请批准").And.Not.Contain("不得是本案承办人"));

    [Test]
    public async Task An_unknown_action_is_told_every_one_there_is()
    {
        var told = await Detail($"cases/{Disposal}/fly", "{}", "unknown-action");
        foreach (var action in new[] { "start", "close", "merge", "propose", "add-party", "conclude-overturned", "request-extension", "apply-reinspection" })
            Assert.That(told, Does.Contain($"{action}（"));
        Assert.That(await Detail("cases/YX-440304-2023-00001/fly", "{}", "unknown-action"), Does.Contain("propose（").And.Not.Contain("merge"));
    }

    private async Task<string> Detail(string route, string body, string code)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await _manager.PostAsync($"/api/v1/{route}", content);
        var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
        Assert.That(problem.GetProperty("code").GetString(), Is.EqualTo(code), problem.ToString());
        return problem.GetProperty("detail").GetString()!;
    }
}
