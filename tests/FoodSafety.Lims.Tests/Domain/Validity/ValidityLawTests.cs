using System.Text;
using FoodSafety.Lims.Domain.Validity;
using FoodSafety.Lims.Web.Reference;

namespace FoodSafety.Lims.Tests.Domain.Validity;

/// <summary>Which rule set a day's tests are scored by, and what a file of them is refused for.</summary>
[TestFixture]
public sealed class ValidityLawTests
{
    [Test]
    public void A_later_choice_replaces_what_holds_from_its_day_on_and_earlier_days_are_exempt()
    {
        var timeline = ValidityLaw.Timeline([(Day(3, 1), "a"), (Day(9, 1), "b"), (Day(6, 1), null)]);
        Assert.That(timeline, Is.EqualTo(new[] { (Day(3, 1), "a"), (Day(6, 1), (string?)null) }));

        var law = new ValidityLaw { Choices = timeline, RuleSets = Read("""{"rule":"photos-not-reused"}""", code: "a").Result! };
        Assert.That(law.On(Day(2, 28)), Is.Null);
        Assert.That(law.On(Day(3, 1))?.Code, Is.EqualTo("a"));
        Assert.That(law.On(Day(5, 31))?.Code, Is.EqualTo("a"));
        Assert.That(law.On(Day(6, 1)), Is.Null);
        Assert.That((law.IsKept, ValidityLaw.None.IsKept), Is.EqualTo((true, false)));
    }

    [TestCase("""{"rule":"entered-within"}""", "missing")]
    [TestCase("""{"rule":"entered-within","hours":0}""", "out-of-range")]
    [TestCase("""{"rule":"kit-in-date","hours":24}""", "not-used")]
    [TestCase("""{"rule":"photos-required","clock":"entered"}""", "not-used")]
    [TestCase("""{"rule":"hand-entry-barred"}""", "missing")]
    [TestCase("""{"rule":"by-owl"}""", "unknown-word")]
    [TestCase("""{"rule":"kit-in-date","colour":"red"}""", "unknown-member")]
    [TestCase("", "missing")]
    public void A_rule_that_cannot_be_meant_is_refused(string rules, string code) => Assert.That(Read(rules).Faults.Select(fault => fault.Code), Does.Contain(code));

    [Test]
    public void Two_versions_of_a_set_on_one_day_are_refused()
    {
        var set = Row("""{"rule":"kit-in-date"}""", "a");
        var twice = ValidityRuleSetsFile.Read(Encoding.UTF8.GetBytes($$"""{"name":"validity-rules","rows":[{{set}},{{set}}]}"""));
        Assert.That(twice.Faults.Select(fault => fault.Code), Is.EqualTo(new[] { "overlapping-versions" }));
    }

    [Test]
    public void The_shipped_sets_are_the_figures_of_their_source_and_an_example()
    {
        var file = File.ReadAllBytes(FirstReference.Documents().Single(document => document.Name == "validity-rules").File);
        var sets = ValidityRuleSetsFile.Read(file).ToOutcome().Value;

        // Domain facts §6.3: within 24 h and with photos, market rooms may not key in.
        Assert.That(sets[0].Rules.Select(rule => (rule.Kind, rule.Hours)), Is.EqualTo(new (ValidityRuleKind, int?)[]
        {
            (ValidityRuleKind.EnteredWithin, 24), (ValidityRuleKind.PhotosRequired, 24), (ValidityRuleKind.HandEntryBarred, null),
        }));
        Assert.That((sets[0].Code, sets[0].Certainty, sets[1].Certainty), Is.EqualTo(("gansu", "likely", "unsure")));
        Assert.That(sets[1].Rules.Select(rule => rule.Kind), Is.EquivalentTo(Enum.GetValues<ValidityRuleKind>()), "the example has every rule");
    }

    [Test]
    public void Every_reason_has_a_code_of_its_own_and_says_what_to_do()
    {
        Assert.That(ValidityReason.All.Select(reason => reason.Code), Is.Unique);
        Assert.That(ValidityReason.All.Where(reason => reason.Validity == TestValidity.Valid || !reason.Remedy.EndsWith('。')), Is.Empty);
        Assert.That(typeof(ValidityReason).GetFields().Select(field => field.GetValue(null)), Is.EquivalentTo(ValidityReason.All));
    }

    private static DateOnly Day(int month, int day) => new(2023, month, day);

    private static Lims.Domain.Reading.Reading<IReadOnlyList<ValidityRuleSet>> Read(string rules, string code = "a") =>
        ValidityRuleSetsFile.Read(Encoding.UTF8.GetBytes($$"""{"name":"validity-rules","rows":[{{Row(rules, code)}}]}"""));

    private static string Row(string rules, string code) =>
        $$"""{"code":"{{code}}","province":"x","title":"x","rules":[{{rules}}],"effectiveFrom":"2019-01-01","effectiveTo":null,"source":"x","certainty":"unsure"}""";
}
