using FoodSafety.Lims.Domain.Quotas;

namespace FoodSafety.Lims.Tests.Domain.Quotas.Submissions;

/// <summary>FT 56: “于11月8日前总结工作成效并向区食药安办提交各项任务落实情况”: the 8th is in time, the 9th is late.</summary>
public sealed class UnitSubmissionStandingTests
{
    private static readonly DateOnly Due = new(2023, 11, 8);

    [TestCase("2023-11-08", null, SubmissionState.Awaited)]
    [TestCase("2023-11-09", null, SubmissionState.Overdue)]
    [TestCase("2023-11-08", "2023-11-08", SubmissionState.Submitted)]
    [TestCase("2023-12-01", "2023-11-08", SubmissionState.Submitted)]
    [TestCase("2023-12-01", "2023-11-09", SubmissionState.SubmittedLate)]
    [TestCase("2023-11-08", "2023-11-09", SubmissionState.Awaited)]
    public void A_unit_is_late_from_the_day_after(string today, string? submitted, SubmissionState state)
    {
        var on = new Dictionary<string, DateOnly>();
        if (submitted is not null)
            on["区教育局"] = DateOnly.Parse(submitted);

        Assert.That(UnitSubmissionStanding.Of(["区教育局"], Due, on, DateOnly.Parse(today)).Single().State, Is.EqualTo(state));
    }
}
