namespace FoodSafety.Lims.Domain.Judgement;

/// <summary>
/// Limits by food × test item × day. Limits are dated: the same food and item has been judged by ≤0.3 and by ≤0.7 mg/kg.
/// Names are compared by <see cref="Spelling.NameKey"/>.
/// </summary>
public sealed class LimitTable
{
    private readonly Dictionary<(string Food, bool IsCategory, string Item), List<LimitRow>> _rows = [];

    /// <summary>Takes the rows as reference data gives them, in any order.</summary>
    /// <exception cref="ArgumentException">Two rows of the same food and item begin on the same day: which holds would be a guess.</exception>
    public LimitTable(IEnumerable<LimitRow> rows)
    {
        foreach (var row in rows)
        {
            var key = (Spelling.NameKey(row.Food), row.IsCategory, Spelling.NameKey(row.TestItem));
            if (!_rows.TryGetValue(key, out var dated))
                _rows[key] = dated = [];
            if (dated.Any(other => other.EffectiveFrom == row.EffectiveFrom))
                throw new ArgumentException($"Two limits of {row.Food} × {row.TestItem} begin on {row.EffectiveFrom:yyyy-MM-dd}.", nameof(rows));
            dated.Add(row);
        }

        foreach (var dated in _rows.Values)
            dated.Sort((left, right) => right.EffectiveFrom.CompareTo(left.EffectiveFrom));
    }

    /// <summary>
    /// The row in force on that day: the food's own before its category's; of several, the one that began last. Null when there is none.
    /// </summary>
    public LimitRow? Find(string food, string? category, string testItem, DateOnly on)
    {
        var item = Spelling.NameKey(testItem);
        return FindIn((Spelling.NameKey(food), false, item), on)
            ?? (category is null ? null : FindIn((Spelling.NameKey(category), true, item), on));
    }

    private LimitRow? FindIn((string Food, bool IsCategory, string Item) key, DateOnly on) =>
        _rows.TryGetValue(key, out var dated) ? dated.Find(row => row.IsInForceOn(on)) : null;
}
