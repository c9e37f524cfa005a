using FoodSafety.Lims.Domain.Judgement;
using FoodSafety.Lims.Domain.Reading;
using FoodSafety.Lims.Web.Reference.Documents;

namespace FoodSafety.Lims.Web.Reference.Checks;

/// <summary>Faults of the documents whose rows are names with synonyms.</summary>
internal static class NamedRowsChecks
{
    private const string OutcomeWords = "rapid-outcome";

    private static readonly string[] Outcomes = ["negative", "positive", "suspect", "invalid"];

    public static void FoodCategories(ReadOnlyMemory<byte> utf8, List<ReadingFault> faults) => RowsReading.Read(utf8, "food-categories", faults, (entry, reading) =>
    {
        var code = entry.Text("code");
        reading.Named(entry);
        reading.Once(entry, "code", code, code);
        entry.Text("edition");
        entry.Flag("farmProduce");
        if (entry.Has("group"))
            RowsReading.WordOf(entry, "group", "肉", "菜", "鱼");
        entry.TextOrNull("previousClass");
        entry.TextOrNull("previousSubclass");
    });

    public static void Foods(ReadOnlyMemory<byte> utf8, ReferenceSets sets, List<ReadingFault> faults)
    {
        var categories = sets.FoodCategories().Select(category => category.Name).ToHashSet();
        RowsReading.Read(utf8, "foods", faults, (entry, reading) =>
        {
            reading.Named(entry);
            if (entry.Text("category") is { Length: > 0 } category && !categories.Contains(category))
                entry.Fault("category", "unknown-category", $"食品大类“{category}”不在 food-categories 中。");
            entry.TextOrNull("kind");
        });
    }

    public static void TestItems(ReadOnlyMemory<byte> utf8, List<ReadingFault> faults) => RowsReading.Read(utf8, "test-items", faults, (entry, reading) =>
    {
        reading.Named(entry);
        entry.Text("group");
        entry.Texts("alsoGroups");
        entry.Flag("panel");
    });

    public static void RapidMethods(ReadOnlyMemory<byte> utf8, List<ReadingFault> faults) => RowsReading.Read(utf8, "rapid-methods", faults, (entry, reading) =>
    {
        entry.Text("code");
        reading.Named(entry, version: entry.TextOrNull("effectiveFrom") ?? "");
        entry.TextOrNull("standard");
        RowsReading.WordOf(entry, "readingKind", "inhibition", "concentration", "none", "other");
        var judgedByThreshold = RowsReading.WordOf(entry, "positiveWhen", "at-least", "above-limit", "as-reported") == "at-least";
        var threshold = entry.Number("threshold");
        if (judgedByThreshold && threshold is null)
            entry.Fault("threshold", "missing", "按阈值判定的方法必须写明阈值。");
        if (!MeasurementUnit.TryParse(entry.TextOrNull("unit"), out _) && judgedByThreshold)
            entry.Fault("unit", "unknown-unit", "不认识阈值的单位。");
        entry.Texts("items");
        if (entry.Number("plausibleFrom") > entry.Number("plausibleTo"))
            entry.Fault("plausibleFrom", "out-of-range", "合理范围的下限高于上限。");
        entry.TextOrNull("note");
    });

    /// <summary>Vocabularies are the program's, their words the office's: none may be missing and none be invented.</summary>
    public static void Vocabularies(ReadOnlyMemory<byte> utf8, ReferenceSets sets, List<ReadingFault> faults)
    {
        var known = sets.Vocabularies().Select(word => word.Vocabulary).ToHashSet();
        var missing = new HashSet<string>(known);
        var outcomes = new HashSet<string>(Outcomes);
        RowsReading.Read(utf8, "vocabularies", faults, (entry, reading) =>
        {
            var vocabulary = entry.Text("vocabulary");
            var code = entry.Text("code");
            missing.Remove(vocabulary);
            if (vocabulary.Length > 0 && !known.Contains(vocabulary))
                entry.Fault("vocabulary", "unknown-vocabulary", $"没有词表“{vocabulary}”；可用：{string.Join('、', known.Order(StringComparer.Ordinal))}。");
            if (vocabulary == OutcomeWords && code.Length > 0 && !Outcomes.Contains(code))
                entry.Fault("code", "unknown-word", $"快检结果的代码只能是 {string.Join('、', Outcomes)}。");
            else if (vocabulary == OutcomeWords)
                outcomes.Remove(code);
            reading.Named(entry, vocabulary);
            reading.Once(entry, "code", $"{vocabulary}|{code}", code);
        });
        if (faults.Exists(fault => fault.Code == "not-json"))
            return;
        foreach (var vocabulary in missing.Order(StringComparer.Ordinal))
            faults.Add(new("vocabularies", "vocabulary", "missing-vocabulary", $"词表“{vocabulary}”整个缺失。"));
        foreach (var code in outcomes.Where(_ => !missing.Contains(OutcomeWords)).Order(StringComparer.Ordinal))
            faults.Add(new("vocabularies", "code", "missing", $"快检结果缺少“{code}”一词。"));
    }

    /// <summary>A table that cannot be built would stop every later import; so it is built here first.</summary>
    public static void LimitsJudge(IReadOnlyList<LimitDocumentRow> limits, IReadOnlyList<FoodRow> foods, string where, List<ReadingFault> faults)
    {
        try
        {
            _ = new LimitTable(LimitRows.Of(limits, foods));
        }
        catch (Exception clash) when (clash is ArgumentException or InvalidDataException)
        {
            faults.Add(new(where, "rows", "limits-clash", $"限量与食品名称合在一起时有矛盾：{clash.Message} 请检查食品的同义词和限量的生效日期。"));
        }
    }
}
