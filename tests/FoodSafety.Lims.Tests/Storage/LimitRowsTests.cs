using FoodSafety.Lims.Domain.Judgement;
using FoodSafety.Lims.Web.Reference;
using FoodSafety.Lims.Web.Reference.Documents;

namespace FoodSafety.Lims.Tests.Storage;

/// <summary>The narrowest limit that is in force on the day wins (seeds/reference/README.md).</summary>
[TestFixture]
public sealed class LimitRowsTests
{
    private static readonly FoodRow[] Foods = [new("菠菜", ["菠薐菜"], "蔬菜", "叶菜类蔬菜"), new("苋菜", [], "蔬菜", "叶菜类蔬菜")];

    private static readonly LimitTable Table = new(LimitRows.Of(
    [
        Row("蔬菜", "category", 3m, "2010-01-01", null),
        Row("叶菜类蔬菜", "kind", 2m, "2015-01-01", null),
        Row("菠菜", "food", 1m, "2020-01-01", "2020-12-31"),
        Row("野菜", "food", 9m, "2010-01-01", null),
    ], Foods));

    [TestCase("菠菜", "2012-06-01", 3)]
    [TestCase("菠菜", "2015-01-01", 2)]
    [TestCase("菠菜", "2019-12-31", 2)]
    [TestCase("菠菜", "2020-01-01", 1)]
    [TestCase("菠薐菜", "2020-12-31", 1)]
    [TestCase("菠菜", "2021-01-01", 2)]
    [TestCase("苋菜", "2020-06-01", 2)]
    [TestCase("黄瓜", "2020-06-01", 3)]
    [TestCase("野菜", "2020-06-01", 9)]
    public void The_narrowest_in_force_wins(string food, string on, int expected)
    {
        var found = Table.Find(food, "蔬菜", "铅", DateOnly.Parse(on, System.Globalization.CultureInfo.InvariantCulture));

        Assert.That(found?.Limit.Maximum, Is.EqualTo((decimal)expected));
    }

    [Test]
    public void Before_every_limit_there_is_none() => Assert.That(Table.Find("菠菜", "蔬菜", "铅", new DateOnly(2009, 12, 31)), Is.Null);

    private static LimitDocumentRow Row(string food, string level, decimal value, string from, string? to) => new(
        food, level, "铅", "at-most", value, "mg/kg", Day(from), to is null ? null : Day(to), "made up", "unsure");

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
