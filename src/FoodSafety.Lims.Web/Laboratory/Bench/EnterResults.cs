using System.Text.Json;
using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Domain.Judgement;
using FoodSafety.Lims.Domain.Laboratory;
using FoodSafety.Lims.Domain.Sampling;
using FoodSafety.Lims.Ingestion.Pipeline;
using FoodSafety.Lims.Web.Months;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Reference;
using FoodSafety.Lims.Web.Samples;
using FoodSafety.Lims.Web.Samples.Doors;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Shell.Audit;
using FoodSafety.Lims.Web.Storage;
using FoodSafety.Lims.Web.Storage.Bulk;
using Microsoft.EntityFrameworkCore;

namespace FoodSafety.Lims.Web.Laboratory;

/// <summary>
/// Enters results at the bench: one sample's items, or one item over many samples. Each row is judged as an import judges it and kept in the
/// draft of its sample's report, which begins with the first; good rows are kept, the others are answered with all their faults.
/// </summary>
/// <param name="Laboratory">In whose name; the caller's own where null.</param>
/// <param name="Rows">The columns of a results file; sample_no is the blind code of a re-coded sample.</param>
public sealed record EnterResults(string? Laboratory, IReadOnlyList<JsonElement> Rows)
{
    public const string AuditAction = "enter-results";

    public async Task<Outcome<EntryReceipt>> Handle(LimsDatabase database, Caller caller, DateTimeOffset at, CancellationToken cancel)
    {
        var laboratory = Laboratory ?? caller.Organisation ?? "";
        if (Access.ToWorkIn(caller, laboratory) is { } forbidden)
            return forbidden;
        using var connection = database.OpenConnection();
        var taken = RulesSnapshots.Take(connection, laboratory, null, at, database.Settings.TimeZone);
        if (taken.Refusal is { } unknown)
            return unknown;
        var read = BenchReading.Read(Rows, taken.Value);
        if (read.Refusal is { } unread)
            return unread;

        // A laboratory's person finds only what the laboratory may know; who works for all must name the number that the laboratory knows too.
        var bench = caller with { Role = Roles.Lab, Organisation = laboratory };
        await using var db = database.CreateContext();
        var lines = new EntryReceipt.Line?[read.Value.Count];
        var found = new List<(BenchRow Row, Sample Sample)>();
        foreach (var row in read.Value)
        {
            var sample = await SampleOf(db, bench, row, cancel);
            if (sample is not null)
            {
                row.Judge(sample, caller.Name, taken.Value);
                found.Add((row, sample));
            }
        }
        foreach (var district in found.Where(pair => pair.Row.Faults.Count == 0).GroupBy(pair => pair.Sample.DistrictCode).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            using var import = database.BeginImport(uploadId: 0, district.Key, wholeFile: true);
            import.Begin();
            import.Months.Cause = new(AdjustmentCause.Sample, "enter-results", at, caller.Name);
            foreach (var sample in district.GroupBy(pair => pair.Sample.Id))
                await Enter(db, database, import, sample.First().Sample, [.. sample.Select(pair => pair.Row)], lines, caller, at, cancel);
            import.Commit();
        }
        foreach (var row in read.Value)
            lines[row.Index] ??= LineOf(row, "refused", null);
        return new EntryReceipt(lines.Count(line => line!.Status == "accepted"), lines.Count(line => line!.Status == "duplicate"), lines.Count(line => line!.Status == "refused"), lines!);
    }

    private static async Task<Sample?> SampleOf(LimsDb db, Caller bench, BenchRow row, CancellationToken cancel)
    {
        if (row.Row is not { SampleNo.Length: > 0 } read)
            return null;
        var found = await new FindSample(read.SampleNo).Handle(db, bench, cancel);
        // A laboratory also finds what it took for another to test: that it does not test.
        var unknown = found.Refusal ?? (found.Value.Laboratory == bench.Organisation ? null
            : new Refusal(FaultCodes.NotYours, $"抽样单 {read.SampleNo} 由其他检验机构检验，不能在这里录入。", RefusalKind.Forbidden));
        if (unknown is not null)
            row.Faults.Add(new RowFault(read.RowNumber, read.Headers.SampleNo, read.SampleNo, unknown.Code, unknown.Message));
        return unknown is null ? found.Value : null;
    }

    private static async Task Enter(
        LimsDb db, LimsDatabase database, ImportTransaction import, Sample sample, IReadOnlyList<BenchRow> rows, EntryReceipt.Line?[] lines, Caller caller, DateTimeOffset at, CancellationToken cancel)
    {
        // Under the district's lock: nobody begins, submits or enters beside this.
        var open = await new OpenReport(sample.Id).Handle(db, cancel);
        if (open.Refusal is { } closed)
        {
            foreach (var row in rows)
                row.Faults.Add(new RowFault(row.Row!.RowNumber, row.Row.Headers.SampleNo, row.Row.SampleNo, closed.Code, closed.Message));
            return;
        }
        var writer = new LabReportWriter(import);
        var (id, number) = open.Value is { } report
            ? (report.Id, report.Number)
            : writer.Begin(null, sample.Id, sample.DistrictCode, sample.Laboratory, at.LocalDay(database.Settings.TimeZone).Year, caller.Name, at);
        var standing = (open.Value?.Lines ?? []).Where(line => line.SupersededAt is null).ToDictionary(line => Spelling.NameKey(line.TestItem));
        var entered = new HashSet<string>();
        foreach (var row in rows)
        {
            var line = row.ToLine(caller.Name, at);
            var key = Spelling.NameKey(line.TestItem);
            var before = standing.GetValueOrDefault(key);
            if (!entered.Add(key))
            {
                row.Faults.Add(new RowFault(row.Row!.RowNumber, row.Row.Headers.TestItem, line.TestItem, FaultCodes.ConflictsWithStored, $"第 {row.Index + 1} 条：本次录入中同一样品的“{line.TestItem}”写了两次，请只保留一条。"));
                continue;
            }
            if (before is null && RetestedMethod(open.Value, key) is { } method && Spelling.NameKey(line.Method ?? "") != Spelling.NameKey(method))
            {
                row.Faults.Add(new RowFault(row.Row!.RowNumber, row.Row.Headers.TestItem, line.Method, "method-differs", $"第 {row.Index + 1} 条：“{line.TestItem}”安排的是重新检验，须用原检验方法 {method}。"));
                continue;
            }
            lines[row.Index] = LineOf(row, before is not null && SaysWhat(before, line) ? "duplicate" : "accepted", number);
            if (lines[row.Index]!.Status == "duplicate")
                continue;
            if (before is not null)
                writer.Supersede([before], LabReportLine.Reentered, at);
            writer.Add(id, line);
        }
        if (writer.Changes.Count > 0)
            AuditLog.Append(import.Connection, import.Transaction, at, caller.Name, new AuditedChange(AuditAction, number) { Rows = writer.Changes });
    }

    /// <summary>The method by which an item that was sent to be tested again was tested first: the second test is by the same; null where none was given.</summary>
    private static string? RetestedMethod(LabReport? report, string key) => report?.Lines
        .Where(line => line.SupersededBecause == LabReportLine.Retested && Spelling.NameKey(line.TestItem) == key).MaxBy(line => line.Id)?.Method;

    private static bool SaysWhat(LabReportLine before, LabReportLine after) =>
        (before.ResultText, before.UnitText, before.LimitText, before.Method, before.TestedOn, before.ReportedVerdict, before.Fields)
        == (after.ResultText, after.UnitText, after.LimitText, after.Method, after.TestedOn, after.ReportedVerdict, after.Fields);

    private static EntryReceipt.Line LineOf(BenchRow row, string status, string? report) => new(
        row.Index, status, row.Row?.SampleNo, row.Row is { IsRefused: false } read ? read.Items[0].TestItem : null, report,
        row.Row is { IsRefused: false } shown ? shown.Items[0].Value.Text : null, row.Judged?.Limit?.Text, row.Judged?.LimitMethod, ResultList.Word(row.Judged?.Judged), ResultList.Word(row.Judged?.Verdict),
        [
            .. row.Differs ? new[] { FaultCodes.VerdictDiffers } : [],
            .. row.Judged is { IsStricter: true } ? new[] { "limit-differs" } : [],
            .. row.Judged is { } judged && (judged.Notes & JudgementNotes.LoqAboveLimit) != 0 ? new[] { FaultCodes.LoqAboveLimit } : [],
        ],
        [.. row.Faults.Select(fault => new Uploads.Receipt.FaultPart(row.Index + 1, fault.ColumnName, fault.Value, fault.Code, fault.Message))]);
}
