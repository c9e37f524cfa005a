namespace FoodSafety.Lims.Domain.Patterns;

/// <summary>
/// A producer whose batches fail again and again: 连续2年 (at least one batch in each of two calendar years that follow one another) or
/// 一年多批次 (at least so many batches in one calendar year). Source: SN （二十）三, FT 25.
/// </summary>
/// <param name="Name">The spelling met most often.</param>
/// <param name="Spellings">Every spelling met.</param>
/// <param name="ConsecutiveYears">The first of each pair of years, ascending.</param>
/// <param name="YearsOfMany">Years with enough batches, ascending.</param>
/// <param name="Batches">Its batches, in the order of days.</param>
public sealed record RepeatedProducer(
    string Name, IReadOnlyList<string> Spellings, IReadOnlyList<int> ConsecutiveYears, IReadOnlyList<int> YearsOfMany, IReadOnlyList<NonCompliantBatch> Batches)
{
    /// <summary>What 多批次 is taken to mean where nobody says otherwise: 2 (the seed gives no number).</summary>
    public const int UsualMany = 2;

    /// <summary>Those that fail repeatedly, the most batches first; batches without a producer's name are left out.</summary>
    /// <param name="batches">Records of one sample count once.</param>
    /// <param name="many">Batches in one year that are many, 2 or more.</param>
    public static IReadOnlyList<RepeatedProducer> Find(IEnumerable<NonCompliantBatch> batches, int many = UsualMany)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(many, 2);
        return
        [
            .. batches
                .GroupBy(batch => CompanyName.Key(batch.Producer))
                .Where(producer => producer.Key.Length > 0)
                .Select(producer => Of([.. producer.DistinctBy(batch => batch.SampleNo).OrderBy(batch => batch.On).ThenBy(batch => batch.SampleNo, StringComparer.Ordinal)], many))
                .Where(producer => producer.ConsecutiveYears.Count + producer.YearsOfMany.Count > 0)
                .OrderByDescending(producer => producer.Batches.Count).ThenBy(producer => producer.Name, StringComparer.Ordinal),
        ];
    }

    private static RepeatedProducer Of(IReadOnlyList<NonCompliantBatch> batches, int many)
    {
        var inYear = batches.GroupBy(batch => batch.On.Year).ToDictionary(year => year.Key, year => year.Count());
        var spellings = batches.GroupBy(batch => batch.Producer!.Trim()).OrderByDescending(spelling => spelling.Count())
            .ThenBy(spelling => spelling.Key, StringComparer.Ordinal).Select(spelling => spelling.Key).ToList();
        return new(
            spellings[0], spellings,
            [.. inYear.Keys.Where(year => inYear.ContainsKey(year + 1)).Order()],
            [.. inYear.Where(year => year.Value >= many).Select(year => year.Key).Order()],
            batches);
    }
}
