namespace FoodSafety.Lims.Domain.Judgement;

/// <summary>
/// Limits by food × test item × method × day. Limits are dated: the same food and item has been judged by ≤0.3 and by ≤0.7 mg/kg.
/// Names are compared by <see cref="Spelling.NameKey"/>.
/// </summary>
public sealed class LimitTable
{
    private readonly Dictionary<(string Food, bool IsCategory, string Item), List<LimitRow>> _rows = [];

    /// <summary>Takes the rows as reference data gives them, in any order.</summary>
    /// <exception cref="ArgumentException">Two rows of the same food, item and method begin on the same day: which holds would be a guess.</exception>
    public LimitTable(IEnumerable<LimitRow> rows)
    {
        foreach (var row in rows)
        {
            var key = (Spelling.NameKey(row.Food), row.IsCategory, Spelling.NameKey(row.TestItem));
            if (!_rows.TryGetValue(key, out var dated))
                _rows[key] = dated = [];
            if (dated.Any(other => other.EffectiveFrom == row.EffectiveFrom && SameMethod(other, row)))
                throw new ArgumentException($"Two limits of {row.Food} × {row.TestItem} begin on {row.EffectiveFrom:yyyy-MM-dd}.", nameof(rows));
            dated.Add(row);
        }

        foreach (var dated in _rows.Values)
            dated.Sort((left, right) => (left.Method is null, right.EffectiveFrom).CompareTo((right.Method is null, left.EffectiveFrom)));
    }

    /// <summary>
    /// The row in force on that day: the food's own before its category's; of each, the one for the method before the one for every method;
    /// of several, the one that began last. Null when there is none.
    /// </summary>
    /// <param name="food">Its name.</param>
    /// <param name="category">食品大类; null when unmapped.</param>
    /// <param name="testItem">检验项目.</param>
    /// <param name="on">Local day of the test.</param>
    /// <param name="method">检验依据 as written; null when not given.</param>
    public LimitRow? Find(string food, string? category, string testItem, DateOnly on, string? method = null)
    {
        var item = Spelling.NameKey(testItem);
        return FindIn((Spelling.NameKey(food), false, item), on, method)
            ?? (category is null ? null : FindIn((Spelling.NameKey(category), true, item), on, method));
    }

    private LimitRow? FindIn((string Food, bool IsCategory, string Item) key, DateOnly on, string? method) =>
        _rows.TryGetValue(key, out var dated) ? dated.Find(row => row.IsInForceOn(on) && (row.Method is null || MethodName.Covers(row.Method, method))) : null;

    private static bool SameMethod(LimitRow one, LimitRow other) => Spelling.NameKey(one.Method ?? "") == Spelling.NameKey(other.Method ?? "");
}
