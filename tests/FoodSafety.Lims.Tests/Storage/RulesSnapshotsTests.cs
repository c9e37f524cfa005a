using FoodSafety.Lims.Domain.Disposal;
using FoodSafety.Lims.Domain.Judgement;
using FoodSafety.Lims.Domain.Sampling;
using FoodSafety.Lims.Ingestion.Rules;
using FoodSafety.Lims.Tests.Support;
using FoodSafety.Lims.Web.Reference;
using FoodSafety.Lims.Web.Shell;

namespace FoodSafety.Lims.Tests.Storage;

public sealed class RulesSnapshotsTests(DatabaseKind kind) : BothDatabases(kind)
{
    private RulesSnapshot Snapshot(string organisation = "440304-REG", string? district = null)
    {
        using var connection = Database.OpenConnection();
        var rules = RulesSnapshots.Take(connection, organisation, district, TestDatabase.Now, TestDatabase.Zone).Value;
        _ = rules.Limits.Value;
        return rules;
    }

    [Test]
    public void Markets_are_found_by_code_in_all_districts_and_by_name_in_the_own()
    {
        var rules = Snapshot();

        Assert.That(rules.MarketsByCode["440103-M30"].DistrictCode, Is.EqualTo("440103"));
        Assert.That(rules.MarketsByName[Spelling.NameKey("福田示例市场０１")].Single().Code, Is.EqualTo("440304-M01"));
        Assert.That(rules.MarketsByName[Spelling.NameKey("荔湾示例市场01")], Is.Empty);
    }

    [Test]
    public void The_district_is_the_senders_own_unless_another_is_named()
    {
        Assert.That(Snapshot("440103-LAB1").DistrictCode, Is.EqualTo("440103"));
        Assert.That(Snapshot("440103-LAB1", "440304").DistrictCode, Is.EqualTo("440304"));
    }

    [Test]
    public void An_unknown_sender_or_district_is_refused_by_name()
    {
        using var connection = Database.OpenConnection();

        Assert.That(RulesSnapshots.Take(connection, "440304-XXX", null, TestDatabase.Now, TestDatabase.Zone).Refusal?.Code, Is.EqualTo("unknown-org"));
        Assert.That(RulesSnapshots.Take(connection, "440304-REG", "999999", TestDatabase.Now, TestDatabase.Zone).Refusal?.Code, Is.EqualTo("unknown-district"));
    }

    /// <summary>Words of the contract's column 检测结果.</summary>
    [TestCase("阴性", RapidOutcome.Negative)]
    [TestCase("合格", RapidOutcome.Negative)]
    [TestCase("阳性", RapidOutcome.Positive)]
    [TestCase("不合格", RapidOutcome.Positive)]
    [TestCase("可疑", RapidOutcome.Suspect)]
    [TestCase("无效", RapidOutcome.Invalid)]
    public void Outcome_words_mean_what_the_contract_says(string word, RapidOutcome expected) =>
        Assert.That(Snapshot().OutcomeWords[Spelling.NameKey(word)], Is.EqualTo(expected));

    /// <summary>GB/T 5009.199-2003: 50 %; NY/T 448-2001: 70 % (domain facts, section 3).</summary>
    [TestCase("GB/T 5009.199", 50)]
    [TestCase("酶抑制率法", 50)]
    [TestCase("NY/T 448-2001", 70)]
    public void A_method_is_found_by_any_of_its_names_with_its_own_threshold(string name, int threshold) =>
        Assert.That(Snapshot().RapidMethods[Spelling.NameKey(name)].Single().Threshold, Is.EqualTo((decimal)threshold));

    [Test]
    public void One_word_means_in_each_vocabulary_what_it_means_there()
    {
        var rules = Snapshot();

        Assert.That(rules.StandardWord("programme", "重金属专项"), Is.EqualTo("重金属专项监测"));
        Assert.That(rules.StandardWord("method-class", "重金属专项监测"), Is.EqualTo("重金属专项"));
        Assert.That(rules.StandardWord("stage", "没有这个词"), Is.EqualTo("没有这个词"));
    }

    /// <summary>domain.md §8 no. 7: a department's name does not tell the legal function; the task does, then where the food was taken.</summary>
    [TestCase("农产品质量安全例行监测", "流通", "市场监督管理局", LegalFunction.Agriculture)]
    [TestCase("食品安全监督抽检", "种养殖", "农业农村局", LegalFunction.MarketSupervision)]
    [TestCase("监督抽检", "产地", null, LegalFunction.Agriculture)]
    [TestCase("监督抽检", "流通", "发改局", null)]
    [TestCase(null, null, "区农业农村局", LegalFunction.Agriculture)]
    public void The_task_s_programme_tells_the_legal_function_before_anything_else(string? programme, string? stage, string? department, LegalFunction? expected) =>
        Assert.That(Snapshot().FunctionOf(programme, stage, department), Is.EqualTo(expected));

    [Test]
    public void Foods_and_classes_resolve_by_synonym()
    {
        var rules = Snapshot();

        Assert.That(rules.CategoryOfFood[Spelling.NameKey("上海青")], Is.EqualTo("蔬菜"));
        Assert.That(rules.Categories[Spelling.NameKey("食用农产品（蔬菜）")], Is.EqualTo("蔬菜"));
        Assert.That(rules.FarmProduceCategories, Does.Contain("蔬菜").And.Not.Contain("调味品"));
    }

    /// <summary>恩诺沙星 in 淡水鱼, all names of its fishes: 100 μg/kg (GB 31650-2019, domain facts 3F).</summary>
    [TestCase("草鱼")]
    [TestCase("鲩鱼")]
    public void A_limit_of_a_kind_holds_for_each_of_its_foods(string food)
    {
        var limit = Snapshot().Limits.Value.Find(food, "水产品", "恩诺沙星", new DateOnly(2023, 6, 1));

        Assert.That(limit?.Limit.Maximum, Is.EqualTo(100m));
        Assert.That(limit?.Limit.Unit.Symbol, Is.EqualTo("μg/kg"));
    }
}
