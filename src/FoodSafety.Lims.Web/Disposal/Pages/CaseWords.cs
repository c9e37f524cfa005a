using System.Globalization;
using FoodSafety.Lims.Domain.Disposal.Clocks;
using FoodSafety.Lims.Web.Storage.Bulk;
using Microsoft.Extensions.Localization;

namespace FoodSafety.Lims.Web.Disposal.Pages;

/// <summary>The words of the case pages for the stable codes.</summary>
public static class CaseWords
{
    public static LocalizedString CaseKind(this IStringLocalizer texts, string kind) =>
        kind == "positive" ? texts["阳性处置"] : texts["核查处置"];

    public static LocalizedString Clock(this IStringLocalizer texts, CaseView.ClockView clock) => clock.State switch
    {
        ClockState.Overdue when clock.IsRight => texts["已届满"],
        ClockState.AwaitingNotice => texts["待告知"],
        ClockState.Running => texts["进行中"],
        ClockState.DueSoon => texts["即将到期"],
        ClockState.Overdue => texts["已超期"],
        ClockState.Met => texts["已按期"],
        ClockState.NotApplicable => texts["不适用"],
        _ => throw new ArgumentOutOfRangeException(nameof(clock), clock.State, null),
    };

    /// <summary>When something was; only its day where no time of day is known.</summary>
    public static string At(DateTimeOffset? local) => local?.ToString(IsMidnight(local.Value) ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) ?? "–";

    /// <summary>When a clock runs out; one that runs to the end of a day shows that day and not the midnight after it.</summary>
    public static string Due(DateTimeOffset? local) => local is { } due && IsMidnight(due) ? At(due.AddDays(-1)) : At(local);

    /// <summary>Who did it; <c>import</c> is the machine.</summary>
    public static string By(this IStringLocalizer texts, string by) => by == CaseWriter.Importer ? texts["导入"] : by;

    private static bool IsMidnight(DateTimeOffset local) => local.TimeOfDay == TimeSpan.Zero;

    /// <summary>Colour of the clock, as in lims.css.</summary>
    public static string Tone(CaseView.ClockView clock) => clock.State switch
    {
        ClockState.Overdue when clock.IsRight => "open",
        ClockState.Overdue => "late",
        ClockState.DueSoon => "open",
        ClockState.Met => "met",
        _ => "none",
    };
}
