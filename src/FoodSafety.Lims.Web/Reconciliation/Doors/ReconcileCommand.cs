using System.CommandLine;
using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Shell.Commands;

namespace FoodSafety.Lims.Web.Reconciliation.Doors;

/// <summary><c>lims reconcile FILE --district CODE</c>: a platform's own totals beside ours. Exit code 1, as of <c>verify</c>, when something differs.</summary>
public static class ReconcileCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "The platform's totals: 日期, 市场, 批次 or 项次, and 阳性数 if it has them." };
        var district = new Option<string>("--district") { Description = "The district.", Required = true, HelpName = "CODE" };
        var organisation = new Option<string?>("--org") { Description = "Compare only with what this organisation sent.", HelpName = "CODE" };
        var from = new Option<string?>("--from") { Description = "First day (default: the first of the file).", HelpName = "DATE" };
        var to = new Option<string?>("--to") { Description = "Last day (default: the last of the file).", HelpName = "DATE" };
        var sheet = new Option<string?>("--sheet") { Description = "The sheet to read, of a workbook (default: the only one with the required columns).", HelpName = "NAME" };
        return new Command("reconcile", "Compares a platform's totals per market and day with what is stored; stores nothing. Exit code 0 all agree, 1 something differs, 3 all agree but some rows could not be compared.")
        {
            file, district, organisation, from, to, sheet,
        }.Runs(run =>
        {
            if (Day("--from", run.Value(from), out var first) is { } wrongFirst)
                return run.Refuse(wrongFirst);
            if (Day("--to", run.Value(to), out var last) is { } wrongLast)
                return run.Refuse(wrongLast);
            var path = run.Value(file)!;
            if (!File.Exists(path))
                return run.Refuse(new Refusal("no-file", $"找不到文件 {Path.GetFullPath(path)}，请核对路径。", RefusalKind.Invalid));
            var opened = run.OpenDatabase();
            if (opened.Refusal is { } unusable)
                return run.Refuse(unusable);
            var answer = new Reconcile(run.Value(district)!, run.Value(organisation), first, last, run.Value(sheet)).Handle(opened.Value, Caller.CommandLine, path);
            return answer.Refusal is { } refusal ? run.Refuse(refusal) : run.Answer(answer.Value, Write, ExitCodeOf(answer.Value));
        });
    }

    public static int ExitCodeOf(ReconciliationAnswer answer) =>
        answer.Differing > 0 ? ExitCode.Refused : answer.Faults.Count > 0 ? ExitCode.SomeRowsRefused : ExitCode.Done;

    private static Refusal? Day(string option, string? given, out DateOnly? day)
    {
        day = LocalClock.TryReadDay(given, out var read) ? read : null;
        return given is not null && day is null ? LocalClock.NotADay(option, given) : null;
    }

    private static void Write(TextWriter output, ReconciliationAnswer answer)
    {
        var measures = ReconciliationCsv.MeasuresOf(answer);
        output.WriteLine($"{answer.District} {answer.From:yyyy-MM-dd} 至 {answer.To:yyyy-MM-dd}：一致 {answer.Agreeing:N0}，有差异 {answer.Differing:N0}（市场·日）");
        output.WriteLine("  " + string.Join("；", measures.Select(measure =>
            $"{measure.Name} 平台 {measure.Of(answer.Platform):N0}、导入 {measure.Of(answer.Ours):N0}、差异 {measure.Of(answer.Difference):+#,0;-#,0;0}")));
        foreach (var row in answer.Rows)
        {
            var only = row.Only switch { "platform" => "（仅平台有）", "ours" => "（仅导入有）", _ => "" };
            output.WriteLine($"  {row.Date:yyyy-MM-dd} {row.Market} {row.Name}{only}：" + string.Join("；", measures.Select(measure =>
                $"{measure.Name} {(row.Platform is null ? "–" : measure.Of(row.Platform))} / {(row.Ours is null ? "–" : measure.Of(row.Ours))} / {measure.Of(row.Difference):+0;-0;0}")));
        }
        foreach (var fault in answer.Faults)
            output.WriteLine($"  {fault.Message} [{fault.Code}]");
        if (answer.Outside > 0)
            output.WriteLine($"  文件中有 {answer.Outside} 行不在所选期间内，未比较。");
        if (answer.SumRows.Count > 0)
            output.WriteLine($"  合计行（第 {string.Join("、", answer.SumRows)} 行）未计入。");
    }
}
