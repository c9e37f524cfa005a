using System.CommandLine;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Shell.Commands;

namespace FoodSafety.Lims.Web.Uploads.Undo;

/// <summary><c>lims undo UPLOAD [--preview]</c>: takes an import back, or says what that would come to.</summary>
public static class UndoCommand
{
    public static Command Create()
    {
        var upload = new Argument<string>("UPLOAD") { Description = "The upload, e.g. U-000017." };
        var preview = new Option<bool>("--preview") { Description = "Say what would go, what stays and why; change nothing." };
        var reason = new Option<string?>("--reason") { Description = "Why, for the audit.", HelpName = "TEXT" };
        var despite = new Option<string?>("--despite-reports")
        {
            Description = "Also where issued reports count the rows; the reason is audited and the reports are no longer current.",
            HelpName = "REASON",
        };
        var by = new Option<string?>("--by") { Description = "Who takes it back.", HelpName = "PERSON" };
        return new Command("undo", "Takes an import back: rows, counters and cases, or nothing.") { upload, preview, reason, despite, by }.Runs(run =>
        {
            var opened = run.Value(preview) ? run.OpenDatabase() : run.OpenDatabaseToWrite();
            if (opened.Refusal is { } unusable)
                return run.Refuse(unusable);
            var undo = new UndoUpload(run.Value(upload)!, run.Value(reason), run.Value(despite));
            var outcome = run.Value(preview) ? undo.Preview(opened.Value, Caller.CommandLine) : undo.Handle(opened.Value, Caller.AtCommandLine(run.Value(by)), DateTimeOffset.UtcNow);
            if (outcome.Refusal is { } refusal)
                return run.Refuse(refusal);
            return run.Answer(outcome.Value, Write, outcome.Value.Status == "blocked" ? ExitCode.Refused : ExitCode.Done);
        });
    }

    private static void Write(TextWriter output, UndoReceipt receipt)
    {
        if (receipt.Status == "undone" && receipt.AlreadyUndone)
        {
            output.WriteLine(FormattableString.Invariant($"{receipt.Upload} 已于 {receipt.At:yyyy-MM-dd HH:mm} 由 {receipt.By} 撤回，本次未作更改。"));
            return;
        }
        var (removed, reduced) = (receipt.Cases.Count(one => one.Effect == "removed"), receipt.Cases.Count(one => one.Effect == "reduced"));
        output.WriteLine(FormattableString.Invariant(
            $"{receipt.Upload} {(receipt.Status == "undone" ? "已撤回" : "撤回将减少")}：{receipt.Rows:N0} 行、{receipt.Batches:N0} 批次、案件 {removed} 件撤销、{reduced} 件减项。"));
        foreach (var counter in receipt.Counters)
            output.WriteLine(FormattableString.Invariant(
                $"  {counter.Year} {counter.Title}{(counter.Targets.Count == 0 ? "" : $"（{string.Join("、", counter.Targets)}）")}：批次 {counter.Batches:+#,0;-#,0;0}、项次 {counter.Items:+#,0;-#,0;0}"));
        foreach (var month in receipt.Adjustments)
            output.WriteLine($"  {month.Sentence}");
        foreach (var lost in receipt.Lost)
            output.WriteLine($"注意：{lost.Message}");
        foreach (var obstacle in receipt.Obstacles)
            output.WriteLine($"{obstacle.Code}  {obstacle.Message}");
        if (receipt.Obstacles.Count == UndoReceipt.MostObstacles)
            output.WriteLine($"最多列出 {UndoReceipt.MostObstacles} 条原因。");
        if (receipt.Status == "blocked")
            output.WriteLine(receipt.Obstacles.All(obstacle => obstacle.Overridable)
                ? "未作任何更改。确须撤回的，请用 --despite-reports 写明理由。"
                : "未作任何更改。");
    }
}
