using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Domain.Judgement;
using FoodSafety.Lims.Domain.Laboratory;
using FoodSafety.Lims.Web.Months;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Reference;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Shell.Audit;
using FoodSafety.Lims.Web.Storage;
using FoodSafety.Lims.Web.Storage.Bulk;

namespace FoodSafety.Lims.Web.Laboratory;

/// <summary>Makes one move of a report's lifecycle with all that follows from it, in one transaction.</summary>
/// <param name="Number">检验报告编号.</param>
/// <param name="Action">Code of the action.</param>
/// <param name="Given">Field → value.</param>
/// <param name="Version">The version the caller looked at; null takes the stored one.</param>
public sealed record ActOnLabReport(string Number, string Action, IReadOnlyDictionary<string, string> Given, int? Version = null)
{
    public const string AuditAction = "act-on-lab-report";

    public async Task<Outcome<LabReportView>> Handle(LimsDatabase database, Caller caller, DateTimeOffset at, CancellationToken cancel)
    {
        await using var db = database.CreateContext();
        var asked = await new FindLabReport(Number).Handle(db, caller, cancel);
        if (asked.Refusal is { } unknown)
            return unknown;
        if (LabReportLifecycle.FindAction(Action) is { } action
            && Access.ToActOnLabReport(caller, action.Side, asked.Value.DistrictCode, asked.Value.Laboratory) is { } forbidden)
            return forbidden;

        using (var import = database.BeginImport(uploadId: 0, asked.Value.DistrictCode, wholeFile: true))
        {
            import.Begin();
            import.Months.Cause = new(AdjustmentCause.LabReport, Number, at, caller.Name);
            // Under the district's lock: what is seen now is still so when it is written.
            var report = (await new FindLabReport(Number).Handle(db, caller, cancel)).Value;
            var reading = await LabReportReading.Load(db, database, report, at, cancel);
            var applied = reading.State.Apply(Action, Given, caller.Name, at, Version ?? reading.State.Version);
            if (applied.Refusal is { } refused)
                return refused;
            var writer = new LabReportWriter(import);
            writer.Move(report.Id, applied.Value);
            if (await Follow(db, database, import, writer, reading with { State = applied.Value }, caller, at, cancel) is { } cannot)
                return cannot;
            var happened = applied.Value.Events[^1];
            AuditLog.Append(import.Connection, import.Transaction, at, caller.Name, import.Tell(new AuditedChange(AuditAction, Number, ReasonOf(happened))
            {
                Before = new { stage = happened.From },
                After = new { happened.Action, stage = happened.To, happened.Version, happened.Given },
                Rows = writer.Changes,
            }));
            import.Commit();
        }
        return await new ShowLabReport(Number).Handle(database, caller, at, cancel);
    }

    /// <summary>The reason a move asks for, where it asks for one.</summary>
    private static string? ReasonOf(LabReportEvent happened) =>
        happened.Given.Where(field => field.Key.EndsWith("-reason", StringComparison.Ordinal)).Select(field => field.Value).FirstOrDefault();

    /// <summary>What a move brings about besides; a refusal takes all of it back.</summary>
    private async Task<Refusal?> Follow(
        LimsDb db, LimsDatabase database, ImportTransaction import, LabReportWriter writer, LabReportReading reading, Caller caller, DateTimeOffset at, CancellationToken cancel)
    {
        var given = reading.State.Events[^1].Given;
        if (Action == LabReportLifecycle.Approve.Code)
            return await new ApproveReport(reading).Handle(db, database, import, writer, caller, at, cancel);
        if (Action == LabReportLifecycle.Retest.Code)
            return SendToTest(writer, reading, given[LabReportLifecycle.RetestItems.Code], at);
        if (Action == LabReportLifecycle.Amend.Code)
            BeginNext(writer, reading, caller, at);
        if (Action == LabReportLifecycle.Retract.Code)
        {
            var rules = RulesSnapshots.Take(import.Connection, reading.Report.Laboratory, reading.Report.DistrictCode, at, reading.Zone).Value;
            StoredResults.Withdraw(import, reading.Report, reading.Sample, rules, keepsDates: false);
            writer.Supersede(reading.Report.Lines, LabReportLine.Retracted, at);
            StoredResults.NoteInCase(import, reading.Sample, $"所依据的检验报告 {Number} 已撤回：{given[LabReportLifecycle.RetractReason.Code]}", caller.Name, at);
        }
        return null;
    }

    private static Refusal? SendToTest(LabReportWriter writer, LabReportReading reading, string named, DateTimeOffset at)
    {
        var standing = reading.Standing.ToDictionary(line => Spelling.NameKey(line.TestItem));
        var items = named.Split(['、', '；', ';', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (items.FirstOrDefault(item => !standing.ContainsKey(Spelling.NameKey(item))) is { } unknown)
            return new Refusal("unknown-item", $"报告中没有检验项目“{unknown}”，可以重新检验的有：{string.Join("、", standing.Values.Select(line => line.TestItem))}（几个项目用“、”分开）。", RefusalKind.Unprocessable);
        writer.Supersede(items.Select(item => standing[Spelling.NameKey(item)]).Distinct(), LabReportLine.Retested, at);
        return null;
    }

    /// <summary>The next edition begins with the results of this one, which stands until the next is issued.</summary>
    private static void BeginNext(LabReportWriter writer, LabReportReading reading, Caller caller, DateTimeOffset at)
    {
        var report = reading.Report;
        var (id, _) = writer.Begin(report, report.SampleId, report.DistrictCode, report.Laboratory, at.LocalDay(reading.Zone).Year, caller.Name, at);
        foreach (var line in reading.Standing)
            writer.Add(id, line);
    }
}
