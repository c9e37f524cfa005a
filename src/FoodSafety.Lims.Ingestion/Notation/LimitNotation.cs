using FoodSafety.Lims.Domain.Judgement;
using static FoodSafety.Lims.Ingestion.Notation.NotationWords;

namespace FoodSafety.Lims.Ingestion.Notation;

/// <summary>
/// Reads one limit (标准值): ≤0.2mg/kg, 50CFU/g (a bare number is a maximum), 0.80~2.00g/100g, 45±1.0%vol, 不得检出,
/// n=5,c=2,m=50,M=10²CFU/g, "/". Transcribers put ≤ before whatever they find: before a range, ±, a plan, 不得检出 or "/" it says nothing.
/// </summary>
public static class LimitNotation
{
    private const string Connectors = "~-—–－至到";

    /// <summary>Reads a limit; refused by name when there is no reading, or more than one.</summary>
    /// <param name="text">The cell as it stands.</param>
    /// <param name="unitApart">The unit that stands beside it, in a column of its own or with the result: it tells a count of microbes.</param>
    public static Understood<Limit> Parse(string text, MeasurementUnit unitApart = default)
    {
        var trimmed = text.Trim();
        if (text.Length > NotationScan.LongestText)
            return NotationFault.NotUnderstood(trimmed, "内容过长，请每个标准值单独填写。");
        var folded = NotationScan.Tidy(trimmed);
        if (folded.Length == 0)
            return NotationFault.NotUnderstood(trimmed, "标准值为空，请填写限量；确无限量时写“/”。");
        if (NotationScan.IsNotGiven(folded))
            return Limit.NotGiven(trimmed);
        var at = 0;
        if (!TryReadComparison(folded, ref at, out var comparison))
            return NotationFault.NotUnderstood(trimmed, "比较符号互相矛盾。");
        var rest = folded[at..];
        if (comparison is Comparison.None or Comparison.AtMost && ReadDecorated(rest, trimmed) is { } decorated)
            return decorated;
        if (SamplingPlanNotation.IsPlan(rest))
            return NotationFault.NotUnderstood(trimmed, "采样方案前不能有 ≥、< 或 >。");
        if (Array.IndexOf(Requirements, folded) >= 0)
            return Limit.Requirement(trimmed);
        return ReadNumbers(folded, at, comparison, trimmed, unitApart);
    }

    // What a meaningless ≤ may stand before.
    private static Understood<Limit>? ReadDecorated(string rest, string trimmed)
    {
        if (NotationScan.IsNotGiven(rest) || (rest.StartsWith('/') && NotationScan.TryReadUnit(rest[1..], out _)))
            return Limit.NotGiven(trimmed);
        if (Find(ZeroTolerance, rest, 0) is { } words)
        {
            var tail = rest[words.Length..];
            return NotationScan.TryReadTail(tail, out var unit)
                ? Limit.ZeroTolerance(trimmed, unit)
                : NotationFault.NotUnderstood(trimmed, $"“{words}”后面的“{tail}”看不懂。");
        }

        if (SamplingPlanNotation.IsPlan(rest))
            return SamplingPlanNotation.Parse(rest, trimmed);
        return null;
    }

    private static Understood<Limit> ReadNumbers(string folded, int at, Comparison comparison, string trimmed, MeasurementUnit unitApart)
    {
        var readings = new List<Limit>();
        foreach (var first in Numbers(folded, at))
        {
            // The first number's unit ends at a connector, at a second sign, or at the end.
            for (var end = first.End; end <= folded.Length; end++)
            {
                if (!NotationScan.TryReadTail(folded[first.End..end], out var unit))
                    continue;
                if (ReadRest(folded, end, comparison, first.Amount, unit, trimmed) is { } limit && !readings.Contains(limit))
                    readings.Add(limit);
            }
        }

        return readings switch
        {
            [var only] when NumberNotation.MayBeLostPower(folded, at, only.Unit.IsGiven ? only.Unit : unitApart) =>
                NotationFault.NotUnderstood(trimmed, "10 的指数可能丢了上标，不能确定大小，请写成 10³ 或 1000。"),
            [var only] => only,
            [] => Explain(folded, at, trimmed),
            _ => NotationFault.NotUnderstood(trimmed, "有多种读法，请写成“≤0.2mg/kg”或“6.5~8.5”的样子。"),
        };
    }

    private static Limit? ReadRest(string folded, int end, Comparison comparison, decimal first, MeasurementUnit unit, string trimmed)
    {
        if (end == folded.Length)
            return Single(comparison, first, unit, trimmed);
        var at = end;
        while (at < folded.Length && folded[at] == ' ')
            at++;
        if (at == folded.Length)
            return null;
        if (folded[at] == '±' || Connectors.Contains(folded[at], StringComparison.Ordinal))
        {
            // ≥ or < before a range contradicts it.
            if (comparison is not (Comparison.None or Comparison.AtMost))
                return null;
            var plusMinus = folded[at] == '±';
            return ReadLast(folded, at + 1, unit) is { } last
                ? plusMinus ? Around(first, last.Amount, last.Unit, trimmed) : Range(first, true, last.Amount, true, last.Unit, trimmed)
                : null;
        }

        // ≥6.5,≤8.5: two signs.
        while (at < folded.Length && folded[at] is ',' or ';' or ' ' or '且' or '和')
            at++;
        if (!TryReadComparison(folded, ref at, out var second) || ReadLast(folded, at, unit) is not { } other)
            return null;
        return (IsLower(comparison), IsUpper(comparison), IsLower(second), IsUpper(second)) switch
        {
            (true, _, _, true) => Range(first, comparison == Comparison.AtLeast, other.Amount, second == Comparison.AtMost, other.Unit, trimmed),
            (_, true, true, _) => Range(other.Amount, second == Comparison.AtLeast, first, comparison == Comparison.AtMost, other.Unit, trimmed),
            _ => null,
        };
    }

    // The last number with its unit, up to the end; the first number's unit must be none or the same.
    private static (decimal Amount, MeasurementUnit Unit)? ReadLast(string folded, int at, MeasurementUnit firstUnit)
    {
        while (at < folded.Length && folded[at] == ' ')
            at++;
        if (NumberNotation.Read(folded, at, grouped: false) is not { } number || !NotationScan.TryReadTail(folded[number.End..], out var unit))
            return null;
        if (firstUnit.IsGiven && unit.IsGiven && firstUnit != unit)
            return null;
        return (number.Amount, unit.IsGiven ? unit : firstUnit);
    }

    private static Limit? Single(Comparison comparison, decimal amount, MeasurementUnit unit, string trimmed) => comparison switch
    {
        Comparison.None => Limit.AtMost(amount, unit, trimmed) with { IsSignAssumed = true },
        Comparison.AtMost => Limit.AtMost(amount, unit, trimmed),
        Comparison.Below => Limit.AtMost(amount, unit, trimmed, inclusive: false),
        Comparison.AtLeast => Limit.AtLeast(amount, unit, trimmed),
        _ => Limit.AtLeast(amount, unit, trimmed, inclusive: false),
    };

    private static Limit? Around(decimal middle, decimal width, MeasurementUnit unit, string trimmed) =>
        width < 0 ? null : Limit.Between(middle - width, middle + width, unit, trimmed);

    private static Limit? Range(decimal low, bool includesLow, decimal high, bool includesHigh, MeasurementUnit unit, string trimmed) =>
        low > high ? null : Limit.Between(low, high, unit, trimmed, includesLow, includesHigh);

    private static bool IsLower(Comparison comparison) => comparison is Comparison.AtLeast or Comparison.Above;

    private static bool IsUpper(Comparison comparison) => comparison is Comparison.AtMost or Comparison.Below;

    private static IEnumerable<NumberNotation.Noted> Numbers(string folded, int at)
    {
        if (NumberNotation.Read(folded, at, grouped: false) is { } plain)
            yield return plain;
        if (NumberNotation.Read(folded, at, grouped: true) is { } grouped)
            yield return grouped;
    }

    private static NotationFault Explain(string folded, int at, string trimmed)
    {
        if (NumberNotation.LostSuperscript(folded))
            return NotationFault.NotUnderstood(trimmed, "10 的指数没有上标，不能确定大小，请写成 10³ 或 10^3。");
        if (NumberNotation.Read(folded, at, grouped: false) is { } number)
        {
            var rest = folded[number.End..].Trim();
            if (rest.Length is > 0 and <= 20 && (char.IsLetter(rest[0]) || rest[0] is '%' or '°') && !rest.Any(char.IsAsciiDigit))
                return NotationFault.UnitUnknown(rest, trimmed);
        }

        return NotationFault.NotUnderstood(trimmed, "不是限量、范围、不得检出（使用）或采样方案（n、c、m、M），请按标准的写法填写。");
    }
}
