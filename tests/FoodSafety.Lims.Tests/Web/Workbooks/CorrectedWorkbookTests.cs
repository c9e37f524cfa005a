using System.Text;
using System.Text.Json;
using ExcelDataReader;
using FoodSafety.Lims.Tests.Ingestion.Inspection;
using FoodSafety.Lims.Tests.Ingestion.Reading.Workbooks;
using FoodSafety.Lims.Tests.Support;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Uploads;
using static FoodSafety.Lims.Tests.Ingestion.Inspection.InspectionFiles;

namespace FoodSafety.Lims.Tests.Web.Workbooks;

/// <summary>Issue 3: "the corrected workbook, uploaded, takes only the unfinished rows", for every kind, as a workbook and as CSV, on both databases.</summary>
public sealed class CorrectedWorkbookTests(DatabaseKind kind) : BothDatabases(kind)
{
    private static readonly string[] Nasty =
    [
        "=1+1", "+cmd|' /C calc'!A0", "-2", "@SUM(A1)", "＝1+1", "一\r二", "一\r\n二", "一\n二", "一\t二", "一\u0001二\u001F三", "_x000D_", "_x005F_x000D_", "_x0041\r二", "_X0041_", "一\uFFFE二",
        "0012", "440304202309180001", "1E5", "2023-03-01", "TRUE", "#N/A", "<a & \"b\">", "'引号", "\U00020BB7", "100%", "1,234",
    ];

    private const string LogHeader = "编号,检测时间,市场,样品名称,检测项目,检测结果,备注";
    private const string Log = $"""
        {LogHeader}
        W1,2023-09-18 08:10,440304-M01,菜心,有机磷和氨基甲酸酯类农药,阴性,=1+1
        W2,2023-09-18 08:20,440304-M01,豇豆,有机磷和氨基甲酸酯类农药,也许,二
        """;

    [TestCase("utf-8")]
    [TestCase("gb18030")]
    [TestCase("xlsx")]
    public void Rapid_tests_corrected_are_stored_and_the_others_are_duplicates(string format) =>
        AssertCircle(Database.Import(Log), "F3", "阳性", format, firstStored: 1);

    [TestCase("utf-8")]
    [TestCase("xlsx")]
    public void Samples_corrected_are_stored_and_the_others_are_duplicates(string format) =>
        AssertCircle(Database.Samples(Sample("FT1"), Sample("FT2", samplers: "甲")), "F3", "甲、乙", format, firstStored: 1);

    [TestCase("utf-8")]
    [TestCase("xlsx")]
    public void Results_corrected_are_stored_and_the_others_are_duplicates(string format)
    {
        Database.Samples(Sample("FT1"));
        AssertCircle(Database.Results("FT1,铅,0.1,mg/kg,≤0.2,2023-04-10,合格,R1,", "FT1,镉,0.01,mg/kg,≤0.2,2023-02-30,合格,R1,"), "F3", "2023-04-11", format, firstStored: 1,
            organisation: "440304-LAB1");
    }

    [TestCase("utf-8")]
    [TestCase("xlsx")]
    public void Findings_corrected_are_stored_and_the_others_are_duplicates(string format) =>
        AssertCircle(Database.Findings("GC1,芹菜,毒死蜱║0.32mg/kg║≤0.05mg/kg,甲档,/,2023-05-08", "GC2,芹菜,字迹不清,乙档,/,2023-05-08"),
            "C3", "甲拌磷║0.055mg/kg║≤0.01mg/kg", format, firstStored: 1);

    [TestCase("utf-8")]
    [TestCase("xlsx")]
    public void The_refused_rows_alone_can_be_sent_corrected_too(string format)
    {
        var first = Database.Import(Log);
        var sheet = new SheetCells(Database.AnnotatedBytes(AnnotatedFiles.NumberOf(first), mostRows: 2));
        Assert.That(sheet["H1"], Is.EqualTo("原行号"));
        sheet.Write("F2", "阴性");

        var second = Database.Import(Saved(sheet, format), "rapid-tests");

        Assert.That((second.Rows.Accepted, second.Status), Is.EqualTo((1, "completed")));
        Assert.That(Database.Ask<string>("SELECT details FROM rapid_tests WHERE row_number = 2 AND upload_id = 2"), Is.EqualTo("{\"备注\":\"二\"}"), "nothing of ours is kept with the row");
    }

    [TestCase("utf-8")]
    [TestCase("xlsx")]
    public void A_workbook_corrected_in_two_rounds_is_annotated_with_one_pair_of_columns(string format)
    {
        var sheet = Database.Annotated(Database.Import(Log));
        sheet.Write("F3", "还是不对");
        var second = Database.Import(Saved(sheet, format), "rapid-tests");

        var again = Database.Annotated(second);

        Assert.That(again.Row(1), Is.EqualTo(LogHeader.Split(',').Concat(["结果", "原因"])));
        Assert.That((again["H2"], again["H3"]), Is.EqualTo(("重复", "拒收")));
        Assert.That(again["I3"], Does.Contain("还是不对").And.Not.Contain("也许"));
    }

    /// <summary>The workbook holds sheets of its own beside the table, and the table may be one of several.</summary>
    [Test]
    public void The_sheet_that_was_chosen_comes_back_and_is_the_one_that_is_read()
    {
        var header = LogHeader.Split(',');
        string[] stored = ["W1", "2023-09-18 08:10", "440304-M01", "菜心", "有机磷和氨基甲酸酯类农药", "阴性", "一"];
        string[] refused = ["W2", "2023-09-18 08:20", "440304-M01", "豇豆", "有机磷和氨基甲酸酯类农药", "也许", "二"];
        var file = new Book().Sheet("一", [header, stored]).Sheet("二", [header, refused]).Bytes();

        var sheet = Database.Annotated(Import(file, "二"));

        Assert.That((sheet["A2"], sheet["H2"]), Is.EqualTo(("W2", "拒收")));
        sheet.Write("F2", "阴性");

        var second = Database.Import(sheet.Save(), "rapid-tests", name: "改正.xlsx");

        Assert.That((second.File.Sheet, second.Rows.Stored, second.Rows.Refused), Is.EqualTo(("二", 1, 0)));
        Assert.That(Database.Ask<string>("SELECT details FROM rapid_tests WHERE sample_no = 'W2'"), Is.EqualTo("{\"备注\":\"二\"}"));
    }

    /// <summary>Two sheets may differ in white space alone; our columns are looked for in the one that was found.</summary>
    [Test]
    public void The_sheet_that_was_found_is_the_one_whose_columns_are_ours()
    {
        string[] header = [.. LogHeader.Split(','), "结果", "原因"];
        var file = new Book().Sheet("一", [["填写说明"]]).Sheet("一 ", [header, ["W1", "2023-09-18 08:10", "440304-M01", "菜心", "有机磷和氨基甲酸酯类农药", "阴性", "一", "拒收", "原因"]]).Bytes();

        var receipt = Database.Import(file, "rapid-tests", name: "改正.xlsx");

        Assert.That((receipt.File.Sheet, receipt.Rows.Stored), Is.EqualTo(("一 ", 1)), receipt.Faults.FirstOrDefault()?.Message);
        Assert.That(Database.Ask<string>("SELECT details FROM rapid_tests"), Is.EqualTo("{\"备注\":\"一\"}"));
        Assert.That(Database.Annotated(receipt).Row(1), Is.EqualTo(header));
    }

    /// <summary>Whatever a cell holds, it is in the workbook as it was in the file: of sampling forms the least difference would be a conflict.</summary>
    [Test]
    public void Stored_rows_are_duplicates_whatever_their_cells_hold()
    {
        var lines = Nasty.Select((text, index) => JsonSerializer.Serialize(new Dictionary<string, string>
        {
            ["抽样单编号"] = $"FT{index}",
            ["任务来源"] = "区",
            ["任务类别"] = "监督抽检",
            ["抽样日期"] = "2023-04-03",
            ["抽样单位"] = "440304-REG",
            ["抽样人员"] = "甲、乙",
            ["被抽样单位"] = "福田" + text + "商行",
            ["样品名称"] = "韭菜",
            ["食品大类"] = "蔬菜",
            ["抽样数量"] = "2",
            ["备样数量"] = "1",
            ["单位"] = "kg",
            ["检验机构"] = "440304-LAB1",
            ["备注"] = text,
            ["说明" + text] = "一",
        }));
        var first = Database.Import(string.Join('\n', lines), "samples", name: "单.ndjson");
        Assert.That((first.Rows.Stored, first.Rows.Refused), Is.EqualTo((Nasty.Length, 0)), string.Join('\n', first.Faults.Select(fault => fault.Message)));
        var workbook = Database.AnnotatedBytes(AnnotatedFiles.NumberOf(first));

        var second = Database.Import(workbook, "samples", name: "批注.xlsx");

        Assert.That(second.Faults.Select(fault => fault.Message), Is.Empty);
        Assert.That((second.Rows.Read, second.Rows.Duplicate), Is.EqualTo((Nasty.Length, Nasty.Length)));
        // The other reader asks for old encodings; the program knows them only once it has read an .xls.
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        using var other = ExcelReaderFactory.CreateReader(new MemoryStream(workbook));
        other.Read();
        foreach (var text in Nasty)
        {
            other.Read();
            Assert.That((other.GetValue(6), other.GetValue(13)), Is.EqualTo(("福田" + text + "商行", text)), "another reader sees the same");
        }
    }

    /// <summary>A cell to the right of the header's last has no name but its place.</summary>
    [TestCase("utf-8")]
    [TestCase("xlsx")]
    public void Cells_beyond_the_header_come_back_beyond_it(string format)
    {
        var samples = Database.Samples(Sample("FT1") + ",,多出", Sample("FT2", samplers: "甲"));
        Assert.That(Database.Ask<string>("SELECT details FROM samples"), Does.Contain("\"列15\":\"多出\""));

        AssertCircle(samples, "F3", "甲、乙", format, firstStored: 1);
    }

    [Test]
    public void A_file_of_JSON_lines_comes_back_as_a_table_with_the_number_of_each_line()
    {
        var first = Database.Import("""
            {"编号":"W1","检测时间":"2023-09-18 08:10","市场":"440304-M01","样品名称":"菜心","检测项目":"有机磷和氨基甲酸酯类农药","检测结果":"阴性","检测值":12.40}

            {"编号":"W2","检测时间":"2023-09-18 08:20","市场":"440304-M01","样品名称":"豇豆","检测项目":"有机磷和氨基甲酸酯类农药","outcome":"也许","ok":true}
            {"编号":"W3","检测时间":"2023-09-18 08:30","市场":"440304-M01","样品名称":"豇豆","检测项目":"有机磷和氨基甲酸酯类农药","outcome":"阴性"}
            """, name: "记录.ndjson");
        Assert.That((first.File.Format, first.File.HeaderRow, first.Rows.Stored), Is.EqualTo(("ndjson", (int?)null, 2)));
        Assert.That(first.Faults.Select(fault => (fault.Row, fault.Value, fault.Code)), Is.EqualTo(new (int?, string?, string)[] { (3, "也许", "unknown-outcome") }));

        var sheet = Database.Annotated(first);

        Assert.That(sheet.Row(1), Is.EqualTo("编号,检测时间,市场,样品名称,检测项目,检测结果,检测值,outcome,ok,原行号,结果,原因".Split(',')));
        Assert.That(sheet.Row(2), Is.EqualTo("W1,2023-09-18 08:10,440304-M01,菜心,有机磷和氨基甲酸酯类农药,阴性,12.40,,,1,已存入".Split(',')));
        Assert.That(sheet.Row(3), Is.Empty);
        Assert.That((sheet["F4"], sheet["H4"], sheet["J4"], sheet["K4"], sheet["J5"], sheet["K5"]), Is.EqualTo(("也许", "", "3", "拒收", "4", "已存入")));
        Assert.That(sheet["L4"], Does.Contain("第 3 行").And.Contain("也许"));
        Assert.That(sheet.Comments.Keys, Is.EquivalentTo(new[] { "F4" }));
        AssertCircle(first, "F4", "阳性", "xlsx", firstStored: 2, blank: 1);
    }

    [Test]
    public void JSON_lines_without_the_columns_come_back_with_their_names()
    {
        var receipt = Database.Import("{\"编号\":\"W1\",\"备注\":\"一\"}\n", name: "记录.ndjson");
        Assert.That(receipt.Faults.Single().Code, Is.EqualTo("missing-column"));

        var sheet = Database.Annotated(receipt);

        Assert.That((sheet.Row(1), sheet.Row(2)), Is.EqualTo((new[] { "编号", "备注" }, new[] { "W1", "一" })));
    }

    /// <summary>结果 is a usual header of the outcome (domain.md §3D) and 原因 of a remark: only our words below make them ours.</summary>
    [Test]
    public void Columns_of_a_sender_that_bear_our_names_are_the_senders()
    {
        var receipt = Database.Import("""
            编号,检测时间,市场,样品名称,检测项目,结果,原因
            W1,2023-09-18 08:10,440304-M01,菜心,有机磷和氨基甲酸酯类农药,阴性,例行
            """);

        Assert.That(receipt.Rows.Stored, Is.EqualTo(1));
        Assert.That(Database.Ask<string>("SELECT details FROM rapid_tests"), Is.EqualTo("{\"原因\":\"例行\"}"));
        var sheet = Database.Annotated(receipt);
        Assert.That(sheet.Row(1)[5..], Is.EqualTo(new[] { "结果", "原因", "结果", "原因" }));
        var again = Database.Import(sheet.ToCsv(Encoding.UTF8), "rapid-tests");
        Assert.That((again.Rows.Duplicate, again.Rows.Refused), Is.EqualTo((1, 0)));
    }

    private void AssertCircle(Receipt first, string cell, string corrected, string format, int firstStored, string organisation = "440304-REG", int blank = 0)
    {
        Assert.That((first.Rows.Stored, first.Rows.Refused), Is.EqualTo((firstStored, 1)), string.Join('\n', first.Faults.Select(fault => fault.Message)));
        var sheet = Database.Annotated(first);
        sheet.Write(cell, corrected);

        var second = Database.Import(Saved(sheet, format), first.Kind, organisation, name: $"改正.{format}");

        Assert.That(second.Faults.Select(fault => fault.Message), Is.Empty);
        Assert.That((second.Rows.Read, second.Rows.Duplicate, second.Rows.Stored), Is.EqualTo((firstStored + 1 + blank, firstStored, 1)));
        Assert.That(second.File.Format, Is.EqualTo(format == "xlsx" ? "xlsx" : "csv"));
        Database.AssertVerified();
    }

    private Receipt Import(byte[] file, string sheet)
    {
        var received = new ReceiveUpload("rapid-tests", "440304-REG", null, null, false, "表.xlsx", null, sheet).Handle(Database, new MemoryStream(file), TestDatabase.Now);
        return new RunImport(received.Value.UploadId).Handle(Database, TestDatabase.Now)!;
    }

    private static byte[] Saved(SheetCells sheet, string format) => format == "xlsx" ? sheet.Save() : sheet.ToCsv(EncodingOf(format));

    private static Encoding EncodingOf(string name) => name == "utf-8" ? Encoding.UTF8 : CodePagesEncodingProvider.Instance.GetEncoding(name)!;
}
