using System.Text;
using FoodSafety.Lims.Tests.Support;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Workbooks.Templates;

namespace FoodSafety.Lims.Tests.Web.Workbooks;

/// <summary>Issue 3: "It opens in LibreOffice", seen by LibreOffice itself.</summary>
[TestFixture]
public sealed class LibreOfficeTests : OneDatabase
{
    private string _folder = null!;

    [SetUp]
    public void Make_a_folder()
    {
        _folder = Path.Combine(Database.Settings.DataFolder, "office");
        Directory.CreateDirectory(_folder);
    }

    /// <summary>Cells that would be formulas come back as the text they were, from the program that would have run them.</summary>
    [Test]
    public void An_annotated_workbook_shows_every_cell_as_it_was_written()
    {
        var receipt = Database.Import("""
            编号,检测时间,市场,样品名称,检测项目,检测结果,备注,供货商
            440304202309180001,2023-09-18 08:10,440304-M01,菜心,有机磷和氨基甲酸酯类农药,阴性,=1+1,+cmd
            W2,2023/9/18 8:20,440304-M01,豇豆,有机磷和氨基甲酸酯类农药,也许,-2,@SUM(A1)
            W3,2023-09-18 08:30,440304-M01,豇豆,有机磷和氨基甲酸酯类农药,阴性,_x0041_,0012
            """);
        File.WriteAllBytes(Path.Combine(_folder, "annotated.xlsx"), Database.AnnotatedBytes(AnnotatedFiles.NumberOf(receipt)));

        var lines = ConvertedToCsv("annotated.xlsx");

        Assert.That(lines[0], Is.EqualTo("编号,检测时间,市场,样品名称,检测项目,检测结果,备注,供货商,结果,原因"));
        Assert.That(lines[1], Is.EqualTo("440304202309180001,2023-09-18 08:10,440304-M01,菜心,有机磷和氨基甲酸酯类农药,阴性,=1+1,+cmd,已存入,"));
        Assert.That(lines[2], Does.StartWith("W2,2023/9/18 8:20,440304-M01,豇豆,有机磷和氨基甲酸酯类农药,也许,-2,@SUM(A1),拒收,第 3 行"));
        Assert.That(lines[3], Is.EqualTo("W3,2023-09-18 08:30,440304-M01,豇豆,有机磷和氨基甲酸酯类农药,阴性,_x0041_,0012,已存入,"));
    }

    [Test]
    public void A_template_opens()
    {
        using (var file = File.Create(Path.Combine(_folder, "template.xlsx")))
            Assert.That(new WriteTemplate("samples", "xlsx", "440304").Handle(Database, file).Refusal, Is.Null);

        Assert.That(ConvertedToCsv("template.xlsx")[2], Does.StartWith("抽样单编号*,任务来源,任务类别*,"));
    }

    private string[] ConvertedToCsv(string workbook)
    {
        // A profile of its own: two runs of one profile wait for each other.
        var run = RequiredProgram.Require("soffice", "libreoffice").Run(
            [$"-env:UserInstallation=file://{_folder}/profile", "--headless", "--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,1", "--outdir", _folder, workbook],
            workingFolder: _folder);
        Assert.That(run.ExitCode, Is.Zero, run.Error);
        var converted = Directory.GetFiles(_folder, Path.GetFileNameWithoutExtension(workbook) + "*.csv");
        Assert.That(converted, Has.Length.EqualTo(1), run.Output + run.Error);
        return File.ReadAllText(converted[0], Encoding.UTF8).TrimStart('\uFEFF').Split('\n');
    }
}
