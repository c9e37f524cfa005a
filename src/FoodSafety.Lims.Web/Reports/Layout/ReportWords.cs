using System.Globalization;
using FoodSafety.Lims.Web.Quotas;

namespace FoodSafety.Lims.Web.Reports.Layout;

/// <summary>Instants, days and shares as reports write them.</summary>
public static class ReportWords
{
    /// <summary>E.g. 2023-12-31 23:59:59.</summary>
    public static string Instant(DateTimeOffset local) => local.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    public static string Day(DateTimeOffset? local) => local?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    /// <summary>The wall clock an instant is written by.</summary>
    public static string Zone(DateTimeOffset local) =>
        local.Offset == TimeSpan.FromHours(8) ? "北京时间" : "UTC" + local.ToString("zzz", CultureInfo.InvariantCulture);

    /// <summary>In per cent with at most two places, cut and not rounded: 99.99% is never shown as 100%.</summary>
    public static string Share(decimal part, decimal whole) =>
        Math.Round(part * 100m / whole, 2, MidpointRounding.ToZero).ToString("0.##", CultureInfo.InvariantCulture) + "%";

    /// <summary>A disposal rate in per cent, with the places the quota report and the dashboard give it: one rate is never filed as two figures.</summary>
    public static string Rate(int part, int whole) => QuotaText.Number(part * 100m / whole) + "%";

    /// <summary>A measured value and its unit, which no line's end parts; words such as 未检出 take no unit.</summary>
    public static string Measured(string value, string? unit) => unit is { Length: > 0 } && value.AsSpan().ContainsAnyInRange('0', '9') ? $"{value}\u00A0{unit}" : value;

    /// <summary>Lowered digits on the line, as the office types them: 黄曲霉毒素B₁ is 黄曲霉毒素B1. No shipped font has the lowered ones.</summary>
    public static string Levelled(string text) =>
        text.AsSpan().IndexOfAnyInRange('₀', '₉') < 0 ? text : string.Concat(text.Select(character => character is >= '₀' and <= '₉' ? (char)(character - '₀' + '0') : character));
}
