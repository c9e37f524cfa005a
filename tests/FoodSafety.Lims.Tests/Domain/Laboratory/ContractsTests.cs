using FoodSafety.Lims.Domain.Laboratory;
using FoodSafety.Lims.Tests.Domain.Calendar;

namespace FoodSafety.Lims.Tests.Domain.Laboratory;

/// <summary>承检合同: SN（十七）二 “统一抽检、集中招标”. Money is whole 分; the rules of the shipped document are examples.</summary>
[TestFixture]
public sealed class ContractsTests
{
    private static readonly LaboratoryRules Shipped = LaboratoryRulesFile.Read(ReferenceTables.Bytes("laboratory-rules")).ToOutcome().Value;

    private static readonly LaboratoryContract Vegetables = Read(Row("C1", categories: "\"蔬菜\"")).All.Single();

    [TestCase("440304", "440304-LAB1", "蔬菜", "2023-01-01", true)]
    [TestCase("440304", "440304-LAB1", "蔬菜", "2023-12-31", true)]
    [TestCase("440304", "440304-LAB1", "蔬菜", "2024-01-01", false)]
    [TestCase("440304", "440304-LAB1", "水产品", "2023-06-01", false)]
    [TestCase("440304", "440304-LAB1", null, "2023-06-01", false)]
    [TestCase("440304", "440304-LAB2", "蔬菜", "2023-06-01", false)]
    [TestCase("330106", "440304-LAB1", "蔬菜", "2023-06-01", false)]
    public void A_sample_is_a_batch_of_the_contract_of_its_district_laboratory_category_and_day(string district, string laboratory, string? category, string on, bool covered) =>
        Assert.That(new LaboratoryContracts([Vegetables]).Of(district, laboratory, category, Day(on)), covered ? Is.EqualTo(Vegetables) : Is.Null);

    [TestCase("\"蔬菜\"", "\"水产品\"", "2023-01-01", true)]
    [TestCase("\"蔬菜\"", "\"蔬菜\"", "2024-01-01", true)]
    [TestCase("\"蔬菜\"", "\"蔬菜\"", "2023-12-31", false)]
    [TestCase("\"蔬菜\"", "", "2023-06-01", false, Description = "all categories meet each")]
    public void No_two_contracts_may_claim_one_sample(string first, string second, string from, bool accepted) =>
        Assert.That(LaboratoryContractsFile.Read(AccreditationsTests.Document("contracts", Row("C1", categories: first), Row("C2", categories: second, from: from, to: "2024-12-31"))).Faults.Select(fault => fault.Code),
            accepted ? Is.Empty : Is.EqualTo(new[] { "overlapping-contracts" }));

    [TestCase("batches", "0", "out-of-range")]
    [TestCase("pricePerBatch", "100.5", "out-of-range")]
    [TestCase("effectiveTo", "\"2022-12-31\"", "out-of-range")]
    public void A_file_with_a_fault_is_refused_by_name(string member, string value, string code)
    {
        var row = System.Text.RegularExpressions.Regex.Replace(Row("C1"), $"\"{member}\": (\"[^\"]*\"|[0-9]+)", $"\"{member}\": {value}");

        Assert.That(LaboratoryContractsFile.Read(AccreditationsTests.Document("contracts", row)).Faults.Select(fault => fault.Code), Is.EqualTo(new[] { code }));
    }

    [Test]
    public void What_ships_is_empty() => Assert.That(LaboratoryContractsFile.Read(ReferenceTables.Bytes("contracts")).ToOutcome().Value.All, Is.Empty);

    [Test]
    public void A_contract_tells_what_is_used_and_left()
    {
        var use = ContractUse.Of(Vegetables, [Batch("1", "2023-03-01"), Batch("2", "2023-03-02", late: true), Batch("3", null)]);

        Assert.That((use.Used, use.Reported, use.Left, use.Over, use.Late), Is.EqualTo((3, 2, 97, 0, 1)));
        Assert.That((use with { Used = 142 }).Over, Is.EqualTo(42));
    }

    /// <summary>Two batches at 1,234.56 yuan, one late: 10 % of 123,456 分 is 12,345.6, rounded to 12,346; each sample cost 20.00 yuan.</summary>
    [Test]
    public void A_month_is_settled_to_the_fen()
    {
        var contract = Vegetables with { PricePerBatch = 123_456 };

        var settlement = Settlement.Of(contract, Day("2023-03-15"),
            [Batch("2", "2023-03-31", late: true), Batch("1", "2023-03-01"), Batch("3", "2023-04-01"), Batch("4", null)], Shipped);

        Assert.That(settlement.Lines.Select(line => line.SampleNo), Is.EqualTo(new[] { "1", "2" }), "of the month, in the order of issue");
        Assert.That((settlement.Month, settlement.Fee, settlement.PurchaseCost, settlement.Deducted, settlement.Payable),
            Is.EqualTo((Day("2023-03-01"), 246_912L, 4_000L, 12_346L, 238_566L)));
        Assert.That(settlement.Lines[1].Deductions.Single() is { Reason: "late", PerMille: 100, Certainty: "unsure" }, Is.True, "its rule and how sure it is stand beside it");
    }

    [Test]
    public void A_settled_month_stays_and_what_changes_is_an_adjustment_of_the_first_month_not_settled()
    {
        var march = Settlement.Of(Vegetables, Day("2023-03-01"), [Batch("1", "2023-03-01"), Batch("2", "2023-03-31")], Shipped) with { SettledAt = default(DateTimeOffset), SettledBy = "赵六" };
        ContractBatch[] later = [Batch("1", "2023-03-01", overturned: true), Batch("3", "2023-03-15"), Batch("4", "2023-04-03")];

        Assert.That(Settlement.Of(Vegetables, Day("2023-03-01"), later, Shipped, [march]).Payable, Is.EqualTo(104_000), "2 × 500.00 + 2 × 20.00, as it was settled");
        var april = Settlement.Of(Vegetables, Day("2023-04-01"), later, Shipped, [march]);
        Assert.That(april.Adjustments.Select(one => (one.SampleNo, one.Of, one.Payable)), Is.EqualTo(new[]
        {
            ("1", Day("2023-03-01"), -50_000L), ("2", Day("2023-03-01"), -52_000L), ("3", Day("2023-03-01"), 52_000L),
        }), "overturned, withdrawn, come late");
        Assert.That(april.Payable, Is.EqualTo(52_000L - 50_000L));
        Assert.That(april.Total, Is.EqualTo(new Settlement.Sums(50_000, 2_000, 50_000)), "the columns of the table add up with the adjustments");
        Assert.That(Settlement.Of(Vegetables, Day("2023-05-01"), later, Shipped, [march]).Adjustments, Is.Empty, "of the first open month alone");
        Assert.That(Settlement.Of(Vegetables, Day("2023-05-01"), later, Shipped, [march, april]).Adjustments, Is.Empty, "and once");
    }

    [Test]
    public void A_batch_is_never_worth_less_than_nothing()
    {
        var line = Settlement.Of(Vegetables, Day("2023-03-01"), [Batch("1", "2023-03-01", late: true, returned: true, overturned: true)], Shipped).Lines.Single();

        Assert.That((line.Deducted, line.Fee), Is.EqualTo((50_000L, 50_000L)));
        Assert.That(line.Deductions.Select(one => one.Amount), Is.EqualTo(new[] { 5_000L, 2_500L, 42_500L }));
    }

    [Test]
    public void A_contracts_own_rule_goes_before_the_general_one_and_rules_hold_on_their_days()
    {
        var general = Shipped.All.Single(rule => rule is { Kind: LaboratoryRuleKind.Deduction, Subject: LaboratoryRules.Late });
        var rules = new LaboratoryRules([.. Shipped.All, general with { Contract = "C1", Value = 200, EffectiveFrom = Day("2023-04-01") }]);
        long Deducted(string issued) => Settlement.Of(Vegetables, Day(issued), [Batch("1", issued, late: true)], rules).Deducted;

        Assert.That((Deducted("2023-03-31"), Deducted("2023-04-01")), Is.EqualTo((5_000L, 10_000L)));
    }

    /// <summary>Three reports, one late: 40 × 2/3 = 26.666…, shown as 26.67; the sum is of the exact figures.</summary>
    [Test]
    public void The_score_is_the_sum_of_its_parts_and_each_says_what_it_is_made_of()
    {
        var use = ContractUse.Of(Vegetables, [Batch("1", "2023-03-01", late: true), Batch("2", "2023-03-01"), Batch("3", "2023-03-01")]);

        var assessment = LaboratoryAssessment.Of(use, Shipped, Day("2023-12-31"));

        Assert.That(assessment.Score, Is.EqualTo(86.67m));
        Assert.That(assessment.Parts.Select(part => (part.What, part.Weight, part.Good, part.Of, part.Points)),
            Is.EqualTo(new[] { ("on-time", 40, 2, 3, 26.67m), ("not-returned", 30, 3, 3, 30m), ("not-overturned", 30, 3, 3, 30m) }));
        Assert.That(LaboratoryAssessment.Of(ContractUse.Of(Vegetables, []), Shipped, Day("2023-12-31")).Score, Is.Null, "nothing reported, nothing scored");
    }

    /// <summary>40 × 6/7 + 30 × 6/7 + 30 × 5/7 = 81.428…</summary>
    [Test]
    public void The_score_is_of_exact_figures() => Assert.That(
        LaboratoryAssessment.Of(new ContractUse(Vegetables, 7, 7, 1, 1, 2), Shipped, Day("2023-12-31")).Score, Is.EqualTo(81.43m));

    [TestCase("""{"rule": "deduction", "subject": "ugly", "value": 1""", "unknown-word")]
    [TestCase("""{"rule": "deduction", "subject": "late", "value": 1001""", "out-of-range")]
    [TestCase("""{"rule": "deduction", "subject": "late", "value": null""", "missing")]
    [TestCase("""{"rule": "urgent-item", "subject": "沙门氏菌", "value": 3""", "not-used")]
    [TestCase("""{"rule": "assessment-weight", "subject": "on-time", "value": 90""", "weights-differ")]
    public void A_rule_with_a_fault_is_refused_by_name(string beginning, string code) =>
        Assert.That(LaboratoryRulesFile.Read(AccreditationsTests.Document("laboratory-rules", beginning + """, "effectiveFrom": "2023-01-01", "source": "合同", "certainty": "certain"}""")).Faults.Select(fault => fault.Code),
            Is.EqualTo(new[] { code }));

    internal static string Row(string code, string categories = "", string from = "2023-01-01", string to = "2023-12-31", string laboratory = "440304-LAB1") =>
        $$"""{"code": "{{code}}", "lot": "标段一", "title": "抽检服务", "district": "440304", "laboratory": "{{laboratory}}", "categories": [{{categories}}], "batches": 100, "pricePerBatch": 50000, "effectiveFrom": "{{from}}", "effectiveTo": "{{to}}", "source": "合同", "certainty": "certain"}""";

    private static LaboratoryContracts Read(params string[] rows) => LaboratoryContractsFile.Read(AccreditationsTests.Document("contracts", rows)).ToOutcome().Value;

    private static ContractBatch Batch(string number, string? issued, bool late = false, bool returned = false, bool overturned = false) =>
        new(number, issued is null ? null : Day(issued), 2_000, late, returned, overturned);

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
