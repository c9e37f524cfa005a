using System.Text.RegularExpressions;
using FoodSafety.Lims.Domain.Judgement;

namespace FoodSafety.Lims.Ingestion.Notation;

/// <summary>Small readings shared by results and limits.</summary>
internal static partial class NotationScan
{
    /// <summary>Longest text of one result or limit that is looked at.</summary>
    internal const int LongestText = 600;

    /// <summary>Folded, without trailing separators and without a closing remark such as （以干基计） or （GB 2762-2022）.</summary>
    internal static string Tidy(string text)
    {
        var folded = TrimJunk(Spelling.Fold(text));
        while (Remark().Match(folded) is { Success: true } remark)
            folded = TrimJunk(folded[..remark.Index]);
        return folded;
    }

    /// <summary>"/", dashes: not applicable or not given.</summary>
    internal static bool IsNotGiven(string folded) => folded is "/" or "//" or "-" or "--" or "---" or "—" or "——" or "–" or "－";

    /// <summary>A unit that is really one: not empty, not "/".</summary>
    internal static bool TryReadUnit(string text, out MeasurementUnit unit) => MeasurementUnit.TryParse(text, out unit) && unit.IsGiven;

    /// <summary>What may follow a number: nothing, "/" for no unit, or a unit.</summary>
    internal static bool TryReadTail(string text, out MeasurementUnit unit)
    {
        unit = MeasurementUnit.None;
        return text.Trim() is "" or "/" || TryReadUnit(text, out unit);
    }

    private static string TrimJunk(string text) => text.Trim(' ', ',', ';', '。', '、');

    [GeneratedRegex(@"\((?:以|按|GB|SB|NY|DB|Q/|农业|国家|卫生部|干基|干重|湿重|活菌型|即食|非即食)[^()]*\)$", RegexOptions.CultureInvariant)]
    private static partial Regex Remark();
}
