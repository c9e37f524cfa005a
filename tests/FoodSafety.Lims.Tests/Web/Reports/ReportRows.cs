using System.Globalization;
using System.Text;
using FoodSafety.Lims.Tests.Support;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Reports;
using FoodSafety.Lims.Web.Reports.Issuing;
using FoodSafety.Lims.Web.Storage;

namespace FoodSafety.Lims.Tests.Web.Reports;

/// <summary>Records for reports, sent in by the front door, and the reports about them.</summary>
internal static class ReportRows
{
    public const string District = "440304";

    /// <summary>One row a batch, on the given day, spread over the first markets of 福田; every 50th is positive if asked for.</summary>
    public static void ImportRapidTests(this LimsDatabase database, int count, string day, int markets = 3, bool withPositives = false)
    {
        var text = new StringBuilder("样品编号,检测时间,市场,样品名称,检测项目,检测结果\n");
        for (var number = 1; number <= count; number++)
        {
            var outcome = withPositives && number % 50 == 0 ? "阳性" : "阴性";
            text.Append(CultureInfo.InvariantCulture, $"R{number:00000},{day} 08:{number % 60:00},{District}-M{1 + number % markets:00},豇豆,有机磷和氨基甲酸酯类农药,{outcome}\n");
        }
        var receipt = database.Import(text.ToString(), name: $"{day}.csv");
        Assert.That(receipt.Rows.Stored, Is.EqualTo(count), () => receipt.Faults.FirstOrDefault()?.Message ?? "");
    }

    public static async Task<Issued> Issue(this LimsDatabase database, string kind, string period, DateTimeOffset? asOf = null, string district = District)
    {
        var issued = await new IssueReport(kind, district, period, asOf ?? TestDatabase.Now).Handle(database, Caller.CommandLine, TestDatabase.Now, default);
        Assert.That(issued.Refusal, Is.Null);
        return issued.Value;
    }

    public static string PathOf(this LimsDatabase database, Issued issued) => StoredReport.PathOf(issued.Report, database.Settings);

    /// <summary>The words of an issued report, as poppler reads them.</summary>
    public static string TextOf(this LimsDatabase database, Issued issued, int? page = null)
    {
        string[] pages = page is { } only ? ["-f", $"{only}", "-l", $"{only}"] : [];
        var run = RequiredProgram.Require("pdftotext").Run([.. pages, "-layout", database.PathOf(issued), "-"]);
        Assert.That(run.ExitCode, Is.Zero, run.Error);
        return run.Output;
    }

    public static int PagesOf(this LimsDatabase database, Issued issued)
    {
        var run = RequiredProgram.Require("pdfinfo").Run([database.PathOf(issued)]);
        return int.Parse(run.Output.Split('\n').Single(line => line.StartsWith("Pages:", StringComparison.Ordinal))[6..], CultureInfo.InvariantCulture);
    }
}
