using System.Text;
using FoodSafety.Lims.Domain.Laboratory;
using FoodSafety.Lims.Domain.Reading;
using FoodSafety.Lims.Tests.Domain.Calendar;

namespace FoodSafety.Lims.Tests.Domain.Laboratory;

/// <summary>资质认定: LW (51), a result dated outside the certificate's validity is refused; 食品安全法 art 84; GY 二-5, two certificates.</summary>
[TestFixture]
public sealed class AccreditationsTests
{
    private static readonly Accreditations Recorded = Read(
        Certificate("CMA", "2023-01-01", "2023-12-31", """{"item": "毒死蜱", "method": null}, {"item": "铅", "method": "GB 5009.12-2017"}"""),
        Certificate("CATL", "2023-06-01", "2024-05-31", """{"item": "克百威", "method": null}"""));

    [TestCase("毒死蜱", null, "2023-01-01", null)]
    [TestCase("毒死蜱", "任意方法", "2023-12-31", null)]
    [TestCase("毒死蜱", null, "2022-12-31", "有效期")]
    [TestCase("毒死蜱", null, "2024-06-01", "有效期")]
    [TestCase("毒死蜱", null, "2024-01-01", "不在检验机构 440304-LAB1 的资质认定范围内", Description = "only the CATL is valid then")]
    [TestCase("克百威", null, "2023-06-01", null, Description = "either certificate will do")]
    [TestCase("克百威", null, "2023-05-31", "范围")]
    [TestCase("镉", "GB 5009.15", "2023-03-01", "范围")]
    [TestCase("铅", "GB 5009.12-2017", "2023-03-01", null)]
    [TestCase("铅", "gb5009.12-2017 第二法", "2023-03-01", null)]
    [TestCase("铅", "GB 5009.12-2023", "2023-03-01", "GB 5009.12-2017")]
    [TestCase("铅", null, "2023-03-01", "没有写明检验依据")]
    [TestCase("铅（以Pb计）", "GB 5009.12-2017", "2023-03-01", null, Description = "another spelling of the item")]
    public void A_result_lies_inside_by_day_item_and_method(string item, string? method, string testedOn, string? why) =>
        Assert.That(Recorded.WhyOutside("440304-LAB1", item, method, Day(testedOn)), why is null ? Is.Null : Does.Contain(why).And.Contain(item));

    [TestCase("GB 5009.1", "GB 5009.12-2017")]
    [TestCase("GB 5009.12", "GB 5009.12-2017", Description = "a year not named in the scope is not guessed")]
    public void A_standard_does_not_cover_another_that_begins_alike(string scope, string method) =>
        Assert.That(Read(Certificate("CMA", "2023-01-01", "2023-12-31", $$"""{"item": "铅", "method": "{{scope}}"}""")).WhyOutside("440304-LAB1", "铅", method, Day("2023-03-01")), Is.Not.Null);

    [Test]
    public void A_laboratory_without_a_record_is_held_to_none() =>
        Assert.That((Recorded.WhyOutside("440304-LAB2", "镉", null, Day("1999-01-01")), Recorded.IsRecorded("440304-LAB2")), Is.EqualTo(((string?)null, false)));

    [Test]
    public void Signatories_sign_for_their_items_while_their_certificate_is_valid()
    {
        var recorded = Read(Certificate("CMA", "2023-01-01", "2023-12-31", """{"item": "毒死蜱", "method": null}, {"item": "铅", "method": null}""",
            """{"name": "郑一", "items": []}, {"name": "钱二", "items": ["铅"]}"""));

        Assert.That(recorded.SignatoriesFor("440304-LAB1", ["铅"], Day("2023-03-01")), Is.EqualTo(new[] { "郑一", "钱二" }));
        Assert.That(recorded.SignatoriesFor("440304-LAB1", ["铅", "毒死蜱"], Day("2023-03-01")), Is.EqualTo(new[] { "郑一" }));
        Assert.That(recorded.SignatoriesFor("440304-LAB1", ["铅"], Day("2024-03-01")), Is.Empty, "an expired certificate lifts nothing");
        Assert.That(Recorded.SignatoriesFor("440304-LAB1", ["毒死蜱"], Day("2023-03-01")), Is.Null);
    }

    [Test]
    public void A_signatory_of_a_whole_certificate_signs_for_what_it_covers_and_for_nothing_of_another()
    {
        var recorded = Read(
            Certificate("CMA", "2023-01-01", "2023-12-31", """{"item": "毒死蜱", "method": null}""", """{"name": "郑一", "items": []}, {"name": "钱二", "items": []}"""),
            Certificate("CATL", "2023-01-01", "2023-12-31", """{"item": "铅", "method": null}""", """{"name": "钱二", "items": []}"""));

        Assert.That(recorded.SignatoriesFor("440304-LAB1", ["铅"], Day("2023-03-01")), Is.EqualTo(new[] { "钱二" }));
        Assert.That(recorded.SignatoriesFor("440304-LAB1", ["毒死蜱", "铅（以Pb计）"], Day("2023-03-01")), Is.EqualTo(new[] { "钱二" }), "one person, a certificate for each item");
        Assert.That(recorded.SignatoriesFor("440304-LAB1", ["毒死蜱"], Day("2023-03-01")), Is.EqualTo(new[] { "郑一", "钱二" }));
    }

    [Test]
    public void What_ships_is_empty() => Assert.That(AccreditationsFile.Read(ReferenceTables.Bytes("accreditations")).ToOutcome().Value.All, Is.Empty);

    [TestCase("""{"item": "铅", "method": null}, {"item": "铅", "method": null}""", "", "2023-12-31", "duplicate")]
    [TestCase("", "", "2023-12-31", "missing")]
    [TestCase("""{"item": "铅", "method": null}""", """{"name": "钱二", "items": ["镉"]}""", "2023-12-31", "outside-scope")]
    [TestCase("""{"item": "铅", "method": null}""", "", "2022-12-31", "out-of-range")]
    [TestCase("""{"item": "铅", "weight": 3}""", "", "2023-12-31", "unknown-member")]
    public void A_file_with_a_fault_is_refused_by_name(string scope, string signatories, string to, string code) =>
        Assert.That(Reading(Certificate("CMA", "2023-01-01", to, scope, signatories)).Faults.Select(fault => fault.Code), Does.Contain(code));

    [Test]
    public void One_certificate_has_one_version_a_day() =>
        Assert.That(Reading(Certificate("CMA", "2023-01-01", "2023-12-31"), Certificate("CMA", "2023-12-31", "2024-12-31")).Faults.Single().Code, Is.EqualTo("overlapping-versions"));

    internal static string Certificate(string kind, string from, string to, string scope = """{"item": "铅", "method": null}""", string signatories = "") =>
        $$"""{"laboratory": "440304-LAB1", "kind": "{{kind}}", "certificate": "{{kind}}-0001", "scope": [{{scope}}], "signatories": [{{signatories}}], "effectiveFrom": "{{from}}", "effectiveTo": "{{to}}", "source": "证书附表", "certainty": "certain"}""";

    internal static byte[] Document(string name, params string[] rows) => Encoding.UTF8.GetBytes($$"""{"name": "{{name}}", "rows": [{{string.Join(',', rows)}}]}""");

    private static Reading<Accreditations> Reading(params string[] rows) => AccreditationsFile.Read(Document("accreditations", rows));

    private static Accreditations Read(params string[] rows) =>
        Reading(rows).ToOutcome().Value with { ItemNames = new Dictionary<string, string> { [FoodSafety.Lims.Domain.Judgement.Spelling.NameKey("铅（以Pb计）")] = "铅" } };

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
