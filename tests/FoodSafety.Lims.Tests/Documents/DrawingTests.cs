using System.Globalization;
using System.Text.RegularExpressions;
using FoodSafety.Lims.Documents;
using FoodSafety.Lims.Documents.Composing;

namespace FoodSafety.Lims.Tests.Documents;

/// <summary>Bars and shapes as the page's operators draw them; the page is 220 pt wide with margins of 10.</summary>
[TestFixture]
public sealed class DrawingTests
{
    private static string Content(Action<Container> compose)
    {
        var reading = new PdfReading(new Document(new DocumentProperties("图", OfficeReport.DataAt)).Page(page =>
        {
            page.Size(new PageSize(220, 220)).Margin(10);
            compose(page.Content());
        }).ToBytes());
        return reading.Content(reading.Pages[0]);
    }

    private static double[] FilledWidths(string content) =>
        [.. Regex.Matches(content, @"[-\d.]+ [-\d.]+ ([\d.]+) [\d.]+ re f").Select(match => double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture))];

    [TestCase(0.25, 50)]
    [TestCase(1.5, 200)]
    [TestCase(-1, 0)]
    [TestCase(double.NaN, 0)]
    public void A_progress_bar_is_filled_by_its_rate_and_never_beyond(double rate, double expected)
    {
        var widths = FilledWidths(Content(place => place.ProgressBar(rate, Color.Black)));

        Assert.That(widths[0], Is.EqualTo(200), "the ground");
        Assert.That(widths.Skip(1).Sum(), Is.EqualTo(expected).Within(0.001));
    }

    [Test]
    public void Bars_are_as_long_as_their_values_and_the_longest_fills_the_scale()
    {
        var chart = new BarChart([new Bar("甲", 50, "50"), new Bar("乙", 100, "100", Target: 200), new Bar("丙", 0, "0")]);
        var content = Content(place => place.Chart(chart));
        var widths = FilledWidths(content);

        // The scale is what labels (28 %), captions (18 %) and the gap of 5 pt leave of 200 pt: 103 pt for 200.
        Assert.That(widths, Is.EqualTo([103 / 4.0, 103 / 2.0]).Within(0.001), "nothing is drawn for zero");
        Assert.That(content, Does.Contain("174 "), "the mark of the target at the end of the scale: 10 + 56 + 5 + 103");
    }

    [Test]
    public void A_chart_without_bars_or_with_zeros_only_divides_by_nothing()
    {
        Assert.That(FilledWidths(Content(place => place.Chart(new BarChart([])))), Is.Empty);
        Assert.That(FilledWidths(Content(place => place.Chart(new BarChart([new Bar("甲", 0, "0", Target: 0)])))), Is.Empty);
    }

    [Test]
    public void A_label_too_long_for_its_line_ends_in_an_ellipsis()
    {
        var reading = new PdfReading(new Document(new DocumentProperties("图", OfficeReport.DataAt)).Page(page =>
            page.Content().Chart(new BarChart([new Bar(new string('检', 60), 1, "1")]))).ToBytes());

        Assert.That(reading.Text(reading.Pages[0]), Does.Match("^检{5,20}…\n1$"));
    }
}
