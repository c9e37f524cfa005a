using System.Text;
using FoodSafety.Lims.Ingestion.Columns;
using FoodSafety.Lims.Ingestion.Reading;

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

    [TestCase("{\"a\":1}\n{\"a\":", "第 2 行不是完整的 JSON 对象")]
    [TestCase("{\"a\":1}\nA001,2023\n", "第 2 行不是完整的 JSON 对象")]
    [TestCase("{\"a\":1}\n\n[1]\n", "第 3 行不是 JSON 对象")]
    [TestCase("{\"a\":1,\"a\":2}\n", "第 1 行字段“a”写了两次")]
    [TestCase("{\"a\":1} {\"a\":2}\n", "第 1 行不是完整的 JSON 对象")]
    [TestCase("{\"a\":\"\\u0000\"}\n", "第 1 行含有空字符 NUL")]
    [TestCase("{\"a\":\"\\ud800\"}\n", "第 1 行含有无效的字符")]
    [TestCase("[{\"a\":1}]", "JSON 数组")]
    public void A_broken_line_is_named_and_nothing_of_the_file_is_taken(string text, string sentence) =>
        Assert.That(SourceRows.Refusal(Encoding.UTF8.GetBytes(text)).Message, Does.Contain(sentence));

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
