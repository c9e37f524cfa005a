using System.Globalization;
using System.Text.Json;

namespace FoodSafety.Lims.Seeds.Inspection;

/// <summary>The limits of seeds/reference as results are made from them: per food, the narrowest in force on the day. Only foods with a limit on the first and the last day are offered.</summary>
internal sealed class LimitTable
{
    private static readonly string[] Levels = ["food", "kind", "category"];
    private readonly List<Limit> _limits = [];
    private readonly Dictionary<(string Food, DateOnly On), IReadOnlyList<Limit>> _found = [];

    public LimitTable(DateOnly first, DateOnly last)
    {
        var categories = Rows("food-categories.json").ToDictionary(row => Text(row, "name")!, row => row.GetProperty("farmProduce").GetBoolean());
        foreach (var row in Rows("limits.json"))
            _limits.Add(new Limit(
                Text(row, "food")!,
                Array.IndexOf(Levels, Text(row, "level")),
                Text(row, "item")!,
                Text(row, "comparator")!,
                row.GetProperty("value").ValueKind == JsonValueKind.Number ? row.GetProperty("value").GetDecimal() : null,
                Text(row, "unit"),
                Text(row, "standard")!,
                Day(row, "effectiveFrom")!.Value,
                Day(row, "effectiveTo") ?? DateOnly.MaxValue));
        var foods = Rows("foods.json")
            .Select(row => new Food(Text(row, "name")!, Text(row, "kind")!, Text(row, "category")!))
            .Where(food => Find(food, first).Count > 0 && Find(food, last).Count > 0)
            .ToList();
        FarmProduce = [.. foods.Where(food => categories[food.Category])];
        ProcessedFoods = [.. foods.Where(food => !categories[food.Category] && food.Kind != "复用餐饮具")];
    }

    /// <summary>食用农产品 that have a limit.</summary>
    public IReadOnlyList<Food> FarmProduce { get; }

    /// <summary>Other foods that have a limit; tableware is none.</summary>
    public IReadOnlyList<Food> ProcessedFoods { get; }

    public IReadOnlyList<Limit> Find(Food food, DateOnly on)
    {
        if (_found.TryGetValue((food.Name, on), out var found))
            return found;
        string[] names = [food.Name, food.Kind, food.Category];
        found = [.. _limits
            .Where(limit => limit.AppliesTo == names[limit.Level] && limit.From <= on && on <= limit.To)
            .GroupBy(limit => limit.Item)
            .Select(same => same.MinBy(limit => limit.Level)!)];
        return _found[(food.Name, on)] = found;
    }

    private static IEnumerable<JsonElement> Rows(string name)
    {
        using var stream = typeof(LimitTable).Assembly.GetManifestResourceStream(name)!;
        using var document = JsonDocument.Parse(stream);
        return [.. document.RootElement.GetProperty("rows").EnumerateArray().Select(row => row.Clone())];
    }

    private static string? Text(JsonElement row, string field) => row.GetProperty(field).GetString();

    private static DateOnly? Day(JsonElement row, string field) =>
        Text(row, field) is { } text ? DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null;

    internal sealed record Food(string Name, string Kind, string Category);

    internal sealed record Limit(
        string AppliesTo, int Level, string Item, string Comparator, decimal? Value, string? Unit, string Standard, DateOnly From, DateOnly To);
}
