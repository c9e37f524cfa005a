using System.Globalization;
using System.Text.RegularExpressions;
using FoodSafety.Lims.Domain.Judgement;
using FoodSafety.Lims.Ingestion.Notation;
using FsCheck;
using FsCheck.Fluent;

namespace FoodSafety.Lims.Tests.Ingestion.Notation;

/// <summary>Properties over random and over spoiled text. FsCheck prints the seed of a failure.</summary>
[TestFixture]
public sealed partial class NotationPropertyTests
{
    private static readonly string[] Pieces =
    [
        "噻虫胺", "║", "2.3", "mg/kg", "≤", "0.2", "；", ";", ",", "，", "/", "\n", " ", "×10", "³", "⁵", "n=5", "c=2", "m=50", "M=10²", "CFU/g", "不得检出", "不得使用",
        "未检出", "检出", "初检结果：", "复检结果：", "（", "）", "(定量限：5mg/100g)", "~", "-", "±", "<", ">", "≥", "1,300", "10", "2,4-滴", "%vol", "0", "１", "．", "：", "45", "||", "E+05", "/25g", "、",
    ];

    private static Arbitrary<string> Soup { get; } =
        Gen.Elements(Pieces).ListOf().Select(pieces => string.Concat(pieces)).ToArbitrary();

    private static readonly string[] Units = ["", "mg/kg", "g/kg", "μg/kg", "CFU/g", "g/100g"];

    private static Gen<string> Valid { get; } =
        from sign in Gen.Elements("", "<", "≤", ">", "≥")
        from whole in Gen.Choose(0, 9999)
        from fraction in Gen.Elements("", ".0", ".05", ".430", ".7")
        from power in Gen.Elements("", "×10²", "×10⁵", "x10³", "×10⁻²")
        from unit in Gen.Elements(Units)
        select $"{sign}{whole}{fraction}{power}{unit}";

    private static Gen<string> Spoiled { get; } =
        from valid in Valid
        from edits in Gen.Choose(0, 3)
        from places in Gen.Choose(0, 100).ArrayOf(3)
        from kinds in Gen.Choose(0, 2).ArrayOf(3)
        from letters in Gen.Elements("0159.×x²³⁵⁻<≤>≥mgkμCFU/ -+".ToCharArray()).ArrayOf(3)
        select Spoil(valid, edits, places, kinds, letters);

    private static string Spoil(string text, int edits, int[] places, int[] kinds, char[] letters)
    {
        for (var edit = 0; edit < edits && text.Length > 0; edit++)
        {
            var at = places[edit] % text.Length;
            text = kinds[edit] switch
            {
                0 => text.Remove(at, 1),
                1 => text.Insert(at, letters[edit].ToString()),
                _ => text.Remove(at, 1).Insert(at, letters[edit].ToString()),
            };
        }

        return text;
    }

    [FsCheck.NUnit.Property(MaxTest = 2000)]
    public FsCheck.Property No_text_makes_a_reader_throw() => Prop.ForAll(Soup, text =>
    {
        FailureNotation.Parse(text);
        FailureNotation.Parse(text, FailureOrder.LimitThenResult);
        LimitNotation.Parse(text);
        ResultNotation.Parse(text, 5);
        DateNotation.Parse(text);
        return true;
    });

    [FsCheck.NUnit.Property(MaxTest = 500)]
    public bool No_string_at_all_makes_a_reader_throw(string? any)
    {
        var text = any ?? "";
        FailureNotation.Parse(text);
        LimitNotation.Parse(text);
        ResultNotation.Parse(text);
        return DateNotation.Parse(text) is null or { Text: not null };
    }

    [FsCheck.NUnit.Property(MaxTest = 2000)]
    public FsCheck.Property What_is_understood_keeps_its_original_text() => Prop.ForAll(Soup, text =>
        (ResultNotation.Parse(text).Value is not { } value || value.Text == text.Trim())
        && (LimitNotation.Parse(text).Value is not { } limit || limit.Text == text.Trim())
        && (FailureNotation.Parse(text).Value is not { } cell || (cell.Text == text && cell.Items.All(item => text.Contains(item.Name) && text.Contains(item.Value.Text) && text.Contains(item.Limit.Text)))));

    [FsCheck.NUnit.Property(MaxTest = 1000)]
    public FsCheck.Property A_written_value_reads_back_as_it_was() => Prop.ForAll(Valid.ToArbitrary(), text =>
        Naive(text) is { } expected && ResultNotation.Parse(text).Value is { } value && Agrees(value, expected));

    // One to three letters of a good text are dropped, added or changed: whatever is still accepted, the naive reader accepts
    // too and understands the same by it.
    [FsCheck.NUnit.Property(MaxTest = 3000)]
    public FsCheck.Property Nothing_is_accepted_that_a_naive_reader_refuses() => Prop.ForAll(Spoiled.ToArbitrary(), text =>
        ResultNotation.Parse(text).Value is not { } value
        || value.Kind is ValueKind.NotGiven or ValueKind.List
        || (Naive(text) is { } expected && Agrees(value, expected)));

    [FsCheck.NUnit.Property(MaxTest = 1000)]
    public FsCheck.Property A_limit_reads_a_number_as_a_result_does() => Prop.ForAll(Spoiled.ToArbitrary(), text =>
        ResultNotation.Parse(text).Value is not { Kind: ValueKind.Exact } value
        // 10²CFU/g copied as 102CFU/g is a possible count but no possible limit.
        || (value.Amount is >= 102 and <= 109 && LimitNotation.Parse(text).Fault is not null)
        || (LimitNotation.Parse(text).Value is { } limit && limit.Maximum == value.Amount && limit.Unit == value.Unit));

    private static bool Agrees(MeasuredValue value, (string Sign, decimal Amount, string Unit) expected) =>
        value.Amount == expected.Amount && (value.Unit.Symbol ?? "") == expected.Unit
        && value.Kind == expected.Sign switch
        {
            "" => ValueKind.Exact,
            "<" or "≤" => ValueKind.LessThan,
            _ => ValueKind.GreaterThan,
        }
        && value.IncludesBound == expected.Sign is "≤" or "≥";

    /// <summary>A second reader, written apart from the first: one expression, floating exponent arithmetic in decimals, a list of units.</summary>
    private static (string Sign, decimal Amount, string Unit)? Naive(string text)
    {
        var match = Whole().Match(text.Replace(" ", "", StringComparison.Ordinal).Replace("+", "", StringComparison.Ordinal));
        if (!match.Success)
            return null;
        var amount = match.Groups["number"].Success
            ? decimal.Parse(match.Groups["number"].Value, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture)
            : match.Groups["minus"].Success ? -1m : 1m;
        var exponent = match.Groups["power"].Success ? match.Groups["power"].Value : match.Groups["times"].Success ? "¹" : "";
        var negative = exponent.StartsWith('⁻');
        var power = 0;
        foreach (var digit in exponent.TrimStart('⁻'))
            power = power * 10 + "⁰¹²³⁴⁵⁶⁷⁸⁹".IndexOf(digit, StringComparison.Ordinal);
        for (var step = 0; step < power && step < 60; step++)
            amount = negative ? amount / 10m : amount * 10m;
        var unit = match.Groups["unit"].Value;
        return (match.Groups["sign"].Value is { Length: > 0 } signs ? signs[..1] : "", amount, unit is "/" ? "" : Canonical(unit));
    }

    private static string Canonical(string unit) => MeasurementUnit.TryParse(unit, out var known) ? known.Symbol ?? "" : unit;

    [GeneratedRegex(
        """
        ^(?<sign><+|≤+|>+|≥+|)
        (?:(?<number>-?(?:0|[1-9]\d*)?(?:\.\d+)?(?<=\d))(?:(?<times>[×xX]10)(?<power>⁻?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2})?(?![0-9.⁰¹²³⁴⁵⁶⁷⁸⁹⁻]))? | (?<minus>-)?10(?<power>⁻?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2}))
        (?<unit>/|(?:[mkμU]?g|mCg|CFU|m|U|)/(?:[1-9]\d*)?(?:[mkμU]?g|mCg|m[²2])|[mkμU]?g|mCg|CFU|m|U|)$
        """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    private static partial Regex Whole();
}
