using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using FoodSafety.Lims.Domain.Calendar;
using FoodSafety.Lims.Domain.Judgement;
using FoodSafety.Lims.Domain.Laboratory;
using FoodSafety.Lims.Domain.Sampling;
using FoodSafety.Lims.Ingestion.Inspection;
using FoodSafety.Lims.Web.Samples;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace FoodSafety.Lims.Web.Laboratory;

/// <summary>A stored edition of a report with its sample, and the pure state that the lifecycle works on.</summary>
/// <param name="Report">The edition, with its events and lines.</param>
/// <param name="Sample">The sample, with its events.</param>
/// <param name="State">What <see cref="LabReportLifecycle"/> works on.</param>
/// <param name="Class">The class the report is of as its lines stand.</param>
/// <param name="Law">How long it may take.</param>
/// <param name="Zone">The district's wall clock.</param>
public sealed record LabReportReading(LabReport Report, Sample Sample, LabReportState State, ReportClass Class, TurnaroundLaw Law, TimeZoneInfo Zone)
{
    /// <summary>The lines that stand; of an edition that ended, those it was issued with.</summary>
    public IReadOnlyList<LabReportLine> Standing => StandingOf(Report);

    /// <summary>Local day of the sample's receipt.</summary>
    public DateOnly? ReceivedOn => ReceiptOf(Sample)?.LocalDay(Zone);

    /// <summary>How long the sample took to its first report, or takes as of an instant; null where no receipt is known. An amended edition makes no report late.</summary>
    public BatchTurnaround? Turnaround(DateTimeOffset asOf) => ReceivedOn is { } received
        ? Law.Of(new TurnaroundBatch(Sample.SampleNo, Report.Laboratory, Sample.GreenChannelAt is not null, received, Sample.ReportedOn ?? State.IssuedAt?.LocalDay(Zone)), asOf.LocalDay(Zone))
        : null;

    /// <summary>When an urgent report must be out, with the rule; null where it is of another class or not confirmed yet.</summary>
    public (LegalDue Due, LegalLimit Rule)? UrgentDue() =>
        Class == ReportClass.Urgent && State.ConfirmedAt is { } confirmed && Law.Limits.On(ReportClasses.UrgentRule, confirmed.LocalDay(Zone)) is { } rule
            ? (rule.Due(confirmed, TimePrecision.Second, Law.Calendar, Law.LocalOffset), rule)
            : null;

    public static async Task<LabReportReading> Load(LimsDb db, LimsDatabase database, LabReport report, DateTimeOffset at, CancellationToken cancel)
    {
        var sample = await db.Samples.AsNoTracking().Include(one => one.Events).SingleAsync(one => one.Id == report.SampleId, cancel);
        return Of(report, sample, await LabReportReferences.Load(db, database, cancel), at);
    }

    /// <param name="report">The edition, with its events and lines.</param>
    /// <param name="sample">Its sample, with its events.</param>
    /// <param name="references">As they are now.</param>
    /// <param name="at">Who may sign is read on its day.</param>
    public static LabReportReading Of(LabReport report, Sample sample, LabReportReferences references, DateTimeOffset at)
    {
        var (accreditations, zone) = (references.Accreditations, references.Zone);
        var standing = StandingOf(report);
        var urgent = Urgent(references, standing);
        var signatories = accreditations.SignatoriesFor(report.Laboratory, standing.Select(line => line.TestItem), at.LocalDay(zone));
        // What was issued may also be retracted by who could sign it then: its certificate may have run out since.
        if (report.Events.Find(happened => happened.Action == LabReportLifecycle.Approve.Code) is { } issued)
            signatories = signatories?.Union(accreditations.SignatoriesFor(report.Laboratory, standing.Select(line => line.TestItem), issued.At.LocalDay(zone))!).ToList();
        var background = new LabReportBackground(
            SamplersOf(sample),
            TestersOf(report),
            [.. standing.Select(line => line.TestItem)],
            [.. report.Lines.Where(line => line.SupersededBecause == LabReportLine.Retested).Select(line => line.TestItem)
                .Except(standing.Select(line => line.TestItem)).Distinct()],
            [.. standing.Select(line => accreditations.WhyOutside(report.Laboratory, line.TestItem, line.Method, line.TestedOn)).OfType<string>()],
            signatories,
            report.ReplacesId is not null,
            FailedSince(report, urgent));
        var state = new LabReportState(report.Number, report.Stage, background, [.. report.Events.OrderBy(happened => happened.Id).Select((happened, index) => new LabReportEvent(
            index + 1, happened.Action, happened.FromStage.Length == 0 ? null : happened.FromStage, happened.ToStage, happened.By, happened.At.ToLocal(zone),
            JsonSerializer.Deserialize<Dictionary<string, string>>(happened.Given)!))]);
        return new LabReportReading(report, sample, state, ReportClasses.Of(sample.Programme, standing.Exists(line => line.Verdict == Verdict.NonCompliant), urgent.Count > 0), references.Law, zone);
    }

    /// <summary>Names of those who took a sample.</summary>
    public static IReadOnlyList<string> SamplersOf(Sample sample) =>
        sample.Details is null ? [] : PersonNames.Of((string?)JsonNode.Parse(sample.Details)!["samplers"]);

    /// <summary>Names of those who tested or entered the results that stand.</summary>
    internal static IReadOnlyList<string> TestersOf(LabReport report) =>
        [.. StandingOf(report).SelectMany(line => BenchReading.AnalystsOf(line.Fields).Append(line.EnteredBy)).Distinct()];

    /// <summary>When the laboratory took the sample in: when it says it was handed over, else when that was recorded; null while it has not.</summary>
    public static DateTimeOffset? ReceiptOf(Sample sample) =>
        sample.Events.Find(happened => happened.Action == SampleLifecycle.Receive.Code) is { } receipt ? ReceiptOf(receipt.At, receipt.Given) : null;

    /// <summary>The same of the recorded step.</summary>
    internal static DateTimeOffset ReceiptOf(DateTimeOffset recordedAt, string given) => StatedReceipt(given) ?? recordedAt;

    /// <summary>When the recorded step says that the sample was handed over; null where it does not say.</summary>
    internal static DateTimeOffset? StatedReceipt(string given) =>
        DateTimeOffset.TryParse((string?)JsonNode.Parse(given)![SampleLifecycle.HandedAt.Code], CultureInfo.InvariantCulture, out var handed) ? handed : null;

    private static List<LabReportLine> StandingOf(LabReport report) =>
        [.. report.Lines.Where(line => line.SupersededBecause is null or LabReportLine.Amended or LabReportLine.Retracted).OrderBy(line => line.Id)];

    /// <summary>Another value entered for the same item leaves the day it was found; a second test begins it anew.</summary>
    private static DateTimeOffset? FailedSince(LabReport report, List<LabReportLine> lines) => lines
        .Select(failed => report.Lines.Where(line => Spelling.NameKey(line.TestItem) == Spelling.NameKey(failed.TestItem)).OrderBy(line => line.Id).ToList())
        .Select(item => item.Skip(item.FindLastIndex(line => line.SupersededBecause == LabReportLine.Retested) + 1))
        .Min(item => (DateTimeOffset?)item.First(line => line.Verdict == Verdict.NonCompliant).EnteredAt);

    /// <summary>The lines that stand and fail an item whose report may take 24 hours.</summary>
    private static List<LabReportLine> Urgent(LabReportReferences references, List<LabReportLine> standing) =>
        standing.FindAll(line =>
        {
            if (line.Verdict != Verdict.NonCompliant)
                return false;
            var known = references.Items[Spelling.NameKey(line.TestItem)].FirstOrDefault();
            return references.Rules.IsUrgent(known?.Name ?? line.TestItem, known?.Groups ?? [], line.TestedOn);
        });
}
