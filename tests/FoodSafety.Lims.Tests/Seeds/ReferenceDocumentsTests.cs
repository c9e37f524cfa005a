using System.Globalization;
using System.Text.Json;
using static FoodSafety.Lims.Tests.Seeds.ReferenceDocument;

namespace FoodSafety.Lims.Tests.Seeds;

/// <summary>What seeds/reference/README.md promises of every document; figures and words from the domain facts §3E–3G.</summary>
[TestFixture]
public sealed class ReferenceDocumentsTests
{
    private static readonly string[] Documents =
        ["food-categories", "foods", "test-items", "rapid-methods", "limits", "vocabularies", "source-profiles"];

    private static readonly string[] Named = [.. Documents.Except(["limits", "source-profiles"])];

    [TestCaseSource(nameof(Documents))]
    public void Every_row_is_dated_and_names_its_source_and_certainty(string name)
    {
        var document = Open(name);
        Assert.That(document.Name, Is.EqualTo(name));
        Assert.That(document.Rows, Is.Not.Empty);
        using var all = Assert.EnterMultipleScope();
        foreach (var row in document.Rows)
        {
            Assert.That(Text(row, "source"), Is.Not.Null.And.Not.Empty, row.ToString());
            Assert.That(Text(row, "certainty"), Is.AnyOf("certain", "likely", "unsure"), row.ToString());
            var from = Day(row, "effectiveFrom");
            var to = Day(row, "effectiveTo");
            Assert.That(from, Is.Not.Null, row.ToString());
            Assert.That(to ?? DateOnly.MaxValue, Is.GreaterThan(from!.Value), row.ToString());
        }
    }

    [TestCaseSource(nameof(Named))]
    public void No_spelling_leads_to_two_rows(string name)
    {
        var owners = new Dictionary<string, string>();
        using var all = Assert.EnterMultipleScope();
        foreach (var row in Open(name).Rows)
        {
            var vocabulary = Text(row, "vocabulary");
            foreach (var spelling in Spellings(row))
            {
                var key = $"{vocabulary}|{Fold(spelling)}";
                owners.TryAdd(key, Text(row, "name")!);
                Assert.That(owners[key], Is.EqualTo(Text(row, "name")), spelling);
            }
        }
    }

    [Test]
    public void No_food_and_item_has_two_limits_on_one_day()
    {
        using var all = Assert.EnterMultipleScope();
        foreach (var pair in Open("limits").Rows.GroupBy(row => (Text(row, "food"), Text(row, "item"))))
        {
            var spans = pair.Select(row => (From: Day(row, "effectiveFrom")!.Value, To: Day(row, "effectiveTo") ?? DateOnly.MaxValue))
                .OrderBy(span => span.From).ToList();
            for (var index = 1; index < spans.Count; index++)
                Assert.That(spans[index].From, Is.GreaterThan(spans[index - 1].To), pair.Key.ToString());
        }
    }

    [Test]
    public void Every_limit_names_a_food_and_an_item_that_exist()
    {
        var foods = Open("foods").Rows;
        var known = new Dictionary<string, HashSet<string?>>
        {
            ["food"] = [.. foods.Select(row => Text(row, "name"))],
            ["kind"] = [.. foods.Select(row => Text(row, "kind"))],
            ["category"] = [.. Open("food-categories").Rows.Select(row => Text(row, "name"))],
        };
        HashSet<string?> items = [.. Open("test-items").Rows.Select(row => Text(row, "name"))];
        using var all = Assert.EnterMultipleScope();
        foreach (var row in Open("limits").Rows)
        {
            Assert.That(known[Text(row, "level")!], Does.Contain(Text(row, "food")), row.ToString());
            Assert.That(items, Does.Contain(Text(row, "item")), row.ToString());
            var isNumber = row.GetProperty("value").ValueKind == JsonValueKind.Number;
            Assert.That(isNumber, Is.EqualTo(Text(row, "comparator") == "at-most"), row.ToString());
        }
    }

    [Test]
    public void Every_food_belongs_to_one_of_the_39_classes()
    {
        var classes = Open("food-categories").Rows;
        HashSet<string?> names = [.. classes.Select(row => Text(row, "name"))];
        var foods = Open("foods").Rows;
        using var all = Assert.EnterMultipleScope();
        Assert.That(names, Has.Count.EqualTo(39));
        Assert.That(classes.Count(row => row.GetProperty("farmProduce").GetBoolean()), Is.EqualTo(7));
        Assert.That(foods, Has.Count.GreaterThan(200));
        foreach (var food in foods)
            Assert.That(names, Does.Contain(Text(food, "category")), food.ToString());
    }

    [TestCase("上海青", "蔬菜", "菜")]
    [TestCase("豇豆", "蔬菜", "菜")]
    [TestCase("草鱼", "水产品", "鱼")]
    [TestCase("猪肉", "畜禽肉及副产品", "肉")]
    [TestCase("香蕉", "水果类", null)]
    public void A_market_name_finds_its_class_and_group(string spelling, string category, string? group)
    {
        var food = Find("foods", spelling);
        Assert.That(Text(food, "category"), Is.EqualTo(category));
        Assert.That(Text(Find("food-categories", category), "group"), Is.EqualTo(group));
    }

    // GB/T 5009.199-2003: 50 %; NY/T 448-2001: 70 %.
    [TestCase("酶抑制率法", 50)]
    [TestCase("NY/T 448-2001", 70)]
    public void The_threshold_belongs_to_the_method(string method, int percent)
    {
        var row = Find("rapid-methods", method);
        Assert.That(row.GetProperty("threshold").GetDecimal(), Is.EqualTo(percent));
        Assert.That(Text(row, "positiveWhen"), Is.EqualTo("at-least"));
    }

    [TestCase("山药", "咪鲜胺和咪鲜胺锰盐", 0.3, "mg/kg")]
    [TestCase("龙眼", "二氧化硫残留量", 0.05, "g/kg")]
    [TestCase("香蕉", "噻虫嗪", 0.02, "mg/kg")]
    [TestCase("淡水鱼", "恩诺沙星", 100, "μg/kg")]
    public void A_limit_seen_in_the_bulletins_is_there(string food, string item, decimal value, string unit)
    {
        var row = Open("limits").Rows.Single(row => Text(row, "food") == food && Text(row, "item") == item);
        Assert.That(row.GetProperty("value").GetDecimal(), Is.EqualTo(value));
        Assert.That(Text(row, "unit"), Is.EqualTo(unit));
    }

    [TestCase("place-type", "学生集体用餐配送单位")]
    [TestCase("place-type", "殡葬机构食堂")]
    [TestCase("stage", "种养殖环节")]
    [TestCase("programme", "评价性抽检")]
    [TestCase("rapid-outcome", "可疑")]
    [TestCase("rapid-outcome", "阴性(-)")]
    [TestCase("rapid-outcome", "阳性(+)")]
    [TestCase("organiser", "市场自检")]
    public void The_words_of_the_plans_are_in_the_vocabularies(string vocabulary, string word)
    {
        var rows = Open("vocabularies").Rows.Where(row => Text(row, "vocabulary") == vocabulary);
        Assert.That(rows.SelectMany(Spellings), Does.Contain(word));
    }

    private static JsonElement Find(string document, string spelling) =>
        Open(document).Rows.Single(row => Spellings(row).Contains(spelling));

    private static DateOnly? Day(JsonElement row, string field) =>
        Text(row, field) is { } text ? DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null;
}
