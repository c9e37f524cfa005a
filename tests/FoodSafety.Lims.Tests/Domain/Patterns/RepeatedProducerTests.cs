using FoodSafety.Lims.Domain.Patterns;

namespace FoodSafety.Lims.Tests.Domain.Patterns;

/// <summary>连续2年或一年多批次抽检不合格: SN （二十）三 with its example; FT 25.</summary>
public sealed class RepeatedProducerTests
{
    [TestCase("2022-05-01 2023-05-01", 2, "2022", "", Description = "A: one in each of two years")]
    [TestCase("2023-02-01 2023-11-01", 2, "", "2023", Description = "B: two in one year")]
    [TestCase("2021-12-31 2023-01-01", 2, null, null, Description = "C: a year between")]
    [TestCase("2022-12-31 2023-01-01", 2, "2022", "", Description = "calendar years, not twelve months")]
    [TestCase("2023-02-01 2023-11-01", 3, null, null, Description = "many is what the office says")]
    [TestCase("2023-01-01 2023-02-01 2024-01-01 2025-01-01", 2, "2023 2024", "2023")]
    public void A_producer_is_named_by_years_that_follow_or_by_many_in_one(string days, int many, string? consecutive, string? ofMany)
    {
        var found = RepeatedProducer.Find(days.Split(' ').Select((day, index) => new NonCompliantBatch($"S{index}", "示例食品厂", DateOnly.Parse(day, null))), many);

        Assert.That(found.Select(producer => (string.Join(' ', producer.ConsecutiveYears), string.Join(' ', producer.YearsOfMany))),
            Is.EqualTo(consecutive is null ? [] : new[] { (consecutive, ofMany) }));
    }

    [Test]
    public void Two_items_of_one_sample_are_one_batch()
    {
        Assert.That(RepeatedProducer.Find([Batch("S1", "示例食品厂"), Batch("S1", "示例食品厂")]), Is.Empty);
    }

    [TestCase("示例食品厂（个体工商户）")]
    [TestCase("示例 食品厂")]
    [TestCase("示例食品厂(个体工商户)")]
    public void Spellings_of_one_name_are_one_producer(string other)
    {
        var found = RepeatedProducer.Find([Batch("S1", "示例食品厂"), Batch("S2", other), Batch("S3", "示例食品厂")]).Single();

        Assert.That((found.Name, found.Batches.Count), Is.EqualTo(("示例食品厂", 3)));
        Assert.That(found.Spellings, Is.EqualTo(new[] { "示例食品厂", other }));
    }

    [TestCase("广东（佛山）食品有限公司", "广东佛山食品有限公司", true)]
    [TestCase("ＡＢ食品", "ab食品", true)]
    [TestCase("甲食品厂", "乙食品厂", false)]
    public void Names_are_compared_without_what_forms_write_differently(string one, string other, bool same) =>
        Assert.That(CompanyName.Key(one) == CompanyName.Key(other), Is.EqualTo(same));

    [TestCase("/")]
    [TestCase("")]
    [TestCase(" ")]
    [TestCase("——")]
    [TestCase(null)]
    public void No_name_is_nobody(string? none) =>
        Assert.That(RepeatedProducer.Find([Batch("S1", none), Batch("S2", none)]), Is.Empty);

    private static NonCompliantBatch Batch(string sampleNo, string? producer) => new(sampleNo, producer, new DateOnly(2023, 5, 8));
}
