using FoodSafety.Lims.Domain.Quotas;
using FoodSafety.Lims.Domain.Sampling;

namespace FoodSafety.Lims.Web.Storage.Inspection;

/// <summary>How far an inspected sample has come, as far as counters care.</summary>
/// <param name="Facts">What the plans' filters may ask.</param>
/// <param name="SampledOn">Local day of sampling.</param>
/// <param name="TestedOn">Local day of its first result.</param>
/// <param name="ReportedOn">Local day of its first report.</param>
/// <param name="PublishedOn">Local day of publication.</param>
/// <param name="Verdict">Worst over its standing results; null before the first.</param>
/// <param name="Items">Test items with a standing result.</param>
public readonly record struct StandingSample(
    RecordFacts Facts, DateOnly SampledOn, DateOnly? TestedOn, DateOnly? ReportedOn, DateOnly? PublishedOn, Verdict? Verdict, int Items)
{
    /// <summary>The local day on which it reached a state; null when it has not.</summary>
    public DateOnly? DayOf(CountedAt state) => state switch
    {
        CountedAt.Sampled => SampledOn,
        CountedAt.Tested => TestedOn,
        CountedAt.Reported => ReportedOn,
        _ => PublishedOn,
    };
}
