using System.Text.RegularExpressions;
using FoodSafety.Lims.Domain.Judgement;

namespace FoodSafety.Lims.Ingestion.Notation;

/// <summary>Reads n=5,c=2,m=50,M=10²CFU/g and its spellings, of folded text.</summary>
internal static partial class SamplingPlanNotation
{
    internal static bool IsPlan(string folded) => Start().IsMatch(folded);

    internal static Understood<Limit> Parse(string folded, string original)
    {
        var starts = Key().Matches(folded);
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var index = 0; index < starts.Count; index++)
        {
            var from = starts[index].Index + starts[index].Length;
            var to = index + 1 < starts.Count ? starts[index + 1].Index : folded.Length;
            var name = starts[index].Groups[1].Value switch { "N" => "n", "C" => "c", var other => other };
            if (!values.TryAdd(name, folded[from..to].Trim(' ', ',', ';', '、', '，')))
                return NotationFault.NotUnderstood(original, $"采样方案中 {name} 写了两次。");
        }

        if (!values.TryGetValue("n", out var n) || !values.TryGetValue("c", out var c) || !values.TryGetValue("m", out var m))
            return NotationFault.NotUnderstood(original, "采样方案缺少 n、c 或 m。");
        if (Count(n) is not { } samples || Count(c) is not { } accepted)
            return NotationFault.NotUnderstood(original, "采样方案的 n 和 c 必须是整数。");
        if (ReadBound(m) is not { } lower)
            return NotationFault.NotUnderstood(original, $"采样方案的 m 看不懂：“{m}”。");
        Quantity? upper = null;
        if (values.TryGetValue("M", out var most) && !NotationScan.IsNotGiven(most))
        {
            upper = ReadBound(most);
            if (upper is null)
                return NotationFault.NotUnderstood(original, $"采样方案的 M 看不懂：“{most}”。");
        }

        // A unit written once, after the last number, is that of both.
        var unit = upper is { Unit.IsGiven: true } ? upper.Value.Unit : lower.Unit;
        if (lower.Unit.IsGiven && lower.Unit != unit)
            return NotationFault.NotUnderstood(original, "采样方案的 m 与 M 单位不同。");
        // A plan counts microbes also where its unit stands in a column of its own.
        if (NumberNotation.MayBeLostPower(m, 0) || (most is not null && NumberNotation.MayBeLostPower(most, 0)))
            return NotationFault.NotUnderstood(original, "m 或 M 的 10 的指数可能丢了上标，不能确定大小，请写成 10² 或 100。");
        var plan = new SamplingPlan(samples, accepted, lower.Amount, upper?.Amount);
        return plan.IsValid
            ? Limit.ByPlan(plan, unit, original)
            : NotationFault.NotUnderstood(original, "采样方案不成立，应有 0≤c≤n、m≤M。");
    }

    private static int? Count(string text) => NumberNotation.Read(text, 0, grouped: false) is { } number && number.End == text.Length
        && number.Amount is >= 0 and <= 1000 && decimal.IsInteger(number.Amount)
        ? (int)number.Amount
        : null;

    private static Quantity? ReadBound(string text)
    {
        var isNone = NotationWords.Find(NotationWords.ZeroTolerance, text, 0);
        if (isNone is not null)
            return NotationScan.TryReadTail(text[isNone.Length..], out var portion) ? new Quantity(0m, portion) : null;
        return NumberNotation.Read(text, 0, grouped: false) is { } number && NotationScan.TryReadTail(text[number.End..], out var unit)
            ? new Quantity(number.Amount, unit)
            : null;
    }

    [GeneratedRegex(@"^\(?[nN] ?=", RegexOptions.CultureInvariant)]
    private static partial Regex Start();

    [GeneratedRegex(@"(?<![A-Za-z])([nNcCmM]) ?= ?", RegexOptions.CultureInvariant)]
    private static partial Regex Key();
}
