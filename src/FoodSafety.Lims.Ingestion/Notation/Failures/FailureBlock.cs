using System.Text.RegularExpressions;
using FoodSafety.Lims.Domain.Judgement;
using FoodSafety.Lims.Domain.Sampling;

namespace FoodSafety.Lims.Ingestion.Notation;

/// <summary>Reads the items of one phase: name║result║limit, several of them parted by ；, a comma or a line break.</summary>
internal static partial class FailureBlock
{
    private const int LongestTail = 800;
    private const string ItemSeparators = "；;，,、。\n\r \u3000\t";

    internal static NotationFault? ReadItems(string text, ResultPhase phase, FailureOrder order, List<FailedItem> items)
    {
        var parts = text.Split('║');
        if (parts.Length < 3 || parts.Length % 2 == 0)
            return NotationFault.NotUnderstood(text, "每个项目应为 项目║检验结果║标准值 三段。");
        var name = CleanName(parts[0]);
        if (!IsName(name))
            return NotationFault.NotUnderstood(parts[0], "“║”前应为检验项目的名称。");
        for (var index = 1; index < parts.Length; index += 2)
        {
            var last = parts[index + 1];
            var next = "";
            if (index + 2 < parts.Length)
            {
                if (SplitTail(parts[index + 1], order) is not { } split)
                    return NotationFault.NotUnderstood(parts[index + 1], "不能确定标准值到哪里为止、下一个项目从哪里开始，请用“；”分开各项目。");
                (last, next) = split;
            }

            var fault = Add(name, phase, parts[index], last, order, items);
            if (fault is not null)
                return fault;
            name = next;
        }

        return null;
    }

    /// <summary>Name║初检：result复检：result║limit.</summary>
    internal static NotationFault? ReadPhasesOfOneItem(
        string name, (ResultPhase Phase, string Text)[] blocks, FailureOrder order, List<FailedItem> items)
    {
        var clean = CleanName(name);
        var ending = blocks[^1].Text.Split('║');
        if (order != FailureOrder.ResultThenLimit || !IsName(clean) || ending.Length != 2 || blocks[..^1].Any(block => block.Text.Contains('║', StringComparison.Ordinal)))
            return NotationFault.NotUnderstood(name, "初检、复检结果的写法看不懂，请写成 初检结果：项目║结果║标准值 复检结果：项目║结果║标准值。");
        foreach (var (phase, text) in blocks)
            if (Add(clean, phase, text.Split('║')[0], ending[1], order, items) is { } fault)
                return fault;
        return null;
    }

    /// <summary>A re-examination that leaves out the name (or name and limit) of the only item examined before; false when it is not such a one.</summary>
    internal static bool ReadBareRecheck(string text, FailedItem earlier, FailureOrder order, List<FailedItem> items, out NotationFault? fault)
    {
        fault = null;
        var parts = text.Split('║');
        if (parts.Length > 2 || string.IsNullOrWhiteSpace(text))
            return false;
        fault = (parts.Length, order) switch
        {
            (1, _) => AddRead(earlier.Name, ResultPhase.Recheck, TrimEnds(text), earlier.Limit, items),
            _ => Add(earlier.Name, ResultPhase.Recheck, parts[0], parts[1], order, items),
        };
        return true;
    }

    private static NotationFault? Add(string name, ResultPhase phase, string first, string second, FailureOrder order, List<FailedItem> items)
    {
        (first, second) = (TrimEnds(first), TrimEnds(second));
        // 二氧化硫残留量（复检）: the phase stands with the name.
        if (PhaseOfName().Match(name) is { Success: true } said)
            (name, phase) = (name[..said.Index].TrimEnd(), said.Groups[1].Value == "初检" ? ResultPhase.Initial : ResultPhase.Recheck);
        if (name.Contains("初检", StringComparison.Ordinal) || name.Contains("复检", StringComparison.Ordinal) || !IsName(name))
            return NotationFault.NotUnderstood(name, "项目名称里有初检、复检字样，请写成 初检结果：项目║结果║标准值 复检结果：项目║结果║标准值。");
        var (result, limit) = order == FailureOrder.ResultThenLimit ? (first, second) : (second, first);
        return LimitNotation.Parse(limit).TryGet(out var requirement, out var fault) ? AddRead(name, phase, result, requirement, items) : fault;
    }

    private static NotationFault? AddRead(string name, ResultPhase phase, string result, Limit limit, List<FailedItem> items)
    {
        if (!ResultNotation.Parse(result, limit.Plan?.SampleCount).TryGet(out var value, out var fault))
            return fault;
        if (!limit.Unit.IsGiven && LimitNotation.Parse(limit.Text, value.Unit).Fault is { } lost)
            return lost;
        if (value.Kind == ValueKind.NotGiven)
            return NotationFault.NotUnderstood(result, $"“{name}”没有给出检验结果。");
        var judgement = ResultJudge.Judge(value, limit);
        if (limit.IsSignAssumed && judgement.Verdict != Verdict.NonCompliant && (judgement.Notes & JudgementNotes.UnitsDiffer) == 0)
            return NotationFault.NotUnderstood(
                limit.Text, $"“{name}”的标准值没有写 ≤ 或 ≥，作为上限时并不超标，可能是下限，也可能与检验结果写反了，请补上符号。");
        if ((judgement.Notes & JudgementNotes.UnitsDiffer) != 0)
            return new NotationFault(
                NotationFault.UnitUnknownCode, value.Unit.Symbol ?? "", $"“{name}”检验结果的单位 {value.Unit} 与标准值的单位 {limit.Unit} 不能换算，请核对。");
        items.Add(new FailedItem(name, phase, value, limit));
        return null;
    }

    // Commas stand in names (2,4-滴), in plans (n=5,c=2) and between items: only a cut that leaves a whole limit and a name counts.
    private static (string Piece, string Name)? SplitTail(string tail, FailureOrder order)
    {
        (string Piece, string Name)? found = null;
        if (tail.Length > LongestTail)
            return null;
        for (var at = 0; at < tail.Length; at++)
        {
            if (!ItemSeparators.Contains(tail[at], StringComparison.Ordinal))
                continue;
            var piece = TrimEnds(tail[..at]);
            var name = CleanName(tail[(at + 1)..]);
            if (!IsName(name) || BeginsWithUnit(name) || !IsWhole(piece, order))
                continue;
            if (found is { } other && other != (piece, name))
                return null;
            found = (piece, name);
        }

        return found;
    }

    // "≤3 mg/g，过氧化值" is cut after its unit, not before it; "≤3 mg/g过氧化值", with no mark between them, not at all.
    private static bool BeginsWithUnit(string name) =>
        (name.AsSpan().IndexOfAny(ItemSeparators) is > 0 and var end && MeasurementUnit.TryParse(name.AsSpan(0, end), out var unit) && unit.IsGiven)
        || (UnitOfRatio().Match(name) is { Success: true } ratio && MeasurementUnit.TryParse(ratio.ValueSpan, out _));

    private static bool IsWhole(string piece, FailureOrder order) => order == FailureOrder.ResultThenLimit
        ? LimitNotation.Parse(piece).Value is not null
        : ResultNotation.Parse(piece).Value is not null;

    private static string TrimEnds(string text) => text.Trim().TrimEnd('；', ';', '，', ',', '、', '。', ' ', '\n', '\r').TrimEnd();

    private static string CleanName(string text) => Numbering().Replace(text.Trim().TrimStart('：', ':', '；', ';', '，', ',', '。', '、').Trim(), "").TrimEnd('：', ':').Trim();

    private static bool IsName(string name)
    {
        if (name.Length is 0 or > 100 || !name.Any(char.IsLetter) || name.AsSpan().ContainsAny("≤≥≦≧<>＜＞=＝║；;\n\r"))
            return false;
        var key = Spelling.NameKey(name);
        var depth = 0;
        foreach (var character in key)
        {
            depth += character switch { '(' => 1, ')' => -1, _ => 0 };
            if (depth < 0)
                return false;
        }

        return depth == 0 && (char.IsLetterOrDigit(key[0]) || key[0] == '(') && !key.StartsWith("不得", StringComparison.Ordinal)
            && !key.StartsWith("未检出", StringComparison.Ordinal) && !BeginsWithVerdict().IsMatch(name) && !(MeasurementUnit.TryParse(name, out var unit) && unit.IsGiven);
    }

    [GeneratedRegex(@"^[A-Za-zμµ]+[/／][A-Za-z0-9]+", RegexOptions.CultureInvariant)]
    private static partial Regex UnitOfRatio();

    // ≤0.3mg/kg 不合格 镉║…: a remark on the item before.
    [GeneratedRegex(@"^不?合格[\s，,；;、]", RegexOptions.CultureInvariant)]
    private static partial Regex BeginsWithVerdict();

    [GeneratedRegex(@"[（(\[]\s*(初检|复检)(?:结果)?\s*[)）\]]$", RegexOptions.CultureInvariant)]
    private static partial Regex PhaseOfName();

    // 1、 2. ① (3) before an item; a comma or a digit after it belongs to the name (2,4-滴).
    [GeneratedRegex(@"^(?:[①-⑳]|[(（]\d{1,2}[)）]|\d{1,2}[、.．](?=\D))\s*", RegexOptions.CultureInvariant)]
    private static partial Regex Numbering();
}
