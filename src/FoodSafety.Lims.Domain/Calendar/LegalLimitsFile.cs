using System.Collections.Immutable;
using FoodSafety.Lims.Domain.Disposal;
using FoodSafety.Lims.Domain.Reading;

namespace FoodSafety.Lims.Domain.Calendar;

/// <summary>The legal limits as a JSON file (seeds/reference/legal-limits.json).</summary>
public static class LegalLimitsFile
{
    /// <summary>
    /// Reads the limits (UTF-8). Refused, with all faults at once: unknown members and words, a clock without a number or a start,
    /// a number where there is nothing to count, two versions of one rule on one day.
    /// </summary>
    public static Reading<LegalLimits> Read(ReadOnlyMemory<byte> utf8) => Reading<LegalLimits>.OfFile(utf8, "法定期限", (root, faults) =>
    {
        var limits = root.Rows("期限").Select(LimitOf).ToImmutableArray();
        foreach (var versions in limits.GroupBy(limit => (limit.RuleId, limit.Region)))
            CheckVersions(versions.Key.RuleId, [.. versions.OrderBy(limit => limit.EffectiveFrom)], faults);
        return () => new LegalLimits(limits);
    });

    private static LegalLimit LimitOf(JsonEntry entry)
    {
        var ruleId = entry.Text("ruleId");
        entry.Where = $"期限 {ruleId}";
        var limit = new LegalLimit(
            ruleId,
            entry.Text("title"),
            entry.Has("value") ? (int)entry.Whole("value", 1, 10_000) : null,
            entry.RequiredWord<LegalUnit>("unit", Word),
            entry.Has("extension") ? (int)entry.Whole("extension", 1, 10_000) : null,
            entry.TextOrNull("trigger"),
            FunctionOf(entry),
            entry.TextOrNull("region"),
            entry.Text("source"),
            entry.Certainty(),
            entry.Date("effectiveFrom"),
            entry.DateOrNull("effectiveTo"),
            entry.TextOrNull("note"));
        entry.Close();
        var counts = limit.Unit is not (LegalUnit.Immediately or LegalUnit.Requirement);
        if (counts && limit.Value is null)
            entry.Fault("value", "missing", "有期限单位而没有数值。");
        if (!counts && limit.Value is not null)
            entry.Fault("value", "not-used", "该单位不计数，不应有数值。");
        if (limit.HasClock && limit.Trigger is null)
            entry.Fault("trigger", "missing", "没有写明从何时起算。");
        if (limit.Region is { } region && (region.Length != 6 || !region.All(char.IsAsciiDigit)))
            entry.Fault("region", "not-a-code", "应为省级行政区划代码，例如 330000。");
        return limit;
    }

    private static LegalFunction? FunctionOf(JsonEntry entry) => entry.TextOrNull("function") is null
        ? null
        : entry.Word<LegalFunction>("function", default, Word);

    private static void CheckVersions(string ruleId, LegalLimit[] versions, List<ReadingFault> faults)
    {
        for (var index = 1; index < versions.Length; index++)
        {
            if (versions[index - 1].EffectiveTo is not { } end || end >= versions[index].EffectiveFrom)
                faults.Add(new($"期限 {ruleId}", "effectiveTo", "overlapping-versions", "同一规则的两个版本在同一天都有效，请写明前一版本的截止日期。"));
        }
    }

    private static string Word(LegalFunction function) => function switch
    {
        LegalFunction.MarketSupervision => "market-supervision",
        LegalFunction.Agriculture => "agriculture",
        _ => throw new ArgumentOutOfRangeException(nameof(function)),
    };

    private static string Word(LegalUnit unit) => unit switch
    {
        LegalUnit.Hours => "hours",
        LegalUnit.WorkingDays => "working-days",
        LegalUnit.CalendarDays => "calendar-days",
        LegalUnit.Months => "months",
        LegalUnit.Years => "years",
        LegalUnit.Immediately => "immediately",
        LegalUnit.Persons => "persons",
        LegalUnit.Requirement => "requirement",
        _ => throw new ArgumentOutOfRangeException(nameof(unit)),
    };
}
