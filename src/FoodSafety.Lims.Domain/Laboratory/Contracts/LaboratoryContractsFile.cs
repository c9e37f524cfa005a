using System.Collections.Immutable;
using FoodSafety.Lims.Domain.Reading;

namespace FoodSafety.Lims.Domain.Laboratory;

/// <summary>Contracts with laboratories as a JSON file (seeds/reference/contracts.json, which ships empty).</summary>
public static class LaboratoryContractsFile
{
    private const long MostFen = 10_000_000;

    /// <summary>
    /// Reads the contracts (UTF-8). Refused, with all faults at once: unknown members, a code twice, no batches, a price that is no whole number
    /// of 分, an end before the beginning, two contracts that could both claim one sample.
    /// </summary>
    public static Reading<LaboratoryContracts> Read(ReadOnlyMemory<byte> utf8) => Reading<LaboratoryContracts>.OfFile(utf8, "承检合同", (root, faults) =>
    {
        var all = root.Rows("合同").Select(ContractOf).ToImmutableArray();
        foreach (var code in all.GroupBy(one => one.Code).Where(same => same.Count() > 1))
            faults.Add(new($"合同 {code.Key}", "code", "duplicate", $"“{code.Key}”写了两次，请删去一个。"));
        foreach (var (first, second) in all.SelectMany((first, index) => all.Skip(index + 1).Select(second => (first, second))).Where(pair => Meet(pair.first, pair.second)))
            faults.Add(new($"合同 {second.Code}", "categories", "overlapping-contracts", $"与合同 {first.Code} 在同一地区、同一检验机构、同一天承检同一类食品，一批次会算作两份合同；请分开类别或期限。"));
        return () => new LaboratoryContracts(all);
    });

    private static LaboratoryContract ContractOf(JsonEntry entry)
    {
        var code = entry.Text("code");
        entry.Where = $"{entry.Where}（{code}）";
        var contract = new LaboratoryContract(
            code,
            entry.Text("lot"),
            entry.Text("title"),
            entry.Text("district"),
            entry.Text("laboratory"),
            entry.Texts("categories"),
            (int)entry.Whole("batches", 1, 1_000_000),
            entry.Whole("pricePerBatch", 0, MostFen),
            entry.Date("effectiveFrom"),
            entry.Date("effectiveTo"),
            entry.Text("source"),
            entry.Certainty());
        entry.TextOrNull("note");
        entry.Close();
        if (contract.EffectiveTo < contract.EffectiveFrom)
            entry.Fault("effectiveTo", "out-of-range", "失效日期早于生效日期。");
        return contract;
    }

    private static bool Meet(LaboratoryContract first, LaboratoryContract second) =>
        first.District == second.District && first.Laboratory == second.Laboratory && first.Code != second.Code
        && first.EffectiveFrom <= second.EffectiveTo && second.EffectiveFrom <= first.EffectiveTo
        && (first.Categories.IsEmpty || second.Categories.IsEmpty || first.Categories.Intersect(second.Categories).Any());
}
