using System.Text.Json;
using FoodSafety.Lims.Domain.Calendar;
using FoodSafety.Lims.Domain.Sampling;
using FoodSafety.Lims.Ingestion.Notation;
using FoodSafety.Lims.Web.Laboratory;
using FoodSafety.Lims.Web.Reference;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Storage;

namespace FoodSafety.Lims.Web.Samples;

/// <summary>The dated rules that samples are handled by, as stored now.</summary>
public sealed record SampleLaw(LegalLimits Limits, WorkingCalendar Calendar)
{
    public static async Task<SampleLaw> Load(LimsDb db, CancellationToken cancel)
    {
        var (limits, calendar) = await StoredLaw.Load(db, cancel);
        return new SampleLaw(limits, calendar);
    }

    /// <summary>Separation of sampling and testing for a sample.</summary>
    public SeparationPolicy SeparationOf(Sample sample) => SeparationPolicy.Of(Limits, sample.DistrictCode, sample.SampledOn);

    /// <summary>How long the backup of a sample is kept; null before its result is locked, or reported by file.</summary>
    public BackupRetention? RetentionOf(Sample sample, TimeZoneInfo zone)
    {
        var locked = sample.Events.Find(happened => happened.Action == SampleLifecycle.LockResult.Code);
        if (sample.Verdict is not { } verdict || (sample.ReportedOn ?? locked?.At.LocalDay(zone)) is not { } concludedOn
            || (locked is null && StandingStage.Of(sample).Code is var stage && stage != SampleLifecycle.Reported.Code && stage != SampleLifecycle.BackupReleased.Code))
            return null;
        return BackupRetention.Of(verdict, sample.SampledOn, concludedOn, BestBeforeOf(sample), sample.DistrictCode, Limits, Calendar);
    }

    /// <summary>The earliest last day that was said on receipt or on release; else the one the form says; null where nobody says it.</summary>
    private static DateOnly? BestBeforeOf(Sample sample) =>
        sample.Events.Where(happened => happened.Action == SampleLifecycle.Receive.Code || happened.Action == SampleLifecycle.ReleaseBackup.Code)
            .Select(happened => SampleField.DayOf(GivenOf(happened).GetValueOrDefault(SampleLifecycle.BestBefore.Code))).Min()
        ?? ShelfLife.EndOf(Patterns.Details.Find(sample.Details, "shelf_life"), Patterns.Details.Find(sample.Details, "produced_on"));

    /// <summary>
    /// Its delivery to the laboratory, while it is on its way or where the day of receipt is known; the laboratory's conclusion told to the office,
    /// once the laboratory locked its result here.
    /// </summary>
    /// <param name="receivedOn">Local day of receipt that a file of results names; null where none does.</param>
    public IReadOnlyList<SampleDeadline> DeadlinesOf(Sample sample, DateOnly? receivedOn, DateOnly today, TimeZoneInfo zone)
    {
        var stage = StandingStage.Of(sample).Code;
        var delivered = LabReportReading.ReceiptOf(sample)?.LocalDay(zone) ?? receivedOn;
        var isOnItsWay = stage == SampleLifecycle.Registered.Code || stage == SampleLifecycle.HandedOver.Code || stage == SampleLifecycle.Recoded.Code;
        var concluded = DayOf(SampleLifecycle.LockResult.Code);
        return
        [
            .. new[]
            {
                isOnItsWay || delivered is not null ? Of(SampleDeadline.Delivery, sample.SampledOn, delivered) : null,
                concluded is { } on && sample.Verdict is { } verdict
                    ? Of(verdict == Verdict.Compliant ? SampleDeadline.CompliantConclusion : SampleDeadline.NonCompliantConclusion, on, DayOf(SampleLifecycle.RecordReport.Code))
                    : null,
            }.OfType<SampleDeadline>(),
        ];

        SampleDeadline? Of(string code, DateOnly from, DateOnly? done) => SampleDeadline.Of(code, from, done, sample.DistrictCode, today, Limits, Calendar);
        DateOnly? DayOf(string action) => sample.Events.Find(happened => happened.Action == action)?.At.LocalDay(zone);
    }

    /// <summary>What was given with a step.</summary>
    public static Dictionary<string, string> GivenOf(StoredSampleEvent happened) => JsonSerializer.Deserialize<Dictionary<string, string>>(happened.Given)!;
}
