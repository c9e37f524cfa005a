using FoodSafety.Lims.Domain.Statistics;

namespace FoodSafety.Lims.Domain.Patterns;

/// <summary>“抽、检、研、处、控”一体化 (XH 7): how many samples reached each stage, how long it took, and what fell out of the way.</summary>
/// <param name="Stages">In the order of the way.</param>
/// <param name="Left">Non-compliant samples whose case left the way: transferred, cancelled, overturned.</param>
/// <param name="Waiting">Numbers of the non-compliant samples on their way that are not controlled yet, the longest reported first.</param>
/// <param name="Orphans">Numbers of non-compliant samples without a case: there must be none.</param>
public sealed record ClosedLoop(IReadOnlyList<LoopStage> Stages, int Left, IReadOnlyList<string> Waiting, IReadOnlyList<string> Orphans)
{
    /// <summary>Counts the way of these samples.</summary>
    public static ClosedLoop Of(IReadOnlyCollection<LoopSample> samples)
    {
        var failed = samples.Where(sample => sample is { IsNonCompliant: true, Reported: not null }).ToList();
        var onTheWay = failed.Where(sample => sample is { Case: not null, LeftOn: null, Controlled: null, Closed: null });
        return new ClosedLoop(
            [
                new LoopStage("sampled", "抽", samples.Count, null, null),
                Stage("tested", "检", samples, sample => sample.Sampled, TestedOf),
                Stage("assessed", "研", samples, TestedOf, sample => sample.Reported),
                new LoopStage("non-compliant", "不合格", failed.Count, null, null),
                Stage("disposed", "处", failed, sample => sample.Reported, StartedOf),
                Stage("controlled", "控", failed, StartedOf, ControlledOf),
                Stage("closed", "销号", failed, ControlledOf, sample => sample.Closed),
            ],
            failed.Count(sample => sample.LeftOn is not null),
            [.. onTheWay.OrderBy(sample => sample.Reported).ThenBy(sample => sample.Number, StringComparer.Ordinal).Select(sample => sample.Number)],
            [.. failed.Where(sample => sample.Case is null).Select(sample => sample.Number).Order(StringComparer.Ordinal)]);

        // Whoever is further on was here as well, also where the day of it is not known.
        static DateOnly? TestedOf(LoopSample sample) => sample.Tested ?? sample.Reported;
        static DateOnly? StartedOf(LoopSample sample) => sample.Started ?? ControlledOf(sample);
        static DateOnly? ControlledOf(LoopSample sample) => sample.Controlled ?? sample.Closed;
    }

    private static LoopStage Stage(string code, string name, IReadOnlyCollection<LoopSample> samples, Func<LoopSample, DateOnly?> before, Func<LoopSample, DateOnly?> at)
    {
        var reached = samples.Where(sample => at(sample) is not null).ToList();
        var days = reached.Where(sample => before(sample) is not null).Select(sample => at(sample)!.Value.DayNumber - before(sample)!.Value.DayNumber).Order().ToList();
        return new LoopStage(code, name, reached.Count, Percentile.Of(days, 50), Percentile.Of(days, 90));
    }
}
