using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using FoodSafety.Lims.Tests.Support;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Shell.Commands;
using FoodSafety.Lims.Web.Uploads;
using FoodSafety.Lims.Web.Workbooks.Doors;

namespace FoodSafety.Lims.Tests.Web.Workbooks;

/// <summary>Contract: <c>lims import --annotated</c>, <c>GET /imports/{id}/annotated</c>, templates by command and over HTTP.</summary>
[TestFixture]
public sealed class WorkbookDoorsTests
{
    private const string Log = "编号,检测时间,市场,样品名称,检测项目,检测结果\nW1,2023-09-18 08:10,440304-M01,菜心,有机磷和氨基甲酸酯类农药,也许\n";

    private ServedLims _lims = null!;

    [SetUp]
    public async Task Serve() => _lims = await ServedLims.Start();

    [TearDown]
    public async Task Stop() => await _lims.DisposeAsync();

    [Test]
    public async Task The_sender_and_no_other_downloads_the_annotated_file_at_the_address_of_the_receipt()
    {
        var upload = _lims.Database.Import(Log, organisation: "440304-M01", name: "三月 日志.csv").Upload;
        using var sender = await _lims.Client(Roles.Market, "440304-M01");
        using var other = await _lims.Client(Roles.Market, "440304-M02");
        var state = await sender.GetFromJsonAsync<JsonElement>($"/api/v1/imports/{upload}");
        var address = state.GetProperty("receipt").GetProperty("annotated").GetString();
        Assert.That(address, Is.EqualTo($"/api/v1/imports/{upload}/annotated"));

        using var sent = await sender.GetAsync(address);

        Assert.That(sent.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(sent.Content.Headers.ContentType!.MediaType, Is.EqualTo(WorkbooksEndpoints.WorkbookType));
        Assert.That(sent.Content.Headers.ContentDisposition!.FileNameStar, Is.EqualTo("三月 日志-批注.xlsx"));
        Assert.That(new SheetCells(await sent.Content.ReadAsByteArrayAsync())["G2"], Is.EqualTo("拒收"));
        Assert.That((await other.GetAsync(address)).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That((await sender.GetAsync("/api/v1/imports/U-000999/annotated")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task An_upload_that_has_not_ended_has_no_annotated_file_yet()
    {
        var received = new ReceiveUpload("rapid-tests", "440304-REG", null, null, false, "x.csv", null)
            .Handle(_lims.Database, new MemoryStream(Encoding.UTF8.GetBytes(Log)), TestDatabase.Now);
        using var office = await _lims.Client(Roles.Office, "440304-REG");

        using var answer = await office.GetAsync($"/api/v1/imports/{Upload.FormatNumber(received.Value.UploadId)}/annotated");

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Conflict));
        Assert.That((await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString(), Is.EqualTo("not-finished"));
    }

    [TestCase("samples.csv", "text/csv")]
    [TestCase("rapid-tests.xlsx", WorkbooksEndpoints.WorkbookType)]
    public async Task A_template_is_downloaded_by_its_kind(string name, string type)
    {
        using var office = await _lims.Client(Roles.Office, "440304-REG");

        using var answer = await office.GetAsync($"/api/v1/templates/{name}");

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(answer.Content.Headers.ContentType!.MediaType, Is.EqualTo(type));
        Assert.That((await office.GetAsync("/api/v1/templates/logs.csv")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [TestCase(false, 3)]
    [TestCase(true, 3)]
    public async Task The_command_writes_the_file_and_its_receipt_names_it(bool dryRun, int exitCode)
    {
        var folder = _lims.Database.Settings.DataFolder;
        var file = Path.Combine(folder, "in.csv");
        var annotated = Path.Combine(folder, "out.xlsx");
        await File.WriteAllTextAsync(file, Log);
        string[] arguments = ["import", file, "--kind", "rapid-tests", "--org", "440304-REG", "--data", folder, "--annotated", annotated, "--json", .. dryRun ? ["--dry-run"] : Array.Empty<string>()];
        using var output = new StringWriter();
        using var error = new StringWriter();

        var code = await CommandTree.Invoke(arguments, [ImportCommand.Create()], output, error);

        Assert.That(code, Is.EqualTo(exitCode), error.ToString());
        Assert.That(JsonDocument.Parse(output.ToString()).RootElement.GetProperty("annotated").GetString(), Is.EqualTo(annotated));
        Assert.That(new SheetCells(await File.ReadAllBytesAsync(annotated))["G2"], Is.EqualTo("拒收"));
    }

    [Test]
    public async Task People_at_the_terminal_read_where_the_annotated_file_is()
    {
        var folder = _lims.Database.Settings.DataFolder;
        var file = Path.Combine(folder, "in.csv");
        var annotated = Path.Combine(folder, "out.xlsx");
        await File.WriteAllTextAsync(file, Log);
        using var output = new StringWriter();
        using var error = new StringWriter();

        await CommandTree.Invoke(
            ["import", file, "--kind", "rapid-tests", "--org", "440304-REG", "--data", folder, "--annotated", annotated], [ImportCommand.Create()], output, error);

        Assert.That(output.ToString(), Does.Contain($"批注文件：{annotated}"));
    }

    [TestCase("no-such-folder/out.xlsx")]
    [TestCase("out.csv")]
    public async Task A_place_that_cannot_be_written_is_refused_before_anything_is_stored(string target)
    {
        var folder = _lims.Database.Settings.DataFolder;
        var file = Path.Combine(folder, "in.csv");
        await File.WriteAllTextAsync(file, Log);
        using var output = new StringWriter();
        using var error = new StringWriter();

        var code = await CommandTree.Invoke(
            ["import", file, "--kind", "rapid-tests", "--org", "440304-REG", "--data", folder, "--annotated", Path.Combine(folder, target)], [ImportCommand.Create()], output, error);

        Assert.That(code, Is.EqualTo(2), error.ToString());
        await using var db = _lims.Database.CreateContext();
        Assert.That(db.Uploads.Count(), Is.Zero);
    }
}
