using System.Collections.Immutable;

namespace FoodSafety.Lims.Domain.Laboratory;

/// <summary>All contracts. No sample is a batch of two: the file is refused where that could be.</summary>
public sealed record LaboratoryContracts(ImmutableArray<LaboratoryContract> All)
{
    /// <summary>The contract that a sample is a batch of; null when none is.</summary>
    public LaboratoryContract? Of(string district, string laboratory, string? category, DateOnly sampledOn) =>
        All.FirstOrDefault(contract => contract.Covers(district, laboratory, category, sampledOn));
}
