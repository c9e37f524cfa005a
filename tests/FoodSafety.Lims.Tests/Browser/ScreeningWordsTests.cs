using System.Text.RegularExpressions;
using FoodSafety.Lims.Tests.Support;
using FoodSafety.Lims.Tests.Web.Reports;
using FoodSafety.Lims.Tests.Web.Uploads;
using FoodSafety.Lims.Web.Disposal.Doors;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Shell.Commands;
using FoodSafety.Lims.Web.Storage.Bulk;

namespace FoodSafety.Lims.Tests.Browser;

/// <summary>
/// 食品安全法 art 112: a rapid positive is a screening. Nowhere is one that no laboratory confirmed printed as 不合格: not on a page, in a PDF,
/// an export, a command or an answer of the API.
/// </summary>
[TestFixture]
public sealed partial class ScreeningWordsTests
{
    private const string Forbidden = "不合格";

    /// <summary>Words of the pages that speak of the other ledger and of no record, each where it stands.</summary>
    private static readonly string[] OfTheOtherLedger = ["快检阳性和不合格结果导入后会自动立案", "不合格率", "抽检不合格"];

    [Test]
    public async Task An_unconfirmed_positive_is_nowhere_called_non_compliant()
    {
        await using var lims = await ServedLims.Start();
        // The sender's word is 不合格; what is stored is a positive.
        var upload = lims.Database.Import(UndoWords.RapidHeader + UndoWords.Line("P1", "2023-03-01 08:00", "毒死蜱", "不合格")).Upload;
        using var connection = lims.Database.OpenConnection();
        var id = connection.Ask<long>(null, "SELECT id FROM rapid_tests");
        await lims.AddPerson("办公室", "a long password", Roles.Office, "440304-REG");
        var page = await BrowserPage.Open(lims.Url, 1280);
        await page.SignIn("办公室", "a long password");
        using var client = await lims.Client(Roles.Office, "440304-REG");

        foreach (var path in new[] { "/", "/rapid-tests?SampleNo=P1", $"/rapid-tests/{id}", "/cases", "/cases/YX-440304-2023-00001", "/cases/YX-440304-2023-00001/phone", $"/uploads/{upload}" })
        {
            await page.GotoAsync(path);
            // The first rows of a file are shown as they came: the sender's words, and nobody else's.
            await page.EvaluateAsync("() => document.querySelectorAll('[data-preview]').forEach(rows => rows.remove())");
            var text = await page.InnerTextAsync("#main");
            Assert.That(Without(text, OfTheOtherLedger), Does.Not.Contain(Forbidden), path);
        }

        foreach (var path in new[] { "rapid-tests", $"rapid-tests/{id}", "cases", "cases/YX-440304-2023-00001", $"imports/{upload}", "markets?district=440304" })
        {
            using var answer = await client.GetAsync($"/api/v1/{path}");
            var text = await answer.Content.ReadAsStringAsync();
            Assert.That(answer.IsSuccessStatusCode, path);
            Assert.That(NoneFound().Replace(FirstRows().Replace(Unescaped(text), ""), ""), Does.Not.Contain(Forbidden).And.Not.Contain("nonCompliant").And.Not.Contain("non-compliant"), path);
        }

        foreach (var kind in new[] { "findings", "quotas" })
        {
            var lines = lims.Database.TextOf(await lims.Database.Issue(kind, "2023")).Split('\n');
            // A line about a positive, and everything of its own table, is free of the word.
            var own = string.Join('\n', lines.SkipWhile(line => kind == "findings" && !line.Contains("二、快检阳性处置", StringComparison.Ordinal)).Skip(kind == "findings" ? 1 : 0)
                .TakeWhile(line => !line.Contains("本表列", StringComparison.Ordinal)).Where(line => kind == "findings" || line.Contains("快检", StringComparison.Ordinal)));
            Assert.That(own, Does.Not.Contain(Forbidden), kind);
        }

        foreach (var arguments in new[] { new[] { "cases" }, ["case", "YX-440304-2023-00001"] })
        {
            using var output = new StringWriter();
            _ = await CommandTree.Invoke([.. arguments, "--data", lims.Database.Settings.DataFolder], [CasesCommand.Create(), CaseCommand.Create()], output, TextWriter.Null);
            Assert.That(output.ToString(), Does.Contain("YX-440304-2023-00001").And.Not.Contain(Forbidden), arguments[0]);
        }
    }

    private static string Without(string text, IEnumerable<string> phrases) => phrases.Aggregate(text, (rest, phrase) => rest.Replace(phrase, "", StringComparison.Ordinal));

    private static string Unescaped(string json) => Regex.Unescape(json.Replace("\\\"", "", StringComparison.Ordinal));

    /// <summary>The first rows of a file, as they came.</summary>
    [GeneratedRegex("\"preview\":\\s*\\[\\s*\\[.*?\\]\\s*\\]", RegexOptions.Singleline)]
    private static partial Regex FirstRows();

    /// <summary>A count of results, which says how many there are.</summary>
    [GeneratedRegex("\"nonCompliant\":\\s*0")]
    private static partial Regex NoneFound();
}
