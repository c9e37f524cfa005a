using FoodSafety.Lims.Ingestion.Notation;

namespace FoodSafety.Lims.Tests.Ingestion.Notation;

public sealed class ShelfLifeTests
{
    [TestCase("2027-06-01", "/", "2027-06-01")]
    [TestCase("12个月", "2023-01-10", "2024-01-09")]
    [TestCase("180天", "2023-01-01", "2023-06-29")]
    [TestCase("2年", "2023-01-01", "2024-12-31")]
    [TestCase("1000日", "2023-01-01", "2025-09-26")]
    [TestCase("2027年", "2023-01-01", null, Description = "a year of expiry, no time of two thousand years")]
    [TestCase("9999年", "2023-01-01", null)]
    [TestCase("9999个月", "2023-01-01", null)]
    [TestCase("12个月", "见包装", null)]
    [TestCase(null, "2023-01-01", null)]
    public void The_end_is_the_day_written_or_reckoned_from_the_production(string? written, string? producedOn, string? end) =>
        Assert.That(ShelfLife.EndOf(written, producedOn), Is.EqualTo(end is null ? null : (DateOnly?)DateOnly.Parse(end)));
}
