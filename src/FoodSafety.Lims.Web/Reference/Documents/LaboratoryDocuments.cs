using System.Text;
using FoodSafety.Lims.Domain.Judgement;
using FoodSafety.Lims.Domain.Laboratory;

namespace FoodSafety.Lims.Web.Reference.Documents;

/// <summary>The reference documents about laboratories. Accreditations and contracts may be empty: then nobody is held to any.</summary>
public static class LaboratoryDocuments
{
    public const string Accreditations = "accreditations";
    public const string Contracts = "contracts";
    public const string Rules = "laboratory-rules";

    /// <summary>Accreditations whose items are matched in any known spelling.</summary>
    public static Accreditations ReadAccreditations(string? json, Func<IEnumerable<TestItemRow>> testItems) => json is null
        ? Domain.Laboratory.Accreditations.None
        : AccreditationsFile.Read(Encoding.UTF8.GetBytes(json)).ToOutcome().Value with
        {
            ItemNames = testItems().SelectMany(item => item.Synonyms.Append(item.Name), (item, spelling) => (Key: Spelling.NameKey(spelling), item.Name))
                .GroupBy(pair => pair.Key).ToDictionary(pairs => pairs.Key, pairs => pairs.First().Name),
        };

    public static LaboratoryContracts ReadContracts(string? json) =>
        json is null ? new LaboratoryContracts([]) : LaboratoryContractsFile.Read(Encoding.UTF8.GetBytes(json)).ToOutcome().Value;

    public static LaboratoryRules ReadRules(string? json) =>
        json is null ? new LaboratoryRules([]) : LaboratoryRulesFile.Read(Encoding.UTF8.GetBytes(json)).ToOutcome().Value;
}
