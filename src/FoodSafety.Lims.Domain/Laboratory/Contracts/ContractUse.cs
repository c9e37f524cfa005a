namespace FoodSafety.Lims.Domain.Laboratory;

/// <summary>How far a contract is used.</summary>
/// <param name="Contract">The contract.</param>
/// <param name="Used">Samples taken for it.</param>
/// <param name="Reported">Of these, those with a report.</param>
/// <param name="Late">Reports that were late.</param>
/// <param name="Returned">Reports that the office returned.</param>
/// <param name="Overturned">Reports that a re-examination overturned.</param>
public sealed record ContractUse(LaboratoryContract Contract, int Used, int Reported, int Late, int Returned, int Overturned)
{
    /// <summary>Batches left; negative when more were taken than contracted.</summary>
    public int Left => Contract.Batches - Used;

    /// <summary>Batches taken beyond the contracted ones; 0 where there are none.</summary>
    public int Over => Math.Max(0, -Left);

    /// <summary>Counts a contract's batches.</summary>
    public static ContractUse Of(LaboratoryContract contract, IReadOnlyCollection<ContractBatch> batches) => new(
        contract, batches.Count, batches.Count(one => one.IssuedOn is not null), batches.Count(one => one.IsLate), batches.Count(one => one.WasReturned),
        batches.Count(one => one.WasOverturned));
}
