using FoodSafety.Lims.Documents;
using FoodSafety.Lims.Documents.Composing;
using FoodSafety.Lims.Documents.Text;

namespace FoodSafety.Lims.Tests.Documents;

/// <summary>What stands on which page and where, read back from the written file.</summary>
[TestFixture]
public sealed class DocumentLayoutTests
{
    private static readonly DocumentProperties Properties = new("测试", OfficeReport.DataAt);

    private static PdfReading Read(Action<PageComposer> compose) => new(new Document(Properties).Page(compose).ToBytes());

    private static void Small(PageComposer page) => page.Size(new PageSize(200, 200)).Margin(10);

    [Test]
    public void A_table_repeats_its_header_on_every_page_and_shows_every_row_once()
    {
        var reading = new PdfReading(OfficeReport.Compose(200).ToBytes());
        var pages = reading.Pages.Select(page => reading.Texts(page).Select(text => text.Text).ToList()).ToList();

        Assert.That(pages, Has.Count.GreaterThan(10));
        foreach (var page in pages)
            Assert.That(page.Count(text => text == "任务内容"), Is.EqualTo(1), string.Join(' ', page.Take(5)));
        var rows = reading.Pages.SelectMany(page => reading.Texts(page).Where(text => text.X < 105 && int.TryParse(text.Text, out _)).Select(text => text.Text));
        Assert.That(rows, Is.EqualTo(Enumerable.Range(1, 200).Select(number => number.ToString())));
    }

    [Test]
    public void Every_page_says_which_of_how_many_it_is()
    {
        var reading = new PdfReading(OfficeReport.Compose().ToBytes());
        var count = reading.Pages.Count;

        foreach (var (index, page) in reading.Pages.Index())
            Assert.That(reading.Text(page).Replace("\n", ""), Does.Contain($"第 {index + 1} 页　共 {count} 页"));
    }

    [Test]
    public void The_number_of_pages_is_refused_in_the_content_where_it_is_not_known() =>
        Assert.That(() => Read(page => page.Content().Text(text => text.PageCount())),
            Throws.InvalidOperationException.With.Message.Contains("headers and footers"));

    [Test]
    public void A_row_stays_whole_when_a_page_can_hold_it()
    {
        var reading = Read(page =>
        {
            Small(page);
            page.Content().Table(table =>
            {
                table.Relative();
                for (var row = 0; row < 4; row++)
                    table.Row(cells => cells.Cell().Text("一\n二\n三\n四"));
            });
        });

        // 180 pt of height, rows of 4 × 14.7 + 6 = 64.8 pt: two a page.
        Assert.That(reading.Pages.Select(page => reading.Text(page)), Is.EqualTo(Enumerable.Repeat("一\n二\n三\n四\n一\n二\n三\n四", 2)));
    }

    [Test]
    public void A_row_higher_than_a_page_goes_on_at_the_next_and_loses_nothing()
    {
        var lines = Enumerable.Range(1, 30).Select(number => $"L{number}").ToArray();
        var reading = Read(page =>
        {
            Small(page);
            page.Content().Table(table =>
            {
                table.Relative().Relative();
                table.HeaderRow(cells => cells.Text("H1").Text("H2"));
                table.Row(cells => cells.Text("short").Text("row"));
                table.Row(cells => cells.Text("once").Text(string.Join('\n', lines)));
                table.Row(cells => cells.Text("last").Text("row"));
            });
        });

        var texts = reading.Pages.Select(page => reading.Texts(page).Select(text => text.Text).ToArray()).ToArray();
        Assert.That(texts, Has.All.Contains("H1"), "the header on every page");
        Assert.That(texts[0], Does.Not.Contain("L1"), "the high row begins on a page of its own");
        Assert.That(texts.SelectMany(page => page).Where(text => text[0] == 'L'), Is.EqualTo(lines));
        Assert.That(texts.SelectMany(page => page).Count(text => text == "once"), Is.EqualTo(1));
        Assert.That(texts[^1], Does.Contain("last"));
    }

    [Test]
    public void Nothing_is_drawn_outside_the_margins()
    {
        var reading = new PdfReading(OfficeReport.Compose(100).ToBytes());
        var margin = Length.Millimetres(22) - 0.01;

        foreach (var text in reading.Pages.SelectMany(reading.Texts))
        {
            Assert.That(text.X, Is.GreaterThanOrEqualTo(margin), text.Text);
            Assert.That(text.X, Is.LessThanOrEqualTo(PageSize.A4.Width - margin), text.Text);
            Assert.That(text.Y, Is.InRange(margin, PageSize.A4.Height - margin), text.Text);
        }
    }

    [TestCase(TextAlignment.Left, 10)]
    [TestCase(TextAlignment.Center, 90)]
    [TestCase(TextAlignment.Right, 170)]
    public void A_line_stands_where_its_alignment_says(TextAlignment alignment, double expected)
    {
        // Two Chinese characters of 10 pt in 180 pt: 20 pt wide, from the left margin of 10 pt.
        var reading = Read(page =>
        {
            Small(page);
            page.TextStyle(style => style.Sized(10)).Content().Text(text => text.Span("检验").Align(alignment));
        });

        Assert.That(reading.Texts(reading.Pages[0]).Single().X, Is.EqualTo(expected).Within(0.01));
    }

    [Test]
    public void Justified_lines_end_at_the_right_edge_and_the_last_stays_ragged()
    {
        var reading = Read(page =>
        {
            Small(page);
            page.TextStyle(style => style.Sized(11)).Content().Text(text => text.Span(new string('检', 20)).Align(TextAlignment.Justify));
        });

        // 16 characters of 11 pt are 176 pt; the 4 pt to spare go into 15 gaps, 0.267 pt or 24.2 thousandths of the size each.
        var content = reading.Content(reading.Pages[0]);
        Assert.That(content, Does.Contain("> -24.242 <"));
        Assert.That(content.Split("TJ")[1], Does.Not.Contain("> -"));
    }

    [Test]
    public void Numbers_of_as_many_figures_line_up()
    {
        var reading = Read(page =>
        {
            Small(page);
            page.Content().Column(column =>
            {
                column.Item().Text(text => text.Span("111").Align(TextAlignment.Right));
                column.Item().Text(text => text.Span("808").Align(TextAlignment.Right));
            });
        });

        // The 1 of Noto Serif SC is 471 units wide, its widest figure 562 and its 8 558; 10.5 pt.
        var texts = reading.Texts(reading.Pages[0]);
        Assert.That(texts[0].X, Is.EqualTo(190 - 3 * 0.562 * 10.5).Within(0.01));
        Assert.That(texts[1].X, Is.EqualTo(texts[0].X).Within(0.2));
        Assert.That(reading.Content(reading.Pages[0]), Does.Contain("> -45.5 <"), "the 1 in the middle of its room");
    }

    [Test]
    public void Columns_take_fixed_widths_first_and_share_the_rest()
    {
        var reading = Read(page =>
        {
            Small(page);
            page.Content().Table(table => table.Constant(60).Relative(1).Relative(2).CellPadding(0, 0).Row(row => row.Text("a").Text("b").Text("c")));
        });

        Assert.That(reading.Texts(reading.Pages[0]).Select(text => text.X), Is.EqualTo([10, 70, 110]).Within(0.01));
    }

    [Test]
    public void A_cell_over_columns_is_as_wide_as_they_are()
    {
        var reading = Read(page =>
        {
            Small(page);
            page.Content().Table(table => table.Relative().Relative().Relative().CellPadding(0, 0).Row(row =>
            {
                row.Cell(2).AlignRight().Text("a");
                row.Text("b");
            }));
        });

        var texts = reading.Texts(reading.Pages[0]);
        Assert.That(texts[0].X, Is.InRange(115, 130 - 4));
        Assert.That(texts[1].X, Is.EqualTo(130).Within(0.01));
    }

    [Test]
    public void A_heading_goes_to_the_next_page_with_what_it_heads()
    {
        var reading = Read(page =>
        {
            Small(page);
            page.Content().Column(column =>
            {
                column.Item().Height(150).Text("filler");
                column.Item().EnsureSpace(60).Text("heading");
                column.Item().Text("body");
            });
        });

        Assert.That(reading.Pages.Select(reading.Text), Is.EqualTo(["filler", "heading\nbody"]));
    }

    [Test]
    public void A_page_break_begins_a_page_and_none_at_the_top_of_one()
    {
        var reading = Read(page => page.Content().Column(column =>
        {
            column.PageBreak();
            column.Item().Text("first");
            column.PageBreak();
            column.Item().Text("second");
        }));

        Assert.That(reading.Pages.Select(reading.Text), Is.EqualTo(["first", "second"]));
    }

    [Test]
    public void What_no_page_can_hold_is_refused_instead_of_going_on_for_ever()
    {
        Assert.That(() => Read(page => { Small(page); page.Content().Drawing(500, _ => { }); }), Throws.TypeOf<LayoutException>());
        Assert.That(() => Read(page => { Small(page); page.Content().Text("检", style => style.Sized(300)); }), Throws.TypeOf<LayoutException>());
        Assert.That(() => Read(page => { Small(page); page.Header().Height(300).Text("a"); }), Throws.TypeOf<LayoutException>());
    }

    [Test]
    public void A_place_takes_one_thing() =>
        Assert.That(() => Read(page =>
        {
            page.Content().Text("a");
            page.Content().Text("b");
        }), Throws.InvalidOperationException);
}
