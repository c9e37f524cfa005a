using System.Collections.Immutable;
using FoodSafety.Lims.Domain.Judgement;

namespace FoodSafety.Lims.Domain.Laboratory;

/// <summary>The accreditations (资质认定) of all laboratories. A laboratory that has none recorded is not asked for one.</summary>
/// <param name="All">Every certificate, valid or not.</param>
/// <param name="ItemNames">Normalised test item or synonym → its standard name.</param>
public sealed record Accreditations(ImmutableArray<LaboratoryAccreditation> All, IReadOnlyDictionary<string, string> ItemNames)
{
    /// <summary>Nothing recorded.</summary>
    public static Accreditations None { get; } = new([], new Dictionary<string, string>());

    /// <summary>Whether anything is recorded for a laboratory: only then its results are held to it.</summary>
    public bool IsRecorded(string laboratory) => All.Any(one => one.Laboratory == laboratory);

    /// <summary>The laboratory's certificates valid on a day.</summary>
    public IEnumerable<LaboratoryAccreditation> ValidOn(string laboratory, DateOnly day) => All.Where(one => one.Laboratory == laboratory && one.IsValidOn(day));

    /// <summary>Why a result lies outside the laboratory's accreditation, for people; null when it lies inside or nothing is recorded.</summary>
    /// <param name="laboratory">Code.</param>
    /// <param name="item">检验项目 as written.</param>
    /// <param name="method">检验依据 as written; null when not given.</param>
    /// <param name="testedOn">Local day of the test: validity is asked of this day, both ends included.</param>
    public string? WhyOutside(string laboratory, string item, string? method, DateOnly testedOn)
    {
        if (!IsRecorded(laboratory))
            return null;
        var valid = ValidOn(laboratory, testedOn).ToList();
        if (valid.Count == 0)
            return $"“{item}”的检验日期 {testedOn:yyyy-MM-dd} 不在检验机构 {laboratory} 的资质认定有效期内（{string.Join("；", All.Where(one => one.Laboratory == laboratory).Select(one => $"{one.Name}：{one.EffectiveFrom:yyyy-MM-dd} 至 {one.EffectiveTo:yyyy-MM-dd}"))}）";
        var asked = KeyOf(item);
        var entries = valid.SelectMany(one => one.Scope).Where(entry => KeyOf(entry.Item) == asked).ToList();
        if (entries.Count == 0)
            return $"“{item}”不在检验机构 {laboratory} 的资质认定范围内（{Names(valid)}）";
        if (entries.Exists(entry => entry.Method is null || MethodName.Covers(entry.Method, method)))
            return null;
        var methods = string.Join("、", entries.Select(entry => entry.Method).Distinct());
        return string.IsNullOrWhiteSpace(method)
            ? $"“{item}”没有写明检验依据，而检验机构 {laboratory} 的资质认定只限 {methods}（{Names(valid)}）"
            : $"“{item}”的检验依据 {method} 不在检验机构 {laboratory} 的资质认定范围内，该项目只限 {methods}（{Names(valid)}）";
    }

    /// <summary>Who may sign a report on all of these items on a day, each item under one certificate or another; null where no signatory of the laboratory was ever recorded.</summary>
    public IReadOnlyList<string>? SignatoriesFor(string laboratory, IEnumerable<string> items, DateOnly day)
    {
        if (!All.Any(one => one.Laboratory == laboratory && !one.Signatories.IsEmpty))
            return null;
        var asked = items.Select(KeyOf).ToList();
        return
        [
            .. ValidOn(laboratory, day).SelectMany(one => one.Signatories, (one, person) => (person.Name, Items: ItemsOf(one, person)))
                .GroupBy(one => one.Name)
                .Where(person => asked.TrueForAll(item => person.Any(one => one.Items.Contains(item))))
                .Select(person => person.Key),
        ];
    }

    /// <summary>What a person may sign for under one certificate: the items named, else that certificate's own scope.</summary>
    private HashSet<string> ItemsOf(LaboratoryAccreditation certificate, AuthorisedSignatory person) =>
        [.. (person.Items.IsEmpty ? certificate.Scope.Select(entry => entry.Item) : person.Items).Select(KeyOf)];

    private string KeyOf(string item)
    {
        var key = Spelling.NameKey(item);
        return ItemNames.TryGetValue(key, out var standard) ? Spelling.NameKey(standard) : key;
    }

    private static string Names(IEnumerable<LaboratoryAccreditation> certificates) => string.Join("；", certificates.Select(one => one.Name));
}
