using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Domain.Laboratory;
using FoodSafety.Lims.Domain.Sampling;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Reference;
using FoodSafety.Lims.Web.Samples;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Storage;
using FoodSafety.Lims.Web.Storage.Bulk;
using Microsoft.EntityFrameworkCore;

namespace FoodSafety.Lims.Web.Laboratory;

/// <summary>
/// What the approval (批准) brings about: the results count and act, the edition before is superseded, the sample's result is locked, which lifts
/// its blindness, and the paper is issued, which names the party.
/// </summary>
/// <param name="Approved">The report as it is approved.</param>
internal sealed record ApproveReport(LabReportReading Approved)
{
    public async Task<Refusal?> Handle(LimsDb db, LimsDatabase database, ImportTransaction import, LabReportWriter writer, Caller caller, DateTimeOffset at, CancellationToken cancel)
    {
        var (report, sample) = (Approved.Report, Approved.Sample);
        var stage = sample.LifecycleStage;
        // A sample is still to be reported under its first report, and was reported under every later one.
        if (await OpenReport.IsFirst(db, report, cancel) != (stage == SampleLifecycle.Received.Code))
            return new Refusal("sample-not-open", $"样品处于“{SampleLifecycle.StageName(stage)}”，不能签发它的检验报告。");
        var rules = RulesSnapshots.Take(import.Connection, report.Laboratory, report.DistrictCode, at, Approved.Zone).Value;
        var before = await db.LabReports.AsNoTracking().Include(one => one.Events).Include(one => one.Lines).AsSplitQuery()
            .SingleOrDefaultAsync(one => one.Id == report.ReplacesId, cancel);
        if (before is not null && before.Stage == LabReportLifecycle.Amending.Code && await Supersede(db, database, import, writer, before, rules, caller, at, cancel) is { } cannot)
            return cannot;

        var published = StoredResults.Publish(import, Approved, rules, at);
        if (published.Refusal is { } refused)
            return refused;
        if (stage == SampleLifecycle.Received.Code && await Lock(db, database, import, caller, at, cancel) is { } notLocked)
            return notLocked;
        writer.Issue(report.Id, Approved.Class, published.Value);
        writer.Changes.Add(await new IssuePaper(Approved).Handle(db, database, import, caller, at, cancel));
        return null;
    }

    private async Task<Refusal?> Supersede(
        LimsDb db, LimsDatabase database, ImportTransaction import, LabReportWriter writer, LabReport before, Ingestion.Rules.RulesSnapshot rules, Caller caller, DateTimeOffset at, CancellationToken cancel)
    {
        var reading = await LabReportReading.Load(db, database, before, at, cancel);
        var superseded = reading.State.Apply(LabReportLifecycle.Supersede.Code, new Dictionary<string, string>(), caller.Name, at, reading.State.Version);
        if (superseded.Refusal is { } refused)
            return refused;
        writer.Move(before.Id, superseded.Value);
        StoredResults.Withdraw(import, before, Approved.Sample, rules, keepsDates: true);
        writer.Supersede(before.Lines, LabReportLine.Amended, at);
        StoredResults.NoteInCase(import, Approved.Sample, $"检验报告 {before.Number} 已更正，以 {Approved.Report.Number}（{Approved.Class.Name()}）为准", caller.Name, at);
        return null;
    }

    /// <summary>The sample's own way goes on with the report: its result is locked and reported.</summary>
    private async Task<Refusal?> Lock(LimsDb db, LimsDatabase database, ImportTransaction import, Caller caller, DateTimeOffset at, CancellationToken cancel)
    {
        var sample = Approved.Sample;
        var state = (await SampleReading.Load(db, sample, caller, database.Settings.TimeZone, cancel, at.LocalDay(database.Settings.TimeZone))).State;
        state = state with { Background = state.Background with { HasResult = true, HasUnissuedReport = false } };
        foreach (var (action, field, value) in ((SampleAction, SampleField, string)[])[
            (SampleLifecycle.LockResult, SampleLifecycle.Analyst, Approved.State.Analyst!), (SampleLifecycle.RecordReport, SampleLifecycle.ReportNumber, Approved.Report.Number)])
        {
            var moved = state.Apply(action.Code, new Dictionary<string, string> { [field.Code] = value }, caller.Name, at, state.Version);
            if (moved.Refusal is { } refused)
                return refused;
            state = moved.Value;
            ActOnSample.Write(import, sample, state, database.Settings.TimeZone);
            (sample.LifecycleStage, sample.Version) = (state.Stage, state.Version);
        }
        return null;
    }
}
