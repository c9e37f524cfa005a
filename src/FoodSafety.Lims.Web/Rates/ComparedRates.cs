using FoodSafety.Lims.Domain.Sampling;
using FoodSafety.Lims.Domain.Statistics;

namespace FoodSafety.Lims.Web.Rates;

/// <summary>What <see cref="CompareRates"/> answers: each basis for itself, never one rate of all.</summary>
/// <param name="By">category | laboratory | stage | place</param>
public sealed record ComparedRates(string District, string Period, string By, IReadOnlyList<ComparedRates.OfBasis> Bases)
{
    /// <param name="Basis">evaluation | random | targeted | monitoring | unstated</param>
    /// <param name="Estimates">Whether its rate estimates how often food fails: only of evaluation and random draws.</param>
    /// <param name="Found">Samples that failed (of monitoring: problem samples).</param>
    /// <param name="Rate">Per cent, as all of them.</param>
    /// <param name="PriorWeight">As how many samples the common rate counts in an estimate; null where the groups differ by chance alone.</param>
    public sealed record OfBasis(
        string Basis, string Name, bool Estimates, long Found, long Tested, double Rate, double Lower, double Upper, double? PriorWeight, IReadOnlyList<Group> Groups);

    /// <param name="Estimate">Per cent: its rate drawn towards that of all, which it is ranked by.</param>
    /// <param name="UpperIfNone">Per cent: where none was found, the rate that so few samples leave open; null where some was.</param>
    /// <param name="Place">within | look-twice | outlier</param>
    public sealed record Group(string Key, string Name, long Found, long Tested, double Rate, double Lower, double Upper, double Estimate, int Rank, double? UpperIfNone, string Place);

    internal static OfBasis Of(SamplingBasis basis, RateComparison compared, IReadOnlyDictionary<string, string> names) => new(
        basis.ToString().ToLowerInvariant(),
        basis.Name(),
        basis is SamplingBasis.Evaluation or SamplingBasis.Random,
        compared.Found,
        compared.Tested,
        Percent(compared.Rate),
        Percent(compared.Interval.Lower),
        Percent(compared.Interval.Upper),
        compared.PriorWeight is { } weight ? Math.Round(weight, 1) : null,
        [
            .. compared.Groups.Select(group => new Group(
                group.Key, names.GetValueOrDefault(group.Key, group.Key), group.Found, group.Tested, Percent(group.Rate), Percent(group.Interval.Lower), Percent(group.Interval.Upper),
                Percent(group.Estimate), group.Rank, group.Found == 0 ? Percent(RateInterval.UpperBoundOfNone(group.Tested)) : null, Word(group.Place))),
        ]);

    private static double Percent(double rate) => Math.Round(100 * rate, 4);

    private static string Word(FunnelPlace place) => place switch
    {
        FunnelPlace.Within => "within",
        FunnelPlace.LookTwice => "look-twice",
        _ => "outlier",
    };
}
