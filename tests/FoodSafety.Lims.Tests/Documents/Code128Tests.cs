using FoodSafety.Lims.Documents.Composing;

namespace FoodSafety.Lims.Tests.Documents;

/// <summary>Code 128 against its standard: ISO/IEC 15417.</summary>
[TestFixture]
public sealed class Code128Tests
{
    /// <summary>104 + 1·48 + 2·42 + 3·42 + 4·17 + 5·18 + 6·19 + 7·35 = 879, and 879 mod 103 = 55.</summary>
    [Test]
    public void A_text_begins_with_start_B_and_ends_with_its_check() =>
        Assert.That(Code128.Values("PJJ123C"), Is.EqualTo(new[] { 104, 48, 42, 42, 17, 18, 19, 35, 55 }));

    [Test]
    public void Every_symbol_is_eleven_modules_with_bars_of_an_even_sum_and_no_two_are_alike()
    {
        var all = new string([.. Enumerable.Range(' ', 95).Select(code => (char)code)]);
        var widths = Code128.Widths(all);

        Assert.That(widths, Has.Count.EqualTo(97 * 6 + 7));
        Assert.That(widths.TakeLast(7).Sum(), Is.EqualTo(13), "the stop");
        var symbols = widths.Take(96 * 6).Chunk(6).ToList();
        Assert.That(symbols.Select(symbol => symbol.Sum()), Is.All.EqualTo(11));
        Assert.That(symbols.Where(symbol => (symbol[0] + symbol[2] + symbol[4]) % 2 != 0), Is.Empty, "the standard's parity: bars of each symbol add up to an even number");
        Assert.That(symbols.Select(symbol => string.Concat(symbol)).Distinct().Count(), Is.EqualTo(96));
    }

    [TestCase("")]
    [TestCase("样品")]
    public void What_the_code_set_has_not_is_refused(string text) => Assert.That(() => Code128.Widths(text), Throws.ArgumentException);
}
