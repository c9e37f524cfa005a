using System.Text;
using System.Text.Json;
using FoodSafety.Lims.Tests.Ingestion.Reading.Workbooks;
using FoodSafety.Lims.Tests.Support;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Uploads;

namespace FoodSafety.Lims.Tests.Web;

/// <summary>What the command line's bar, the events and the page show of a file that takes a while, whatever its format.</summary>
[TestFixture]
public sealed class ProgressTests
{
    private const int Rows = 70_000;

    [Test]
    public void The_share_that_was_read_grows_evenly_to_the_end([Values("csv", "gb18030", "utf-16", "xlsx", "ndjson")] string format)
    {
        using var test = TestDatabase.Create(DatabaseKind.Sqlite);
        var received = new ReceiveUpload("rapid-tests", "440304-REG", null, null, false, "日志", null).Handle(test.Database, new MemoryStream(File(format)), TestDatabase.Now).Value;
        var seen = new List<ImportProgress>();

        var receipt = new RunImport(received.UploadId).Handle(test.Database, TestDatabase.Now, seen.Add)!;

        Assert.That(receipt.Rows.Stored, Is.EqualTo(Rows), string.Join('\n', receipt.Faults.Select(fault => fault.Message)));
        Assert.That(seen, Has.Count.GreaterThan(1));
        Assert.That(seen.Select(progress => progress.Rate), Is.Ordered.And.All.InRange(0.0, 1.0));
        // All rows are equally long here, so the share read is that of the rows.
        foreach (var progress in seen)
            Assert.That(progress.Rate, Is.EqualTo((double)progress.Read / Rows).Within(0.08), $"at row {progress.Read}");
    }

    private static byte[] File(string format)
    {
        string[] header = ["样品编号", "检测时间", "市场", "样品名称", "检测项目", "检测结果"];
        var rows = Enumerable.Range(10_000, Rows).Select(number => (string[])[$"A{number}", "2023-09-18 08:10", "440304-M01", "菜心", "有机磷和氨基甲酸酯类农药", "阴性"]);
        var csv = new StringBuilder(string.Join(',', header)).Append('\n');
        foreach (var row in rows)
            csv.AppendJoin(',', row).Append('\n');
        return format switch
        {
            "xlsx" => new Book().Sheet("表", [header, .. rows]).Bytes(),
            "ndjson" => Encoding.UTF8.GetBytes(string.Join('\n', rows.Select(row => JsonSerializer.Serialize(header.Zip(row).ToDictionary(pair => pair.First, pair => pair.Second))))),
            "gb18030" => CodePagesEncodingProvider.Instance.GetEncoding("gb18030")!.GetBytes(csv.ToString()),
            "utf-16" => [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(csv.ToString())],
            _ => Encoding.UTF8.GetBytes(csv.ToString()),
        };
    }
}
