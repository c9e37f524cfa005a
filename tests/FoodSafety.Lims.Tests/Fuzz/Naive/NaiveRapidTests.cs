using System.Globalization;
using System.Text.RegularExpressions;
using FoodSafety.Lims.Domain.Sampling;

namespace FoodSafety.Lims.Tests.Fuzz.Naive;

/// <summary>
/// A reader of rapid-test files written from the words of the contract ("What a row means", "Columns of the files", "Receipt") and from none of
/// the program's code: slow, simple, and silent wherever the contract leaves room.
/// </summary>
internal static partial class NaiveRapidTests
{
    private static readonly Dictionary<string, string> Names = new()
    {
        ["样品编号"] = "sample_no",
        ["检测时间"] = "tested_at",
        ["市场"] = "market",
        ["样品名称"] = "food",
        ["检测项目"] = "test_item",
        ["检测结果"] = "outcome",
        ["检测值"] = "reading",
        ["单位"] = "unit",
        ["检测方法"] = "method",
        ["组织方"] = "organiser",
        ["告知时间"] = "notified_at",
        ["sample_no"] = "sample_no",
        ["tested_at"] = "tested_at",
        ["market"] = "market",
        ["food"] = "food",
        ["test_item"] = "test_item",
        ["outcome"] = "outcome",
        ["reading"] = "reading",
        ["unit"] = "unit",
        ["method"] = "method",
        ["organiser"] = "organiser",
        ["notified_at"] = "notified_at",
    };

    private static readonly string[] OtherNames =
    [
        "场所类型", "环节", "快检单元", "任务来源", "摊位号", "经营户", "食品类别", "产地", "供货商", "进货日期", "批号", "数量", "数量单位", "合格证明", "限值", "初测复测", "检测人", "设备编号", "试剂批号", "录入时间", "来源", "照片", "处置",
    ];

    private static readonly string[] Required = ["sample_no", "tested_at", "market", "food", "test_item", "outcome"];

    private static readonly Dictionary<string, RapidOutcome> Outcomes = new()
    {
        ["阴性"] = RapidOutcome.Negative,
        ["阳性"] = RapidOutcome.Positive,
        ["可疑"] = RapidOutcome.Suspect,
        ["无效"] = RapidOutcome.Invalid,
        ["合格"] = RapidOutcome.Negative,
        ["不合格"] = RapidOutcome.Positive,
    };

    private static readonly string[] NoReading = ["/", "-", "—", "未检出", "检出", "阴性", "阳性", "可疑", "无效", "ND", "N.D."];

    /// <summary>Opinions of the rows below the header; null where it does not know the table at all.</summary>
    public static (int HeaderRow, List<NaiveRow> Rows, bool IsCut)? Read(byte[] file, DateTime now)
    {
        // Signatures of other formats, and JSON.
        if (file.AsSpan().StartsWith("%PDF"u8) || file.AsSpan().StartsWith("PK"u8) || file is [(byte)'{' or (byte)'[' or 0xD0, ..])
            return null;
        if (NaiveText.Decode(file) is not { } text || text.StartsWith("sep=", StringComparison.OrdinalIgnoreCase))
            return null;
        var tables = ",\t;|".Select(delimiter => NaiveText.Rows(text, delimiter)).Where(table => HeaderOf(table.Rows) >= 0).ToList();
        return tables.Count == 1 ? Read(tables[0].Rows, tables[0].IsCut, firstNumber: 1, now) : null;
    }

    /// <summary>The same of a table that is known; its first row has the number given.</summary>
    public static (int HeaderRow, List<NaiveRow> Rows, bool IsCut)? Read(List<string[]> rows, bool isCut, int firstNumber, DateTime now)
    {
        if (HeaderOf(rows) is not (>= 0 and var header))
            return null;
        var headers = rows[header].Select(cell => cell.Trim()).ToList();
        var columns = Names.Values.Distinct().ToDictionary(name => name, name => Enumerable.Range(0, headers.Count).Where(i => Names.GetValueOrDefault(headers[i]) == name).ToArray());
        return (header + firstNumber, [.. rows.Skip(header + 1).Select((row, index) => ReadRow(row, header + 1 + index + firstNumber, columns, headers, now))], isCut);
    }

    /// <summary>Full-width letters and digits as ASCII, wide blanks as blanks.</summary>
    public static string Narrow(string text) => string.Concat(text.Select(c => c switch
    {
        >= '！' and <= '～' => (char)(c - 0xFEE0),
        '\u3000' or '\u00A0' => ' ',
        _ => c,
    }));

    private static int HeaderOf(List<string[]> rows) => rows.Take(30).ToList().FindIndex(row =>
        Required.All(name => row.Any(cell => Names.GetValueOrDefault(cell.Trim()) == name)));

    private static NaiveRow ReadRow(string[] row, int number, Dictionary<string, int[]> columns, List<string> headers, DateTime now)
    {
        if (row.All(cell => cell.Trim().Length == 0))
            return new NaiveRow(number, NaiveOpinion.Blank);
        if (row.All(cell => IsStrange(cell) || cell.Trim().Length == 0))
            return new NaiveRow(number, NaiveOpinion.DoesNotKnow);
        List<string> codes = [];
        // Null: no such column, one that stands twice, or signs in the cell of which the contract says nothing.
        string? Cell(string name) => columns[name] is [var at] ? at >= row.Length ? "" : IsStrange(row[at]) ? null : row[at].Trim() : null;

        foreach (var name in Required)
            if (Cell(name) is "")
                codes.Add("missing");
        var sampleNo = Cell("sample_no");
        if (sampleNo is not null && LostNumber().IsMatch(sampleNo))
            codes.Add("number-lost-by-spreadsheet");
        var testedAt = Time(Cell("tested_at"), now, codes);
        var market = Market(Cell("market"), codes);
        RapidOutcome? outcome = null;
        if (Cell("outcome") is { Length: > 0 } outcomeCell)
        {
            if (Outcomes.TryGetValue(outcomeCell, out var known))
                outcome = known;
            else if (!Outcomes.ContainsKey(Plain(outcomeCell)))
                codes.Add(outcomeCell.Length > 100 || Plain(outcomeCell).All(char.IsAscii) ? "" : "unknown-outcome");
        }
        // A number with a unit behind it is read or refused by which units are known.
        if (Cell("reading") is { Length: > 0 } reading && !NoReading.Contains(reading) && !NumberWithUnit().IsMatch(Narrow(reading).Trim())
            && !decimal.TryParse(Narrow(reading).Trim().TrimEnd('%').Trim(), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _))
            codes.Add("not-a-number");
        if (Cell("organiser") is { Length: > 0 } organiser && Plain(organiser) is not ("监管" or "市场自检" or "企业自检"))
            codes.Add(organiser.Length > 100 ? "" : "not-understood");
        if (Cell("notified_at") is { Length: > 0 } notified)
            Time(notified, now, codes);

        var item = Cell("test_item");
        var values = new NaiveRow(number, NaiveOpinion.DoesNotKnow) { SampleNo = sampleNo, TestedAt = testedAt, Market = market, Item = item, Outcome = outcome };
        if (codes.Count > 0)
            return values with { Opinion = NaiveOpinion.Refused, Codes = [.. codes.Where(code => code.Length > 0)] };
        var isPlain = sampleNo is not null && PlainCode().IsMatch(sampleNo) && testedAt?.Year >= 2000 && PlainTime().IsMatch(Cell("tested_at")!) && market is not null && outcome is not null
            && PlainWord().IsMatch(item ?? "") && PlainWord().IsMatch(Cell("food") ?? "") && columns["method"].Length + columns["organiser"].Length < 3 && columns["unit"].Length < 2
            && (columns["reading"].Length == 0 || Cell("reading") is "" || (PlainNumber().IsMatch(Cell("reading") ?? "x") && (columns["unit"].Length == 0 || Cell("unit") is "" or "%")))
            && (columns["notified_at"].Length == 0 || Cell("notified_at") is "") && (columns["organiser"].Length == 0 || Cell("organiser") is "" or "监管" or "市场自检" or "企业自检")
            && headers.Distinct().Count() == headers.Count && headers.All(header => Names.ContainsKey(header) || OtherNames.Contains(header)) && row.All(cell => cell.Length < 60 && !LostNumber().IsMatch(cell.Trim()));
        return isPlain ? values with { Opinion = NaiveOpinion.Acceptable } : values;
    }

    private static DateTime? Time(string? cell, DateTime now, List<string> codes)
    {
        if (cell is null or "")
            return null;
        if (NaiveTime.Parse(cell) is not { } time)
        {
            codes.Add("not-a-date");
            return null;
        }
        if (time > now)
            codes.Add(PlainTime().IsMatch(cell) && time.Year < 9000 ? "in-the-future" : "");
        return time;
    }

    private static string? Market(string? cell, List<string> codes)
    {
        if (cell is null or "")
            return null;
        if (FuzzRules.Markets.FirstOrDefault(market => market.Code == cell || market.Name == cell) is { } exact)
            return exact.Code;
        if (!FuzzRules.Markets.Any(market => Plain(market.Code) == Plain(cell) || Plain(market.Name) == Plain(cell)))
            codes.Add(cell.Length > 100 ? "" : "unknown-market");
        return null;
    }

    // How far a spelling may be from a name and still be taken for it is not said: within this much it does not know.
    private static string Plain(string text) => string.Concat(Narrow(text).Where(c => !char.IsWhiteSpace(c) && !IsStrange(c))
        .Select(c => char.GetNumericValue(c) is >= 0 and <= 9 and var digit ? (char)('0' + (int)digit) : char.ToUpperInvariant(c)));

    private static bool IsStrange(string text) => text.Any(IsStrange);

    private static bool IsStrange(char c) => c is '\uFFFD' || char.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.OtherNotAssigned
        or UnicodeCategory.PrivateUse or UnicodeCategory.NonSpacingMark || (char.IsControl(c) && !char.IsWhiteSpace(c));

    [GeneratedRegex(@"^[0-9]+(\.[0-9]*)?[eE]\+[0-9]{1,3}$", RegexOptions.CultureInvariant)]
    private static partial Regex LostNumber();

    [GeneratedRegex(@"^[-+.0-9]+\s*(?![eE])[\p{L}/‰°]", RegexOptions.CultureInvariant)]
    private static partial Regex NumberWithUnit();

    [GeneratedRegex("^[0-9]{4}[-/][0-9]{1,2}[-/][0-9]{1,2}( [0-9]{1,2}:[0-9]{2}(:[0-9]{2})?)?$", RegexOptions.CultureInvariant)]
    private static partial Regex PlainTime();

    [GeneratedRegex("^[A-Za-z0-9-]{1,30}$", RegexOptions.CultureInvariant)]
    private static partial Regex PlainCode();

    [GeneratedRegex(@"^[\u4e00-\u9fa5]{1,20}$", RegexOptions.CultureInvariant)]
    private static partial Regex PlainWord();

    [GeneratedRegex(@"^[0-9]{1,2}(\.[0-9]{1,4})?$", RegexOptions.CultureInvariant)]
    private static partial Regex PlainNumber();
}
