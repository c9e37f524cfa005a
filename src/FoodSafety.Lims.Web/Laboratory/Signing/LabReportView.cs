using FoodSafety.Lims.Domain.Laboratory;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Samples;
using FoodSafety.Lims.Web.Samples.Doors;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace FoodSafety.Lims.Web.Laboratory;

/// <summary>One edition of a report as its caller may see it: to the laboratory of a blind sample it says the blind code and nobody behind it.</summary>
/// <param name="Version">To be sent with the next action.</param>
/// <param name="Class">The class as the results stand; as it was issued once it is.</param>
/// <param name="Sample">The number the caller may know the sample by.</param>
/// <param name="SampledParty">Null while the caller must not know it.</param>
/// <param name="DueOn">Last local day in time.</param>
/// <param name="WorkingDays">From receipt to issue, or to now.</param>
/// <param name="Urgent">The clock of a 24-hour report, from its confirmation.</param>
/// <param name="Editions">Numbers of all editions of the sample's report, the oldest first.</param>
/// <param name="HasPaper">Whether its PDF is kept.</param>
public sealed record LabReportView(
    string Number, int Edition, string Stage, string StageName, int Version, ReportClass Class, string ClassName, string Sample, string District, string Laboratory,
    string Food, string FoodCategory, string Programme, string? SampledParty, bool GreenChannel, DateOnly? ReceivedOn, DateOnly? DueOn, int? WorkingDays, bool IsLate,
    LabReportView.UrgentView? Urgent, string? Analyst, string? Reviewer, string? Approver, IReadOnlyList<LabReportView.LineView> Lines, IReadOnlyList<string> PendingRetests,
    IReadOnlyList<string> OutsideAccreditation, IReadOnlyList<LabReportView.MoveView> Moves, IReadOnlyList<LabReportView.EventView> Events, IReadOnlyList<string> Editions, bool HasPaper)
{
    /// <summary>Codes of what this caller may do now.</summary>
    public IReadOnlyList<string> Actions { get; } = [.. Moves.Select(move => move.Action)];

    public static async Task<LabReportView> Of(LimsDb db, LabReportReading reading, Caller caller, DateTimeOffset at, CancellationToken cancel)
    {
        var (report, sample, state) = (reading.Report, reading.Sample, reading.State);
        var isBlind = FindSample.IsBlindTo(caller, sample);
        var turnaround = reading.Turnaround(at);
        var kind = report.Class ?? reading.Class;
        var editions = await db.LabReports.Where(one => one.SampleId == report.SampleId).OrderBy(one => one.Id).Select(one => one.Number).ToListAsync(cancel);
        return new LabReportView(
            report.Number, report.Edition, state.Stage, LabReportLifecycle.StageName(state.Stage), state.Version, kind, kind.Name(),
            isBlind ? sample.BlindCode! : sample.SampleNo, report.DistrictCode, report.Laboratory, sample.Food, sample.FoodCategory, sample.Programme,
            isBlind ? null : sample.SampledParty, sample.GreenChannelAt is not null, reading.ReceivedOn, turnaround?.DueOn, turnaround?.WorkingDays, turnaround?.IsLate ?? false,
            reading.UrgentDue() is { } urgent ? new UrgentView(urgent.Due.At, urgent.Due.HasRunOut(state.IssuedAt ?? at), urgent.Rule.Source, urgent.Rule.Certainty) : null,
            state.Analyst, state.Reviewer, state.Approver,
            [.. report.Lines.OrderBy(line => line.SupersededAt is null ? 0 : 1).ThenBy(line => line.Id).Select(line => LineView.Of(line, reading.Zone))],
            state.Background.PendingRetests, state.Background.Outside,
            [.. state.Moves.Where(move => Access.ToActOnLabReport(caller, move.Action.Side, report.DistrictCode, report.Laboratory) is null).Select(move => new MoveView(
                move.Action.Code, move.Action.Name, [.. move.Needs.Select(Field)], [.. move.Takes.Select(Field)]))],
            [.. state.Events.Select(happened => new EventView(
                happened.Version, happened.Action, LabReportLifecycle.NameOf(happened.Action), happened.From, happened.To, happened.By, happened.At, happened.Given))],
            editions, report.UploadId is not null);
    }

    private static FieldView Field(LabReportField field) => new(field.Code, field.Name);

    /// <param name="DueAt">First instant that is too late.</param>
    /// <param name="Certainty">likely: the 24 hours are from working rules.</param>
    public sealed record UrgentView(DateTimeOffset DueAt, bool IsLate, string Source, string Certainty);

    /// <param name="Reported">compliant | non-compliant, by the laboratory; null when it said nothing.</param>
    /// <param name="Judged">The same by the engine; null when nothing can be judged.</param>
    /// <param name="Verdict">What acts: the stricter of both.</param>
    /// <param name="Differs">Whether both spoke and differ.</param>
    /// <param name="SupersededBecause">reentered | retested | amended | retracted; null while it stands.</param>
    public sealed record LineView(
        string TestItem, string Result, string? Unit, string? Limit, string? Method, DateOnly TestedOn, string? Reported, string? Judged, string Verdict, bool Differs,
        string EnteredBy, DateTimeOffset EnteredAt, DateTimeOffset? SupersededAt, string? SupersededBecause)
    {
        public static LineView Of(LabReportLine line, TimeZoneInfo zone) => new(
            line.TestItem, line.ResultText, line.UnitText, line.LimitText, line.Method, line.TestedOn, ResultList.Word(line.ReportedVerdict), ResultList.Word(line.JudgedVerdict),
            ResultList.Word(line.Verdict)!, line.ReportedVerdict is { } said && line.JudgedVerdict is { } judged && said != judged, line.EnteredBy,
            line.EnteredAt.ToLocal(zone), line.SupersededAt?.ToLocal(zone), line.SupersededBecause);
    }

    public sealed record MoveView(string Action, string Name, IReadOnlyList<FieldView> Needs, IReadOnlyList<FieldView> Takes);

    public sealed record FieldView(string Code, string Name);

    public sealed record EventView(
        int Version, string Action, string Name, string? From, string To, string By, DateTimeOffset At, IReadOnlyDictionary<string, string> Given);
}
