using FoodSafety.Lims.Web.Quotas;
using FoodSafety.Lims.Web.Uploads.Undo;

namespace FoodSafety.Lims.Web.Validity;

/// <summary>What a choice does, or would do, to the stored tests from its first day on.</summary>
/// <param name="RuleSet">Code; null = tests are not scored.</param>
/// <param name="From">First local day it is for.</param>
/// <param name="Seen">How many choices the district made before; given back with the choice, it tells whether others chose meanwhile.</param>
/// <param name="Scored">How many stored tests were looked at.</param>
/// <param name="Before">How the tests stand.</param>
/// <param name="After">How they will.</param>
/// <param name="Reasons">Tests by reason, afterwards; one test may have several.</param>
/// <param name="Markets">Markets where something changes.</param>
/// <param name="Counters">What counters of the plan lose or gain, with the targets they fill.</param>
/// <param name="Reports">Issued reports whose figures move.</param>
public sealed record ValidityEffect(
    string District, string? RuleSet, DateOnly From, int Seen, long Scored, ValidityTally Before, ValidityTally After, IReadOnlyList<ValidityEffect.Reason> Reasons,
    IReadOnlyList<ValidityEffect.Market> Markets, IReadOnlyList<CounterPart> Counters, IReadOnlyList<ReportedFigures.Report> Reports)
{
    /// <param name="Code">Of <see cref="Domain.Validity.ValidityReason"/>.</param>
    public sealed record Reason(string Code, string Name, string Remedy, long Tests);

    /// <param name="Code">Of the market.</param>
    public sealed record Market(string Code, string Name, ValidityTally Before, ValidityTally After);
}
