using System.Globalization;
using System.Text.RegularExpressions;

namespace FoodSafety.Lims.Tests.Ingestion.Notation;

/// <summary>
/// A second, naive understanding of a cell of failures, written from domain.md §3C alone: regular expressions over the text, each limit by its own
/// shape. It knows the notations of the real rows and nothing else; what it cannot match it gives back as null.
/// </summary>
internal static partial class SecondReading
{
    internal sealed record Item(string Name, bool IsRecheck, string Values, string ValueUnit, string Limit, string LimitUnit, bool? Fails);

    public static List<Item>? Read(string cell)
    {
        List<Item> items = [];
        foreach (var (isRecheck, block) in Blocks(cell.Replace("||", "║").Replace('|', '║').Replace('‖', '║')))
        {
            var rest = block.Trim();
            while (rest.Length > 0)
            {
                var match = Triple().Match(rest);
                if (!match.Success || Item1(match, isRecheck) is not { } item)
                    return null;
                items.Add(item);
                rest = rest[match.Length..].TrimStart('；', ';', '，', ',', '\n', ' ', '。');
            }
        }
        return items;
    }

    private static List<(bool IsRecheck, string Text)> Blocks(string cell)
    {
        var marks = Phase().Matches(cell);
        if (marks.Count == 0)
            return [(false, cell)];
        List<(bool, string)> blocks = [];
        if (cell[..marks[0].Index].Trim().Length > 0)
            blocks.Add((false, cell[..marks[0].Index].TrimEnd('；', ';', '\n', ' ')));
        for (var i = 0; i < marks.Count; i++)
            blocks.Add((marks[i].Value[0] == '复', cell[(marks[i].Index + marks[i].Length)..(i + 1 < marks.Count ? marks[i + 1].Index : cell.Length)].Trim().TrimEnd('；', ';')));
        return blocks;
    }

    private static Item? Item1(Match match, bool isRecheck)
    {
        var result = Plain(match.Groups["result"].Value);
        var limit = Plain(match.Groups["limit"].Value);
        var plan = Plan().Match(limit);
        var pieces = plan.Success || result.Contains('；') || result.Contains(';')
            ? result.Split(['；', ';', ',', '，', '、', '\n', '/'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            : [result];
        var unit = "";
        // A unit has a slash too: what follows the last number belongs together.
        if (pieces.Length > 1 && !result.Contains("出/"))
        {
            var tail = Unit().Match(result);
            unit = tail.Value;
            pieces = result[..tail.Index].Split(['；', ';', ',', '，', '、', '\n', '/'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        }
        else
        {
            var one = result.Length > 3 && result.Contains(',') && !plan.Success ? result.Replace(",", "") : result;
            var tail = one.StartsWith('检') || one.StartsWith('未') ? null : Unit().Match(one);
            unit = tail?.Value ?? Stated().Match(one).Groups[1].Value;
            pieces = [tail is null ? one : one[..tail.Index]];
        }
        var values = pieces.Select(piece => piece.StartsWith("未检出", StringComparison.Ordinal) ? "未检出" : piece.StartsWith("检出", StringComparison.Ordinal) ? "检出"
            : piece is ['<' or '>', .. var bound] ? $"{piece[0]}{Number(bound)}" : Number(piece)?.ToString(CultureInfo.InvariantCulture)).ToList();
        if (values.Contains(null))
            return null;
        var numbers = values.Select(value => value is "检出" ? decimal.MaxValue : value is "未检出" ? 0 : decimal.Parse(value!.Trim('<', '>'), CultureInfo.InvariantCulture)).ToList();
        Item Of(string read, string limitUnit, bool? fails) => new(match.Groups["name"].Value.Trim(), isRecheck, string.Join(' ', values), unit, read, limitUnit, fails);

        if (limit.StartsWith("不得", StringComparison.Ordinal))
            return Of("0", "", values[0] != "未检出");
        if (plan.Success)
        {
            var (lower, upper) = (Number(plan.Groups["m"].Value)!.Value, plan.Groups["M"].Success ? Number(plan.Groups["M"].Value) : null);
            var above = numbers.Count(value => value > lower);
            return Of($"n{plan.Groups["n"].Value} c{plan.Groups["c"].Value} m{Text(lower)} M{(upper is null ? "" : Text(upper.Value))}", plan.Groups["unit"].Value,
                upper is null ? above > int.Parse(plan.Groups["c"].Value, CultureInfo.InvariantCulture) : numbers.Any(value => value > upper) || above > int.Parse(plan.Groups["c"].Value, CultureInfo.InvariantCulture));
        }
        var limitTail = Unit().Match(limit);
        var bare = limit[..limitTail.Index];
        if (Around().Match(bare) is { Success: true } around)
        {
            var (middle, width) = (Number(around.Groups[1].Value)!.Value, Number(around.Groups[2].Value)!.Value);
            return Of($"{Text(middle - width)}~{Text(middle + width)}", limitTail.Value, numbers[0] < middle - width || numbers[0] > middle + width);
        }
        if (Between().Match(bare) is { Success: true } between)
        {
            var (low, high) = (Number(between.Groups[1].Value)!.Value, Number(between.Groups[2].Value)!.Value);
            return Of($"{Text(low)}~{Text(high)}", limitTail.Value, numbers[0] < low || numbers[0] > high);
        }
        var sign = bare.Length > 0 && "≤≥<>".Contains(bare[0]) ? bare[0] : '≤';
        if (Number(bare.TrimStart('≤', '≥', '<', '>')) is not { } amount)
            return bare.TrimStart('≤') is "" ? Of("not given", "", null) : null;
        bool? exceeds = unit == limitTail.Value ? sign switch { '≤' => numbers[0] > amount, '<' => numbers[0] >= amount, '≥' => numbers[0] < amount, _ => numbers[0] <= amount } : null;
        return Of($"{sign}{Text(amount)}", limitTail.Value, exceeds);
    }

    public static string Text(decimal number) => number.ToString("0.##########", CultureInfo.InvariantCulture);

    private static decimal? Number(string text)
    {
        var match = Power().Match(text.Trim());
        if (!match.Success)
            return null;
        var mantissa = match.Groups["mantissa"].Success ? decimal.Parse(match.Groups["mantissa"].Value, CultureInfo.InvariantCulture) : 1;
        if (!match.Groups["power"].Success)
            return mantissa;
        var power = int.Parse(match.Groups["power"].Value, CultureInfo.InvariantCulture);
        for (var i = 0; i < Math.Abs(power); i++)
            mantissa = power > 0 ? mantissa * 10 : mantissa / 10;
        return mantissa;
    }

    private static string Plain(string text)
    {
        const string raised = "⁰¹²³⁴⁵⁶⁷⁸⁹⁻", digits = "0123456789-";
        var plain = text.Replace('µ', 'μ').Replace("cm²", "cm2").Replace('～', '~').Replace('＜', '<').Replace('，', ',').Replace('．', '.').Replace('％', '%').Trim().TrimEnd('。', ',', ';', '；');
        plain = string.Concat(plain.Select(c => c is >= '０' and <= '９' ? (char)(c - 0xFEE0) : c));
        return Raised().Replace(plain, run => "^" + string.Concat(run.Value.Select(c => digits[raised.IndexOf(c)])));
    }

    [GeneratedRegex("[初复]检结果[：:]*", RegexOptions.CultureInvariant)]
    private static partial Regex Phase();

    [GeneratedRegex(@"^(?<name>[^║]+)║(?<result>[^║]+)║(?<limit>不得使用|不得检出(/[0-9a-zA-Z²]+)?|[≤]*n[=＝]\d+[,，;；]c[=＝]\d+[,，;；]m[=＝][^,，;；║\n]+([,，;；]M[=＝][^,，;；║\n]+)?|[^,，;；║\n]+)", RegexOptions.CultureInvariant)]
    private static partial Regex Triple();

    [GeneratedRegex(@"^≤*n[=＝](?<n>\d+)[,;；]c[=＝](?<c>\d+)[,;；]m[=＝](?<m>[0-9.×x^]+)(?<unit>[^,;；0-9.×x^][^,;；]*)?([,;；]M[=＝](?<M>[0-9.×x^]+)(?<unit>[^,;；]*))?$", RegexOptions.CultureInvariant)]
    private static partial Regex Plan();

    [GeneratedRegex(@"(?<=[0-9 ]|≤)(?:(?:[a-zA-Zμ%/‰倍℃]|每日)(?:[a-zA-Zμ%/0-9²℃·]|每日)*)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Unit();

    [GeneratedRegex(@"^未?检出(?:（[^）]*）|\([^)]*\))?(.*)$", RegexOptions.CultureInvariant)]
    private static partial Regex Stated();

    [GeneratedRegex(@"^≤?([0-9.]+)±([0-9.]+)$", RegexOptions.CultureInvariant)]
    private static partial Regex Around();

    [GeneratedRegex(@"^([0-9.]+)(?:%vol)?[~-]([0-9.]+)$", RegexOptions.CultureInvariant)]
    private static partial Regex Between();

    [GeneratedRegex(@"^(?:(?<mantissa>-?[0-9]+(?:\.[0-9]+)?)|(?<mantissa>[0-9.]+)[×x]10\^(?<power>-?[0-9]+)|10\^(?<power>-?[0-9]+))$", RegexOptions.CultureInvariant)]
    private static partial Regex Power();

    [GeneratedRegex("[⁰¹²³⁴⁵⁶⁷⁸⁹⁻]+", RegexOptions.CultureInvariant)]
    private static partial Regex Raised();
}
