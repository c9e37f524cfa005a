using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using FoodSafety.Lims.Tests.Ingestion.Reading.Workbooks;
using FoodSafety.Lims.Tests.Support;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Uploads;

namespace FoodSafety.Lims.Tests.Ingestion.Reading;

/// <summary>The same rows in another format give the same receipt but for its part about the file.</summary>
[TestFixture(DatabaseKind.Sqlite)]
[TestFixture(DatabaseKind.Postgres)]
public sealed partial class SameRowsTests(DatabaseKind kind) : BothDatabases(kind)
{
    private static readonly string Golden = Path.Combine(Repository.Root, "tests", "FoodSafety.Lims.Tests", "Golden");

    private static readonly string[] Files = ["clean", "faults", "judged", "duplicates"];

    [Test]
    public void Every_format_gives_the_receipt_of_the_CSV([ValueSource(nameof(Files))] string golden)
    {
        var csv = File.ReadAllText(Path.Combine(Golden, golden + ".csv"));
        var expected = Receipt(Encoding.UTF8.GetBytes(csv), "csv", "utf-8");
        var gb18030 = CodePagesEncodingProvider.Instance.GetEncoding("gb18030")!;
        using (Assert.EnterMultipleScope())
        {
            Same(gb18030.GetBytes(csv), "csv", "gb18030");
            Same([0xFF, 0xFE, .. Encoding.Unicode.GetBytes(csv)], "csv", "utf-16");
            Same(Encoding.BigEndianUnicode.GetBytes(csv), "csv", "utf-16");
            Same(Encoding.UTF8.GetBytes(csv.Replace(',', '\t')), "csv", "utf-8");
            Same(Encoding.UTF8.GetBytes(csv.Replace(',', ';')), "csv", "utf-8");
            Same(new Book().Sheet("说明", [["无"]]).Sheet("快检", Rows(csv)).Bytes(), "xlsx", "utf-8");
            Same(Ndjson(csv), "ndjson", "utf-8");
        }

        void Same(byte[] file, string format, string encoding) => Assert.That(Receipt(file, format, encoding), Is.EqualTo(expected), $"{format} {encoding}");
    }

    [TestCase("clean.xls", "xls")]
    [TestCase("clean.xlsx", "xlsx")]
    public void A_workbook_of_another_program_gives_the_receipt_of_the_CSV_it_was_made_of(string fixture, string format) => Assert.That(
        Receipt(WorkbookTests.Fixture(fixture), format, "utf-8"),
        Is.EqualTo(Receipt(File.ReadAllBytes(Path.Combine(Golden, "clean.csv")), "csv", "utf-8")));

    [Test]
    public void Another_sheet_of_the_same_file_is_another_content()
    {
        var rows = Rows(File.ReadAllText(Path.Combine(Golden, "clean.csv")));
        var file = new Book().Sheet("一", rows[..4]).Sheet("二", [rows[0], .. rows[4..]]).Bytes();
        var unchosen = Import(file, null);
        Assert.That((unchosen.Status, unchosen.Faults[0].Code), Is.EqualTo(("refused", "several-tables")));
        Assert.That((Import(file, "一", "k1").Rows.Stored, Import(file, "二", "k2").Rows.Stored), Is.EqualTo((3, 3)));
        Assert.That(Import(file, "二").Status, Is.EqualTo("duplicate-file"));
        var reused = new ReceiveUpload("rapid-tests", "440304-REG", null, null, false, "a.xlsx", "k1", "二").Handle(Database, new MemoryStream(file), TestDatabase.Now);
        Assert.That(reused.Refusal?.Code, Is.EqualTo("idempotency-key-reused"));
    }

    private Receipt Import(byte[] file, string? sheet, string? key = null)
    {
        var received = new ReceiveUpload("rapid-tests", "440304-REG", null, null, false, "a.xlsx", key, sheet).Handle(Database, new MemoryStream(file), TestDatabase.Now);
        return new RunImport(received.Value.UploadId).Handle(Database, TestDatabase.Now)!;
    }

    /// <summary>The receipt as JSON without what differs: the file's part, the upload's number, the time it took, and row numbers of NDJSON, which has no header row.</summary>
    private string Receipt(byte[] file, string format, string encoding)
    {
        var receipt = Database.Import(file, "rapid-tests", dryRun: true, name: "misnamed.pdf");
        Assert.That((receipt.File.Format, receipt.File.Encoding), Is.EqualTo((format, encoding)), receipt.Faults.FirstOrDefault()?.Message);
        Assert.That(receipt.File.Preview[0], Does.Contain("检测结果").Or.Contain("outcome"));
        var json = JsonNode.Parse(JsonSerializer.Serialize(receipt))!.AsObject();
        foreach (var part in (string[])["File", "Upload", "ElapsedMs"])
            json.Remove(part);
        foreach (var duplicate in json["Duplicates"]!.AsArray())
            duplicate!["TwinUpload"] = "";
        if (format != "ndjson")
            return json.ToJsonString();
        foreach (var duplicate in json["Duplicates"]!.AsArray())
            (duplicate!["Row"], duplicate["TwinRow"]) = (duplicate["Row"]!.GetValue<int>() + 1, duplicate["TwinRow"]!.GetValue<int>() + 1);
        foreach (var list in (string[])["Faults", "Warnings"])
            foreach (var fault in json[list]!.AsArray())
            {
                fault!["Row"] = fault["Row"]!.GetValue<int>() + 1;
                fault["Message"] = RowNumber().Replace(fault["Message"]!.GetValue<string>(), match => $"第 {int.Parse(match.Groups[1].Value) + 1} 行");
            }
        return json.ToJsonString();
    }

    private static string[][] Rows(string csv) => [.. csv.TrimEnd().Split('\n').Select(line => line.TrimEnd('\r').Split(','))];

    private static byte[] Ndjson(string csv)
    {
        var rows = Rows(csv);
        return Encoding.UTF8.GetBytes(string.Join('\n', rows[1..].Select(row =>
            JsonSerializer.Serialize(rows[0].Zip(row).ToDictionary(pair => pair.First, pair => pair.Second)))));
    }

    [GeneratedRegex(@"第 (\d+) 行")]
    private static partial Regex RowNumber();
}
