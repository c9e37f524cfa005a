using System.Globalization;
using FoodSafety.Lims.Domain.Quotas;
using FoodSafety.Lims.Domain.Sampling;

namespace FoodSafety.Lims.Web.Quotas.Rows;

/// <summary>How a target counts, in the users' words, from the plan itself: what is told is what is done.</summary>
public static class CounterRule
{
    /// <summary>One sentence for each thing to know; empty where no record gives the figure.</summary>
    public static IReadOnlyList<string> Of(Plan plan, Target target)
    {
        if (target.External is { } external)
            return [$"外部数据“{external.Value}”{(external.Against is { } against ? $"，与“{against}”比较" : "")}，由人录入，注明来源和日期。"];
        if (target.Measure == Measure.DisposalRate)
            return ["核查处置案件（不含快检阳性处置）：当年立案的案件中已销号的比例。"];
        if (target.Counter is not { } code)
            return target.Parts.IsEmpty ? [] : [target.Combine == Combine.All ? "由各组成部分决定，全部达到才算达标。" : "各组成部分之和。"];

        var counter = plan.CounterOf(code);
        var rule = new List<string> { Unit(target, counter) };
        if (counter.AnyOf.Length == 1 && Filter(counter.AnyOf[0]) is { Length: 0 })
            rule.Add("不筛选：凡计为一批的都计入。");
        else
            rule.AddRange(counter.AnyOf.Select((filter, index) => $"{(counter.AnyOf.Length == 1 ? "" : index == 0 ? "符合任一条即计入：" : "或：")}{(Filter(filter) is { Length: > 0 } words ? words : "不筛选")}。"));
        if (!counter.UnlessFills.IsEmpty)
            rule.Add($"已符合{string.Join('、', counter.UnlessFills.Select(other => $"“{plan.CounterOf(other).Title}”"))}的不计入。");
        rule.Add(Overlaps(plan, code) is { Length: > 0 } others ? $"同一记录可同时计入：{others}。" : "同一记录不同时计入其他指标。");
        if (target.Measure == Measure.Rate)
            rule.Add($"批次 × 1000 ÷ {(target.Population is { } locked ? string.Create(CultureInfo.InvariantCulture, $"{locked.Year} 年{locked.Kind}（锁定）") : "当日适用的人口数")}。");
        if (target.Measure == Measure.PassRate)
            rule.Add("合格率 = 全部项目合格的批次 ÷ 已计入的批次。");
        if (target.Measure == Measure.Coverage)
            rule.Add($"{string.Join('、', target.SitePlaceTypes)}中至少有一批的场所数。");
        if ((target.Note ?? counter.Note) is { } note)
            rule.Add($"说明：{note}");
        return rule;
    }

    private static string Unit(Target target, Counter counter) => (counter.Kind, target.Counting) switch
    {
        (RecordKind.RapidTest, Counting.Batch) => "快检，按批次：同一场所、同一样品编号、同一天为一批，检测结果全部无效的不计，本区采用有效性规则时按规则无效或待补的也不计；在检测当天计入。",
        (RecordKind.RapidTest, _) => "快检，按项次：每个样品的每个检测项目为一项，结果无效的不计，本区采用有效性规则时按规则无效或待补的也不计；在检测当天计入。",
        (_, Counting.Batch) => $"抽检，按批次：一份抽样单为一批，作废的不计；在{State(counter.CountedAt)}当天计入。",
        _ => $"抽检，按项次：每个有结果的检验项目为一项；在{State(counter.CountedAt)}当天计入。",
    };

    private static string State(CountedAt state) => state switch
    {
        CountedAt.Sampled => "抽样",
        CountedAt.Tested => "检验",
        CountedAt.Reported => "出报告",
        _ => "公示",
    };

    private static string Filter(CounterFilter filter) =>
        string.Join("；", Lists(filter.Only).Concat(Lists(filter.Except).Select(list => $"不含 {list}（没有写明的照计）")));

    private static IEnumerable<string> Lists(FactLists lists)
    {
        foreach (var (name, words) in ((string, IReadOnlyList<string>)[])
        [
            ("场所类型", lists.PlaceTypes), ("场所", lists.Sites), ("环节", lists.Stages), ("食品大类", lists.FoodCategories), ("方法类别", lists.MethodClasses),
            ("任务类别", lists.Programmes), ("任务来源", lists.ProgrammeSources), ("抽样方式", lists.Selections), ("组织方", lists.Organisers), ("责任部门", lists.Owners),
        ])
        {
            if (words.Count > 0)
                yield return $"{name}：{string.Join('、', words)}";
        }
    }

    private static string Overlaps(Plan plan, string counter) => string.Join('、', plan.Overlaps
        .SelectMany(pair => pair.First == counter ? [pair.Second] : pair.Second == counter ? (string[])[pair.First] : [])
        .Select(other => (plan.CounterOf(other).Title, Targets: string.Join('、', plan.Targets.SelectMany(target => target.SelfAndParts()).Where(target => target.Counter == other).Select(target => target.Code))))
        .Select(other => other.Targets.Length > 0 ? $"{other.Title}（{other.Targets}）" : other.Title));
}
