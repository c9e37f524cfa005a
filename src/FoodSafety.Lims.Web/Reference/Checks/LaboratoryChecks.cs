using FoodSafety.Lims.Domain.Judgement;
using FoodSafety.Lims.Domain.Laboratory;
using FoodSafety.Lims.Domain.Reading;
using FoodSafety.Lims.Web.Reference.Documents;

namespace FoodSafety.Lims.Web.Reference.Checks;

/// <summary>Faults of the documents about laboratories: of the file itself, then of what it names and nobody knows.</summary>
internal static class LaboratoryChecks
{
    /// <param name="name">Which of <see cref="LaboratoryDocuments"/>.</param>
    /// <param name="utf8">The document.</param>
    /// <param name="sets">What it must agree with.</param>
    /// <param name="laboratories">Codes of all laboratories.</param>
    /// <param name="districts">Codes of all districts.</param>
    /// <param name="faults">Gets what is wrong.</param>
    public static void Run(
        string name, ReadOnlyMemory<byte> utf8, ReferenceSets sets, IReadOnlySet<string> laboratories, IReadOnlySet<string> districts, List<ReadingFault> faults)
    {
        switch (name)
        {
            case LaboratoryDocuments.Accreditations:
                var accreditations = AccreditationsFile.Read(utf8);
                faults.AddRange(accreditations.Faults);
                foreach (var one in accreditations.Result?.All ?? [])
                    Laboratory($"资质认定 {one.Certificate}", one.Laboratory, laboratories, faults);
                break;
            case LaboratoryDocuments.Contracts:
                var contracts = LaboratoryContractsFile.Read(utf8);
                faults.AddRange(contracts.Faults);
                Contracts(contracts.Result, sets, laboratories, districts, faults);
                break;
            default:
                var rules = LaboratoryRulesFile.Read(utf8);
                faults.AddRange(rules.Faults);
                Rules(rules.Result, sets, faults);
                break;
        }
    }

    private static void Contracts(
        LaboratoryContracts? contracts, ReferenceSets sets, IReadOnlySet<string> laboratories, IReadOnlySet<string> districts, List<ReadingFault> faults)
    {
        var categories = sets.FoodCategories().Select(category => category.Name).ToHashSet();
        foreach (var one in contracts?.All ?? [])
        {
            var where = $"合同 {one.Code}";
            Laboratory(where, one.Laboratory, laboratories, faults);
            if (!districts.Contains(one.District))
                faults.Add(new(where, "district", "unknown-district", $"没有编码为“{one.District}”的区。"));
            foreach (var category in one.Categories.Where(category => !categories.Contains(category)))
                faults.Add(new(where, "categories", "unknown-category", $"食品大类“{category}”不在 food-categories 中。"));
        }
    }

    private static void Rules(LaboratoryRules? rules, ReferenceSets sets, List<ReadingFault> faults)
    {
        var items = sets.TestItems();
        var names = items.SelectMany(item => item.Synonyms.Append(item.Name)).Select(name => Spelling.NameKey(name)).ToHashSet();
        var groups = items.SelectMany(item => item.Groups).ToHashSet();
        var contracts = LaboratoryDocuments.ReadContracts(sets.Content(LaboratoryDocuments.Contracts)).All.Select(contract => contract.Code).ToHashSet();
        foreach (var one in rules?.All ?? [])
        {
            var where = $"规则 {one.Subject}";
            if (one.Kind == LaboratoryRuleKind.UrgentItem && !names.Contains(Spelling.NameKey(one.Subject)))
                faults.Add(new(where, "subject", "unknown-item", $"检验项目“{one.Subject}”不在 test-items 中，这条规则不会用到。"));
            if (one.Kind == LaboratoryRuleKind.UrgentGroup && !groups.Contains(one.Subject))
                faults.Add(new(where, "subject", "unknown-group", $"test-items 中没有项目属于“{one.Subject}”，这条规则不会用到。"));
            if (one.Contract is { } contract && !contracts.Contains(contract))
                faults.Add(new(where, "contract", "unknown-contract", $"没有编码为“{contract}”的合同，请先导入 contracts。"));
        }
    }

    private static void Laboratory(string where, string code, IReadOnlySet<string> laboratories, List<ReadingFault> faults)
    {
        if (!laboratories.Contains(code))
            faults.Add(new(where, "laboratory", "unknown-org", $"没有编码为“{code}”的检验机构；可用 lims orgs --kind lab 查看。"));
    }
}
