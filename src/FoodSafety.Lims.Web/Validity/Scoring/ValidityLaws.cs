using System.Data.Common;
using System.Text;
using FoodSafety.Lims.Domain.Judgement;
using FoodSafety.Lims.Domain.Validity;
using FoodSafety.Lims.Web.Reference;
using FoodSafety.Lims.Web.Reference.Documents;
using FoodSafety.Lims.Web.Storage.Bulk;

namespace FoodSafety.Lims.Web.Validity;

/// <summary>What a district's tests are scored by, as it is stored now.</summary>
public static class ValidityLaws
{
    /// <summary>The law; of a district that never chose a rule set nothing but that is asked.</summary>
    /// <param name="connection">An open connection.</param>
    /// <param name="district">Code.</param>
    /// <param name="also">A choice that is looked at and not made.</param>
    public static ValidityLaw Read(DbConnection connection, string district, (DateOnly From, string? RuleSet)? also = null)
    {
        var choices = new List<(DateOnly From, string? RuleSet)>();
        using (var command = connection.CreateCommand())
        {
            command.CommandText = "SELECT effective_from, rule_set FROM validity_choices WHERE district_code = @district ORDER BY id";
            command.Add("district", district);
            using var row = command.ExecuteReader();
            while (row.Read())
                choices.Add((DateOnly.FromDayNumber(row.GetInt32(0)), row.IsDBNull(1) ? null : row.GetString(1)));
        }
        if (also is { } looked)
            choices.Add(looked);
        if (choices.Count == 0)
            return ValidityLaw.None;
        var organisations = RulesSnapshots.Organisations(connection).Where(one => one.DistrictCode == district).ToDictionary(one => one.Code, one => one.Kind == "market");
        bool? IsMarket(string code) => organisations.TryGetValue(code, out var isMarket) ? isMarket : null;
        var sets = new ReferenceSets(connection);
        return new ValidityLaw
        {
            Choices = ValidityLaw.Timeline(choices),
            RuleSets = RuleSets(sets),
            Kits = Register(sets, ValidityDocuments.Kits).In(IsMarket),
            Devices = Register(sets, ValidityDocuments.Devices).In(IsMarket),
            Testers = Register(sets, ValidityDocuments.Testers).In(IsMarket),
            Provenances = Provenances(sets),
        };
    }

    /// <summary>Every version of every rule set.</summary>
    public static IReadOnlyList<ValidityRuleSet> RuleSets(ReferenceSets sets) =>
        sets.Content(ValidityDocuments.RuleSets) is { } json ? ValidityRuleSetsFile.Read(Encoding.UTF8.GetBytes(json)).ToOutcome().Value : [];

    /// <summary>Whether the district ever chose; only then can tests of it be not valid.</summary>
    public static bool IsKept(DbConnection connection, DbTransaction? transaction, string district) =>
        connection.Ask<int?>(transaction, "SELECT 1 FROM validity_choices WHERE district_code = @district LIMIT 1", ("district", district)) is not null;

    /// <summary>An expression of a query over rapid tests: 1 of a test that is not valid, else 0.</summary>
    /// <param name="isKept"><see cref="IsKept"/>: a district that never chose pays nothing.</param>
    /// <param name="id">The column of the test's id.</param>
    public static string NotValid(bool isKept, string id) =>
        isKept ? $"CASE WHEN EXISTS (SELECT 1 FROM not_valid_tests WHERE test_id = {id}) THEN 1 ELSE 0 END" : "0";

    private static Dictionary<string, string> Provenances(ReferenceSets sets)
    {
        var words = new Dictionary<string, string>();
        foreach (var word in sets.Vocabularies().Where(word => word.Vocabulary == "provenance"))
            foreach (var spelling in word.Synonyms.Append(word.Code).Append(word.Name))
                words.TryAdd(Spelling.NameKey(spelling), word.Name);
        return words;
    }

    private static ValidityRegister Register(ReferenceSets sets, string name) =>
        sets.Content(name) is { } json ? ValidityDocuments.ReadRegister(name, Encoding.UTF8.GetBytes(json)).ToOutcome().Value : ValidityRegister.None;
}
