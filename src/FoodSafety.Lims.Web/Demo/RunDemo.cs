using System.Diagnostics;
using System.Globalization;
using FoodSafety.Lims.Domain.Quotas;
using FoodSafety.Lims.Seeds;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Quotas;
using FoodSafety.Lims.Web.Reports;
using FoodSafety.Lims.Web.Reports.Issuing;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Storage;
using FoodSafety.Lims.Web.Storage.Bulk;
using FoodSafety.Lims.Web.Uploads;

namespace FoodSafety.Lims.Web.Demo;

/// <summary>The main job end to end, through the same operations as everyday work.</summary>
public sealed class RunDemo(LimsDatabase database, DateTimeOffset asOf, Action<string> say)
{
    private const string District = "440304";

    private readonly Stopwatch _clock = Stopwatch.StartNew();

    public async Task<DemoSummary> Handle(CancellationToken cancel)
    {
        // First, so that the latest upload is of the district the dashboard is to open with.
        Tell($"贵阳“1+5+N”：快检室、送检确认、检验报告 {await new DemoNetwork(database, asOf).Handle(cancel)}、承检合同、通报");
        var folder = Path.Combine(database.Settings.DataFolder, "demo");
        var files = DistrictYear.Write(folder);
        Tell($"生成 {files.Count} 个文件：{folder}");

        var receipts = files.Select(Import).ToList();
        var closed = await new DemoCases(database, asOf).Handle(cancel);
        Tell($"办理案件：阳性处置办结 {closed.Positive:N0}，核查处置办结 {closed.Disposal:N0}");

        var quotas = (await new AskQuotas(District, asOf.Year, asOf).Handle(database, Caller.CommandLine, cancel)).Value;
        Tell($"统计指标：{quotas.Targets.Length} 项");

        var reports = new List<string>();
        foreach (var kind in ReportKind.All)
        {
            var period = asOf.ToLocal(database.Settings.TimeZone).Year.ToString(CultureInfo.InvariantCulture);
            var issued = (await new IssueReport(kind.Code, District, period, asOf).Handle(database, Caller.CommandLine, asOf, cancel)).Value;
            reports.Add(StoredReport.PathOf(issued.Report, database.Settings));
            Tell($"出具报表 {issued.Report.Number}：{kind.Name}{(issued.Warning is { } warning ? $"；{warning}" : "")}");
        }
        using var connection = database.OpenConnection();
        var cases = (string[])["positive", "disposal"];
        return new DemoSummary(
            database.Settings.DataFolder,
            District,
            asOf,
            [.. receipts.Select(receipt => receipt with { Faults = [], Warnings = [] })],
            receipts.Where(receipt => receipt.Kind == "rapid-tests").Sum(receipt => (long)receipt.Batches),
            connection.Ask<int>(null, "SELECT count(DISTINCT r.market_id) FROM rapid_tests r JOIN organisations o ON o.id = r.market_id WHERE o.district_code = @district", ("district", District)),
            connection.Ask<int>(null, "SELECT count(*) FROM organisations WHERE kind = 'market' AND district_code = @district", ("district", District)),
            [.. cases.Select(kind => new DemoSummary.CasesOfKind(kind,
                connection.Ask<int>(null, "SELECT count(*) FROM cases WHERE kind = @kind AND district_code = @district", ("kind", kind), ("district", District)),
                connection.Ask<int>(null, "SELECT count(*) FROM cases WHERE kind = @kind AND district_code = @district AND closed_at IS NOT NULL", ("kind", kind), ("district", District))))],
            quotas.Targets.Count(target => target.Status == QuotaStatus.Met),
            quotas.Targets.Length,
            reports,
            _clock.ElapsedMilliseconds);
    }

    private Receipt Import(DistrictYearFile file)
    {
        using var content = File.OpenRead(file.Path);
        var received = new ReceiveUpload(file.Kind, file.Organisation, District, null, false, Path.GetFileName(file.Path), null)
            .Handle(database, content, asOf).Value;
        var receipt = new RunImport(received.UploadId).HandleOrAwait(database, asOf);
        Tell($"导入 {receipt.File.Name}：{receipt.Rows.Read:N0} 行，存入 {receipt.Rows.Stored:N0}，批次 {receipt.Batches:N0}，立案 {receipt.CasesOpened.Positive + receipt.CasesOpened.Disposal:N0}");
        return receipt;
    }

    private void Tell(string step) => say($"[{_clock.Elapsed.TotalSeconds,5:N1} s] {step}");
}
