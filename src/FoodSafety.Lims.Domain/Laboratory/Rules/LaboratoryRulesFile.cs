using System.Collections.Immutable;
using FoodSafety.Lims.Domain.Judgement;
using FoodSafety.Lims.Domain.Reading;

namespace FoodSafety.Lims.Domain.Laboratory;

/// <summary>The rules about laboratories' work as a JSON file (seeds/reference/laboratory-rules.json).</summary>
public static class LaboratoryRulesFile
{
    private const int WholeScore = 100;
    private const int WholePrice = 1000;

    /// <summary>
    /// Reads the rules (UTF-8). Refused, with all faults at once: unknown members and words, a deduction or weight without its number or
    /// beyond 1000 ‰ or 100 points, two rules for one thing on one day, weights that do not make 100 on a day on which any is in force.
    /// </summary>
    public static Reading<LaboratoryRules> Read(ReadOnlyMemory<byte> utf8) => Reading<LaboratoryRules>.OfFile(utf8, "检验机构规则", (root, faults) =>
    {
        var rules = root.Rows("规则").Select(RuleOf).ToImmutableArray();
        foreach (var same in rules.GroupBy(rule => (rule.Kind, Spelling.NameKey(rule.Subject), rule.Contract)))
            CheckVersions([.. same.OrderBy(rule => rule.EffectiveFrom)], faults);
        if (faults.Count == 0)
            CheckWeights(rules, faults);
        return () => new LaboratoryRules(rules);
    });

    private static LaboratoryRule RuleOf(JsonEntry entry)
    {
        var kind = entry.RequiredWord<LaboratoryRuleKind>("rule", Word);
        var subject = entry.Text("subject");
        entry.Where = $"{entry.Where}（{Word(kind)} {subject}）";
        int? value = kind switch
        {
            LaboratoryRuleKind.Deduction => (int)entry.Whole("value", 0, WholePrice),
            LaboratoryRuleKind.AssessmentWeight => (int)entry.Whole("value", 0, WholeScore),
            _ => null,
        };
        if (value is null && entry.Has("value"))
            entry.Fault("value", "not-used", "紧急项目不计数，不应有数值。");
        var words = kind switch
        {
            LaboratoryRuleKind.Deduction => LaboratoryRules.Deductions,
            LaboratoryRuleKind.AssessmentWeight => LaboratoryRules.Weights,
            _ => null,
        };
        if (words is not null && subject.Length > 0 && !words.Contains(subject))
            entry.Fault("subject", "unknown-word", $"“{subject}”不在可用的词中：{string.Join('、', words)}。");
        var rule = new LaboratoryRule(
            kind, subject, value, entry.TextOrNull("contract"), entry.Date("effectiveFrom"), entry.DateOrNull("effectiveTo"), entry.Text("source"), entry.Certainty());
        entry.TextOrNull("note");
        entry.Close();
        if (rule.EffectiveTo < rule.EffectiveFrom)
            entry.Fault("effectiveTo", "out-of-range", "失效日期早于生效日期。");
        return rule;
    }

    private static void CheckVersions(LaboratoryRule[] versions, List<ReadingFault> faults)
    {
        for (var index = 1; index < versions.Length; index++)
            if (versions[index - 1].EffectiveTo is not { } end || end >= versions[index].EffectiveFrom)
                faults.Add(new($"规则 {Word(versions[index].Kind)} {versions[index].Subject}", "effectiveTo", "overlapping-versions", "同一规则的两个版本在同一天都有效，请写明前一版本的截止日期。"));
    }

    /// <summary>Weights change only on the first days of rules and on the days after last ones: there they must make 100.</summary>
    private static void CheckWeights(ImmutableArray<LaboratoryRule> rules, List<ReadingFault> faults)
    {
        var weights = rules.Where(rule => rule.Kind == LaboratoryRuleKind.AssessmentWeight).ToList();
        foreach (var contract in weights.Select(rule => rule.Contract).Distinct())
        {
            var own = weights.Where(rule => rule.Contract == contract).ToList();
            foreach (var day in own.SelectMany(rule => rule.EffectiveTo is { } to ? new[] { rule.EffectiveFrom, to.AddDays(1) } : [rule.EffectiveFrom]).Distinct().Order())
            {
                var sum = own.Where(rule => rule.IsInForceOn(day)).Sum(rule => rule.Value!.Value);
                if (sum is not (0 or WholeScore))
                    faults.Add(new("考核权重", "value", "weights-differ", FormattableString.Invariant($"{day:yyyy-MM-dd} 起各项权重合计 {sum}，应为 {WholeScore}。")));
            }
        }
    }

    private static string Word(LaboratoryRuleKind kind) => kind switch
    {
        LaboratoryRuleKind.UrgentItem => "urgent-item",
        LaboratoryRuleKind.UrgentGroup => "urgent-group",
        LaboratoryRuleKind.Deduction => "deduction",
        LaboratoryRuleKind.AssessmentWeight => "assessment-weight",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
