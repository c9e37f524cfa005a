using System.Text;
using FoodSafety.Lims.Ingestion.Columns;
using FoodSafety.Lims.Ingestion.Reading;
using FoodSafety.Lims.Ingestion.Reading.Text;
using FoodSafety.Lims.Tests.Ingestion.Inspection;
using FoodSafety.Lims.Tests.Ingestion.Platforms;
using FoodSafety.Lims.Tests.Ingestion.Reading.Workbooks;
using FoodSafety.Lims.Tests.Support;
using FoodSafety.Lims.Web.Shell;

namespace FoodSafety.Lims.Tests.Ingestion.Reading;

/// <summary>The contract: "unknown columns kept with the row", also those that have no name, and none beside another's.</summary>
public sealed class CellsBeyondTests
{
    private const string Header = "样品编号,检测时间,市场,样品名称,检测项目,检测结果";
    private const string Row = "A{0},2023-09-18 08:10,440304-M01,菜心,有机磷和氨基甲酸酯类农药,阴性";

    [Test]
    public void A_cell_to_the_right_of_the_header_is_kept_under_its_place([Values("csv", "xlsx")] string format)
    {
        var csv = $"{Header},备注,列9\n{string.Format(Row, 1)},一,二,三,,\"四\"\n{string.Format(Row, 2)}, ,　\n";
        var file = format == "csv" ? Encoding.UTF8.GetBytes(csv) : new Book().Sheet("表", csv.TrimEnd('\n').Split('\n').Select(line => line.Replace("\"", "").Split(','))).Bytes();

        using var test = TestDatabase.Create(DatabaseKind.Sqlite);
        var receipt = test.Database.Import(file, "rapid-tests");

        Assert.That(receipt.Rows.Stored, Is.EqualTo(2), string.Join('\n', receipt.Faults.Select(fault => fault.Message)));
        Assert.That(test.Database.Ask<string>("SELECT details FROM rapid_tests WHERE sample_no = 'A1'"), Is.EqualTo("""{"备注":"一","列9":"二","列9(2)":"三","列11":"四"}"""));
        Assert.That(test.Database.Ask<string>("SELECT details FROM rapid_tests WHERE sample_no = 'A2'"), Is.Null);
    }

    [Test]
    public void It_may_not_be_longer_than_other_cells()
    {
        var (_, chunk) = PlatformRules.Read($"{Header}\n{string.Format(Row, 1)},,{new string('长', 2001)}\n", PlatformRules.Always(null));

        Assert.That(chunk.Faults.Select(fault => (fault.ColumnName, fault.Code)), Is.EqualTo(new[] { ("列8", "too-long") }));
    }

    [Test]
    public void Rows_without_such_cells_allocate_nothing_for_it([Values("", ",,,")] string ending) =>
        Assert.That(PlatformRules.BytesOfRow(Header, index => string.Format(Row, index) + ending, PlatformRules.Always(null)), Is.LessThan(1));

    /// <summary>What is kept of a row is one JSON object: no name may stand in it twice.</summary>
    [TestCase("备注,备注,备注", "备注", "备注(2)", "备注(3)")]
    [TestCase("备注(2),备注,备注", "备注(2)", "备注", "备注(3)")]
    [TestCase("列9,备注,", "列9", "备注", "列9(2)")]
    [TestCase("产地,origin,origin", "产地", "origin(2)", "origin(3)")]
    [TestCase("检测结果,source_outcome,sample_no", "检测结果(2)", "source_outcome(2)", "sample_no(2)")]
    public void Names_of_what_is_kept_are_distinct(string headers, params string[] names)
    {
        var map = Map($"{Header},{headers}\n");

        Assert.That(Enumerable.Range(6, 3).Select(map.NameOfUnknown), Is.EqualTo(names));
        Assert.That(new[] { map.NameOfUnknown(9), map.NameOfUnknown(9), map.NameOfUnknown(20_000) }, Is.EqualTo(new[] { "列10", "列10", "列20001" }));
    }

    /// <summary>Time grows with the number of columns: 16,384 of one name took 134 million comparisons before.</summary>
    [TestCase("备注")]
    [TestCase("")]
    public void As_many_columns_as_there_can_be_are_named_at_once(string header)
    {
        var map = Map($"{Header},{string.Join(',', Enumerable.Range(2, 8000).Select(number => $"{header}({number})"))},{string.Join(',', Enumerable.Repeat(header, 8000))}\n");

        var clock = System.Diagnostics.Stopwatch.StartNew();
        var names = map.UnknownFields.Select(map.NameOfUnknown).ToList();

        Assert.That(names.Distinct().Count(), Is.EqualTo(16_000));
        Assert.That(clock.Elapsed, Is.LessThan(TimeSpan.FromSeconds(2)));
    }

    private static ColumnMap Map(string text)
    {
        using var source = new CsvRowSource(new MemoryStream(Encoding.UTF8.GetBytes(text)), FileEncoding.Utf8);
        return ColumnMap.Find(source, RapidTestColumns.Set).Map!;
    }
}
