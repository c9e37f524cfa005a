using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace FoodSafety.Lims.Domain.Quotas;

/// <summary>
/// A quantity as the work plans write it: 1.48万批次, 不少于20万批次, 每年每千人1批次, 99%以上, 零发生. Only numbers with a unit of measure are read;
/// years, dates and clause numbers are not quantities.
/// </summary>
/// <param name="Value">In <paramref name="Unit"/>; 万 and 亿 multiplied out.</param>
/// <param name="Unit">批次, 批次/千人, 家, 个, %, 学时, 件, 起.</param>
/// <param name="Comparator">What the words around it ask; a bare quantity is a task, so reaching it is enough.</param>
public sealed partial record ChineseQuantity(decimal Value, string Unit, Comparator Comparator)
{
    /// <summary>Every quantity of a sentence, in order. 不超过 and 以下 set a ceiling, which no quota is: such a quantity is left out.</summary>
    public static ImmutableArray<ChineseQuantity> ReadAll(string text)
    {
        var quantities = ImmutableArray.CreateBuilder<ChineseQuantity>();
        foreach (Match match in Pattern().Matches(text))
        {
            if (match.Groups["none"].Success)
            {
                quantities.Add(new ChineseQuantity(0, "起", Comparator.Exactly));
                continue;
            }

            var before = match.Groups["before"].Value;
            if (before is "不超过" or "不高于" or "不多于" || match.Groups["ceiling"].Success)
                continue;
            var value = decimal.Parse(Digits(match.Groups["number"].Value), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture)
                * Multiplier(match.Groups["multiplier"].Value);
            quantities.Add(new ChineseQuantity(value, UnitOf(match), before is "超过" or "高于" or "大于" ? Comparator.MoreThan : Comparator.AtLeast));
        }

        return quantities.ToImmutable();
    }

    private static string UnitOf(Match match)
    {
        var unit = match.Groups["unit"].Value;
        if (match.Groups["each"].Success && unit == "批次")
            return "批次/千人";
        return unit switch
        {
            "％" => "%",
            "批次／千人" or "批次每千人" => "批次/千人",
            _ => unit,
        };
    }

    private static decimal Multiplier(string word) => word switch
    {
        "千" => 1_000m,
        "万" => 10_000m,
        "亿" => 100_000_000m,
        _ => 1m,
    };

    private static string Digits(string number) => string.Concat(number.Where(character => character is not ',' and not '，')
        .Select(character => character switch
        {
            >= '０' and <= '９' => (char)(character - '０' + '0'),
            '．' => '.',
            _ => character,
        }));

    [GeneratedRegex(
        """
        (?<none>零发生) |
        (?<before>不少于|不低于|不超过|不高于|不多于|超过|高于|大于|至少)?
        (?<each>每(年每)?千人)?
        (?<![0-9０-９.．])
        (?<number>[0-9０-９]{1,3}([,，][0-9０-９]{3})+([.．][0-9０-９]+)?|[0-9０-９]+([.．][0-9０-９]+)?)
        \s*(?<multiplier>千|万|亿)?
        (?<unit>批次[/／每]千人|批次|学时|家|个|件|起|[%％])
        (?<ceiling>以下|以内)?
        """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
