using System.Text;
using FoodSafety.Lims.Ingestion.Columns;
using FoodSafety.Lims.Ingestion.Reading;
using FoodSafety.Lims.Tests.Support;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Uploads;
using FoodSafety.Lims.Web.Workbooks.Templates;

namespace FoodSafety.Lims.Tests.Web.Workbooks;

/// <summary>Issue 3, "Templates for each kind … from the same column definitions as the parser".</summary>
[TestFixture]
public sealed class TemplateTests : OneDatabase
{
    [Test]
    public void A_template_read_back_maps_every_column([ValueSource(typeof(ReceiveUpload), nameof(ReceiveUpload.Kinds))] string kind, [Values("csv", "xlsx")] string format)
    {
        var set = ImportKinds.Columns(kind);

        var map = Read(kind, Bytes(kind, format), source => ColumnMap.Find(source, set).Map);

        Assert.That(map, Is.Not.Null);
        Assert.That(map!.HeaderRow, Is.EqualTo(3));
        Assert.That(Enumerable.Range(0, set.Columns.Count).Where(column => map.FieldOf(column) != column), Is.Empty);
        Assert.That(map.UnknownFields, Is.Empty);
    }

    [Test]
    public void A_template_sent_as_it_is_holds_no_data([ValueSource(typeof(ReceiveUpload), nameof(ReceiveUpload.Kinds))] string kind, [Values("csv", "xlsx")] string format)
    {
        var receipt = Database.Import(Bytes(kind, format), kind, name: $"模板.{format}");

        Assert.That((receipt.Status, receipt.Rows.Read), Is.EqualTo(("completed", 0)), string.Join('\n', receipt.Faults.Select(fault => fault.Message)));
    }

    /// <summary>In the order in which an office works: results need their sample.</summary>
    [Test]
    public void The_examples_written_below_the_header_import_without_fault_or_warning()
    {
        foreach (var kind in new[] { "rapid-tests", "samples", "results", "findings" })
        {
            var lines = Encoding.UTF8.GetString(Bytes(kind, "csv")).Split("\r\n");

            var receipt = Database.Import(string.Join("\r\n", lines[0], lines[1], lines[2], lines[1], ""), kind);

            Assert.That((receipt.Status, receipt.Rows.Stored), Is.EqualTo(("completed", 1)), string.Join('\n', receipt.Faults.Select(fault => fault.Message)));
            Assert.That(receipt.Warnings.Select(warning => warning.Message), Is.Empty);
        }
    }

    [Test]
    public void The_workbook_marks_required_columns_explains_each_and_offers_words()
    {
        var sheet = new SheetCells(Bytes("rapid-tests", "xlsx"));
        var columns = RapidTestColumns.Set.Columns;

        Assert.That(sheet.Row(3), Is.EqualTo(columns.Select(column => column.ChineseName + (column.IsRequired ? "*" : ""))));
        Assert.That((sheet.Fill("A3"), sheet.Fill("D3")), Is.EqualTo(("FF9B2C1F", "FF2F5D50")));
        Assert.That(sheet.Comments, Has.Count.EqualTo(columns.Count));
        Assert.That(sheet.Comments["B3"], Does.Contain("必填").And.Contain("tested_at").And.Contain("2023-09-18 08:10"));

        var outcome = sheet.Part("xl/worksheets/sheet1.xml")!;
        Assert.That(outcome, Does.Contain("sqref=\"P4:P1048576\"><formula1>&apos;词表&apos;!$P$2:$P$5</formula1>"));
        var words = new SheetCells(Bytes("rapid-tests", "xlsx"), 3);
        Assert.That(new[] { words["P2"], words["P3"], words["P4"], words["P5"] }, Is.EqualTo(new[] { "阴性", "阳性", "可疑", "无效" }));
        Assert.That(words["C2"], Is.EqualTo("福田示例市场01"), "a district's template offers its markets by name");
    }

    /// <summary>A long number typed into a cell that is no text comes back as 4.40304E+17 (domain.md §7).</summary>
    [Test]
    public void Cells_nobody_has_written_yet_are_text()
    {
        var sheet = new SheetCells(Bytes("samples", "xlsx"));

        Assert.That(sheet.Part("xl/worksheets/sheet1.xml"), Does.Contain("<col min=\"1\" max=\"1\"").And.Contain("style=\"0\""));
        Assert.That(sheet.Part("xl/styles.xml"), Does.Contain("<cellXfs count=\"26\"><xf numFmtId=\"49\""));
    }

    [Test]
    public void The_csv_twin_begins_with_a_byte_order_mark() => Assert.That(Bytes("samples", "csv")[..3], Is.EqualTo(new byte[] { 0xEF, 0xBB, 0xBF }));

    [TestCase("logs", "csv", "unknown-kind")]
    [TestCase("samples", "pdf", "unknown-format")]
    public void What_is_no_template_is_refused(string kind, string format, string code) =>
        Assert.That(new WriteTemplate(kind, format, null).Handle(Database, Stream.Null).Refusal?.Code, Is.EqualTo(code));

    private byte[] Bytes(string kind, string format)
    {
        using var stream = new MemoryStream();
        Assert.That(new WriteTemplate(kind, format, "440304").Handle(Database, stream).Refusal, Is.Null);
        return stream.ToArray();
    }

    private T Read<T>(string name, byte[] content, Func<RowSource, T> read)
    {
        var path = Path.Combine(Database.Settings.DataFolder, name);
        File.WriteAllBytes(path, content);
        using var source = RowSources.Open(path, null, one => ColumnMap.Find(one, ImportKinds.Columns(name)));
        return read(source);
    }
}
