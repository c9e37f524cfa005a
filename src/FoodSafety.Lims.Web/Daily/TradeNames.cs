using System.Data.Common;
using FoodSafety.Lims.Domain.Judgement;
using FoodSafety.Lims.Web.Reference;

namespace FoodSafety.Lims.Web.Daily;

/// <summary>The reference dictionaries as the daily questions need them: one name for every spelling of a food, the groups of a test item, 无 as a certificate.</summary>
internal sealed class TradeNames
{
    private readonly Dictionary<string, string> _foods = [];
    private readonly Dictionary<string, string> _categories = [];
    private readonly Dictionary<string, HashSet<string>> _items = [];
    private readonly Dictionary<string, string> _certificates = [];

    public TradeNames(DbConnection connection)
    {
        var sets = new ReferenceSets(connection);
        var foods = sets.Foods();
        // A name goes before another row's synonym, as in imports.
        foreach (var food in foods)
            (_foods[Spelling.NameKey(food.Name)], _categories[food.Name]) = (food.Name, food.Category);
        foreach (var food in foods)
            foreach (var synonym in food.Synonyms)
                _foods.TryAdd(Spelling.NameKey(synonym), food.Name);
        foreach (var item in sets.TestItems())
            foreach (var name in item.Synonyms.Prepend(item.Name))
                _items.TryAdd(Spelling.NameKey(name), [Spelling.NameKey(item.Name), .. item.Groups.Select(group => Spelling.NameKey(group))]);
        foreach (var word in sets.Vocabularies().Where(word => word.Vocabulary == "certificate"))
            foreach (var name in word.Synonyms.Append(word.Name).Append(word.Code))
                _certificates.TryAdd(Spelling.NameKey(name), word.Name);
    }

    /// <summary>The dictionary's name of a food; what it does not know is its own name.</summary>
    public string Food(string written) => _foods.GetValueOrDefault(Spelling.NameKey(written)) ?? Spelling.NameKey(written);

    /// <summary>The dictionary's category of a food; null of one it does not know.</summary>
    public string? Category(string food) => _categories.GetValueOrDefault(Food(food));

    /// <summary>Whether a test item is one of these or of one of these groups; of no list, any.</summary>
    public bool IsOf(string item, IReadOnlyList<string> itemsOrGroups) => itemsOrGroups.Count == 0
        || itemsOrGroups.Any(one => Spelling.NameKey(one) is var key && (key == Spelling.NameKey(item) || (_items.GetValueOrDefault(Spelling.NameKey(item))?.Contains(key) ?? false)));

    /// <summary>The vocabulary's word for a certificate, or the word itself; null for none written.</summary>
    public string? Certificate(string? written) =>
        string.IsNullOrWhiteSpace(written) ? null : _certificates.GetValueOrDefault(Spelling.NameKey(written)) ?? written.Trim();

    /// <summary>Whether it says that there is no certificate: 无, a stroke, or a word that the vocabulary does not know (待补), which certifies nothing.</summary>
    public bool IsWithout(string? certificate) =>
        !string.IsNullOrWhiteSpace(certificate) && _certificates.GetValueOrDefault(Spelling.NameKey(certificate), "无") == "无";
}
