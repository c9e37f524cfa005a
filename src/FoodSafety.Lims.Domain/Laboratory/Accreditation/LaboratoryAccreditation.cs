using System.Collections.Immutable;

namespace FoodSafety.Lims.Domain.Laboratory;

/// <summary>One certificate of one laboratory, with what it covers.</summary>
/// <param name="Laboratory">Code of the laboratory.</param>
/// <param name="Kind">CMA or CATL.</param>
/// <param name="Certificate">Its number, printed on reports.</param>
/// <param name="Scope">Items, or items by method.</param>
/// <param name="Signatories">授权签字人; empty = none recorded, then anybody of the laboratory may approve.</param>
/// <param name="EffectiveFrom">First local day of validity.</param>
/// <param name="EffectiveTo">Last local day of validity.</param>
/// <param name="Source">Where it was taken from.</param>
/// <param name="Certainty"><c>certain</c>, <c>likely</c> or <c>unsure</c>.</param>
public sealed record LaboratoryAccreditation(
    string Laboratory,
    AccreditationKind Kind,
    string Certificate,
    ImmutableArray<AccreditedItem> Scope,
    ImmutableArray<AuthorisedSignatory> Signatories,
    DateOnly EffectiveFrom,
    DateOnly EffectiveTo,
    string Source,
    string Certainty)
{
    /// <summary>CMA or CATL, and the number.</summary>
    public string Name => $"{(Kind == AccreditationKind.Cma ? "CMA" : "CATL")} {Certificate}";

    /// <summary>Whether it is valid on that day, first and last included.</summary>
    public bool IsValidOn(DateOnly day) => EffectiveFrom <= day && day <= EffectiveTo;
}
