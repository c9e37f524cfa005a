using System.Collections.Immutable;
using FoodSafety.Lims.Domain.Daily;
using FoodSafety.Lims.Domain.Reading;

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

    /// <summary>Everything that is wrong with a division's file.</summary>
    public static string Faults(ImmutableArray<ReadingFault> faults) =>
        FormattableString.Invariant($"分解没有保存，共 {faults.Length} 处错误：{string.Join('；', faults.Select(fault => $"{fault.Where}{Member(fault.Field)}：{fault.Message.TrimEnd('。')}"))}。");

    /// <summary>A member of the file in the users' words; one that none should write as it was written.</summary>
    private static string Member(string field) => field switch
    {
        "" => "",
        "shares" => " · 份额",
        "goal" => " · 任务量",
        "weight" => " · 权重",
        "code" => " · 编号",
        "kind" => " · 分解方式",
        "parts" => " · 下一级",
        "equal" => " · 均分",
        _ => $" · {field}",
    };

    public static string State(string state) => state switch
    {
        "achieved" => "已达到",
        "on-time" => "进度正常",
        "behind" => "进度滞后",
        "missed" => "未达到",
        _ => "未到期",
    };
}
