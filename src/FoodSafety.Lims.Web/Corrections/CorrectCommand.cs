using System.CommandLine;
using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Shell.Commands;
using FoodSafety.Lims.Web.Uploads;

namespace FoodSafety.Lims.Web.Corrections;

/// <summary><c>lims correct rapid-tests/123 --set 经营户=李记 --reason TEXT</c>: corrects one stored row.</summary>
public static class CorrectCommand
{
    public static Command Create()
    {
        var target = new Argument<string>("ROW") { Description = "rapid-tests/ID or results/ID." };
        var set = new Option<string[]>("--set")
        {
            Description = "A column and its corrected value; empty takes the value away.",
            HelpName = "COLUMN=VALUE",
            Required = true,
        };
        var reason = new Option<string>("--reason") { Description = "Why; kept with the old values.", HelpName = "TEXT", Required = true };
        var by = new Option<string?>("--by") { Description = "Who does it; a published positive is corrected by two persons, each by name.", HelpName = "PERSON" };
        var preview = new Option<bool>("--preview") { Description = "Say what it would come to; change nothing." };
        return new Command("correct", "Corrects one stored row, with a reason.") { target, set, reason, by, preview }.Runs(run =>
        {
            var parts = run.Value(target)!.Split('/');
            if (parts is not ["rapid-tests" or "results", var number] || !long.TryParse(number, System.Globalization.CultureInfo.InvariantCulture, out var id))
                return run.Refuse(new Refusal("unknown-row", $"“{run.Value(target)}”不是记录：请写成 rapid-tests/123 或 results/45。", RefusalKind.Invalid));
            var changes = new Dictionary<string, string?>();
            foreach (var change in run.Value(set)!)
            {
                var at = change.IndexOf('=');
                if (at <= 0)
                    return run.Refuse(new Refusal("wrong-usage", $"“{change}”应写成 列名=值。", RefusalKind.Invalid));
                changes[change[..at]] = change[(at + 1)..];
            }
            var opened = run.OpenDatabaseToWrite();
            if (opened.Refusal is { } unusable)
                return run.Refuse(unusable);
            var caller = Caller.AtCommandLine(run.Value(by));
            var correct = new CorrectRow(parts[0], id, run.Value(reason), changes);
            return run.Value(preview)
                ? run.Answer(correct.Preview(opened.Value, caller, DateTimeOffset.UtcNow), (output, answer) => Write(output, answer, "更正后将为"))
                : run.Answer(
                    correct.Handle(opened.Value, caller, DateTimeOffset.UtcNow),
                    (output, answer) => Write(output, answer, answer.Repeated ? "此前已更正，本次未重复" : "已更正"));
        });
    }

    private static void Write(TextWriter output, CorrectionAnswer answer, string what)
    {
        output.WriteLine($"{answer.Kind}/{answer.Id} {what}（第 {answer.Version} 版）。");
        foreach (var name in answer.Before.Keys.Union(answer.After.Keys))
            if (answer.Before.GetValueOrDefault(name) is var before && answer.After.GetValueOrDefault(name) is var after && before != after)
                output.WriteLine($"  {name}：{before ?? "（空）"} → {after ?? "（空）"}");
        foreach (var counter in answer.Counters)
            output.WriteLine(FormattableString.Invariant($"  {counter.Year} {counter.Title}：批次 {counter.Batches:+#,0;-#,0;0}、项次 {counter.Items:+#,0;-#,0;0}"));
        foreach (var effect in answer.Effects)
            output.WriteLine(effect);
    }
}
