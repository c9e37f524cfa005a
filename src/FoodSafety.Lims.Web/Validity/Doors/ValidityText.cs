namespace FoodSafety.Lims.Web.Validity.Doors;

/// <summary>What the commands tell people.</summary>
internal static class ValidityText
{
    public static void Write(TextWriter output, ValidityAnswer answer)
    {
        output.WriteLine($"{answer.District} {answer.Period}：{Tally(answer.Total)}");
        if (answer.Choices.Count == 0)
            output.WriteLine("未选用有效性规则集：全部按有效计。");
        foreach (var choice in answer.Choices)
            output.WriteLine(FormattableString.Invariant($"{choice.From:yyyy-MM-dd} 起：{choice.RuleSet ?? "停用"}（{choice.By}，{choice.At:yyyy-MM-dd}）{choice.Reason}"));
        if (answer.ScoringAnew is { } scoring)
            output.WriteLine(FormattableString.Invariant($"正在重新判定：{scoring.NextDay:yyyy-MM-dd} 以前的已完成（{scoring.Tests} 项，其中 {scoring.Changed} 项有变）。"));
        Write(output, answer.Reasons);
        foreach (var market in answer.Markets)
            output.WriteLine($"{market.Code,-14} {market.Name}：{Tally(market.Tests)}");
    }

    public static void Write(TextWriter output, ValidityEffect effect)
    {
        output.WriteLine(FormattableString.Invariant($"{effect.District} 自 {effect.From:yyyy-MM-dd} 起{(effect.RuleSet is null ? "停用判定" : $"选用 {effect.RuleSet}")}：试判 {effect.Scored} 项，未作任何更改。"));
        output.WriteLine($"现在：{Tally(effect.Before)}");
        output.WriteLine($"以后：{Tally(effect.After)}");
        Write(output, effect.Reasons);
        foreach (var market in effect.Markets)
            output.WriteLine($"{market.Code,-14} {market.Name}：有效 {market.Before.Valid} → {market.After.Valid}");
        foreach (var counter in effect.Counters)
            output.WriteLine($"{counter.Title}（{counter.Year}）：批次 {counter.Batches:+0;-0;0}、项次 {counter.Items:+0;-0;0}  {string.Join("、", counter.Targets)}");
        if (effect.Reports.Count > 0)
            output.WriteLine($"这些日子的数已计入已出具的报表（选用须写明 --reason）：{string.Join("、", effect.Reports.Select(report => report.Number))}");
    }

    public static void Write(TextWriter output, NotValidList list)
    {
        foreach (var test in list.Items)
        {
            output.WriteLine(FormattableString.Invariant($"{test.Id,8}  {test.MarketName}  {test.SampleNo}  {test.TestedAt:yyyy-MM-dd HH:mm}  {test.TestItem}  {(test.Validity == "pending" ? "待补" : "无效")}{(test is { Validity: "pending", PendingUntil: { } until } ? FormattableString.Invariant($"（{until:MM-dd HH:mm} 前）") : "")}"));
            foreach (var reason in test.Reasons)
                output.WriteLine($"          {reason.Name}（{reason.Code}）：{reason.Remedy}");
        }
        if (list.Next is { } next)
            output.WriteLine($"还有更多：--cursor {next}");
    }

    public static void Write(TextWriter output, RuleSetList list)
    {
        foreach (var set in list.Items)
        {
            output.WriteLine(FormattableString.Invariant($"{set.Code}  {set.Province}：{set.Title}（{set.EffectiveFrom:yyyy-MM-dd} 起，{set.Certainty}）"));
            foreach (var rule in set.Rules)
                output.WriteLine($"    {rule.Kind,-18} {rule.Sentence}");
            output.WriteLine($"    来源：{set.Source}");
        }
    }

    private static void Write(TextWriter output, IReadOnlyList<ValidityEffect.Reason> reasons)
    {
        foreach (var reason in reasons)
            output.WriteLine($"    {reason.Tests,8}  {reason.Name}（{reason.Code}）");
    }

    private static string Tally(ValidityTally tally) => $"收到 {tally.Received} = 有效 {tally.Valid} + 待补 {tally.Pending} + 无效 {tally.Invalid}";
}
