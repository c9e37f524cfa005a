using System.CommandLine;
using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Web.Shell.Commands;
using FoodSafety.Lims.Web.Storage;
using FoodSafety.Lims.Web.Workbooks.Annotating;
using FoodSafety.Lims.Web.Workbooks.Doors;

namespace FoodSafety.Lims.Web.Uploads;

/// <summary><c>lims import FILE --kind … --org CODE</c>: imports one file, shows progress, prints the receipt.</summary>
public static class ImportCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "The file to import: .xlsx, .xls, CSV or TSV (UTF-8, UTF-16, GB18030), or NDJSON." };
        var kind = new Option<string>("--kind") { Description = string.Join(" | ", ReceiveUpload.Kinds), Required = true };
        var organisation = new Option<string>("--org") { Description = "Code of the sender, e.g. 440304-REG.", Required = true, HelpName = "CODE" };
        var district = new Option<string?>("--district") { Description = "District the file is for (default: the sender's own).", HelpName = "CODE" };
        var mode = new Option<string?>("--mode") { Description = "valid-rows (default) | all-or-nothing | max-bad:N%" };
        var sheet = new Option<string?>("--sheet") { Description = "The sheet to read, of a workbook (default: the only one with the required columns).", HelpName = "NAME" };
        var dryRun = new Option<bool>("--dry-run") { Description = "Judge and count, store nothing." };
        var annotated = new Option<string?>("--annotated") { Description = "Write the file back as a workbook: every row with what became of it, bad cells marked and explained.", HelpName = "OUT.xlsx" };
        var key = new Option<string?>("--idempotency-key") { Description = "The same key with the same file is imported once." };
        return new Command("import", "Imports one file and prints its receipt.") { file, kind, organisation, district, mode, sheet, dryRun, annotated, key }.Runs(run =>
        {
            var path = run.Value(file)!;
            if (!File.Exists(path))
                return run.Refuse(new Refusal("no-file", $"找不到文件 {Path.GetFullPath(path)}，请核对路径。", RefusalKind.Invalid));
            // Before anything is stored: an import that is done should not end with nowhere to say so.
            if (run.Value(annotated) is { } wanted && OutputFile.CannotBe(wanted, ".xlsx") is { } nowhere)
                return run.Refuse(nowhere);
            var opened = run.OpenDatabaseToWrite();
            if (opened.Refusal is { } unusable)
                return run.Refuse(unusable);

            Outcome<ReceiveUpload.Received> received;
            using (var content = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.SequentialScan))
                received = new ReceiveUpload(run.Value(kind)!, run.Value(organisation)!, run.Value(district), run.Value(mode), run.Value(dryRun),
                    Path.GetFileName(path), run.Value(key), run.Value(sheet)).Handle(opened.Value, content, DateTimeOffset.UtcNow);
            if (received.Refusal is { } refused)
                return run.Refuse(refused);

            using var bar = new ProgressLine(run.Error, isTerminal: !Console.IsErrorRedirected && !run.Json);
            // Sent at the same time with the same key, it may be another's to run: its receipt is ours too.
            var receipt = new RunImport(received.Value.UploadId).HandleOrAwait(opened.Value, run.AsOf, bar.Show);
            bar.Dispose();
            if (run.Value(annotated) is { } target)
                receipt = Annotated(run, opened.Value, received.Value.UploadId, receipt, target);
            return run.Answer(receipt, ReceiptText.Write, ExitCodeOf(receipt));
        });
    }

    private static Receipt Annotated(CommandRun run, LimsDatabase database, int upload, Receipt receipt, string target)
    {
        try
        {
            var written = OutputFile.Write(target, stream => new AnnotateUpload(upload).Handle(database, stream));
            if (written.Refusal is null)
                return receipt with { Annotated = Path.GetFullPath(target) };
            run.Say($"{written.Refusal.Code}: {written.Refusal.Message}");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // The import stands, whatever becomes of the workbook: the receipt must still be told.
            run.Say($"annotated-not-written: 导入已完成，但批注文件 {Path.GetFullPath(target)} 写不出来（{failure.Message}）。");
        }
        return receipt;
    }

    public static int ExitCodeOf(Receipt receipt) => receipt.Status switch
    {
        "refused" or "failed" => ExitCode.Refused,
        "completed-with-refusals" => ExitCode.SomeRowsRefused,
        // A whole-file fault says that the file broke off, or that its mode would have refused it.
        "dry-run" when receipt.Faults.Count > 0 => ExitCode.SomeRowsRefused,
        _ => ExitCode.Done,
    };
}
