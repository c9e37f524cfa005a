using FoodSafety.Lims.Domain.Judgement;
using FoodSafety.Lims.Domain.Reading;

namespace FoodSafety.Lims.Web.Reference.Checks;

/// <summary>Faults of the document <c>limits</c>.</summary>
internal static class LimitsCheck
{
    public static void Run(ReadOnlyMemory<byte> utf8, ReferenceSets sets, List<ReadingFault> faults)
    {
        var kinds = sets.Foods().Where(food => food.Kind is not null).Select(food => Spelling.NameKey(food.Kind!)).ToHashSet();
        var categories = sets.FoodCategories().Select(category => category.Name).ToHashSet();
        var spans = new List<(string Level, string Food, string Item, string Method, DateOnly From, DateOnly To, string Where)>();
        RowsReading.Read(utf8, "limits", faults, (entry, reading) =>
        {
            var (food, item) = (entry.Text("food"), entry.Text("item"));
            entry.Where = $"{entry.Where}（{food} × {item}）";
            var level = RowsReading.WordOf(entry, "level", "food", "kind", "category");
            if (level == "kind" && !kinds.Contains(Spelling.NameKey(food)))
                entry.Fault("food", "unknown-kind", $"foods 中没有食品属于“{food}”，这条限量不会用到。");
            if (level == "category" && !categories.Contains(food))
                entry.Fault("food", "unknown-category", $"食品大类“{food}”不在 food-categories 中。");
            var isNumber = RowsReading.WordOf(entry, "comparator", "at-most", "not-detected", "not-allowed") == "at-most";
            var value = entry.Number("value");
            if (isNumber && value is null or < 0)
                entry.Fault("value", value is null ? "missing" : "out-of-range", "限量必须写明数值，且不能为负。");
            if (!isNumber && value is not null)
                entry.Fault("value", "not-used", "不得检出、不得使用的项目不应有数值。");
            if (!MeasurementUnit.TryParse(entry.TextOrNull("unit"), out _))
                entry.Fault("unit", "unknown-unit", "不认识这个单位。");
            foreach (var text in (string[])["standard", "dateCertainty", "note"])
                entry.TextOrNull(text);
            entry.Number("observed");
            spans.Add((level, Spelling.NameKey(food), Spelling.NameKey(item), Spelling.NameKey(entry.TextOrNull("method") ?? ""),
                Day(entry, "effectiveFrom") ?? DateOnly.MinValue, Day(entry, "effectiveTo") ?? DateOnly.MaxValue, entry.Where));
        });

        foreach (var same in spans.GroupBy(span => (span.Level, span.Food, span.Item, span.Method)))
        {
            var dated = same.OrderBy(span => span.From).ToList();
            for (var index = 1; index < dated.Count; index++)
            {
                if (dated[index].From <= dated[index - 1].To)
                    faults.Add(new(dated[index].Where, "effectiveFrom", "overlapping-versions", "同一食品同一项目同一检验方法在同一天有两条限量，请写明前一条的截止日期。"));
            }
        }
    }

    /// <summary>The day where it can be read; where it cannot, reading the row's dates says so.</summary>
    private static DateOnly? Day(JsonEntry entry, string field) =>
        DateOnly.TryParseExact(entry.TextOrNull(field), "yyyy-MM-dd", out var day) ? day : null;
}
