using FoodSafety.Lims.Domain.Laboratory;

namespace FoodSafety.Lims.Web.Laboratory;

/// <summary>Contracts with how far they are used; money in 分.</summary>
public sealed record ContractList(IReadOnlyList<ContractList.Line> Items)
{
    /// <param name="Left">Negative when more batches were taken than contracted.</param>
    /// <param name="Over">Batches beyond the contracted ones; 0 where there are none.</param>
    public sealed record Line(
        LaboratoryContract Contract, int Used, int Left, int Over, int Reported, int Late, int Returned, int Overturned, LaboratoryAssessment Assessment);
}
