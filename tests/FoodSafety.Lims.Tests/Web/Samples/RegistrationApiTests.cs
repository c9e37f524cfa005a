using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using FoodSafety.Lims.Tests.Ingestion.Inspection;
using FoodSafety.Lims.Tests.Support;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Shell;

namespace FoodSafety.Lims.Tests.Web.Samples;

/// <summary>Registration of one sampling form at a time, by many at once: POST /samples.</summary>
[TestFixture(DatabaseKind.Sqlite)]
[TestFixture(DatabaseKind.Postgres)]
public sealed class RegistrationApiTests(DatabaseKind kind)
{
    private const int Clients = 16;
    private const int FormsOfEach = 25;

    private ServedLims _lims = null!;
    private HttpClient _office = null!;

    [SetUp]
    public async Task Serve()
    {
        _lims = await ServedLims.Start(kind);
        _office = await _lims.Client(Roles.Office, "440304-REG");
    }

    [TearDown]
    public async Task Stop()
    {
        _office?.Dispose();
        if (_lims is not null)
            await _lims.DisposeAsync();
    }

    [Test]
    public async Task Sixteen_clients_at_once_lose_no_form_and_get_no_number_twice()
    {
        var numbers = await Task.WhenAll(Enumerable.Range(1, Clients).Select(async client =>
        {
            var own = new List<string>();
            for (var form = 1; form <= FormsOfEach; form++)
            {
                using var answer = await _office.PostAsJsonAsync("/api/v1/samples", Form($"C{client:00}-{form:000}"));
                Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Created), await answer.Content.ReadAsStringAsync());
                own.Add((await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("number").GetString()!);
            }
            return own;
        }));

        Assert.That(numbers.SelectMany(own => own), Is.EquivalentTo(Enumerable.Range(1, Clients * FormsOfEach).Select(serial => $"CY-440304-2023-{serial:00000}")));
        Assert.That(_lims.Database.Ask<long>("SELECT count(DISTINCT sample_no) FROM samples"), Is.EqualTo(Clients * FormsOfEach));
        Assert.That(_lims.Database.Ask<long>("""SELECT count(*) FROM audit WHERE action = 'import' AND "by" = 'test'"""), Is.EqualTo(Clients * FormsOfEach), "each is audited");
        _lims.Database.AssertVerified();
    }

    [Test]
    public async Task The_same_form_from_sixteen_clients_at_once_is_registered_once()
    {
        var answers = await Task.WhenAll(Enumerable.Range(1, Clients).Select(async _ =>
        {
            using var answer = await _office.PostAsJsonAsync("/api/v1/samples", Form("FT1"));
            return (answer.StatusCode, Body: await answer.Content.ReadFromJsonAsync<JsonElement>());
        }));

        Assert.That(answers.Count(answer => answer.StatusCode == HttpStatusCode.Created), Is.EqualTo(1));
        Assert.That(answers.Select(answer => answer.Body.GetProperty("number").GetString()), Is.All.EqualTo("CY-440304-2023-00001"));
    }

    [Test]
    public async Task Of_the_same_number_with_other_content_the_first_stays()
    {
        using var first = await _office.PostAsJsonAsync("/api/v1/samples", Form("FT1"));
        var other = Form("FT1");
        other["food"] = "韭菜";
        using var second = await _office.PostAsJsonAsync("/api/v1/samples", other);
        using var longer = await _office.PostAsJsonAsync("/api/v1/samples", new Dictionary<string, string>(Form("FT1")) { ["sampled_on"] = "2023/9/18" });

        Assert.That((int)second.StatusCode, Is.EqualTo(422));
        Assert.That((await second.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString(), Is.EqualTo("conflicts-with-stored"));
        Assert.That(longer.StatusCode, Is.EqualTo(HttpStatusCode.OK), "the same content in other words");
        Assert.That((await longer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("number").GetString(), Is.EqualTo("CY-440304-2023-00001"));
    }

    [TestCase(Roles.Lab, "440304-LAB2", "440304-LAB2", HttpStatusCode.Created)]
    [TestCase(Roles.Lab, "440304-LAB1", "440304-REG", HttpStatusCode.UnprocessableEntity)]
    [TestCase(Roles.Market, "440304-M01", "440304-REG", HttpStatusCode.Forbidden)]
    [TestCase(Roles.Officer, "440304-REG", "440304-LAB2", HttpStatusCode.Created)]
    public async Task The_office_and_who_sampled_register_and_nobody_else(string role, string organisation, string sampling, HttpStatusCode status)
    {
        using var client = await _lims.Client(role, organisation);
        var form = Form("FT1");
        form["sampling_org"] = sampling;

        using var answer = await client.PostAsJsonAsync("/api/v1/samples", form);

        Assert.That(answer.StatusCode, Is.EqualTo(status), await answer.Content.ReadAsStringAsync());
    }

    [Test]
    public async Task Samples_taken_for_complaints_are_listed_with_their_numbers()
    {
        using var plain = await _office.PostAsJsonAsync("/api/v1/samples", Form("FT1"));
        using var complaint = await _office.PostAsJsonAsync("/api/v1/samples", new Dictionary<string, string>(Form("FT2")) { ["cause"] = "投诉举报", ["complaintNo"] = "TS1", ["nationalNo"] = "GC1" });
        Assert.That(complaint.StatusCode, Is.EqualTo(HttpStatusCode.Created), await complaint.Content.ReadAsStringAsync());

        var listed = await _office.GetFromJsonAsync<JsonElement>("/api/v1/samples?complaints=true");
        var shown = await _office.GetFromJsonAsync<JsonElement>("/api/v1/samples/GC1");

        Assert.That(listed.GetProperty("items").EnumerateArray().Select(item => (item.GetProperty("sampleNo").GetString(), item.GetProperty("complaintNo").GetString())), Is.EqualTo(new[] { ("FT2", "TS1") }));
        Assert.That((shown.GetProperty("sampleNo").GetString(), shown.GetProperty("form").GetProperty("cause").GetString()), Is.EqualTo(("FT2", "投诉举报")));
    }

    [TestCase("{}", 422)]
    [TestCase("[]", 400)]
    [TestCase("{\"sample_no\": \"\"}", 422)]
    public async Task A_form_that_says_nothing_is_refused(string body, int status)
    {
        using var answer = await _office.PostAsync("/api/v1/samples", new StringContent(body, null, "application/json"));

        Assert.That((int)answer.StatusCode, Is.EqualTo(status), await answer.Content.ReadAsStringAsync());
    }

    private static Dictionary<string, string> Form(string number) => new()
    {
        ["sample_no"] = number,
        ["programme"] = "监督抽检",
        ["sampled_on"] = "2023-09-18",
        ["sampling_org"] = "440304-REG",
        ["samplers"] = "张三、李四",
        ["sampled_party"] = "福田示例市场01",
        ["food"] = "豇豆",
        ["food_category"] = "蔬菜",
        ["quantity"] = "2",
        ["backup_quantity"] = "1",
        ["lab"] = "440304-LAB1",
    };
}
