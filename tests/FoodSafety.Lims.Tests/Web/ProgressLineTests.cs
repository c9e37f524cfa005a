using FoodSafety.Lims.Web.Uploads;

namespace FoodSafety.Lims.Tests.Web;

/// <summary>The command line's bar.</summary>
[TestFixture]
public sealed class ProgressLineTests
{
    private static readonly ImportProgress Half = new(Read: 1_000, Accepted: 990, Refused: 10, Position: 500, Bytes: 1_000);

    [Test]
    public void In_a_terminal_one_line_overwrites_itself_and_is_ended_once()
    {
        using var output = new StringWriter();
        var line = new ProgressLine(output, isTerminal: true);

        line.Show(Half with { Read = 500, Position = 250 });
        line.Show(Half);
        line.Dispose();
        line.Dispose();

        var written = output.ToString();
        Assert.That(written.Count(character => character == '\n'), Is.EqualTo(1));
        Assert.That(written, Does.EndWith(Environment.NewLine));
        var shown = written.TrimEnd('\r', '\n').Split('\r');
        Assert.That(shown[0], Is.Empty, "each begins where the one before began");
        Assert.That(shown[1], Does.Match(@"^\[█{5}░{15}\] 25 ?%  500 行  [\d,]+ 行/秒  拒收 10 +$"));
        Assert.That(shown[2], Does.Match(@"^\[█{10}░{10}\] 50 ?%  1,000 行  [\d,]+ 行/秒  拒收 10 +$"));
    }

    [Test]
    public void Ten_million_rows_at_full_speed_fit_into_80_columns()
    {
        using var output = new StringWriter();
        using var line = new ProgressLine(output, isTerminal: true);

        line.Show(new ImportProgress(10_000_000, 0, 10_000_000, 1, 1));

        // The speed of a clock that has just begun is a thousand times what any machine reads.
        var shown = System.Text.RegularExpressions.Regex.Replace(output.ToString().Trim(), @"  [\d,]+ 行/秒", "  1,000,000 行/秒");
        Assert.That(shown.Sum(character => character is >= '\u4e00' and <= '\u9fff' ? 2 : 1), Is.LessThanOrEqualTo(80), shown);
    }

    [Test]
    public void Nothing_is_written_where_nobody_looks_and_where_nothing_was_shown()
    {
        using var output = new StringWriter();
        using (var piped = new ProgressLine(output, isTerminal: false))
            piped.Show(Half);
        using (new ProgressLine(output, isTerminal: true))
        {
        }

        Assert.That(output.ToString(), Is.Empty);
    }
}
