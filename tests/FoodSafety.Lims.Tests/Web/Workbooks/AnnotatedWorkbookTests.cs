using FoodSafety.Lims.Tests.Support;
using FoodSafety.Lims.Web.Shell;

namespace FoodSafety.Lims.Tests.Web.Workbooks;

/// <summary>Issue 3, "Your own file back": what a sender finds in it, on both databases.</summary>
public sealed class AnnotatedWorkbookTests(DatabaseKind kind) : BothDatabases(kind)
{
    private const string Header = "编号,检测时间,市场,样品名称,检测项目,检测结果,检测值,检测方法,备注";
    private const string Bad = "FFFFC7CE";
    private const string Warned = "FFFFE9A8";

    [Test]
    public void Every_row_comes_back_where_it_stood_as_it_was_written_with_what_became_of_it()
    {
        var receipt = Database.Import($"""
            福田区快检日志,,
            {Header}
            W1,2023/9/18 8:10,440304-M01,菜心,有机磷和氨基甲酸酯类农药,阴性, 12.40 ,,一
            W2,2023-09-18 08:20,440304-M01,豇豆,有机磷和氨基甲酸酯类农药,也许,abc,,二

            W1,2023-09-18 08:10,440304-M01,菜心,有机磷和氨基甲酸酯类农药,阴性, 12.40 ,,一
            """);

        var sheet = Database.Annotated(receipt);

        Assert.That(sheet.Row(1), Is.EqualTo(new[] { "福田区快检日志" }));
        Assert.That(sheet.Row(2), Is.EqualTo(Header.Split(',').Concat(["结果", "原因"])));
        Assert.That(sheet.Row(3), Is.EqualTo(new[] { "W1", "2023/9/18 8:10", "440304-M01", "菜心", "有机磷和氨基甲酸酯类农药", "阴性", " 12.40 ", "", "一", "已存入" }));
        Assert.That(sheet.Row(4)[..9], Is.EqualTo("W2,2023-09-18 08:20,440304-M01,豇豆,有机磷和氨基甲酸酯类农药,也许,abc,,二".Split(',')));
        Assert.That(sheet["J4"], Is.EqualTo("拒收"));
        Assert.That(sheet["K4"], Does.Contain("“也许”").And.Contain("“abc”"), "all faults of the row");
        Assert.That((sheet.Fill("F4"), sheet.Fill("G4"), sheet.Fill("E4")), Is.EqualTo((Bad, Bad, (string?)null)));
        Assert.That(sheet.Comments.Keys, Is.EquivalentTo(new[] { "F4", "G4" }));
        Assert.That(sheet.Comments["F4"], Does.Contain("“也许”"));
        Assert.That(sheet.Shapes, Is.EqualTo(2), "without its box no spreadsheet shows a comment");
        Assert.That(sheet.Row(5), Is.Empty, "a blank row keeps its place");
        Assert.That((sheet["J6"], sheet["K6"]), Is.EqualTo(("重复", "与本文件第 3 行相同，未重复存入。")));
        Assert.That(sheet.LastRow, Is.EqualTo(6));
    }

    [Test]
    public void A_duplicate_names_the_upload_and_the_row_of_its_twin()
    {
        const string row = "W1,2023-09-18 08:10,440304-M01,菜心,有机磷和氨基甲酸酯类农药,阴性,,,";
        var first = Database.Import($"{Header}\n{row}\n");

        var second = Database.Import($"{Header}\nW0,2023-09-18 08:00,440304-M01,菜心,有机磷和氨基甲酸酯类农药,阴性,,,\n{row}\n");

        Assert.That(Database.Annotated(second)["K3"], Is.EqualTo($"与 {first.Upload} 第 2 行相同，已存入过，未重复存入。"));
    }

    [Test]
    public void A_file_sent_twice_comes_back_as_duplicates_of_the_first()
    {
        const string file = $"{Header}\nW1,2023-09-18 08:10,440304-M01,菜心,有机磷和氨基甲酸酯类农药,阴性,,,\n";
        var first = Database.Import(file);
        Assert.That(Database.Import(file).Status, Is.EqualTo("duplicate-file"));

        var sheet = new SheetCells(Database.AnnotatedBytes(AnnotatedFiles.NumberOf(first) + 1));

        Assert.That((sheet["J2"], sheet["K2"]), Is.EqualTo(("重复", $"与 {first.Upload} 第 2 行相同，已存入过，未重复存入。")));
    }

    [Test]
    public void A_warning_has_a_colour_of_its_own_and_the_row_is_stored()
    {
        var sheet = Database.Annotated(Database.Import($"{Header}\nW1,2023-09-18 08:10,440304-M01,菜心,有机磷和氨基甲酸酯类农药,阴性,62.3,酶抑制率法,\n"));

        Assert.That(sheet["J2"], Is.EqualTo("已存入"));
        Assert.That(sheet.Fill("F2"), Is.EqualTo(Warned));
        Assert.That(sheet["K2"], Does.StartWith("提醒：").And.Contain("从严按阳性处理"));
    }

    [TestCase(null, true, "试运行：可存入", "拒收", "重复")]
    [TestCase("all-or-nothing", false, "未存入", "拒收", "重复")]
    [TestCase("max-bad:90%", false, "已存入", "拒收", "重复")]
    public void What_became_of_rows_follows_the_mode(string? mode, bool dryRun, params string[] results)
    {
        var receipt = Database.Import($"""
            {Header}
            W1,2023-09-18 08:10,440304-M01,菜心,有机磷和氨基甲酸酯类农药,阴性,,,
            W2,2023-09-18 08:20,440304-M01,菜心,有机磷和氨基甲酸酯类农药,也许,,,
            W1,2023-09-18 08:10,440304-M01,菜心,有机磷和氨基甲酸酯类农药,阴性,,,
            """, mode: mode, dryRun: dryRun);

        var sheet = Database.Annotated(receipt);

        Assert.That(new[] { sheet["J2"], sheet["J3"], sheet["J4"] }, Is.EqualTo(results));
    }

    [Test]
    public void All_faults_are_marked_and_not_only_those_of_the_receipt()
    {
        var rows = Enumerable.Range(1, 1500).Select(row => $"W{row},2023-09-18 08:10,440304-M01,菜心,有机磷和氨基甲酸酯类农药,也许,,,");
        var receipt = Database.Import($"{Header}\n{string.Join('\n', rows)}\n");
        Assert.That(receipt.Faults, Has.Count.EqualTo(1000));

        var sheet = Database.Annotated(receipt);

        Assert.That(sheet.Comments, Has.Count.EqualTo(1500));
        Assert.That(sheet["J1501"], Is.EqualTo("拒收"));
    }

    [Test]
    public void A_file_longer_than_a_sheet_comes_back_as_its_refused_rows_with_the_number_each_had()
    {
        var rows = Enumerable.Range(1, 20).Select(row => $"W{row},2023-09-18 08:{row + 10},440304-M01,菜心,有机磷和氨基甲酸酯类农药,{(row % 7 == 0 ? "也许" : "阴性")},,,");
        var receipt = Database.Import($"标题\n{Header}\n{string.Join('\n', rows)}\n");

        var workbook = Database.AnnotatedBytes(AnnotatedFiles.NumberOf(receipt), mostRows: 21);
        var sheet = new SheetCells(workbook);

        Assert.That(sheet.Row(1), Is.EqualTo(Header.Split(',').Concat(["原行号", "结果", "原因"])));
        Assert.That((sheet["A2"], sheet["J2"], sheet["K2"]), Is.EqualTo(("W7", "9", "拒收")));
        Assert.That((sheet["A3"], sheet["J3"], sheet["K3"]), Is.EqualTo(("W14", "16", "拒收")));
        Assert.That(sheet.LastRow, Is.EqualTo(3));
        Assert.That(new SheetCells(workbook, 2).Part("xl/worksheets/sheet2.xml"), Does.Contain("1,048,576").And.Contain("原行号"));
        Assert.That(new SheetCells(Database.AnnotatedBytes(AnnotatedFiles.NumberOf(receipt), mostRows: 22)).LastRow, Is.EqualTo(22), "as many rows as a sheet has still fit");
    }

    [Test]
    public void A_file_refused_as_a_whole_says_so_on_a_sheet_of_its_own_beside_its_rows()
    {
        var receipt = Database.Import("编号,检测时间,市场\nW1,2023-09-18,440304-M01\n");
        Assert.That(receipt.Faults.Single().Code, Is.EqualTo("missing-column"));

        var workbook = Database.AnnotatedBytes(AnnotatedFiles.NumberOf(receipt));

        Assert.That(SheetCells.SheetNames(workbook), Is.EqualTo(new[] { "数据", "整份未导入" }));
        Assert.That(new SheetCells(workbook).Row(2), Is.EqualTo(new[] { "W1", "2023-09-18", "440304-M01" }));
        Assert.That(new SheetCells(workbook, 2)["B2"], Is.EqualTo(receipt.Faults.Single().Message));
        Assert.That(new SheetCells(workbook).Part("xl/workbook.xml"), Does.Contain("activeTab=\"1\""), "it is what people see first");
    }

    [Test]
    public void A_file_that_cannot_be_read_at_all_still_answers_with_the_reason()
    {
        var receipt = Database.Import([0, 1, 2, 3], "rapid-tests");

        var workbook = Database.AnnotatedBytes(AnnotatedFiles.NumberOf(receipt));

        Assert.That(SheetCells.SheetNames(workbook), Is.EqualTo(new[] { "整份未导入" }));
        Assert.That(new SheetCells(workbook)["B2"], Is.EqualTo(receipt.Faults.Single().Message));
    }

    [Test]
    public void The_same_upload_gives_the_same_bytes()
    {
        var upload = AnnotatedFiles.NumberOf(Database.Import($"{Header}\nW1,2023-09-18 08:10,440304-M01,菜心,有机磷和氨基甲酸酯类农药,也许,,,\n"));

        var once = Database.AnnotatedBytes(upload);

        Assert.That(Database.AnnotatedBytes(upload), Is.EqualTo(once));
    }
}
