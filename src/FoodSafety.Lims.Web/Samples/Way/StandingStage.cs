using FoodSafety.Lims.Domain.Sampling;

namespace FoodSafety.Lims.Web.Samples;

/// <summary>Where stored samples stand: <see cref="SampleLifecycle.StandsAt"/> for one, and the same as a condition of the database.</summary>
internal static class StandingStage
{
    public static SampleStage Of(Sample sample) => SampleLifecycle.StandsAt(sample.LifecycleStage, sample.State != "sampled", IsReported(sample));

    /// <summary>Whether results by file, and nobody's act, brought the sample where it stands.</summary>
    public static bool IsByFile(Sample sample) => sample.LifecycleStage == SampleLifecycle.Registered.Code && sample.State != "sampled";

    /// <summary>The samples that stand in a stage.</summary>
    public static IQueryable<Sample> In(IQueryable<Sample> samples, string stage)
    {
        var registered = SampleLifecycle.Registered.Code;
        if (stage == registered)
            return samples.Where(sample => sample.LifecycleStage == registered && sample.State == "sampled");
        if (stage == SampleLifecycle.Received.Code)
            return samples.Where(sample => sample.LifecycleStage == stage || (sample.LifecycleStage == registered && sample.State == "tested"));
        return stage == SampleLifecycle.Reported.Code
            ? samples.Where(sample => sample.LifecycleStage == stage || (sample.LifecycleStage == registered && (sample.State == "reported" || sample.State == "published")))
            : samples.Where(sample => sample.LifecycleStage == stage);
    }

    private static bool IsReported(Sample sample) => sample.State is "reported" or "published";
}
