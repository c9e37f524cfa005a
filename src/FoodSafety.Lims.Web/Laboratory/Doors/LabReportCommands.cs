using System.CommandLine;
using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Domain.Laboratory;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Reports.Issuing;
using FoodSafety.Lims.Web.Reports.Layout;
using FoodSafety.Lims.Web.Shell.Commands;
using FoodSafety.Lims.Web.Storage;
using FoodSafety.Lims.Web.Uploads;

namespace FoodSafety.Lims.Web.Laboratory.Doors;

/// <summary><c>lims lab-reports</c>, and <c>lims lab-report NUMBER</c> with <c>--act</c> for one move and <c>--out</c> for the paper.</summary>
public static class LabReportCommands
{
    public static Command List()
    {
        var district = new Option<string?>("--district") { Description = "Only this district's.", HelpName = "CODE" };
        var laboratory = new Option<string?>("--org") { Description = "Only this laboratory's.", HelpName = "CODE" };
        var stage = new Option<string?>("--stage") { Description = string.Join(" | ", LabReportLifecycle.Stages.Select(one => one.Code)) };
        var cursor = new Option<string?>("--cursor") { Description = "The next of the page before." };
        return new Command("lab-reports", "Laboratories' reports, the newest first.") { district, laboratory, stage, cursor }.Runs((run, cancel) => run.WithDatabase(async db =>
            run.Answer(await new ListLabReports(run.Value(district), run.Value(laboratory), run.Value(stage), run.Value(cursor)).Handle(db, Caller.CommandLine, run.Settings.TimeZone, cancel), (output, list) =>
            {
                foreach (var line in list.Items)
                    output.WriteLine($"{line.Number}\t{line.StageName}\t{line.ClassName ?? ""}\t{line.Food}\t{line.Laboratory}");
                output.WriteLine(list.Next is null ? $"共 {list.Items.Count} 份" : $"本页 {list.Items.Count} 份，下一页：--cursor {list.Next}");
            })));
    }

    public static Command One()
    {
        var number = new Argument<string>("NUMBER") { Description = "E.g. JY-440304-LAB1-2023-00001." };
        var act = new Option<string?>("--act") { Description = $"What to do: {string.Join(" | ", LabReportLifecycle.Actions.Select(action => action.Code))}.", HelpName = "ACTION" };
        var by = new Option<string?>("--by") { Description = "Who does it: three persons sign a report.", HelpName = "NAME" };
        var set = new Option<string[]>("--set") { Description = "A field of the action and its value.", HelpName = "FIELD=VALUE" };
        var version = new Option<int?>("--version") { Description = "The version looked at; refused when it is another now.", HelpName = "N" };
        var to = new Option<string?>("--out") { Description = "Writes the paper of an issued report there.", HelpName = "FILE.pdf" };
        return new Command("lab-report", "Shows one report, makes one move of it, or writes its paper.") { number, act, by, set, version, to }.Runs(async (run, cancel) =>
        {
            var given = new Dictionary<string, string>();
            foreach (var field in run.Value(set) ?? [])
                if (field.IndexOf('=') is > 0 and var at)
                    given[field[..at]] = field[(at + 1)..];
                else
                    return run.Refuse(WrongUsage($"“{field}”应写成 项目=值。"));
            if (run.Value(act) is null != (run.Value(by) is null) || (run.Value(act) is null && (given.Count > 0 || run.Value(version) is not null)))
                return run.Refuse(WrongUsage("--act 须与 --by 同用，--set 和 --version 只与 --act 同用。"));

            var opened = run.Value(act) is null ? run.OpenDatabase() : run.OpenDatabaseToWrite();
            if (opened.Refusal is { } refusal)
                return run.Refuse(refusal);
            if (run.Value(to) is { } file)
                return await WritePaper(run, opened.Value, run.Value(number)!, file, cancel);
            return run.Answer(run.Value(act) is { } action
                ? await new ActOnLabReport(run.Value(number)!, action, given, run.Value(version)).Handle(opened.Value, Caller.CommandLine with { Name = run.Value(by)! }, DateTimeOffset.UtcNow, cancel)
                : await new ShowLabReport(run.Value(number)!).Handle(opened.Value, Caller.CommandLine, run.AsOf, cancel), Write);
        });
    }

    private static async Task<int> WritePaper(CommandRun run, LimsDatabase database, string number, string file, CancellationToken cancel)
    {
        await using var db = database.CreateContext();
        var paper = await new FindPaper(number).Handle(db, run.Settings, Caller.CommandLine, cancel);
        if (paper.Refusal is { } refusal)
            return run.Refuse(refusal);
        File.Copy(StoredReport.PathOf(paper.Value, run.Settings), file, overwrite: true);
        return run.Answer(new { number, @out = Path.GetFullPath(file), paper.Value.Code }, (output, answer) => output.WriteLine($"{answer.number} 已写入 {answer.@out}，核验码 {answer.Code}"));
    }

    private static Refusal WrongUsage(string sentence) => new("wrong-usage", sentence, RefusalKind.Invalid);

    private static void Write(TextWriter output, LabReportView view)
    {
        output.WriteLine($"{view.Number}　{view.StageName}　第 {view.Version} 步　{view.ClassName}{(view.GreenChannel ? "　绿色通道" : "")}{(view.IsLate ? "　已逾期" : "")}");
        output.WriteLine($"样品 {view.Sample}　{view.Food}（{view.FoodCategory}）　{view.Programme}　检验机构 {view.Laboratory}　主检 {view.Analyst ?? "–"}　审核 {view.Reviewer ?? "–"}　批准 {view.Approver ?? "–"}");
        foreach (var line in view.Lines)
            output.WriteLine($"{line.TestItem}\t{ReportWords.Measured(line.Result, line.Unit)}\t{line.Limit}\t{(line.Verdict == "compliant" ? "合格" : "不合格")}{(line.Differs ? "（与机构判定不同，从严）" : "")}\t{line.EnteredBy}{(line.SupersededBecause is null ? "" : "\t已失效")}");
        foreach (var move in view.Moves)
            output.WriteLine($"可办：{move.Action}（{move.Name}）{(move.Needs.Count == 0 ? "" : "　须填 ")}{string.Join("、", move.Needs.Select(field => $"{field.Code}（{field.Name}）"))}");
        foreach (var happened in view.Events)
            output.WriteLine($"{happened.At:yyyy-MM-dd HH:mm:ss} {happened.By} {happened.Name}　{string.Join("　", happened.Given.Select(field => $"{field.Key}={field.Value}"))}".TrimEnd('　'));
    }
}
