using System.Collections.Immutable;
using System.Text.RegularExpressions;
using FoodSafety.Lims.Domain.Judgement;

namespace FoodSafety.Lims.Ingestion.Notation;

/// <summary>
/// Reads the cell 不合格项目║检验结果║标准值 of public bulletins: one or several items, each by its result and its limit, fused
/// first examination and re-examination included.
/// </summary>
public static partial class FailureNotation
{
    private const int LongestCell = 4000;

    /// <summary>The items of a cell; refused as a whole when one piece is not understood.</summary>
    public static Understood<FailureCell> Parse(string cell, FailureOrder order = FailureOrder.ResultThenLimit)
    {
        if (cell.Length > LongestCell)
            return NotationFault.NotUnderstood(cell, "内容过长，请每个样品一行。");
        var text = Bars().Replace(cell, "║");
        if (!text.Contains('║', StringComparison.Ordinal))
            return NotationFault.NotUnderstood(cell, "没有找到用“║”分开的 不合格项目║检验结果║标准值。");
        var items = new List<FailedItem>();
        if (ReadBlocks(text, order, items) is { } fault)
            return fault;
        var twice = items.GroupBy(item => (Spelling.NameKey(item.Name), item.Phase)).FirstOrDefault(group => group.Count() > 1)?.First();
        return twice is not null
            ? NotationFault.NotUnderstood(cell, $"“{twice.Name}”的{(twice.Phase == ResultPhase.Initial ? "初检" : "复检")}结果写了两次，不能确定哪个是初检、哪个是复检。")
            : new FailureCell(cell, [.. items]);
    }

    private static NotationFault? ReadBlocks(string text, FailureOrder order, List<FailedItem> items)
    {
        var marks = PhaseMark().Matches(text);
        if (marks.Count == 0)
            return FailureBlock.ReadItems(text, ResultPhase.Initial, order, items);
        var before = text[..marks[0].Index];
        var blocks = marks.Select((mark, index) => (
            Phase: mark.Value.StartsWith("初", StringComparison.Ordinal) ? ResultPhase.Initial : ResultPhase.Recheck,
            Text: text[(mark.Index + mark.Length)..(index + 1 < marks.Count ? marks[index + 1].Index : text.Length)])).ToArray();
        if (InnerPhases().Match(before) is { Success: true } named)
            return FailureBlock.ReadPhasesOfOneItem(named.Groups[1].Value, blocks, order, items);
        if (!string.IsNullOrWhiteSpace(before) && FailureBlock.ReadItems(before, ResultPhase.Initial, order, items) is { } fault)
            return fault;
        foreach (var (phase, block) in blocks)
        {
            var earlier = items.Count == 1 && phase == ResultPhase.Recheck ? items[0] : null;
            if ((earlier is not null && FailureBlock.ReadBareRecheck(block, earlier, order, items, out var bareFault)
                    ? bareFault
                    : FailureBlock.ReadItems(block, phase, order, items)) is { } blockFault)
                return blockFault;
        }

        return null;
    }

    // || ‖ ∥ | ｜ 丨 and drawn lines are met for ║.
    [GeneratedRegex(@"\|\||｜｜|丨丨|[‖∥|｜丨︱│┃∣¦┆]", RegexOptions.CultureInvariant)]
    private static partial Regex Bars();

    [GeneratedRegex(@"(?:初检|复检|初次检验|复验)(?:检验)?(?:结果|结论|值)?\s*为?\s*[：:]+", RegexOptions.CultureInvariant)]
    private static partial Regex PhaseMark();

    // 二氧化硫║初检：0.09g/kg复检：0.15g/kg║≤0.05g/kg: the phases stand inside the item.
    [GeneratedRegex(@"^\s*([^║]+)║\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex InnerPhases();
}
