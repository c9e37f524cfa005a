using System.Text;
using FoodSafety.Lims.Ingestion.Columns;
using FoodSafety.Lims.Ingestion.Pipeline;
using FoodSafety.Lims.Ingestion.Reading;
using FoodSafety.Lims.Tests.Ingestion.Inspection;
using FoodSafety.Lims.Tests.Support;
using FoodSafety.Lims.Tests.Web.Workbooks;
using FoodSafety.Lims.Web.Shell;

namespace FoodSafety.Lims.Tests.Ingestion.Reading;

public sealed class NdjsonTests
{
    [Test]
    public void Names_of_all_lines_are_the_header_and_a_row_has_its_lines_number()
    {
        var rows = SourceRows.All("""
            {"样品编号":"A1","检测值":12.40,"备注":null}

            {"检测值":"８","extra":{"a":[1, 2]},"样品编号":"A2","ok":true}
            """u8.ToArray());
        Assert.That(rows.Select(row => row.Number), Is.EqualTo((int[])[0, 1, 2, 3]));
        Assert.That(rows[0].Cells, Is.EqualTo((string[])["样品编号", "检测值", "备注", "extra", "ok"]));
        Assert.That(rows[1].Cells, Is.EqualTo((string[])["A1", "12.40"]));
        Assert.That(rows[2].Cells, Is.Empty);
        Assert.That(rows[3].Cells, Is.EqualTo((string[])["A2", "８", "", """{"a":[1, 2]}""", "true"]));
    }

    [Test]
    public void It_is_told_by_its_content_with_or_without_a_mark()
    {
        using var source = RowSources.Open(new MemoryStream([0xEF, 0xBB, 0xBF, .. "{\"sampleNo\":\"A1\"}\r\n"u8]));
        Assert.That((source.Format, source.Encoding), Is.EqualTo(("ndjson", "utf-8")));
        Assert.That(SourceRows.All(source)[0].Cells, Is.EqualTo((string[])["sampleNo"]));
    }

    [TestCase("{\"b\":", "不是完整的 JSON 对象")]
    [TestCase("A001,2023", "不是 JSON 对象")]
    [TestCase("[1]", "不是 JSON 对象")]
    [TestCase("{\"b\":1,\"b\":2}", "字段“b”写了两次")]
    [TestCase("{\"b\":1} {\"b\":2}", "不是完整的 JSON 对象")]
    [TestCase("{\"b\":\"\\u0000\"}", "含有空字符 NUL")]
    [TestCase("{\"b\":\"\\ud800\"}", "含有无效的字符")]
    public void A_broken_line_is_a_row_without_fields_and_the_others_are_read(string line, string why)
    {
        using var source = RowSources.Open(new MemoryStream(Encoding.UTF8.GetBytes($"{{\"a\":1}}\n{line}\n{{\"a\":3}}\n")));
        var rows = new List<(int Number, int Fields, string Cell, RowFault? Broken)>();
        while (source.Read())
            rows.Add((source.RowNumber, source.FieldCount, Encoding.UTF8.GetString(source.Field(0)), source.Broken));

        Assert.That(rows.Select(row => (row.Number, row.Fields, row.Cell)), Is.EqualTo(new[] { (0, 1, "a"), (1, 1, "1"), (2, 0, ""), (3, 1, "3") }), "nor are its names the header's");
        Assert.That(rows.Select(row => row.Broken?.Code), Is.EqualTo(new[] { null, null, "not-understood", null }));
        Assert.That((rows[2].Broken!.RowNumber, rows[2].Broken!.Value), Is.EqualTo((2, line)));
        Assert.That(rows[2].Broken!.Message, Does.StartWith("第 2 行" + why));
    }

    [TestCase("{\"a\":1,\"a\":2}\n", "第 1 行字段“a”写了两次")]
    [TestCase("{\"a\":1\nA001,2023\n", "第 1 行不是完整的 JSON 对象")]
    [TestCase("[{\"a\":1}]", "JSON 数组")]
    public void A_file_without_any_object_is_refused(string text, string sentence) =>
        Assert.That(SourceRows.Refusal(Encoding.UTF8.GetBytes(text)).Message, Does.Contain(sentence));

    [Test]
    public void A_line_beyond_the_bounds_of_a_row_ends_the_reading() =>
        Assert.That(SourceRows.Refusal(Encoding.UTF8.GetBytes($"{{\"a\":1}}\n{{\"a\":\"{new string('x', FieldBuffer.LongestRowBytes + 1)}\"}}\n{{\"a\":3}}\n")).Code, Is.EqualTo("too-large"));

    [TestCase("gb18030")]
    [TestCase("utf-16")]
    public void Another_encoding_is_refused_by_its_name(string encoding)
    {
        const string text = "{\"样品编号\":\"A1\"}\n{\"样品编号\":\"A2\"}\n";
        byte[] file = encoding == "utf-16" ? [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(text)] : CodePagesEncodingProvider.Instance.GetEncoding(encoding)!.GetBytes(text);
        Assert.That(SourceRows.Refusal(file).Message, Does.Contain("NDJSON").And.Contain(encoding).And.Contain("UTF-8"));
    }

    /// <summary>Through the front door, of a kind of the million and of one of the thousand; on the way back the line has its row.</summary>
    [TestCase("rapid-tests", "{\"样品编号\":\"A1\",\"检测时间\":\"2023-03-01\",\"市场\":\"440304-M01\",\"样品名称\":\"菜心\",\"检测项目\":\"农残\",\"检测结果\":\"阴性\"}")]
    [TestCase("findings", "{\"抽样编号\":\"A1\",\"食品名称\":\"芹菜\",\"不合格项目\":\"毒死蜱║0.32mg/kg║≤0.05mg/kg\"}")]
    public void A_broken_line_is_refused_with_its_number_and_the_others_are_stored(string kind, string line)
    {
        using var test = TestDatabase.Create(DatabaseKind.Sqlite);
        var receipt = test.Database.Import($"{line}\n\n{line[..40]}\n{line.Replace("A1", "A2")}\n", kind, name: "记录.ndjson");

        Assert.That((receipt.Status, receipt.Rows.Read, receipt.Rows.Blank, receipt.Rows.Stored, receipt.Rows.Refused), Is.EqualTo(("completed-with-refusals", 4, 1, 2, 1)));
        Assert.That(receipt.FaultCodes(), Is.EqualTo(((int?, string?, string)[])[(3, null, "not-understood")]));
        var sheet = test.Database.Annotated(receipt);
        Assert.That(sheet.Row(4)[^3..], Is.EqualTo(new[] { "3", "拒收", receipt.Faults[0].Message }));
    }

    [Test]
    public void Lines_may_name_a_column_differently_and_each_counts()
    {
        using var source = RowSources.Open(new MemoryStream("""
            {"样品编号":"A1","检测时间":"2023-03-01","市场":"M","样品名称":"菜","检测项目":"农残","结果判定":"一","检测结果":"阴性"}
            {"sample_no":"A2","检测时间":"2023-03-01","市场":"M","样品名称":"菜","检测项目":"农残","outcome":"阳性"}
            {"样品编号":"A3","检测时间":"2023-03-01","市场":"M","样品名称":"菜","检测项目":"农残","检测结果":null,"结果判定":"可疑"}
            """u8.ToArray()));
        var map = SourceRows.FindRapidTests(source).Map!;
        var (sample, outcome, other) = (map.FieldOf(RapidTestColumns.SampleNo), map.FieldOf(RapidTestColumns.Outcome), Array.IndexOf(map.Headers, "结果判定"));

        Assert.That(SourceRows.All(source).Select(row => (row.Cells[sample], row.Cells[outcome], row.Cells.ElementAtOrDefault(other))), Is.EqualTo(new[]
        {
            ("A1", "阴性", "一"), // Both in one line: the surer counts, the other is kept.
            ("A2", "阳性", ""),
            ("A3", "可疑", ""),
        }));
    }

    [Test]
    public void Missing_columns_are_said_without_a_header_row()
    {
        using var source = RowSources.Open(new MemoryStream("{\"样品编号\":\"A1\",\"检测日其\":\"2023-03-01\"}\n"u8.ToArray()));
        var missing = SourceRows.FindRapidTests(source).Missing!;
        Assert.That(missing.Message, Does.StartWith("各行的字段名中缺少必填列").And.Contain("检测时间 是否即“检测日其”"));
    }
}
