using System.Text;
using FoodSafety.Lims.Domain.Validity;

namespace FoodSafety.Lims.Tests.Domain.Validity;

/// <summary>Each rule at its boundary. The 24 hours, the photos and the barred hand entry are those of the scoring rule of Gansu (domain facts §6.3).</summary>
[TestFixture]
public sealed class ValidityRuleTests
{
    private static readonly DateTimeOffset Tested = new(2023, 3, 1, 8, 10, 0, TimeSpan.FromHours(8));

    /// <summary>A hand entry to the minute, entered and received a month later, in a supermarket, with a photo.</summary>
    private static readonly TestFacts Test = new()
    {
        Day = new DateOnly(2023, 3, 1),
        Market = "440304-M01",
        TestedFrom = Tested,
        TestedUntil = Tested.AddMilliseconds(59_999),
        ReceivedAt = Tested.AddDays(30),
        Entered = (Tested.AddHours(1), Tested.AddHours(1).AddMilliseconds(59_999)),
        Provenance = "手工录入",
        PlaceType = "商场超市",
        Photos = 1,
    };

    [TestCase(24 * 60, null, Description = "24 hours exactly are in time")]
    [TestCase(24 * 60 + 1, "entered-late", Description = "a minute more is not")]
    [TestCase(0, null)]
    [TestCase(-1, "entered-before-test")]
    public void Entered_within_24_hours(int minutes, string? reason) =>
        Assert.That(Codes(Rule("entered-within", 24), Test with { Entered = (Tested.AddMinutes(minutes), Tested.AddMinutes(minutes).AddMilliseconds(59_999)) }), Is.EqualTo(reason ?? ""));

    [Test]
    public void A_test_known_to_the_day_has_its_hours_from_the_end_of_the_day()
    {
        var test = Test with { TestedFrom = new(2023, 3, 1, 0, 0, 0, TimeSpan.FromHours(8)), TestedUntil = new(2023, 3, 1, 23, 59, 59, 999, TimeSpan.FromHours(8)) };
        DateTimeOffset nextMidnight = new(2023, 3, 3, 0, 0, 0, TimeSpan.FromHours(8));

        Assert.That(Codes(Rule("entered-within", 24), test with { Entered = (nextMidnight.AddMinutes(-1), nextMidnight.AddMilliseconds(-1)) }), Is.Empty);
        Assert.That(Codes(Rule("entered-within", 24), test with { Entered = (nextMidnight, nextMidnight.AddMilliseconds(59_999)) }), Is.EqualTo("entered-late"));
    }

    [Test]
    public void What_was_received_in_time_was_entered_in_time_whatever_is_written()
    {
        Assert.That(Codes(Rule("entered-within", 24), Test with { Entered = null, ReceivedAt = Test.TestedUntil.AddHours(24) }), Is.Empty);
        Assert.That(Codes(Rule("entered-within", 24), Test with { Entered = null, ReceivedAt = Test.TestedUntil.AddHours(24).AddMilliseconds(1) }), Is.EqualTo("entry-time-missing"));
        Assert.That(Codes(Rule("entered-within", 24, clock: "received"), Test), Is.EqualTo("entered-late"), "a monthly file is late by this clock");
    }

    [Test]
    public void Photos_may_come_within_their_hours_and_not_later()
    {
        var rule = Rule("photos-required", 24, provenances: "手工录入");
        var limit = Test.TestedUntil.AddHours(24);
        var without = Score(rule, Test with { Photos = 0 });

        Assert.That((without.Validity, without.Codes, without.PendingUntil), Is.EqualTo((TestValidity.Pending, ",photos-missing,", limit)));
        Assert.That(Codes(rule, Test with { PhotosAddedAt = limit }), Is.Empty);
        Assert.That(Codes(rule, Test with { PhotosAddedAt = limit.AddMilliseconds(1) }), Is.EqualTo("photos-late"));
        Assert.That(Codes(rule, Test with { Photos = 0, Provenance = "仪器直传" }), Is.Empty, "an instrument needs none");
        Assert.That(Codes(rule, Test with { Photos = 0, Provenance = null }), Is.EqualTo("provenance-missing"));
        Assert.That(Codes(rule, Test with { Provenance = null }), Is.Empty, "with photos it does not matter how it came");
        Assert.That(Score(Rule("photos-required"), Test with { Photos = 0 }).PendingUntil, Is.Null, "no hours, no end");
    }

    [TestCase("农贸市场", "手工录入", "hand-entry-barred")]
    [TestCase("商场超市", "手工录入", "")]
    [TestCase("农贸市场", "仪器直传", "")]
    [TestCase("农贸市场", null, "provenance-missing")]
    [TestCase(null, "手工录入", "")]
    public void Hand_entry_is_barred_for_kinds_of_place(string? place, string? provenance, string reason) =>
        Assert.That(Codes(Rule("hand-entry-barred", provenances: "手工录入", places: "农贸市场"), Test with { PlaceType = place, Provenance = provenance }), Is.EqualTo(reason));

    [Test]
    public void A_photo_of_another_sample_is_no_photo_of_this_one() =>
        Assert.That(Codes(Rule("photos-not-reused"), Test with { HasPhotoOfAnother = true }), Is.EqualTo("duplicate-photo"));

    [TestCase("K2301", "2023-03-01", "")]
    [TestCase("ｋ2301", "2023-03-01", "", Description = "in any spelling")]
    [TestCase("K2301", "2023-03-02", "kit-expired", Description = "the last day is the last")]
    [TestCase("K2301", "2022-12-31", "kit-expired", Description = "not made yet")]
    [TestCase("K9999", "2023-03-01", "kit-unknown")]
    [TestCase("K-M02", "2023-03-01", "kit-unknown", Description = "another market's")]
    [TestCase(null, "2023-03-01", "kit-missing")]
    public void A_kit_must_be_in_date_on_the_day_of_the_test(string? lot, string day, string reason)
    {
        var law = ValidityLaw.None with { Kits = Register("lot", ("K2301", null, "2023-01-01", "2023-03-01"), ("K-M02", "440304-M02", "2023-01-01", "2023-12-31")) };
        Assert.That(Codes(Rule("kit-in-date"), Test with { KitLot = lot, Day = DateOnly.Parse(day) }, law), Is.EqualTo(reason));
    }

    [TestCase("SN-1", "2023-03-01", "")]
    [TestCase("SN-1", "2023-06-30", "device-out-of-calibration", Description = "between two calibrations")]
    [TestCase("SN-1", "2023-07-01", "")]
    [TestCase("SN-2", "2023-03-01", "device-unknown")]
    [TestCase("", "2023-03-01", "device-missing")]
    public void A_device_must_be_calibrated_on_the_day(string? device, string day, string reason)
    {
        var law = ValidityLaw.None with { Devices = Register("serial", ("SN-1", null, "2022-06-30", "2023-06-29"), ("SN-1", null, "2023-07-01", "2024-06-30")) };
        Assert.That(Codes(Rule("device-calibrated"), Test with { Device = device, Day = DateOnly.Parse(day) }, law), Is.EqualTo(reason));
    }

    [TestCase("李四", "tester-untrained")]
    [TestCase("张三", "")]
    [TestCase("王五", "tester-unknown", Description = "registered in another district")]
    [TestCase(null, "tester-missing")]
    public void A_tester_must_be_trained_on_the_day(string? tester, string reason)
    {
        var register = Register("name", ("张三", "440304-REG", "2023-01-01", "2023-12-31"), ("李四", "440304-M01", "2022-01-01", "2022-12-31"), ("王五", "440103-REG", "2023-01-01", "2023-12-31"));
        var law = ValidityLaw.None with { Testers = register.In(code => code.StartsWith("440304", StringComparison.Ordinal) ? code.Contains('M') : null) };
        Assert.That(Codes(Rule("tester-trained"), Test with { Tester = tester }, law), Is.EqualTo(reason));
    }

    [Test]
    public void All_reasons_are_told_at_once_and_one_that_is_final_makes_it_invalid()
    {
        var set = Set($$"""{"rule":"photos-required","hours":24},{"rule":"entered-within","hours":1},{"rule":"kit-in-date"}""");
        var verdict = ValidityLaw.None.Score(set, Test with { Photos = 0, Entered = (Tested.AddHours(2), Tested.AddHours(2)) });

        Assert.That((verdict.Validity, verdict.Codes, verdict.PendingUntil), Is.EqualTo((TestValidity.Invalid, ",photos-missing,entered-late,kit-missing,", (DateTimeOffset?)null)));
        Assert.That(ValidityVerdict.ReasonsOf(verdict.Codes), Is.EqualTo(verdict.Reasons));
    }

    private static string Codes(ValidityRuleSet set, TestFacts test, ValidityLaw? law = null) => Score(set, test, law).Codes.Trim(',');

    private static ValidityVerdict Score(ValidityRuleSet set, TestFacts test, ValidityLaw? law = null) => (law ?? ValidityLaw.None).Score(set, test);

    private static ValidityRuleSet Rule(string rule, int? hours = null, string? clock = null, string? provenances = null, string? places = null) => Set(
        $$"""{"rule":"{{rule}}"{{(hours is null ? "" : $",\"hours\":{hours}")}}{{(clock is null ? "" : $",\"clock\":\"{clock}\"")}},"provenances":[{{Quoted(provenances)}}],"placeTypes":[{{Quoted(places)}}]}""");

    private static string Quoted(string? word) => word is null ? "" : $"\"{word}\"";

    private static ValidityRuleSet Set(string rules) => ValidityRuleSetsFile.Read(Encoding.UTF8.GetBytes(
        $$"""{"name":"validity-rules","rows":[{"code":"t","province":"x","title":"x","rules":[{{rules}}],"effectiveFrom":"2019-01-01","effectiveTo":null,"source":"x","certainty":"unsure"}]}""")).ToOutcome().Value[0];

    private static ValidityRegister Register(string subject, params (string Subject, string? Organisation, string From, string To)[] entries) => ValidityRegister.Read(Encoding.UTF8.GetBytes(
        $$"""{"name":"x","rows":[{{string.Join(',', entries.Select(entry => $$"""{"{{subject}}":"{{entry.Subject}}","organisation":{{(entry.Organisation is null ? "null" : $"\"{entry.Organisation}\"")}},"effectiveFrom":"{{entry.From}}","effectiveTo":"{{entry.To}}","source":"x","certainty":"certain"}"""))}}]}"""), subject, "x").ToOutcome().Value;
}
