using System.Collections.Immutable;

namespace FoodSafety.Lims.Domain.Laboratory;

/// <summary>One lot (标段) of a joint tender (统一抽检、集中招标): which laboratory tests how many batches at what price.</summary>
/// <param name="Code">Unique, e.g. FT-2023-1.</param>
/// <param name="Lot">标段 as the tender names it.</param>
/// <param name="Title">Name of the contract.</param>
/// <param name="District">Code of the district that pays.</param>
/// <param name="Laboratory">Code of the laboratory.</param>
/// <param name="Categories">食品大类 it is for; empty = all.</param>
/// <param name="Batches">Batches (批次) contracted.</param>
/// <param name="PricePerBatch">检验费 of one batch, in 分.</param>
/// <param name="EffectiveFrom">First local day of sampling it is for.</param>
/// <param name="EffectiveTo">Last local day of sampling it is for.</param>
/// <param name="Source">The contract's own number or place.</param>
/// <param name="Certainty"><c>certain</c>, <c>likely</c> or <c>unsure</c>.</param>
public sealed record LaboratoryContract(
    string Code,
    string Lot,
    string Title,
    string District,
    string Laboratory,
    ImmutableArray<string> Categories,
    int Batches,
    long PricePerBatch,
    DateOnly EffectiveFrom,
    DateOnly EffectiveTo,
    string Source,
    string Certainty)
{
    /// <summary>Whether a sample is one of its batches.</summary>
    /// <param name="district">The sample's.</param>
    /// <param name="laboratory">The sample's.</param>
    /// <param name="category">食品大类, its standard name; null = unmapped, which only a contract for all categories takes.</param>
    /// <param name="sampledOn">Local day of sampling.</param>
    public bool Covers(string district, string laboratory, string? category, DateOnly sampledOn) =>
        District == district && Laboratory == laboratory && EffectiveFrom <= sampledOn && sampledOn <= EffectiveTo
        && (Categories.IsEmpty || (category is not null && Categories.Contains(category)));
}
