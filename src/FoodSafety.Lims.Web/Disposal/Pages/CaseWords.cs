using FoodSafety.Lims.Domain.Disposal.Clocks;
using Microsoft.Extensions.Localization;

namespace FoodSafety.Lims.Web.Disposal.Pages;

/// <summary>The words of the case pages for the stable codes.</summary>
public static class CaseWords
{
    public static LocalizedString CaseKind(this IStringLocalizer texts, string kind) =>
        kind == "positive" ? texts["阳性处置"] : texts["核查处置"];

    public static LocalizedString Clock(this IStringLocalizer texts, ClockState state) => state switch
    {
        ClockState.AwaitingNotice => texts["待告知"],
        ClockState.Running => texts["进行中"],
        ClockState.DueSoon => texts["即将到期"],
        ClockState.Overdue => texts["已超期"],
        ClockState.Met => texts["已按期"],
        ClockState.NotApplicable => texts["不适用"],
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };

    /// <summary>Colour of the clock, as in lims.css.</summary>
    public static string Tone(ClockState state) => state switch
    {
        ClockState.Overdue => "late",
        ClockState.DueSoon => "open",
        ClockState.Met => "met",
        _ => "none",
    };
}
