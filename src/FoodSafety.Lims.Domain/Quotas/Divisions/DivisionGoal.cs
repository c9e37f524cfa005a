namespace FoodSafety.Lims.Domain.Quotas;

/// <summary>The whole number a target asks for in its year: what can be divided.</summary>
public static class DivisionGoal
{
    /// <summary>
    /// The goal in the target's counting unit; of a rate per thousand residents, the batches that hold it. Refused: shares and coverages, figures typed in,
    /// composites without a counter of their own, a target without a number, a rate without a population.
    /// </summary>
    public static Outcome<long> Of(Target target, Populations populations, string district, DateOnly day)
    {
        if (target.External is not null || !(target.Measure is Measure.Count || target.IsPerThousand))
            return Refused("not-divisible", $"指标 {target.Code}“{target.Title}”不是按批次或项次计数的任务量，不能分解。");
        // One goal is divided once: that of a whole through the part that says the same.
        if (target.Counter is null || target.Parts.Any(IsNumber))
            return Refused("not-divisible", $"“{target.Title}”由几部分组成，请分解其组成部分：{string.Join('、', target.Parts.Where(part => target.Counter is null || IsNumber(part)).Select(part => $"{part.Title}（{part.Code}）"))}。");
        if (target.Goal is not { } goal)
            return Refused("no-target", $"指标 {target.Code}“{target.Title}”的任务量未设定，没有数可分；请先在计划中写明任务量。");
        if (!target.IsPerThousand)
            return (long)Evaluation.Whole(target.Comparator, goal);
        return (target.Population is { } locked ? populations.Of(district, locked) : populations.On(district, day)) is { } population
            ? (long)Evaluation.Whole(target.Comparator, goal * population.Value / 1000m)
            : Refused("no-population", $"指标 {target.Code}“{target.Title}”按人口计算，没有适用的人口数；请先导入人口数据。");
    }

    private static bool IsNumber(Target target) =>
        target.Counter is not null && target.External is null && target.Goal is not null && (target.Measure is Measure.Count || target.IsPerThousand);

    private static Refusal Refused(string code, string message) => new(code, message, RefusalKind.Unprocessable);
}
