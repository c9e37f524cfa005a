using FoodSafety.Lims.Domain.Judgement;
using FoodSafety.Lims.Web.Reference.Documents;

namespace FoodSafety.Lims.Web.Reference;

/// <summary>
/// The limits document as the table that judges: it names foods, kinds of foods and classes, and a food goes by many names.
/// A row of a kind becomes a row of each of its foods, for the days on which no row of the food itself holds.
/// </summary>
public static class LimitRows
{
    public static IEnumerable<LimitRow> Of(IReadOnlyList<LimitDocumentRow> limits, IReadOnlyList<FoodRow> foods)
    {
        var byItemOfFood = limits.Where(row => row.Level == "food").ToLookup(row => (Spelling.NameKey(row.Food), Spelling.NameKey(row.Item)));
        var ofKind = limits.Where(row => row.Level == "kind").ToLookup(row => Spelling.NameKey(row.Food));
        var known = foods.ToDictionary(food => Spelling.NameKey(food.Name));

        foreach (var row in limits)
        {
            if (row.Level == "category")
                yield return Row(row, row.Food, isCategory: true);
            else if (row.Level == "food" && !known.ContainsKey(Spelling.NameKey(row.Food)))
                yield return Row(row, row.Food, isCategory: false);
        }

        foreach (var food in foods)
        {
            string[] names = [food.Name, .. food.Synonyms];
            foreach (var own in limits.Where(row => row.Level == "food" && Spelling.NameKey(row.Food) == Spelling.NameKey(food.Name)))
            {
                foreach (var name in names)
                    yield return Row(own, name, isCategory: false);
            }

            foreach (var general in food.Kind is null ? [] : ofKind[Spelling.NameKey(food.Kind)])
            {
                foreach (var (from, to) in Without(general, byItemOfFood[(Spelling.NameKey(food.Name), Spelling.NameKey(general.Item))].Where(own => own.Method is null || own.Method == general.Method)))
                {
                    foreach (var name in names)
                        yield return Row(general with { EffectiveFrom = from, EffectiveTo = to }, name, isCategory: false);
                }
            }
        }
    }

    /// <summary>The days of a row on which none of the narrower rows holds.</summary>
    private static IEnumerable<(DateOnly From, DateOnly? To)> Without(LimitDocumentRow row, IEnumerable<LimitDocumentRow> narrower)
    {
        var end = row.EffectiveTo ?? DateOnly.MaxValue;
        var next = row.EffectiveFrom;
        foreach (var other in narrower.OrderBy(other => other.EffectiveFrom))
        {
            if (other.EffectiveFrom > end)
                break;
            if (other.EffectiveFrom > next)
                yield return (next, other.EffectiveFrom.AddDays(-1));
            var otherEnd = other.EffectiveTo ?? DateOnly.MaxValue;
            if (otherEnd == DateOnly.MaxValue)
                yield break;
            if (otherEnd >= next)
                next = otherEnd.AddDays(1);
        }
        if (next <= end)
            yield return (next, row.EffectiveTo);
    }

    private static LimitRow Row(LimitDocumentRow row, string food, bool isCategory) => new(
        food, isCategory, row.Item, LimitOf(row), row.EffectiveFrom, row.EffectiveTo, row.Source, row.Certainty, row.Method);

    private static Limit LimitOf(LimitDocumentRow row)
    {
        if (!MeasurementUnit.TryParse(row.Unit, out var unit))
            throw new InvalidDataException($"The unit '{row.Unit}' of the limit {row.Food} × {row.Item} is not known.");
        return row.Comparator switch
        {
            "at-most" when row.Value is { } value => Limit.AtMost(value, unit, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"≤{value}{row.Unit}")),
            "not-detected" => Limit.ZeroTolerance("不得检出", unit),
            "not-allowed" => Limit.ZeroTolerance("不得使用", unit),
            _ => throw new InvalidDataException($"The limit {row.Food} × {row.Item} has the comparator '{row.Comparator}' and the value '{row.Value}'."),
        };
    }
}
