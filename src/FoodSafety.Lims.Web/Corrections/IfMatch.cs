using System.Globalization;
using FoodSafety.Lims.Domain;

namespace FoodSafety.Lims.Web.Corrections;

/// <summary>A row's version as HTTP says it: <c>ETag: "2"</c>, sent back as <c>If-Match: "2"</c> (RFC 9110 §13.1.1).</summary>
public static class IfMatch
{
    public static string Tag(int version) => string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");

    /// <summary>The version; null for no header and for <c>*</c>; refused where it is no version of ours.</summary>
    public static Outcome<int?> Read(string? header)
    {
        var text = header?.Trim();
        if (text is null or "" or "*")
            return (int?)null;
        if (text is ['"', .., '"'] and { Length: > 2 })
            text = text[1..^1];
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? version
            : new Refusal("bad-version", $"If-Match 的值 {header} 不是版本：请原样送回 ETag，例如 \"2\"。", RefusalKind.Invalid);
    }
}
