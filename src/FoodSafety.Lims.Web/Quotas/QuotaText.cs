using System.Globalization;
using FoodSafety.Lims.Domain.Quotas;

namespace FoodSafety.Lims.Web.Quotas;

/// <summary>A target's figures in the users' words; the same in the terminal and on the page.</summary>
public static class QuotaText
{
    public static string Status(QuotaStatus status) => status switch
    {
        QuotaStatus.Met => "达标",
        QuotaStatus.NotMet => "未达标",
        QuotaStatus.NoTarget => "目标未设定",
        QuotaStatus.NotApplicable => "不适用",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, null),
    };

    /// <summary>E.g. "43,200 / 86,400 批次", "4.636 / 4.7 批次/千人", "37 / 未设定".</summary>
    public static string Figure(QuotaProgress target)
    {
        var goal = target.Target is { } set ? Number(set) : "未设定";
        var unit = target.Unit;
        if (target.Measure is Measure.PassRate or Measure.DisposalRate)
            return target.OutOf is 0 or null ? $"0/0（目标 {goal}%）" : $"{Number(target.Rate)}% / {goal}%（{Number(target.Done)}/{Number(target.OutOf)}）";
        if (target.Measure is Measure.Rate)
            return $"{Number(target.Rate)} / {goal} {unit}";
        return $"{Number(target.Done)} / {goal} {unit}";
    }

    /// <summary>Thousands grouped, at most three places, cut and not rounded: a shown figure never reaches a goal that the real one misses.</summary>
    public static string Number(decimal? figure) =>
        figure is { } value ? Math.Round(value, 3, MidpointRounding.ToZero).ToString("#,0.###", CultureInfo.InvariantCulture) : "–";
}
