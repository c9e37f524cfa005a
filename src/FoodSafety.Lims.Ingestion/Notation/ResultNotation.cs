using FoodSafety.Lims.Domain.Judgement;

namespace FoodSafety.Lims.Ingestion.Notation;

/// <summary>
/// Reads one result cell (检验结果) in the notations met in reports and bulletins: numbers with units, powers of ten, 未检出 with its
/// limits, 检出/50cm², &lt;0.02, &gt;3.0×10⁵, lists of a sampling plan. The original text is kept in the value.
/// </summary>
public static class ResultNotation
{
    /// <summary>
    /// Reads a result; refused by name when there is no reading, or more than one.
    /// </summary>
    /// <param name="text">The cell as it stands.</param>
    /// <param name="expectedCount">n of the sampling plan the result answers, where there is one: settles whether 1,300 is one number or two.</param>
    public static Understood<MeasuredValue> Parse(string text, int? expectedCount = null)
    {
        var trimmed = text.Trim();
        if (text.Length > NotationScan.LongestText)
            return NotationFault.NotUnderstood(trimmed, "内容过长，请每个检验结果单独填写。");
        var folded = NotationScan.Tidy(trimmed);
        if (NotationScan.IsNotGiven(folded))
            return MeasuredValue.Stated(ValueKind.NotGiven, trimmed);
        if (folded.Length == 0)
            return NotationFault.NotUnderstood(trimmed, "检验结果为空，请填写数值、未检出或检出。");
        if (Array.IndexOf(NotationWords.NonConforming, folded) >= 0)
            return MeasuredValue.Stated(ValueKind.NonConforming, trimmed);
        if (Array.IndexOf(NotationWords.Conforming, folded) >= 0)
            return MeasuredValue.Stated(ValueKind.Conforming, trimmed);
        if (new ResultReader(folded).ReadAll() is not { } candidates)
            return NotationFault.NotUnderstood(trimmed, "内容过于复杂，请每个检验结果单独填写。");
        return Choose(candidates, expectedCount) switch
        {
            [var only] => Keep(only, trimmed),
            [] => Explain(trimmed, folded),
            _ => NotationFault.NotUnderstood(trimmed, "有多种读法（例如逗号可能是千位分隔，也可能分隔多个数值），请用“；”分隔多个数值，数值内不写逗号。"),
        };
    }

    private static List<ResultReader.Candidate> Choose(IReadOnlyCollection<ResultReader.Candidate> candidates, int? expectedCount)
    {
        // 检出/25g names the portion, whatever the plan: it is no list of 检出 and 25 g.
        if (candidates.Where(candidate => candidate.Values is [{ Kind: ValueKind.Detected or ValueKind.NotDetected, Unit.IsGiven: true }]).ToList() is [var stated])
            return [stated];
        if (expectedCount is not null)
        {
            // A count the plan does not know leaves open what the commas mean.
            var asExpected = candidates.Where(candidate => candidate.Values.Length == expectedCount).ToList();
            return asExpected.Count > 0 ? asExpected : candidates.Any(candidate => candidate.IsGrouped) ? [.. candidates, .. candidates] : [.. candidates];
        }

        var single = candidates.Where(candidate => candidate.Values.Length == 1).ToList();
        // Two numbers parted by a comma may be one number with a decimal comma; three cannot.
        return single.Count > 0
            ? single
            : [.. candidates.Where(candidate => !candidate.IsGrouped && (candidate.Separator is ';' or '、' || candidate.Values.Length > 2))];
    }

    private static MeasuredValue Keep(ResultReader.Candidate candidate, string original) => candidate.Values is [var only]
        ? only with { Text = original }
        : MeasuredValue.List(candidate.Values, original);

    private static NotationFault Explain(string original, string folded)
    {
        if (NumberNotation.LostSuperscript(folded))
            return NotationFault.NotUnderstood(original, "10 的指数没有上标，不能确定大小，请写成 1.3×10³ 或 1.3×10^3。");
        var at = 0;
        if (NotationWords.TryReadComparison(folded, ref at, out _) && NumberNotation.Read(folded, at, grouped: false) is { } number)
        {
            var rest = folded[number.End..].Trim();
            if (rest.Length is > 0 and <= 20 && (char.IsLetter(rest[0]) || rest[0] is '%' or '°') && !rest.Any(char.IsAsciiDigit))
                return NotationFault.UnitUnknown(rest, original);
        }

        return NotationFault.NotUnderstood(original, "不是数值、未检出、检出或多个数值的列表，请按检验报告的写法填写。");
    }
}
