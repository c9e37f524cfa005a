using FoodSafety.Lims.Domain.Laboratory;
using FoodSafety.Lims.Domain.Sampling;
using FoodSafety.Lims.Ingestion.Inspection;
using FoodSafety.Lims.Ingestion.Pipeline;
using FoodSafety.Lims.Ingestion.Rules;
using FoodSafety.Lims.Web.Storage.Bulk;

namespace FoodSafety.Lims.Web.Storage.Inspection;

/// <summary>What is stored already says against a form that was taken: its laboratory's contract is used up.</summary>
internal sealed class ContractOverrun(ImportTransaction import, RulesSnapshot rules)
{
    private readonly Dictionary<LaboratoryContract, int> _used = [];

    /// <summary>The warning of a form that was just stored; null where there is nothing to say.</summary>
    public RowFault? Of(SampleRow row)
    {
        if (rules.Contracts.Of(rules.DistrictCode, row.Laboratory, row.Category, row.SampledOn) is not { } contract)
            return null;
        var used = _used[contract] = _used.TryGetValue(contract, out var before) ? before + 1 : Used(contract);
        return used <= contract.Batches
            ? null
            : new RowFault(row.RowNumber, null, contract.Code, FaultCodes.ContractOverrun,
                FormattableString.Invariant($"第 {row.RowNumber} 行：检验机构 {row.Laboratory} 的合同 {contract.Code} 共 {contract.Batches} 批次，本批是第 {used} 批，超出 {used - contract.Batches} 批；本行照常保存，请补签合同或改派检验机构。"));
    }

    private int Used(LaboratoryContract contract)
    {
        var count = 0;
        using var command = import.Connection.Command(import.Transaction,
            $"""
            SELECT category, count(*) FROM samples WHERE district_code = @district AND laboratory = @laboratory AND sampled_on BETWEEN @from AND @to
                AND lifecycle_stage NOT IN ('{SampleLifecycle.Voided.Code}', '{SampleLifecycle.Refused.Code}') GROUP BY category
            """,
            ("district", contract.District), ("laboratory", contract.Laboratory), ("from", contract.EffectiveFrom.DayNumber), ("to", contract.EffectiveTo.DayNumber));
        using var row = command.ExecuteReader();
        while (row.Read())
            if (contract.Covers(contract.District, contract.Laboratory, row.IsDBNull(0) ? null : row.GetString(0), contract.EffectiveFrom))
                count += row.GetInt32(1);
        return count;
    }
}
