using System.Globalization;
using System.Text.Json.Nodes;
using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Domain.Laboratory;
using FoodSafety.Lims.Domain.Sampling;
using FoodSafety.Lims.Web.Markets;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Samples;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace FoodSafety.Lims.Web.Laboratory;

/// <summary>
/// 检验周期: P50 and P90 per laboratory and month of issue, and the late list, of reports made here and of imported ones whose file said when the
/// sample came (样品到达日期). A laboratory sees its own, the regulators those of their district.
/// </summary>
/// <param name="Year">Local year of sampling.</param>
/// <param name="AsOf">What is late is read at this instant.</param>
public sealed record ReadTurnaround(string? District, string? Laboratory, int? Year, DateTimeOffset AsOf)
{
    public async Task<Outcome<TurnaroundAnswer>> Handle(LimsDatabase database, Caller caller, CancellationToken cancel)
    {
        await using var db = database.CreateContext();
        if (District is not null && !await db.Districts.AnyAsync(district => district.Code == District, cancel))
            return ListOrganisations.UnknownDistrict(District);
        if (caller.Role != Roles.Lab && Access.ToDistrict(caller, District ?? caller.District ?? "") is { } refusal)
            return refusal;
        var zone = database.Settings.TimeZone;
        var year = Year ?? AsOf.LocalDay(zone).Year;
        if (year is < 2000 or > 2100)
            return new Refusal("out-of-range", "年份须为 2000 到 2100。", RefusalKind.Invalid);
        var laboratory = caller.Role == Roles.Lab ? caller.Organisation : Laboratory;
        var district = District ?? (caller.Role == Roles.Lab ? null : caller.District);
        var (from, to) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        var samples = db.Samples.Where(sample => sample.SampledOn >= from && sample.SampledOn <= to);
        if (laboratory is not null)
            samples = samples.Where(sample => sample.Laboratory == laboratory);
        if (district is not null)
            samples = samples.Where(sample => sample.DistrictCode == district);

        var batches = await Read(db, samples, caller, AsOf, zone, cancel);
        var urgent = (await UrgentClocks.Read(db, database, samples, AsOf, cancel)).Where(clock => clock.IsLate).ToList();
        var ids = urgent.Select(clock => clock.SampleId).ToList();
        var named = await db.Samples.AsNoTracking().Where(sample => ids.Contains(sample.Id)).ToDictionaryAsync(sample => sample.Id, cancel);
        return new TurnaroundAnswer(
            year, AsOf.ToLocal(zone), [.. TurnaroundLaw.Months(batches)],
            [.. batches.Where(one => one.IsLate).OrderBy(one => one.Batch.IsGreen ? 0 : 1).ThenBy(one => one.DueOn).ThenBy(one => one.Batch.Number, StringComparer.Ordinal)
                .Select(one => new TurnaroundAnswer.LateBatch(one.Batch.Number, one.Batch.Laboratory, one.Batch.IsGreen, one.Batch.ReceivedOn, one.DueOn!.Value, one.Batch.IssuedOn, one.WorkingDays))],
            [.. urgent.Select(clock => new TurnaroundAnswer.LateUrgent(
                NumberOf(caller, named[clock.SampleId]), named[clock.SampleId].Laboratory, clock.Report, clock.ConfirmedAt, clock.DueAt, clock.IssuedAt, clock.Source, clock.Certainty))],
            batches.Exists(one => !one.CalendarKnown));
    }

    /// <summary>The turnaround of samples whose receipt is known, under the numbers the caller may know.</summary>
    internal static async Task<List<BatchTurnaround>> Read(LimsDb db, IQueryable<Sample> samples, Caller caller, DateTimeOffset asOf, TimeZoneInfo zone, CancellationToken cancel)
    {
        var law = await LaboratoryLaw.Load(db, zone, cancel);
        var voided = SampleLifecycle.Voided.Code;
        var receive = SampleLifecycle.Receive.Code;
        var found = await samples.AsNoTracking().Where(sample => sample.LifecycleStage != voided)
            .Select(sample => new
            {
                sample.SampleNo,
                sample.BlindCode,
                sample.LifecycleStage,
                sample.Laboratory,
                sample.ReportedOn,
                IsGreen = sample.GreenChannelAt != null,
                Receipt = sample.Events.Where(happened => happened.Action == receive).Select(happened => new { happened.At, happened.Given }).FirstOrDefault(),
                Details = db.SampleResults.Where(result => result.SampleId == sample.Id && result.KeptAside == "" && result.Details != null && result.Details.Contains("received_on"))
                    .OrderBy(result => result.Id).Select(result => result.Details).FirstOrDefault(),
            })
            .ToListAsync(cancel);
        return
        [
            .. from one in found
               let received = one.Receipt is { } receipt ? LabReportReading.ReceiptOf(receipt.At, receipt.Given).LocalDay(zone) : ReceivedIn(one.Details)
               where received is not null
               let number = FindSample.IsBlindTo(caller, one.Laboratory, one.BlindCode, one.LifecycleStage) ? one.BlindCode! : one.SampleNo
               select law.Of(new TurnaroundBatch(number, one.Laboratory, one.IsGreen, received.Value, one.ReportedOn), asOf.LocalDay(zone)),
        ];
    }

    private static string NumberOf(Caller caller, Sample sample) => FindSample.IsBlindTo(caller, sample) ? sample.BlindCode! : sample.SampleNo;

    private static DateOnly? ReceivedIn(string? details) =>
        details is not null && DateOnly.TryParse((string?)JsonNode.Parse(details)!["received_on"], CultureInfo.InvariantCulture, out var day) ? day : null;
}
