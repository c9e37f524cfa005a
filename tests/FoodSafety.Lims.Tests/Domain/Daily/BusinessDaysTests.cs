using FoodSafety.Lims.Domain.Daily;

namespace FoodSafety.Lims.Tests.Domain.Daily;

/// <summary>A night market's day (22:00–06:00) does not split at midnight.</summary>
public sealed class BusinessDaysTests
{
    private static readonly BusinessDays FromMay = new([new(new DateOnly(2023, 5, 1), new TimeOnly(6, 0)), new(new DateOnly(2023, 9, 1), TimeOnly.MinValue)]);

    [TestCase("2023-05-02 05:59", "2023-05-01")]
    [TestCase("2023-05-02 06:00", "2023-05-02")]
    [TestCase("2023-05-02 02:10", "2023-05-01")]
    [TestCase("2023-05-02 22:00", "2023-05-02")]
    [TestCase("2023-04-30 05:59", "2023-04-30", Description = "before the first change the day begins at midnight")]
    [TestCase("2023-05-01 05:59", "2023-04-30", Description = "the first day that begins at six leaves its night to the day before")]
    [TestCase("2023-08-31 05:59", "2023-08-30")]
    [TestCase("2023-09-01 00:00", "2023-09-01", Description = "from September on at midnight again")]
    public void A_time_belongs_to_the_day_that_had_begun(string local, string day) =>
        Assert.That(FromMay.DayOf(DateTime.Parse(local)), Is.EqualTo(DateOnly.Parse(day)));

    [Test]
    public void What_is_written_is_read_back() =>
        Assert.That(BusinessDays.Parse(FromMay.ToString())!.Starts, Is.EqualTo(FromMay.Starts));

    [Test]
    public void Two_schedules_differ_from_a_day_on()
    {
        Assert.That(BusinessDays.FirstDifference(FromMay, null), Is.EqualTo(new DateOnly(2023, 5, 1)));
        Assert.That(BusinessDays.FirstDifference(FromMay, new([FromMay.Starts[0]])), Is.EqualTo(new DateOnly(2023, 9, 1)));
        Assert.That(BusinessDays.FirstDifference(FromMay, new([.. FromMay.Starts])), Is.Null);
        Assert.That(BusinessDays.FirstDifference(null, new([new(new DateOnly(2023, 5, 1), TimeOnly.MinValue)])), Is.Null, "midnight said aloud is midnight");
    }
}
