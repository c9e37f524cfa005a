using System.Collections.Immutable;
using FoodSafety.Lims.Domain.Reading;

namespace FoodSafety.Lims.Domain.Sampling;

/// <summary>The register of 快检车 and 快检室 as a JSON file (seeds/reference/test-units.json).</summary>
public static class TestUnitsFile
{
    /// <summary>
    /// Reads the register (UTF-8). Refused, with all faults at once: unknown members, a kind that is none, no street, several streets without
    /// <c>shared</c>, an end before the beginning, a code or name that two units of a district have on one day.
    /// </summary>
    public static Reading<TestUnits> Read(ReadOnlyMemory<byte> utf8) => Reading<TestUnits>.OfFile(utf8, "快检单元", (root, faults) =>
    {
        var all = root.Rows("快检单元").Select(UnitOf).ToImmutableArray();
        foreach (var (first, second) in all.SelectMany((first, index) => all.Skip(index + 1).Select(second => (first, second))).Where(pair => AreConfused(pair.first, pair.second)))
            faults.Add(new($"快检单元 {second.Code}", "code", "duplicate", $"与快检单元 {first.Code}（{first.Name}）在同一天有相同的编号或名称，日志中的检测无法分清是谁做的。"));
        return () => new TestUnits(all);
    });

    private static TestUnit UnitOf(JsonEntry entry)
    {
        var code = entry.Text("code");
        entry.Where = $"{entry.Where}（{code}）";
        var unit = new TestUnit(
            code, entry.Text("name"), entry.Text("kind"), entry.Text("district"), entry.Texts("streets"), entry.Flag("shared"), entry.TextOrNull("market"),
            entry.Date("effectiveFrom"), entry.DateOrNull("effectiveTo"));
        entry.TextOrNull("note");
        entry.Close();
        if (unit.Kind.Length > 0 && !TestUnits.Kinds.Contains(unit.Kind))
            entry.Fault("kind", "unknown-word", $"“{unit.Kind}”不是快检单元的类型，应为 {string.Join(" 或 ", TestUnits.Kinds)}。");
        if (unit.Streets.IsEmpty)
            entry.Fault("streets", "missing", "至少要写明一个街道。");
        if (unit.Streets.Distinct().Count() > 1 != unit.IsShared)
            entry.Fault("streets", "shared-or-not", unit.IsShared
                ? "写明几个街道共用（shared），但只有一个街道；请补上其他街道或去掉 shared。"
                : $"一个单元属于 {unit.Streets.Length} 个街道（{string.Join("、", unit.Streets)}）；确为共用的请写 \"shared\": true，否则只留一个街道。");
        if (unit.EffectiveTo < unit.EffectiveFrom)
            entry.Fault("effectiveTo", "out-of-range", "停用日期早于启用日期。");
        return unit;
    }

    private static bool AreConfused(TestUnit first, TestUnit second) =>
        first.District == second.District
        && first.ServedBetween(second.EffectiveFrom, second.EffectiveTo ?? DateOnly.MaxValue)
        && (second.IsCalled(first.Code) || second.IsCalled(first.Name));
}
