using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using FoodSafety.Lims.Tests.Ingestion.Inspection;
using FoodSafety.Lims.Tests.Support;
using FoodSafety.Lims.Tests.Web.Samples;
using FoodSafety.Lims.Web.People;
using static FoodSafety.Lims.Tests.Ingestion.Inspection.InspectionFiles;

namespace FoodSafety.Lims.Tests.Web.Laboratory;

/// <summary>The API of laboratories: work list, entry, signing, paper, turnaround; refusals are problems with stable codes.</summary>
[TestFixture]
public sealed class LaboratoryRoutesTests
{
    private ServedLims _lims = null!;
    private HttpClient _office = null!;
    private HttpClient _laboratory = null!;
    private string _blind = "";

    [SetUp]
    public async Task Serve()
    {
        _lims = await ServedLims.Start();
        _office = await _lims.Client(Roles.Office, "440304-REG");
        _laboratory = await _lims.Client(Roles.Lab, "440304-LAB1");
        _lims.Database.Samples(Sample("FT1"));
        _blind = (await _lims.Database.Walk("FT1", "hand-over", "recode", "receive")).BlindCode!;
    }

    [TearDown]
    public async Task Stop()
    {
        _office?.Dispose();
        _laboratory?.Dispose();
        if (_lims is not null)
            await _lims.DisposeAsync();
    }

    [Test]
    public async Task A_result_goes_from_the_work_list_to_the_paper_and_the_laboratory_is_told_no_party_before()
    {
        var work = await _laboratory.GetStringAsync("/api/v1/labs/440304-LAB1/worklist");
        Assert.That(work, Does.Contain(_blind).And.Not.Contain("FT1").And.Not.Contain("福田示例商行甲"));

        using var entered = await _laboratory.PostAsJsonAsync("/api/v1/labs/440304-LAB1/results", new { rows = new[] { LabSteps.Row(_blind, result: "0.05") } });
        var row = (await entered.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("rows")[0];
        Assert.That((row.GetProperty("status").GetString(), row.GetProperty("verdict").GetString(), row.GetProperty("warnings")[0].GetString()), Is.EqualTo(("accepted", "non-compliant", "verdict-differs")));
        var number = row.GetProperty("report").GetString()!;
        Assert.That(await _laboratory.GetStringAsync($"/api/v1/lab-reports/{number}"), Does.Not.Contain("福田示例商行甲").And.Not.Contain("FT1"));

        using var submitted = await _laboratory.PostAsJsonAsync($"/api/v1/lab-reports/{number}/submit", new { version = 1, given = new { remark = "送检" } });
        Assert.That(submitted.StatusCode, Is.EqualTo(HttpStatusCode.OK), await submitted.Content.ReadAsStringAsync());
        await _lims.Database.Sign(number, FoodSafety.Lims.Domain.Laboratory.LabReportLifecycle.Review, FoodSafety.Lims.Domain.Laboratory.LabReportLifecycle.Approve);

        using var paper = await _laboratory.GetAsync($"/api/v1/lab-reports/{number}.pdf");
        Assert.That((paper.StatusCode, paper.Content.Headers.ContentType!.MediaType), Is.EqualTo((HttpStatusCode.OK, "application/pdf")));
        Assert.That(await _laboratory.GetStringAsync($"/api/v1/lab-reports/{number}"), Does.Contain("福田示例商行甲"));
        Assert.That(await _office.GetStringAsync("/api/v1/lab-reports?stage=issued"), Does.Contain(number));
        Assert.That(await _office.GetStringAsync("/api/v1/reports"), Does.Not.Contain(number), "the office's own reports are another list");
        Assert.That(await _office.GetStringAsync("/api/v1/turnaround?year=2023"), Does.Contain("\"issued\": 1"));
        var code = _lims.Database.Ask<string>("SELECT code FROM issued_reports");
        using var anonymous = _lims.Anonymous();
        Assert.That(await anonymous.GetStringAsync($"/verify/{code}"), Does.Contain(number).And.Not.Contain("福田示例商行甲"));
    }

    [TestCase("lab-reports/JY-9/submit", "{}", 404, "unknown-lab-report")]
    [TestCase("lab-reports/{0}/publish", "{}", 400, "unknown-action")]
    [TestCase("lab-reports/{0}/approve", "", 409, "action-not-allowed")]
    [TestCase("lab-reports/{0}/submit", "{\"version\": 9}", 409, "stale-version")]
    [TestCase("lab-reports/{0}/submit", "{\"given\": []}", 400, "bad-request")]
    [TestCase("lab-reports/{0}/retest", "{}", 422, "field-missing")]
    [TestCase("lab-reports/{0}/return", "{}", 403, "forbidden")]
    [TestCase("labs/440304-LAB1/results", "{\"rows\": []}", 400, "bad-request")]
    [TestCase("labs/440304-LAB2/results", "{\"rows\": [{}]}", 403, "forbidden")]
    public async Task A_refusal_is_a_problem_with_a_stable_code(string route, string body, int status, string code)
    {
        var number = (await _lims.Database.Enter(LabSteps.Row(_blind))).Rows[0].Report!;
        using var content = body.Length == 0 ? null : new StringContent(body, null, "application/json");
        using var answer = await _laboratory.PostAsync($"/api/v1/{string.Format(System.Globalization.CultureInfo.InvariantCulture, route, number)}", content);

        Assert.That((int)answer.StatusCode, Is.EqualTo(status), await answer.Content.ReadAsStringAsync());
        Assert.That((await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString(), Is.EqualTo(code));
    }

    [Test]
    public async Task The_office_records_what_a_sample_cost_and_settles_a_month()
    {
        _lims.Database.Reference("contracts", $$"""{"name": "contracts", "rows": [{{FoodSafety.Lims.Tests.Domain.Laboratory.ContractsTests.Row("C1")}}]}""");
        using var purchase = await _office.PutAsJsonAsync("/api/v1/samples/FT1/purchase", new { cost = 2050, receipt = "票0001" });
        Assert.That(purchase.StatusCode, Is.EqualTo(HttpStatusCode.OK), await purchase.Content.ReadAsStringAsync());
        using var unsaid = await _office.PutAsJsonAsync("/api/v1/samples/FT1/purchase", new { receipt = "票0002" });
        Assert.That(unsaid.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity), "a cost that is not said is not taken for nothing");
        using var noMonth = await _office.PostAsJsonAsync("/api/v1/contracts/C1/settlements/2023-13", new { payable = 0 });
        Assert.That((await noMonth.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString(), Is.EqualTo("not-a-month"));
        await _lims.Database.Issue(LabSteps.Row(_blind));

        var contract = (await _office.GetFromJsonAsync<JsonElement>("/api/v1/contracts?district=440304")).GetProperty("items")[0];
        var settled = await _office.GetFromJsonAsync<JsonElement>("/api/v1/contracts/C1/settlements/2023-04");

        Assert.That((contract.GetProperty("used").GetInt32(), contract.GetProperty("left").GetInt32()), Is.EqualTo((1, 99)));
        Assert.That(settled.GetProperty("payable").GetInt64(), Is.EqualTo(52_050));
        using var denied = await _laboratory.GetAsync("/api/v1/contracts");
        Assert.That(denied.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
    }
}
