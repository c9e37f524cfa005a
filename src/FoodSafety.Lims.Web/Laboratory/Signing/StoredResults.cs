using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Domain.Sampling;
using FoodSafety.Lims.Ingestion.Columns;
using FoodSafety.Lims.Ingestion.Rules;
using FoodSafety.Lims.Web.Corrections;
using FoodSafety.Lims.Web.Samples;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Storage.Bulk;
using FoodSafety.Lims.Web.Storage.Inspection;
using FoodSafety.Lims.Web.Uploads;
using FoodSafety.Lims.Web.Uploads.Doors;
using FoodSafety.Lims.Web.Uploads.Undo;

namespace FoodSafety.Lims.Web.Laboratory;

/// <summary>
/// The results of an issued report among all others: they go in as an upload of their own, by the one way that every result goes, and come out
/// again when the edition is retracted or amended. Until the approval nothing of a draft counts or opens a case.
/// </summary>
internal static class StoredResults
{
    private static readonly Column SampleNo = ResultColumns.Set.Columns[ResultColumns.SampleNo];

    /// <summary>Stores the lines that stand; a refusal when one of them will not be taken, or is judged otherwise now than when it was entered.</summary>
    /// <returns>The upload's number.</returns>
    public static Outcome<int> Publish(ImportTransaction import, LabReportReading reading, RulesSnapshot rules, DateTimeOffset at)
    {
        var (report, sample, lines) = (reading.Report, reading.Sample, reading.Standing);
        var stored = StoredSample.Find(import, sample.SampleNo)!;
        var csv = Csv(reading, stored.ResultNumber, at);
        var (chunk, columns) = BenchReading.ReadChunk(csv, rules);
        var upload = Begin(import, report, csv, reading.State.Approver!, at);
        import.NextUpload(upload.Id, reading.State.Approver, at);
        var outcome = new ResultStore(import, rules) { IsOfReport = true }.Store(chunk);
        if (chunk.Faults.Count > 0)
            return new Refusal("results-refused", $"检验报告 {report.Number} 的结果现在不能接收：{string.Join("；", chunk.Faults.Select(fault => fault.Message))}", RefusalKind.Unprocessable);
        var now = StoredResult.Of(import, "sample_id", sample.Id).Where(result => result.UploadId == upload.Id).ToDictionary(result => result.TestItem, result => result.Verdict);
        if (lines.FirstOrDefault(line => now.GetValueOrDefault(line.TestItem) != line.Verdict) is { } changed)
            return new Refusal("judgement-changed", $"“{changed.TestItem}”按现行限量的判定与录入时不同，请退回编制，重新录入后再审核。");

        chunk.SortByRow();
        var tally = new ReceiptTally();
        tally.Add(chunk, outcome);
        tally.AssertBalance();
        import.WriteFaults(chunk.Warnings, isWarning: true);
        var receipt = Receipts.Of(upload, "completed", columns: columns, tally: tally);
        receipt = receipt with { File = receipt.File with { Encoding = "utf-8", Format = "csv" } };
        import.Connection.Run(import.Transaction, "UPDATE uploads SET status = @status, receipt = @receipt, rows_read = @read, finished_at = started_at WHERE id = @id",
            ("status", "completed"), ("receipt", receipt.ToJson()), ("read", outcome.Read), ("id", upload.Id));
        return upload.Id;
    }

    /// <summary>Takes an edition's results out; its upload counts as taken back. The edition's own lines keep them readable.</summary>
    /// <param name="keepsDates">For an amendment: the sample stays reported on the day of its first report, so that no filed figure moves to another month.</param>
    public static void Withdraw(ImportTransaction import, LabReport report, Sample sample, RulesSnapshot rules, bool keepsDates)
    {
        var (connection, transaction) = (import.Connection, import.Transaction);
        var before = StoredSample.Find(import, sample.SampleNo)!;
        var itemsBefore = StoredResult.Standing(StoredResult.Of(import, "sample_id", sample.Id)).Count();
        import.Stored.Empty(report.UploadId!.Value);
        connection.Run(transaction, "DELETE FROM sample_results WHERE upload_id = @upload", ("upload", report.UploadId));
        connection.Run(transaction, "UPDATE uploads SET status = 'undone' WHERE id = @upload", ("upload", report.UploadId));

        var left = SampleHistory.Read(connection, transaction, "sample_id = @id", ("id", sample.Id));
        var after = before with
        {
            TestedOn = keepsDates ? before.TestedOn : left.TestedOn,
            ReportedOn = keepsDates ? before.ReportedOn : left.ReportedOn,
            Verdict = left.Verdict,
        };
        before.Become(import, after);
        var counters = new SampleCounters(rules.PlansByYear);
        counters.Change(before.Standing(itemsBefore), after.Standing(StoredResult.Standing(left.Results).Count()));
        counters.Write(import, rules.DistrictCode);
    }

    /// <summary>Tells the case of a sample what became of the result it stands on; a case is never taken away by it.</summary>
    public static void NoteInCase(ImportTransaction import, Sample sample, string text, string by, DateTimeOffset at)
    {
        if (AffectedCase.Disposal(import.Connection, import.Transaction, sample.DistrictCode, sample.SampleNo) is { } found)
            CaseNote.Write(import, found.Id, text, by, at);
    }

    /// <summary>The report as the file of results it stands for.</summary>
    private static byte[] Csv(LabReportReading reading, string sampleNo, DateTimeOffset at)
    {
        var issuedOn = at.LocalDay(reading.Zone).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        var rows = reading.Standing.Select(line =>
        {
            var fields = JsonNode.Parse(line.Fields)!.AsObject();
            fields["report_no"] = reading.Report.Number;
            fields["issued_on"] = issuedOn;
            return JsonSerializer.SerializeToElement(fields);
        }).ToList();
        return RowsAsCsv.Write(rows, ResultColumns.Set, () => HeaderMeanings.None, fixedColumn: (SampleNo, sampleNo));
    }

    private static UploadRow Begin(ImportTransaction import, LabReport report, byte[] csv, string by, DateTimeOffset at)
    {
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(csv));
        var upload = new UploadRow(0, "results", "running", report.Laboratory, report.DistrictCode, ImportMode.ValidRows.Text, false, $"检验报告 {report.Number}.csv",
            StoredFile.NameOf(sha256), sha256, csv.Length, at, 0, null, null, null, by).Insert(import.Connection, import.Transaction, at)!;
        import.Connection.Run(import.Transaction, "INSERT INTO upload_contents (upload_id, content) VALUES (@id, @content)", ("id", upload.Id), ("content", csv));
        return upload;
    }
}
