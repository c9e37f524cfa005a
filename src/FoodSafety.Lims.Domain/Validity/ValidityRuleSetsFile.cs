using System.Collections.Immutable;
using FoodSafety.Lims.Domain.Reading;

namespace FoodSafety.Lims.Domain.Validity;

/// <summary>The validity rule sets as a JSON file (seeds/reference/validity-rules.json).</summary>
public static class ValidityRuleSetsFile
{
    private const int MostHours = 8760;

    /// <summary>
    /// Reads the rule sets (UTF-8), in the order of the file. Refused, with all faults at once: unknown members and words, a set without rules,
    /// hours missing or where none are used, hand entry barred for no provenance, two versions of a set on one day.
    /// </summary>
    public static Reading<IReadOnlyList<ValidityRuleSet>> Read(ReadOnlyMemory<byte> utf8) => Reading<IReadOnlyList<ValidityRuleSet>>.OfFile(utf8, "快检有效性规则", (root, faults) =>
    {
        var sets = root.Rows("规则集").Select(SetOf).ToList();
        foreach (var same in sets.GroupBy(set => set.Code))
        {
            var versions = same.OrderBy(set => set.EffectiveFrom).ToList();
            for (var index = 1; index < versions.Count; index++)
                if (!(versions[index - 1].EffectiveTo < versions[index].EffectiveFrom))
                    faults.Add(new($"规则集 {same.Key}", "effectiveTo", "overlapping-versions", "同一规则集的两个版本在同一天都有效，请写明前一版本的截止日期。"));
        }
        return () => sets;
    });

    /// <summary>The word of a kind in the file.</summary>
    public static string Word(ValidityRuleKind kind) => kind switch
    {
        ValidityRuleKind.EnteredWithin => "entered-within",
        ValidityRuleKind.PhotosRequired => "photos-required",
        ValidityRuleKind.HandEntryBarred => "hand-entry-barred",
        ValidityRuleKind.PhotosNotReused => "photos-not-reused",
        ValidityRuleKind.KitInDate => "kit-in-date",
        ValidityRuleKind.DeviceCalibrated => "device-calibrated",
        ValidityRuleKind.TesterTrained => "tester-trained",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    private static ValidityRuleSet SetOf(JsonEntry entry)
    {
        var code = entry.Text("code");
        entry.Where = $"{entry.Where}（{code}）";
        if (code.Contains(',', StringComparison.Ordinal) || code.Any(char.IsWhiteSpace))
            entry.Fault("code", "not-a-code", "编码中不能有空格和逗号。");
        var rules = entry.Entries("rules", $"{entry.Where} · 规则").Select(RuleOf).ToImmutableArray();
        if (rules.IsEmpty)
            entry.Fault("rules", "missing", "没有任何规则；不需要有效性判定的区请不要选用规则集。");
        var set = new ValidityRuleSet(
            code, entry.Text("province"), entry.Text("title"), rules, entry.Date("effectiveFrom"), entry.DateOrNull("effectiveTo"), entry.Text("source"), entry.Certainty());
        entry.TextOrNull("note");
        entry.Close();
        if (set.EffectiveTo < set.EffectiveFrom)
            entry.Fault("effectiveTo", "out-of-range", "失效日期早于生效日期。");
        return set;
    }

    private static ValidityRule RuleOf(JsonEntry entry)
    {
        var kind = entry.RequiredWord<ValidityRuleKind>("rule", Word);
        entry.Where = $"{entry.Where}（{Word(kind)}）";
        var takesHours = kind is ValidityRuleKind.EnteredWithin or ValidityRuleKind.PhotosRequired;
        int? hours = kind == ValidityRuleKind.EnteredWithin || (takesHours && entry.Has("hours")) ? (int)entry.Whole("hours", 1, MostHours) : null;
        if (!takesHours && entry.Has("hours"))
            entry.Fault("hours", "not-used", "这条规则没有时限，不应有 hours。");
        if (kind != ValidityRuleKind.EnteredWithin && entry.Has("clock"))
            entry.Fault("clock", "not-used", "只有 entered-within 写明 clock。");
        var clock = entry.Word("clock", ArrivalClock.Entered, word => word == ArrivalClock.Entered ? "entered" : "received");
        var rule = new ValidityRule(kind, hours, clock, entry.Texts("provenances"), entry.Texts("placeTypes"));
        entry.TextOrNull("note");
        entry.Close();
        if (kind == ValidityRuleKind.HandEntryBarred && rule.Provenances.IsEmpty)
            entry.Fault("provenances", "missing", "请写明哪些来源不得使用，例如 [\"手工录入\"]；留空会使所有记录无效。");
        return rule;
    }
}
