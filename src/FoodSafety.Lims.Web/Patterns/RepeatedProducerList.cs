using FoodSafety.Lims.Domain.Patterns;

namespace FoodSafety.Lims.Web.Patterns;

/// <summary>Producers to watch, with what puts them there.</summary>
/// <param name="Many">Batches in one year that were taken as many.</param>
public sealed record RepeatedProducerList(string District, int Many, IReadOnlyList<RepeatedProducerList.Item> Items)
{
    /// <param name="Producer">The spelling met most often.</param>
    /// <param name="Spellings">All that were taken as one.</param>
    public sealed record Item(string Producer, IReadOnlyList<string> Spellings, IReadOnlyList<Reason> Reasons, IReadOnlyList<Batch> Batches)
    {
        internal static Item Of(RepeatedProducer producer, int many) => new(
            producer.Name, producer.Spellings,
            [
                .. producer.ConsecutiveYears.Select(year => new Reason("two-consecutive-years", year, $"{year} 年和 {year + 1} 年连续两年有不合格批次。")),
                .. producer.YearsOfMany.Select(year => new Reason("many-in-one-year", year, $"{year} 年有 {producer.Batches.Count(batch => batch.On.Year == year)} 个不合格批次（{many} 批及以上）。")),
            ],
            [.. producer.Batches.Select(batch => new Batch(batch.SampleNo, batch.Producer!, batch.On))]);
    }

    /// <param name="Code">two-consecutive-years | many-in-one-year</param>
    /// <param name="Year">The year, or the first of the two.</param>
    public sealed record Reason(string Code, int Year, string Message);

    public sealed record Batch(string SampleNo, string Producer, DateOnly On);
}
