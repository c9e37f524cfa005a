using FoodSafety.Lims.Domain.Judgement;
using FoodSafety.Lims.Domain.Sampling;

namespace FoodSafety.Lims.Tests.Domain.Judgement;

[TestFixture]
public sealed class RapidJudgeTests
{
    private static RapidMethod Inhibition(decimal threshold, string source) =>
        new("酶抑制率法", [], threshold, MeasurementUnit.Percent, ThresholdDirection.PositiveFrom, source, "certain");

    private static readonly RapidMethod National = Inhibition(50m, "GB/T 5009.199-2003");

    // golden/judged.csv rows F001, F002, F005, F006; GB/T 5009.199-2003: 50 % and more is positive.
    [TestCase("63.0", RapidOutcome.Negative, RapidOutcome.Positive, true)]
    [TestCase("12.0", RapidOutcome.Positive, RapidOutcome.Positive, true)]
    [TestCase("50.0", RapidOutcome.Positive, RapidOutcome.Positive, false)]
    [TestCase("49.9", RapidOutcome.Negative, RapidOutcome.Negative, false)]
    [TestCase("50", RapidOutcome.Negative, RapidOutcome.Positive, true)]
    [TestCase("63.0", RapidOutcome.Suspect, RapidOutcome.Suspect, false)]
    [TestCase("63.0", RapidOutcome.Invalid, RapidOutcome.Invalid, false)]
    public void The_stricter_of_reading_and_report_acts(string reading, RapidOutcome reported, RapidOutcome acts, bool differs)
    {
        var judgement = RapidJudge.Judge(National, decimal.Parse(reading), MeasurementUnit.Percent, reported);

        Assert.That((judgement.Outcome, judgement.Differs), Is.EqualTo((acts, differs)));
    }

    [Test]
    public void The_threshold_belongs_to_the_method()
    {
        var other = Inhibition(70m, "NY/T 448-2001");

        Assert.That(RapidJudge.Judge(National, 63m, MeasurementUnit.Percent, RapidOutcome.Negative).Outcome, Is.EqualTo(RapidOutcome.Positive));
        Assert.That(RapidJudge.Judge(other, 63m, MeasurementUnit.Percent, RapidOutcome.Negative).Outcome, Is.EqualTo(RapidOutcome.Negative));
    }

    // 胶体金 competitive cards (domain.md §3G): T weaker than or as weak as the reference is positive.
    [TestCase("0.8", RapidOutcome.Positive)]
    [TestCase("1.0", RapidOutcome.Negative)]
    public void A_competitive_card_is_positive_below_its_threshold(string reading, RapidOutcome expected)
    {
        var card = new RapidMethod("胶体金", [], 1m, MeasurementUnit.None, ThresholdDirection.PositiveBelow, "", "likely");

        Assert.That(RapidJudge.Judge(card, decimal.Parse(reading), MeasurementUnit.None, RapidOutcome.Negative).Outcome, Is.EqualTo(expected));
    }

    [Test]
    public void A_reading_in_another_unit_is_converted_or_left_alone()
    {
        MeasurementUnit.TryParse("μg/kg", out var micrograms);
        MeasurementUnit.TryParse("mg/L", out var perLitre);
        var colour = new RapidMethod("甲醛", [], 5m, MeasurementUnit.MilligramPerKilogram, ThresholdDirection.PositiveFrom, "", "unsure");

        Assert.That(RapidJudge.Judge(colour, 5000m, micrograms, RapidOutcome.Negative).Outcome, Is.EqualTo(RapidOutcome.Positive));
        Assert.That(
            RapidJudge.Judge(colour, 5000m, perLitre, RapidOutcome.Negative),
            Is.EqualTo(new RapidJudgement(RapidOutcome.Negative, null, false, true)));
    }

    [Test]
    public void Without_a_reading_or_a_threshold_the_report_stands()
    {
        var byEye = National with { Threshold = null };

        Assert.That(RapidJudge.Judge(null, 99m, MeasurementUnit.Percent, RapidOutcome.Negative).Outcome, Is.EqualTo(RapidOutcome.Negative));
        Assert.That(RapidJudge.Judge(byEye, 99m, MeasurementUnit.Percent, RapidOutcome.Negative).Outcome, Is.EqualTo(RapidOutcome.Negative));
        Assert.That(RapidJudge.Judge(National, null, MeasurementUnit.Percent, RapidOutcome.Positive).Outcome, Is.EqualTo(RapidOutcome.Positive));
    }

    // 118 % stands in a real demonstration record (domain.md §3G): odd, not impossible.
    [TestCase("118", true)]
    [TestCase("-16", true)]
    [TestCase("1000.1", false)]
    [TestCase("-1000.1", false)]
    public void Only_what_no_instrument_reads_is_impossible(string reading, bool possible) =>
        Assert.That(RapidJudge.IsPossible(decimal.Parse(reading), MeasurementUnit.Percent), Is.EqualTo(possible));

    [Test]
    public void Judging_a_million_rows_allocates_nothing()
    {
        RapidJudge.Judge(National, 1m, MeasurementUnit.Percent, RapidOutcome.Negative);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var positives = 0;
        for (var row = 0; row < 1_000_000; row++)
            if (RapidJudge.Judge(National, row % 100, MeasurementUnit.Percent, RapidOutcome.Negative).Outcome == RapidOutcome.Positive)
                positives++;

        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);
        Assert.That(positives, Is.EqualTo(500_000));
    }
}
