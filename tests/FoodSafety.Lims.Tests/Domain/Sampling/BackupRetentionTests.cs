using FoodSafety.Lims.Domain.Sampling;
using static FoodSafety.Lims.Tests.Domain.Calendar.ReferenceTables;

namespace FoodSafety.Lims.Tests.Domain.Sampling;

/// <summary>令15 arts 27–28 (from memory): 合格 3 months, 不合格 6 months after the conclusion, or to the end of the shelf life.</summary>
[TestFixture]
public sealed class BackupRetentionTests
{
    // The same days as LegalLimitsTests has for the rules; a shelf life that ends sooner is the end.
    [TestCase(Verdict.Compliant, "2023-11-30", null, "2024-02-29")]
    [TestCase(Verdict.NonCompliant, "2023-04-01", null, "2023-10-07")]
    [TestCase(Verdict.Compliant, "2023-11-30", "2023-12-31", "2023-12-31")]
    [TestCase(Verdict.Compliant, "2023-11-30", "2024-12-31", "2024-02-29")]
    public void A_backup_is_kept_for_its_months_or_its_shelf_life(Verdict verdict, string concludedOn, string? bestBefore, string keptUntil)
    {
        var retention = Of(verdict, concludedOn, bestBefore);

        Assert.That(retention.KeptUntil, Is.EqualTo(Day(keptUntil)));
        Assert.That((retention.IsOverOn(Day(keptUntil)), retention.IsOverOn(Day(keptUntil).AddDays(1))), Is.EqualTo((false, true)));
        Assert.That(retention.Certainty, Is.EqualTo("likely"));
    }

    [TestCase("2024-02-29", false)]
    [TestCase("2024-03-01", true)]
    [TestCase("2024-12-31", true)]
    [TestCase("2025-01-01", false)]
    public void A_compliant_backup_is_reused_after_its_retention_and_before_its_shelf_life_ends(string day, bool reusable) =>
        Assert.That(Of(Verdict.Compliant, "2023-11-30", "2024-12-31").IsReusableOn(Day(day)), Is.EqualTo(reusable));

    /// <summary>遂宁 (十一)四 with a provincial rule: at once, but not while the 7 working days of an objection to the sampling run (令15 art 37).</summary>
    [TestCase("2023-06-05", "2023-06-13")]
    [TestCase("2023-07-03", "2023-07-04")]
    public void Where_a_region_allows_it_a_backup_is_reused_early_once_no_objection_is_open(string concludedOn, string reusableFrom) =>
        Assert.That(Of(Verdict.Compliant, concludedOn, "2024-12-31", "510900-HD").ReusableFrom, Is.EqualTo(Day(reusableFrom)));

    [Test]
    public void What_is_not_compliant_or_of_unknown_shelf_life_is_never_reused()
    {
        Assert.That(Of(Verdict.NonCompliant, "2023-04-01", "2030-01-01").IsReusableOn(Day("2029-01-01")), Is.False);
        Assert.That(Of(Verdict.Compliant, "2023-04-01", null).IsReusableOn(Day("2029-01-01")), Is.False);
        Assert.That(Of(Verdict.Compliant, "2023-04-01", "2023-04-30").WasReusableBy(Day("2029-01-01")), Is.False, "its shelf life ended first");
    }

    private static BackupRetention Of(Verdict verdict, string concludedOn, string? bestBefore, string district = "440304") => BackupRetention.Of(
        verdict, Day("2023-06-01"), Day(concludedOn), bestBefore is null ? null : Day(bestBefore), district, Limits, WorkingDays)!;

    private static DateOnly Day(string day) => DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);
}
