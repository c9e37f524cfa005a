using System.CommandLine;
using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Domain.Quotas;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Reports.Doors;
using FoodSafety.Lims.Web.Reports.Issuing;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Shell.Commands;
using FoodSafety.Lims.Web.WorkPlans.Returns;

namespace FoodSafety.Lims.Web.WorkPlans;

/// <summary><c>lims work-plan</c> with <c>note</c>, <c>submit</c> and <c>return</c>.</summary>
public static class WorkPlanCommand
{
    private static readonly Option<string> District = new("--district") { Description = "The district.", HelpName = "CODE", Required = true };
    private static readonly Option<int?> Year = new("--year") { Description = "The plan's year (default: that of --as-of).", HelpName = "Y" };
    private static readonly Option<string?> By = new("--by") { Description = "Who does it.", HelpName = "NAME" };

    public static Command Create()
    {
        var unit = new Option<string?>("--unit") { Description = "Only the rows this unit has a part in.", HelpName = "NAME" };
        return new Command("work-plan", "The work plan row by row: units, what they wrote, targets, and what was handed in by which deadline.") { District, Year, unit, Note(), Submit(), Return() }
            .Runs(async (run, cancel) =>
            {
                var opened = run.OpenDatabase();
                return opened.Refusal is { } refusal
                    ? run.Refuse(refusal)
                    : run.Answer(await new AskWorkPlan(run.Value(District), run.Value(Year), run.AsOf, run.Value(unit)).Handle(opened.Value, Caller.CommandLine, cancel), Write);
            });
    }

    private static Command Note()
    {
        var task = new Argument<string>("TASK") { Description = "Code of the row, e.g. FT-T37." };
        var unit = new Option<string>("--unit") { Description = "The unit that says it.", HelpName = "NAME", Required = true };
        var fields = TaskField.All.ToDictionary(field => field.Key, field => new Option<string?>($"--{field.Key}") { Description = field.Value, HelpName = "TEXT" });
        var command = new Command("note", "What one unit says of one row.") { task, District, Year, unit, By };
        foreach (var field in fields.Values)
            command.Add(field);
        return command.RunsNow((run, cancel) => run.WithDatabase(async db =>
        {
            var written = await new WriteTaskEntry(run.Value(District), run.Value(Year) ?? ThisYear(run), run.Value(task)!, run.Value(unit), fields.ToDictionary(field => field.Key, field => run.Value(field.Value)))
                .Handle(db, Caller.AtCommandLine(run.Value(By)), DateTimeOffset.UtcNow, cancel);
            return written.Refusal is { } refusal
                ? run.Refuse(refusal)
                : run.Answer(new Noted([.. written.Value.Select(entry => new WorkPlanDoors.Written(entry.Task, entry.Unit, entry.Field, entry.Text, entry.By, entry.At))]), (output, noted) => output.WriteLine($"已记录 {noted.Items.Count} 项。"));
        }));
    }

    private static Command Submit()
    {
        var deadline = new Argument<string>("DEADLINE") { Description = "Code of the deadline, e.g. FT-56-submission." };
        var unit = new Option<string>("--unit") { Description = "The unit that hands in.", HelpName = "NAME", Required = true };
        var due = new Option<DateOnly?>("--due") { Description = "Which occurrence (default: the next that is due).", HelpName = "DATE" };
        return new Command("submit", "Hands in what a unit owes by a deadline.") { deadline, District, Year, unit, due, By }
            .RunsNow((run, cancel) => run.WithDatabase(async db =>
            {
                var submitted = await new SubmitReturn(run.Value(District), run.Value(Year) ?? run.Value(due)?.Year ?? ThisYear(run), run.Value(deadline)!, run.Value(unit), run.Value(due))
                    .Handle(db, run.Settings.TimeZone, Caller.AtCommandLine(run.Value(By)), DateTimeOffset.UtcNow, cancel);
                if (submitted.Refusal is { } refusal)
                    return run.Refuse(refusal);
                var one = submitted.Value;
                return run.Answer(new WorkPlanDoors.Submitted(one.Deadline, one.DueOn, one.Unit, one.By, one.At),
                    (output, told) => output.WriteLine(FormattableString.Invariant($"{told.Unit} 已报送 {told.Deadline}（期限 {told.DueOn:yyyy-MM-dd}）{(told.At.LocalDay(run.Settings.TimeZone) > told.DueOn ? FormattableString.Invariant($"，逾期报送（{told.At.LocalDay(run.Settings.TimeZone):yyyy-MM-dd}）") : "")}。")));
            }));
    }

    private static Command Return()
    {
        var deadline = new Argument<string>("DEADLINE") { Description = "Code of the deadline, e.g. FT-56-submission." };
        var due = new Option<DateOnly?>("--due") { Description = "Which occurrence (default: the last that is over).", HelpName = "DATE" };
        var output = new Option<string>("--out") { Description = "Where the PDF goes.", HelpName = "FILE.pdf", Required = true };
        return new Command("return", "The return as it stood at the end of the deadline's last day: frozen once, and the same paper ever after.") { deadline, District, Year, due, output }
            .Runs(async (run, cancel) =>
            {
                var opened = run.OpenDatabase();
                if (opened.Refusal is { } unusable)
                    return run.Refuse(unusable);
                var frozen = await new FrozenReturn(run.Value(District), run.Value(Year) ?? run.Value(due)?.Year ?? ThisYear(run), run.Value(deadline)!, run.Value(due)).Handle(opened.Value, Caller.CommandLine, DateTimeOffset.UtcNow, cancel);
                if (frozen.Refusal is { } refusal)
                    return run.Refuse(refusal);
                var path = Path.GetFullPath(run.Value(output)!);
                try
                {
                    File.Copy(StoredReport.PathOf(frozen.Value, opened.Value.Settings), path, overwrite: true);
                }
                catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
                {
                    return run.Refuse(new Refusal("cannot-write", $"报表 {frozen.Value.Number} 已固定，但不能写入 {path}：{failure.Message}"));
                }
                return run.Answer(ReportView.Of(frozen.Value, opened.Value.Settings.TimeZone), (to, report) => to.WriteLine($"{report.Line}\n{path}"));
            });
    }

    private static int ThisYear(CommandRun run) => run.AsOf.LocalDay(run.Settings.TimeZone).Year;

    private static void Write(TextWriter output, WorkPlanView plan)
    {
        output.WriteLine($"{plan.Title}  数据截至 {plan.AsOf:yyyy-MM-dd HH:mm}");
        foreach (var row in plan.Tasks)
        {
            output.WriteLine($"{row.Number}（{row.Code}） {string.Join("、", row.Owners.Select(owner => row.Leads.Contains(owner) ? $"{owner}（牵头）" : owner))}{(row.Supporters.Count > 0 ? $"；配合：{string.Join("、", row.Supporters)}" : "")}");
            output.WriteLine($"    {row.Source.Quote}");
            foreach (var target in row.Targets)
                output.WriteLine($"    · {target.Title}：{target.Figure}");
            foreach (var text in row.Units.Where(text => text.Progress is not null))
                output.WriteLine($"    {text.Unit}：{text.Progress}");
        }
        foreach (var due in plan.Deadlines)
            output.WriteLine(FormattableString.Invariant($"{due.DueOn:yyyy-MM-dd}  {due.Title}  ")
                + (due.Reminder ?? (due.Kind == "submission" ? $"已报 {due.In(SubmissionState.Submitted, SubmissionState.SubmittedLate).Count}/{due.Units.Count}" : due.DoneOn is { } on ? FormattableString.Invariant($"{on:yyyy-MM-dd} {due.Note}") : "未登记")));
    }

    /// <summary>What <c>note</c> answers.</summary>
    private sealed record Noted(IReadOnlyList<WorkPlanDoors.Written> Items);
}
