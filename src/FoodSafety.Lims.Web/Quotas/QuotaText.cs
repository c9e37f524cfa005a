using System.Globalization;
using FoodSafety.Lims.Domain.Quotas;
using FoodSafety.Lims.Domain.Statistics;

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

    /// <summary>E.g. "43,200 / 86,400 批次", "4.636 / 4.7 批次/千人", "91.666% / 100%（11/12）", "37 / 未设定 批次".</summary>
    /// <param name="notSet">The word for a target that the plan leaves open.</param>
    /// <param name="nothing">The word for a figure that there is not yet.</param>
    public static string Figure(QuotaProgress target, string notSet = "未设定", string nothing = "暂无数据")
    {
        var goal = target.Target is { } set ? Number(set) : notSet;
        var percent = target.Unit == "%" ? "%" : "";
        if (percent.Length > 0 && target.Target is not null)
            goal += percent;
        if (Awaits(target) || (target is { Measure: Measure.PassRate or Measure.DisposalRate, OutOf: 0 or null, Rate: null }))
            return $"{nothing} / {goal}";
        if (target is { Measure: Measure.PassRate or Measure.DisposalRate, OutOf: not null })
            return $"{Number(target.Rate)}% / {goal}（{Number(target.Done)}/{Number(target.OutOf)}）";
        var figure = target.Measure is Measure.Rate or Measure.PassRate or Measure.DisposalRate ? target.Rate : target.Done;
        return $"{(figure is null ? nothing : Number(figure) + percent)} / {goal}{(percent.Length > 0 ? "" : " " + target.Unit)}";
    }

    /// <summary>E.g. "81,200（80% 区间 79,300–83,100）批次".</summary>
    public static string Forecast(Forecast forecast, string unit) =>
        string.Create(CultureInfo.InvariantCulture, $"{forecast.Expected:#,0}（80% 区间 {forecast.Low:#,0}–{forecast.High:#,0}）{(unit == "项次" ? unit : "批次")}");

    /// <summary>A probability in whole per cent; what is not certain is not shown as 0 or 100.</summary>
    public static string Chance(double probability) => probability switch
    {
        0 or 1 => $"{100 * probability}%",
        < 0.01 => "<1%",
        > 0.99 => ">99%",
        _ => string.Create(CultureInfo.InvariantCulture, $"{100 * probability:0}%"),
    };

    /// <summary>E.g. "98.16%–99.45%": outwards rounded.</summary>
    public static string Interval(RateInterval interval) =>
        string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(interval.Lower * 10000) / 100:0.##}%–{Math.Ceiling(interval.Upper * 10000) / 100:0.##}%");

    /// <summary>Whether the figure comes from elsewhere and was not typed in yet.</summary>
    public static bool Awaits(QuotaProgress target) => target.Notes.Any(note => note.Code == QuotaNote.AwaitingFigure) && target.Parts.IsEmpty;

    /// <summary>Thousands grouped, at most three places, cut and not rounded: a shown figure never reaches a goal that the real one misses.</summary>
    public static string Number(decimal? figure) =>
        figure is { } value ? Math.Round(value, 3, MidpointRounding.ToZero).ToString("#,0.###", CultureInfo.InvariantCulture) : "–";
}
