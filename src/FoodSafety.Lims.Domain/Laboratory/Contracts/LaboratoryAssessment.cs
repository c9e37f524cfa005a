using System.Collections.Immutable;

namespace FoodSafety.Lims.Domain.Laboratory;

/// <summary>承检机构考核: a score out of 100 whose parts are shown, from dated weights.</summary>
/// <param name="Contract">Code of the contract.</param>
/// <param name="Reported">Batches with a report: what the shares are of.</param>
/// <param name="Parts">One a weight in force.</param>
public sealed record LaboratoryAssessment(string Contract, int Reported, ImmutableArray<LaboratoryAssessment.Part> Parts)
{
    /// <summary>The exact sum of the parts, rounded to two places; null where nothing was reported or no weights are in force: there is nothing to score then.</summary>
    public decimal? Score => Reported == 0 || Parts.IsEmpty ? null : Rounded(Parts.Sum(part => Exact(part.Weight, part.Good, part.Of)));

    /// <summary>Assesses a contract's batches.</summary>
    /// <param name="use">How far the contract is used.</param>
    /// <param name="rules">The dated weights.</param>
    /// <param name="on">Local day whose weights hold.</param>
    public static LaboratoryAssessment Of(ContractUse use, LaboratoryRules rules, DateOnly on)
    {
        var parts = ImmutableArray.CreateBuilder<Part>();
        foreach (var (what, failed) in (ReadOnlySpan<(string, int)>)[
            (LaboratoryRules.OnTime, use.Late), (LaboratoryRules.NotReturned, use.Returned), (LaboratoryRules.NotOverturned, use.Overturned)])
            if (rules.Find(LaboratoryRuleKind.AssessmentWeight, what, use.Contract.Code, on) is { } rule)
                parts.Add(PartOf(what, rule, use.Reported - Math.Min(failed, use.Reported), use.Reported));
        return new LaboratoryAssessment(use.Contract.Code, use.Reported, parts.ToImmutable());
    }

    private static Part PartOf(string what, LaboratoryRule weight, int good, int of) => new(
        what, weight.Value!.Value, good, of, Rounded(Exact(weight.Value.Value, good, of)), weight.Source, weight.Certainty);

    private static decimal Exact(int weight, int good, int of) => of == 0 ? 0 : (decimal)weight * good / of;

    private static decimal Rounded(decimal points) => decimal.Round(points, 2, MidpointRounding.AwayFromZero);

    /// <summary>One part of the score.</summary>
    /// <param name="What">on-time | not-returned | not-overturned.</param>
    /// <param name="Weight">Points of 100 it can give.</param>
    /// <param name="Good">Reports that were as they should be.</param>
    /// <param name="Of">Reports in all.</param>
    /// <param name="Points">What it gives, rounded to two places.</param>
    /// <param name="Source">The weight's.</param>
    /// <param name="Certainty">The weight's.</param>
    public sealed record Part(string What, int Weight, int Good, int Of, decimal Points, string Source, string Certainty);
}
