using FoodSafety.Lims.Domain.Daily;

namespace FoodSafety.Lims.Web.Quotas.Divisions;

/// <summary>A share's figures in the users' words.</summary>
public static class DivisionText
{
    /// <summary>E.g. "，还差 1,200 · 每工作日 5 · 今日 3/5"; empty once the goal is reached.</summary>
    public static string Pace(TargetDivision.Share share)
    {
        if (share.Remaining == 0)
            return "，已完成";
        var remaining = FormattableString.Invariant($"，还差 {share.Remaining:#,0}");
        var closed = IsClosed(share) ? $" · 今日{(ClosureKinds.Find(share.Closed) is { } kind and not ClosureKind.Other ? ClosureKinds.NameOf(kind) : "停检")}" : null;
        return share.PerWorkingDay is { } perDay
            ? FormattableString.Invariant($"{remaining} · 每工作日 {perDay:#,0}{closed ?? FormattableString.Invariant($" · 今日 {share.Today:#,0}/{perDay:#,0}")}")
            : remaining + closed;
    }

    /// <summary>Whether the day is told as closed: declared so, and nothing came all the same.</summary>
    public static bool IsClosed(TargetDivision.Share share) => share is { Closed: not null, Today: null or 0 };

    public static string State(string state) => state switch
    {
        "achieved" => "已达到",
        "on-time" => "进度正常",
        "behind" => "进度滞后",
        "missed" => "未达到",
        _ => "未到期",
    };
}
