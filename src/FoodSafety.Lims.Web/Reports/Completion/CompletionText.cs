using FoodSafety.Lims.Domain.Quotas;
using FoodSafety.Lims.Web.Quotas;
using FoodSafety.Lims.Web.Reports.Layout;

namespace FoodSafety.Lims.Web.Reports.Completion;

/// <summary>A target's figures in the columns of the completion table.</summary>
public static class CompletionText
{
    private const string Nothing = "—";

    public static string Status(QuotaStatus status) => status is QuotaStatus.NoTarget ? "未设定" : QuotaText.Status(status);

    /// <summary>Reached and asked for.</summary>
    public static string Figure(QuotaProgress progress, Target target)
    {
        if (IsAllOf(target))
        {
            var held = progress.Parts.Count(Holds);
            return held == progress.Parts.Length
                ? FormattableString.Invariant($"{held}项均达到")
                : FormattableString.Invariant($"{progress.Parts.Length}项中{held}项达到");
        }
        if (target.External is not null)
            return $"{(progress.Status is QuotaStatus.NotApplicable ? "待录入" : QuotaText.Number(progress.Done))} / {Goal(progress, target)}";
        if (IsShare(target))
            return progress.OutOf is null or 0
                ? $"0/0 / {Goal(progress, target)}"
                : $"{QuotaText.Number(progress.Rate)}% / {Goal(progress, target)}\n（{QuotaText.Number(progress.Done)}/{QuotaText.Number(progress.OutOf)}）";
        return target.Measure is Measure.Rate
            ? $"{(progress.Rate is { } rate ? QuotaText.Number(rate) : Nothing)} / {Goal(progress, target)}\n（{QuotaText.Number(progress.Done)}批次）"
            : $"{QuotaText.Number(progress.Done)} / {Goal(progress, target)}";
    }

    /// <summary>What the period itself brought.</summary>
    public static string Gained(QuotaProgress own, Target target)
    {
        if (IsAllOf(target) || target.External is not null)
            return Nothing;
        if (IsShare(target))
            return own.OutOf is null or 0 ? "0/0" : $"{QuotaText.Number(own.Rate)}%\n（{QuotaText.Number(own.Done)}/{QuotaText.Number(own.OutOf)}）";
        return target.Measure is Measure.Rate
            ? $"{(own.Rate is { } rate ? QuotaText.Number(rate) : Nothing)}\n（{QuotaText.Number(own.Done)}批次）"
            : QuotaText.Number(own.Done);
    }

    /// <summary>Reached, as a share of what is asked for.</summary>
    public static string Share(QuotaProgress progress, Target target)
    {
        if (IsAllOf(target) || IsShare(target) || target.External is not null || progress.Target is not > 0)
            return Nothing;
        if (target.Measure is not Measure.Rate)
            return ReportWords.Share(progress.Done, progress.Target.Value);
        return progress.Population is > 0 and var residents ? ReportWords.Share(progress.Done * 1000m, progress.Target.Value * residents) : Nothing;
    }

    /// <summary>What is lacking, in what the target counts: a rate lacks batches, a disposal rate lacks closed cases.</summary>
    public static string Lacking(QuotaProgress progress, Target target)
    {
        if (progress.Status is not QuotaStatus.NotMet || IsAllOf(target) || progress.Remaining is not > 0)
            return "";
        var what = target.Measure switch
        {
            Measure.Rate => "批次",
            Measure.DisposalRate => "件",
            _ => target.Unit,
        };
        return $"差{QuotaText.Number(progress.Remaining)}{what}";
    }

    /// <summary>Nothing due counts as reached, as the plan's own judgement has it.</summary>
    private static bool Holds(QuotaProgress part) =>
        part.Status is QuotaStatus.Met || (part.Status is QuotaStatus.NotApplicable && part.Notes.Any(note => note.Code == QuotaNote.NothingDue));

    private static string Goal(QuotaProgress progress, Target target)
    {
        if (progress.Target is not { } goal)
            return target.External?.Against is { } against ? $"{Sign(target)}{against}" : "未设定";
        return $"{Sign(target)}{QuotaText.Number(goal)}{(IsShare(target) ? "%" : "")}";
    }

    /// <summary>Most targets are 不少于 and go without saying.</summary>
    private static string Sign(Target target) => target.Comparator is Comparator.MoreThan ? "＞" : "";

    private static bool IsAllOf(Target target) => target.Combine is Combine.All && !target.Parts.IsEmpty;

    private static bool IsShare(Target target) => target.Measure is Measure.PassRate or Measure.DisposalRate;
}
