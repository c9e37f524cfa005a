using System.Text;
using FoodSafety.Lims.Documents;
using FoodSafety.Lims.Documents.Composing;
using FoodSafety.Lims.Tests.Support;

namespace FoodSafety.Lims.Tests.Documents;

/// <summary>The file as other people's programs see it: qpdf and poppler.</summary>
[TestFixture]
public sealed class PdfProgramsTests
{
    private string _folder = "";
    private string _report = "";

    [OneTimeSetUp]
    public void Write_the_report()
    {
        _folder = Directory.CreateTempSubdirectory("lims-pdf-").FullName;
        _report = Save("report.pdf", OfficeReport.Compose());
    }

    [OneTimeTearDown]
    public void Remove_the_folder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public void Qpdf_finds_nothing_wrong()
    {
        var run = RequiredProgram.Require("qpdf").Run(["--check", _report]);

        Assert.That(run.ExitCode, Is.Zero, run.Output + run.Error);
        Assert.That(run.Output, Does.Contain("No syntax or stream encoding errors found"));
    }

    [Test]
    public void Pdffonts_sees_every_font_embedded_subset_and_with_unicode()
    {
        var run = RequiredProgram.Require("pdffonts").Run([_report]);
        var fonts = run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(2).ToArray();

        Assert.That(fonts, Has.Length.EqualTo(3));
        Assert.That(fonts, Has.All.Match(@"^[A-Z]{6}\+Noto\S+ +CID TrueType +Identity-H +yes yes yes "));
        Assert.That(run.Error, Is.Empty);
    }

    [Test]
    public void Pdftotext_reads_the_Chinese_text()
    {
        var run = RequiredProgram.Require("pdftotext").Run(["-layout", _report, "-"]);

        Assert.That(run.Error, Is.Empty);
        Assert.That(run.Output, Does.Contain("福田区2023年食品抽检与快检任务完成情况表"));
        Assert.That(run.Output, Does.Contain("孔雀石绿、恩"));
        Assert.That(run.Output, Does.Contain("填表人：").And.Contain("审核人：").And.Contain("（盖章）"));
        Assert.That(run.Output, Does.Match("第 ?1 ?页 +共 ?4 ?页"));
    }

    [Test]
    public void A_character_no_font_has_still_copies_as_itself()
    {
        var path = Save("name.pdf", new Document(new DocumentProperties("姓名", OfficeReport.DataAt)).Page(page => page.Content().Text("王\U00031350明")));

        Assert.That(RequiredProgram.Require("pdftotext").Run([path, "-"]).Output, Does.StartWith("王\U00031350明"));
    }

    [Test]
    public void Pages_show_ink_where_text_is_and_none_in_the_margins()
    {
        var page = Render(_report, 1);

        Assert.That(page.HasInk(71, 80, 524, 110), "the title");
        Assert.That(page.HasInk(71, 300, 524, 700), "the table");
        Assert.That(page.HasInk(0, 0, 595, 70), Is.False, "the upper margin");
        Assert.That(page.HasInk(0, 0, 69, 842), Is.False, "the left margin");
        Assert.That(page.HasInk(526, 0, 595, 842), Is.False, "the right margin");
    }

    [Test]
    public void Pictures_stand_upright_in_their_colours()
    {
        var blueBesideRed = ImageTests.Png(2, 1, 2, 8, [0, 0, 0, 255, 255, 0, 0]);
        var picture = Render(Save("png.pdf", Pictures(blueBesideRed)), 1);
        Assert.That((picture[20, 20], picture[80, 20]), Is.EqualTo(((0, 0, 255), (255, 0, 0))));

        // The same page as a JPEG of 100 × 50 points, stored lying: turned by a quarter to the right it stands.
        var jpeg = RenderJpeg(Path.Combine(_folder, "png.pdf"));
        byte[] turned = [.. jpeg[..2], .. ImageTests.ExifSegment(6), .. jpeg[2..]];
        var upright = Render(Save("jpeg.pdf", Pictures(turned)), 1);
        var (top, bottom) = (upright[50, 50], upright[50, 150]);
        Assert.That(top.Blue, Is.GreaterThan(200), "left becomes top");
        Assert.That(bottom.Red, Is.GreaterThan(200), "right becomes bottom");
        Assert.That(Math.Max(top.Red, bottom.Blue), Is.LessThan(60));
    }

    private static Document Pictures(byte[] picture) =>
        new Document(new DocumentProperties("图", OfficeReport.DataAt)).Page(page => page.Size(new PageSize(100, 200)).Margin(0).Content().Image(picture));

    private string Save(string name, Document document)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllBytes(path, document.ToBytes());
        return path;
    }

    private byte[] RenderJpeg(string path)
    {
        var target = Path.Combine(_folder, "stored");
        var run = RequiredProgram.Require("pdftoppm").Run(["-r", "72", "-jpeg", "-singlefile", "-x", "0", "-y", "0", "-W", "100", "-H", "50", path, target]);
        Assert.That(run.ExitCode, Is.Zero, run.Error);
        return File.ReadAllBytes(target + ".jpg");
    }

    private Picture Render(string path, int page)
    {
        var target = Path.Combine(_folder, Path.GetFileNameWithoutExtension(path));
        var number = page.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var run = RequiredProgram.Require("pdftoppm").Run(["-r", "72", "-singlefile", "-f", number, path, target]);
        Assert.That(run.ExitCode, Is.Zero, run.Error);
        Assert.That(run.Error, Is.Empty);
        return new Picture(File.ReadAllBytes(target + ".ppm"));
    }

    /// <summary>A portable pixmap (P6): at 72 dots an inch one pixel is one point.</summary>
    private sealed class Picture
    {
        private readonly byte[] _file;
        private readonly int _width;
        private readonly int _start;

        public Picture(byte[] file)
        {
            _file = file;
            var head = Encoding.ASCII.GetString(file, 0, 30).Split('\n');
            _width = int.Parse(head[1].Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture);
            _start = head[0].Length + head[1].Length + head[2].Length + 3;
        }

        public (int Red, int Green, int Blue) this[int x, int y]
        {
            get
            {
                var at = _start + 3 * (y * _width + x);
                return (_file[at], _file[at + 1], _file[at + 2]);
            }
        }

        public bool HasInk(int left, int top, int right, int bottom)
        {
            for (var y = top; y < bottom; y++)
            {
                for (var x = left; x < right; x++)
                {
                    if (this[x, y].Green < 128)
                        return true;
                }
            }

            return false;
        }
    }
}
