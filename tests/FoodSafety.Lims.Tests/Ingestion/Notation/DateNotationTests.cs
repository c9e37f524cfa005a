using FoodSafety.Lims.Ingestion.Notation;

namespace FoodSafety.Lims.Tests.Ingestion.Notation;

[TestFixture]
public sealed class DateNotationTests
{
    // Spellings met in real bulletins (domain.md §3C); 45990 is 2025-11-29 in the 1900 system of Excel.
    [TestCase("2025-12-01", "2025-12-01", null)]
    [TestCase(" 2025/11/3", "2025-11-03", null)]
    [TestCase("2026年3月5日", "2026-03-05", null)]
    [TestCase("2026.3.5", "2026-03-05", null)]
    [TestCase("20251201", "2025-12-01", null)]
    [TestCase("2025-11-13（购进日期）", "2025-11-13", "购进日期")]
    [TestCase("加工日期：2025-11-13", "2025-11-13", "加工日期")]
    [TestCase("2025-11-13（订单生成日期）", "2025-11-13", "订单生成日期")]
    [TestCase("2025-11-13 00:00:00", "2025-11-13", null)]
    [TestCase("45990.0", "2025-11-29", null)]
    [TestCase("45990", "2025-11-29", null)]
    [TestCase("４５９９０", "2025-11-29", null)]
    [TestCase("36526", "2000-01-01", null)]
    [TestCase("73050", "2099-12-31", null)]
    public void Every_spelling_met_is_read_and_its_qualifier_kept(string text, string day, string? qualifier) =>
        Assert.That(DateNotation.Parse(text), Is.EqualTo(new NotedDate(DateOnly.Parse(day), qualifier, text)));

    [TestCase("2025-13-45")]
    [TestCase("2025-02-30")]
    [TestCase("2025-11/13")]
    [TestCase("25-11-13")]
    [TestCase("2025-11")]
    [TestCase("见包装")]
    [TestCase("20251301")]
    [TestCase("2025-11-13（农历）")]
    [TestCase("农历日期：2025-11-13")]
    [TestCase("1234567")]
    [TestCase("36525")]
    [TestCase("73051")]
    [TestCase("459900")]
    [TestCase("2025-11-13/2025-11-14")]
    [TestCase("")]
    public void A_lot_number_or_an_impossible_day_is_no_date(string text) =>
        Assert.That(DateNotation.Parse(text), Is.Null);
}
