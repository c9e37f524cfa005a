using System.Collections.Immutable;
using FoodSafety.Lims.Domain.Reading;

namespace FoodSafety.Lims.Domain.Quotas;

/// <summary>The populations as a JSON file (seeds/reference/populations.json).</summary>
public static class PopulationsFile
{
    /// <summary>Reads the populations (UTF-8). Refused, with all faults at once: unknown members and words, a population below 1, a district twice from one day on.</summary>
    public static Reading<Populations> Read(ReadOnlyMemory<byte> utf8) => Reading<Populations>.OfFile(utf8, "人口", (root, faults) =>
    {
        var all = root.Rows("人口").Select(PopulationOf).ToImmutableArray();
        foreach (var twice in all.GroupBy(population => (population.District, population.EffectiveFrom)).Where(group => group.Count() > 1))
            faults.Add(new($"人口 {twice.Key.District}", "effectiveFrom", "duplicate", "同一地区同一天起有两个人口数。"));
        return () => new Populations(all);
    });

    private static Population PopulationOf(JsonEntry entry)
    {
        var population = new Population(
            entry.Text("district"),
            entry.Whole("value", 1, 2_000_000_000),
            (int)entry.Whole("year", 1950, 2100),
            entry.Text("kind"),
            entry.Text("source"),
            entry.Text("basis"),
            entry.Certainty(),
            entry.Date("effectiveFrom"),
            entry.DateOrNull("effectiveTo"));
        entry.Close();
        if (population.Basis is not ("checked" or "from-memory" or "assumed"))
            entry.Fault("basis", "unknown-word", "应为 checked、from-memory 或 assumed。");
        return population;
    }
}
