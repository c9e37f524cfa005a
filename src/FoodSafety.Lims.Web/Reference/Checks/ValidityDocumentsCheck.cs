using FoodSafety.Lims.Domain.Reading;
using FoodSafety.Lims.Domain.Validity;
using FoodSafety.Lims.Web.Reference.Documents;

namespace FoodSafety.Lims.Web.Reference.Checks;

/// <summary>Faults of the documents that say whether rapid tests are valid: of the file itself, then of what it names and nobody knows.</summary>
internal static class ValidityDocumentsCheck
{
    /// <param name="name">Which of <see cref="ValidityDocuments"/>.</param>
    /// <param name="utf8">The document.</param>
    /// <param name="sets">What it must agree with.</param>
    /// <param name="organisations">Codes of all organisations.</param>
    /// <param name="chosen">Codes of rule sets that districts chose.</param>
    /// <param name="faults">Gets what is wrong.</param>
    public static void Run(
        string name, ReadOnlyMemory<byte> utf8, ReferenceSets sets, IReadOnlySet<string> organisations, IReadOnlySet<string> chosen, List<ReadingFault> faults)
    {
        if (name == ValidityDocuments.RuleSets)
        {
            RuleSets(utf8, sets, chosen, faults);
            return;
        }
        var register = ValidityDocuments.ReadRegister(name, utf8);
        faults.AddRange(register.Faults);
        foreach (var code in (register.Result?.Entries ?? []).Select(entry => entry.Organisation).OfType<string>().Distinct().Where(code => !organisations.Contains(code)))
            faults.Add(new(name, "organisation", "unknown-org", $"没有编码为“{code}”的单位；可用 lims orgs 查看。"));
    }

    private static void RuleSets(ReadOnlyMemory<byte> utf8, ReferenceSets sets, IReadOnlySet<string> chosen, List<ReadingFault> faults)
    {
        var read = ValidityRuleSetsFile.Read(utf8);
        faults.AddRange(read.Faults);
        if (read.Result is not { } rules)
            return;
        var words = sets.Vocabularies().GroupBy(word => word.Vocabulary).ToDictionary(group => group.Key, group => group.Select(word => word.Name).ToHashSet());
        foreach (var set in rules)
        {
            var where = $"规则集 {set.Code}";
            foreach (var word in set.Rules.SelectMany(rule => rule.Provenances).Distinct().Where(word => !words["provenance"].Contains(word)))
                faults.Add(new(where, "provenances", "unknown-word", $"“{word}”不是来源（provenance）的标准词，这条规则不会用到。"));
            foreach (var word in set.Rules.SelectMany(rule => rule.PlaceTypes).Distinct().Where(word => !words["place-type"].Contains(word)))
                faults.Add(new(where, "placeTypes", "unknown-word", $"“{word}”不是场所类型（place-type）的标准词，这条规则不会用到。"));
        }
        foreach (var code in chosen.Where(code => rules.All(set => set.Code != code)))
            faults.Add(new($"规则集 {code}", "code", "in-use", "有区选用这个规则集，不能去掉；请先为该区改选或停用。"));
    }
}
