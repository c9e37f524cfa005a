using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using FoodSafety.Lims.Tests.Documents;
using FoodSafety.Lims.Tests.Ingestion.Inspection;
using FoodSafety.Lims.Tests.Support;
using FoodSafety.Lims.Web.People;
using static FoodSafety.Lims.Tests.Ingestion.Inspection.InspectionFiles;

namespace FoodSafety.Lims.Tests.Web.Samples;

/// <summary>
/// Every address that can be read, asked by the laboratory of a blind sample with every number it might guess: none tells whose sample it is.
/// The addresses are those of the program's own document and pages, so that a new one is asked too.
/// </summary>
[TestFixture]
public sealed class BlindLeakTests
{
    private const string Party = "福田示例商行甲";
    private const string Complaint = "TS20230401";

    // The last ones are numbers the laboratory may have: they are not looked for in answers to a question that said them.
    private static readonly string[] Hidden = [Party, Complaint, "张抽样", "李抽样", "王五", "FT2023001", "CY-440304-2023-00001", "GC2023001"];

    private ServedLims _lims = null!;
    private HttpClient _laboratory = null!;
    private string _blind = "";
    private string _results = "";

    [SetUp]
    public async Task Send_a_failed_result_of_a_blind_sample()
    {
        _lims = await ServedLims.Start();
        _laboratory = await _lims.Client(Roles.Lab, "440304-LAB1");
        _lims.Database.Import(
            $"""
            抽样单编号,任务类别,抽样日期,抽样单位,抽样人员,被抽样单位,样品名称,食品大类,抽样数量,备样数量,检验机构,投诉举报编号,国抽系统编号
            FT2023001,监督抽检,2023-04-03,440304-REG,张抽样、李抽样,{Party},韭菜,蔬菜,2,1,440304-LAB1,{Complaint},GC2023001
            """, "samples");
        _blind = (await _lims.Database.Walk("FT2023001", "hand-over", "grant-green-channel", "recode", "pass-on", "receive")).BlindCode!;
        _results = _lims.Database.Results($"{_blind},毒死蜱,0.05,mg/kg,≤0.02,2023-04-05,不合格,R1,初检").Upload!;
        Assert.That(_lims.Database.Ask<string>("SELECT number FROM cases"), Is.EqualTo("HC-440304-2023-00001"), "what is hidden is there");
    }

    [TearDown]
    public async Task Stop()
    {
        _laboratory?.Dispose();
        if (_lims is not null)
            await _lims.DisposeAsync();
    }

    [Test]
    public async Task No_address_of_the_api_tells_the_laboratory_whose_sample_it_has()
    {
        var document = await _laboratory.GetFromJsonAsync<JsonElement>("/openapi/v1.json");
        var asked = 0;
        foreach (var path in document.GetProperty("paths").EnumerateObject().Where(path => path.Value.TryGetProperty("get", out _)))
            foreach (var address in Addresses(path.Name))
            {
                await AssertTellsNothing(_laboratory, address);
                asked++;
            }

        Assert.That(asked, Is.GreaterThan(100), "the document was read");
    }

    [Test]
    public async Task No_page_and_no_refused_request_tells_it()
    {
        const string password = "a long password";
        await _lims.AddPerson("实验员", password, Roles.Lab, "440304-LAB1");
        using var person = await SignedIn("实验员", password);
        foreach (var page in (string[])["/", "/uploads", $"/uploads/{_results}", "/uploads/U-000001", "/samples", "/samples?Complaints=true", "/results", "/results/1", "/cases", "/cases/HC-440304-2023-00001",
            "/rapid-tests", "/reconciliations", "/profiles", .. Numbers().Select(number => $"/samples/{number}"), .. Numbers().Select(number => $"/results?SampleNo={number}")])
            await AssertTellsNothing(person, page);

        foreach (var number in Numbers())
            foreach (var (action, version) in new[] { ("lock-result", 1), ("receive", 99), ("hand-over", 1), ("void", 1), ("publish", 1) })
            {
                using var answer = await _laboratory.PostAsJsonAsync($"/api/v1/samples/{number}/{action}", new { version });
                AssertHidden(await answer.Content.ReadAsStringAsync(), $"{number} {action}");
            }
        using var undo = await _laboratory.DeleteAsync($"/api/v1/imports/{_results}?preview=true");
        AssertHidden(await undo.Content.ReadAsStringAsync(), "undo");
    }

    private IEnumerable<string> Numbers() => [_blind, "FT2023001", "CY-440304-2023-00001", "GC2023001"];

    /// <summary>The path with every value its places may have.</summary>
    private IEnumerable<string> Addresses(string path)
    {
        var place = path.IndexOf('{', StringComparison.Ordinal);
        if (place < 0)
            return [path, $"{path}?district=440304", $"{path}?district=440304&date=2023-04-03", $"{path}?sampleNo=FT2023001", $"{path}?complaints=true"];
        var end = path.IndexOf('}', place);
        IEnumerable<string> values = [.. Numbers(), "1", "2", "U-000001", _results, "HC-440304-2023-00001", "440304-M01", "440304-LAB1", "samples", "results"];
        return values.SelectMany(value => Addresses(path[..place] + Uri.EscapeDataString(value) + path[(end + 1)..]));
    }

    private static async Task AssertTellsNothing(HttpClient client, string address)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        using var answer = await client.GetAsync(address, patience.Token);
        var bytes = await answer.Content.ReadAsByteArrayAsync(patience.Token);
        var text = answer.Content.Headers.ContentType?.MediaType == "application/pdf" ? string.Concat(TextsOf(new PdfReading(bytes))) : Encoding.UTF8.GetString(bytes);
        AssertHidden(text, address);
    }

    private static IEnumerable<string> TextsOf(PdfReading pdf) => pdf.Pages.Select(pdf.Text);

    private static void AssertHidden(string text, string asked) =>
        Assert.That(Hidden.Where(word => !asked.Contains(word, StringComparison.Ordinal) && text.Contains(word, StringComparison.Ordinal)), Is.Empty, $"{asked}: {text}");

    private async Task<HttpClient> SignedIn(string name, string password)
    {
        var client = new HttpClient(new SocketsHttpHandler()) { BaseAddress = _lims.Url };
        await ServedLims.SignIn(client, name, password);
        Assert.That(await client.GetStringAsync("/samples"), Does.Contain("MY-"), "signed in, and the blind sample is listed");
        return client;
    }
}
