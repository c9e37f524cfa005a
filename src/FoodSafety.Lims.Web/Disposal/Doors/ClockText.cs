using FoodSafety.Lims.Domain.Disposal.Clocks;
using FoodSafety.Lims.Web.Disposal.Pages;

namespace FoodSafety.Lims.Web.Disposal.Doors;

/// <summary>A clock as people read it at a terminal.</summary>
internal static class ClockText
{
    public static void Write(TextWriter output, CaseView.ClockView clock)
    {
        var risen = clock.Escalation is EscalationLevel.None ? "" : $"（{ChineseTexts.Instance.Escalation(clock.Escalation)}）";
        output.WriteLine($"期限：{clock.Name} {ChineseTexts.Instance.Clock(clock)}{risen} {Last(clock.Due)} {clock.Source}{(clock.Certainty is { } certainty ? $"（{ChineseTexts.Instance.Certainty(certainty)}）" : "")}");
        if (!clock.CalendarKnown)
            output.WriteLine("　　节假日安排尚未公布，届满日可能变动");
        if (clock.Extension is { } extended)
            output.WriteLine($"　　{extended.By} 于 {extended.At:yyyy-MM-dd HH:mm} 批准延长 {extended.Value} {ChineseTexts.Instance.Unit(extended.Unit)}：{extended.Reason}");
        foreach (var stood in clock.Suspensions)
            output.WriteLine($"　　{stood.By} 批准中止：{stood.Since:yyyy-MM-dd HH:mm} 至 {(stood.Until is { } until ? $"{until:yyyy-MM-dd HH:mm}" : "今")}，{stood.Reason}");
        foreach (var asked in clock.Asked)
            output.WriteLine($"　　{asked.By} 于 {asked.At:yyyy-MM-dd HH:mm} {ClockActions.Find(asked.Action)!.Name}，待另一人决定：{asked.Reason}");
        if (clock.Actions.Count > 0)
            output.WriteLine($"　　可办：{string.Join("、", clock.Actions.Select(code => $"{code}（{ClockActions.Find(code)!.Name}）"))}");
    }

    /// <summary>Due is the first instant that is too late; of a limit in days people read its last day.</summary>
    private static string Last(DateTimeOffset? due) => due switch
    {
        null => "",
        { TimeOfDay.Ticks: 0 } midnight => $"至 {midnight.AddDays(-1):yyyy-MM-dd} 止",
        { } instant => $"至 {instant:yyyy-MM-dd HH:mm:ss}",
    };
}
