using System.Collections.Immutable;
using System.Globalization;
using FoodSafety.Lims.Domain.Reading;

namespace FoodSafety.Lims.Domain.Quotas;

/// <summary>One target of a plan file, with its parts.</summary>
internal static class TargetEntry
{
    public static Target Read(JsonEntry entry) => Read(entry, task: null);

    /// <summary>A part has its whole's task; it may not name another.</summary>
    private static Target Read(JsonEntry entry, string? task)
    {
        var code = entry.Text("code");
        entry.Where = $"指标 {code}";
        task ??= entry.Text("task");
        var target = new Target
        {
            Code = code,
            Task = task,
            Title = entry.Text("title"),
            Source = PlanFile.SourceOf(entry),
            Measure = entry.RequiredWord<Measure>("measure", QuotaWords.Word),
            Counting = entry.Word("counting", Counting.Batch, QuotaWords.Word),
            Unit = entry.Text("unit"),
            Comparator = entry.Word("comparator", Comparator.AtLeast, QuotaWords.Word),
            Goal = entry.Number("target"),
            Slices = Slices(entry),
            Milestones = [.. entry.Entries("milestones", $"指标 {code} 的进度节点").Select(Milestone)],
            Counter = entry.TextOrNull("counter"),
            SitePlaceTypes = entry.Texts("sitePlaceTypes"),
            Population = Population(entry.Entry("population")),
            External = External(entry.Entry("external")),
            Owners = entry.Texts("owners"),
            Combine = entry.Word("combine", Combine.All, QuotaWords.Word),
            Parts = [.. entry.Entries("parts", $"指标 {code} 的组成").Select(part => Read(part, task))],
            Note = entry.TextOrNull("note"),
        };
        entry.Close();
        return target;
    }

    private static ImmutableSortedDictionary<int, decimal?> Slices(JsonEntry owner)
    {
        var slices = ImmutableSortedDictionary.CreateBuilder<int, decimal?>();
        foreach (var entry in owner.Entries("slices", $"{owner.Where} 的年度"))
        {
            var year = (int)entry.Whole("year", 2000, 2100);
            if (!slices.TryAdd(year, entry.Number("target")))
                entry.Fault("year", "duplicate", string.Create(CultureInfo.InvariantCulture, $"{year} 年写了两次。"));
            entry.Close();
        }

        return slices.ToImmutable();
    }

    private static Milestone Milestone(JsonEntry entry)
    {
        var by = entry.Text("by");
        var share = entry.Number("share") ?? 0;
        // A leap day is no day of every year, so it is read in a year that has none.
        if (!DateOnly.TryParseExact($"2023-{by}", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            entry.Fault("by", "not-a-date", "应写成月-日，例如 06-30。");
        if (share is <= 0 or > 100)
            entry.Fault("share", "out-of-range", "应为大于 0、不超过 100 的百分比。");
        entry.Close();
        return new Milestone(day.Month, day.Day, share);
    }

    private static PopulationBasis? Population(JsonEntry? entry)
    {
        if (entry is null)
            return null;
        var population = new PopulationBasis((int)entry.Whole("year", 1950, 2100), entry.Text("kind"));
        entry.Close();
        return population;
    }

    private static ExternalInput? External(JsonEntry? entry)
    {
        if (entry is null)
            return null;
        var external = new ExternalInput(entry.Text("value"), entry.TextOrNull("against"));
        entry.Close();
        return external;
    }
}
