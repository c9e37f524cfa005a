using FoodSafety.Lims.Domain.Judgement;

namespace FoodSafety.Lims.Tests.Domain.Judgement;

[TestFixture]
public sealed class LimitTableTests
{
    // 菠菜 铅 is cited as ≤0.3 and as ≤0.7 mg/kg in bulletins of one year (domain.md §3F).
    private static readonly LimitTable Table = new(
    [
        Row("菠菜", false, "铅（以Pb计）", 0.3m, "2017-09-17", "2023-06-29"),
        Row("菠菜", false, "铅(以Pb计)", 0.7m, "2023-06-30", null),
        Row("蔬菜", true, "铅(以Pb计)", 0.1m, "2017-09-17", null),
    ]);

    private static LimitRow Row(string food, bool isCategory, string item, decimal maximum, string from, string? to) => new(
        food, isCategory, item, Limit.AtMost(maximum, MeasurementUnit.MilligramPerKilogram, $"≤{maximum}mg/kg"),
        DateOnly.Parse(from), to is null ? null : DateOnly.Parse(to), "GB 2762", "certain");

    [TestCase("2023-06-29", "0.3")]
    [TestCase("2023-06-30", "0.7")]
    public void The_limit_is_the_one_in_force_on_the_day(string day, string expected) =>
        Assert.That(Table.Find("菠菜", "蔬菜", "铅（以Pb计)", DateOnly.Parse(day))!.Limit.Maximum, Is.EqualTo(decimal.Parse(expected)));

    [Test]
    public void A_food_without_a_row_of_its_own_takes_its_category()
    {
        Assert.That(Table.Find("油麦菜", "蔬菜", "铅(以Pb计)", new DateOnly(2023, 1, 1))!.Limit.Maximum, Is.EqualTo(0.1m));
        Assert.That(Table.Find("油麦菜", null, "铅(以Pb计)", new DateOnly(2023, 1, 1)), Is.Null);
        Assert.That(Table.Find("菠菜", "蔬菜", "镉", new DateOnly(2023, 1, 1)), Is.Null);
        Assert.That(Table.Find("菠菜", null, "铅(以Pb计)", new DateOnly(2016, 1, 1)), Is.Null);
    }

    /// <summary>Issue 4 point 3: limits by food category × item × method in force on the row's date.</summary>
    [TestCase("GB 5009.12-2023", "0.2")]
    [TestCase("gb5009.12-2023 第一法", "0.2")]
    [TestCase("GB 5009.268-2016", "0.3")]
    [TestCase(null, "0.3")]
    public void The_limit_for_the_method_goes_before_the_one_for_every_method(string? method, string expected)
    {
        var table = new LimitTable([Row("姜", false, "铅", 0.3m, "2023-06-30", null), Row("姜", false, "铅", 0.2m, "2023-06-30", null) with { Method = "GB 5009.12-2023" }]);

        var found = table.Find("姜", null, "铅", new DateOnly(2024, 1, 1), method)!;

        Assert.That((found.Limit.Maximum, found.Method), Is.EqualTo((decimal.Parse(expected), expected == "0.2" ? "GB 5009.12-2023" : null)));
    }

    [Test]
    public void A_food_whose_own_limit_is_for_another_method_takes_its_category() =>
        Assert.That(new LimitTable([Row("姜", false, "铅", 0.2m, "2017-09-17", null) with { Method = "GB 5009.12-2023" }, Row("蔬菜", true, "铅", 0.1m, "2017-09-17", null)])
            .Find("姜", "蔬菜", "铅", new DateOnly(2024, 1, 1), "别的方法")!.Limit.Maximum, Is.EqualTo(0.1m));

    [Test]
    public void Of_two_rows_in_force_the_later_one_holds()
    {
        var table = new LimitTable([Row("姜", false, "铅", 0.1m, "2017-09-17", null), Row("姜", false, "铅", 0.2m, "2023-06-30", null)]);

        Assert.That(table.Find("姜", null, "铅", new DateOnly(2024, 1, 1))!.Limit.Maximum, Is.EqualTo(0.2m));
        Assert.That(table.Find("姜", null, "铅", new DateOnly(2023, 1, 1))!.Limit.Maximum, Is.EqualTo(0.1m));
    }

    [Test]
    public void Two_rows_that_begin_on_one_day_are_refused() =>
        Assert.That(
            () => new LimitTable([Row("姜", false, "铅", 0.1m, "2023-01-01", null), Row("姜", false, "铅", 0.2m, "2023-01-01", null)]),
            Throws.ArgumentException);
}
