using System.CommandLine;
using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Reports.Issuing;
using FoodSafety.Lims.Web.Shell.Commands;

namespace FoodSafety.Lims.Web.Reports.Doors;

/// <summary><c>lims report KIND --district CODE --period P --out FILE.pdf</c> and <c>lims report --list</c>.</summary>
public static class ReportCommand
{
    public static Command Create()
    {
        var kind = new Argument<string?>("KIND") { Description = "Which report; see --list.", Arity = ArgumentArity.ZeroOrOne };
        var district = new Option<string?>("--district") { Description = "The district.", HelpName = "CODE" };
        var period = new Option<string?>("--period") { Description = "2023, 2023-H1, 2023-Q3, 2023-09 or 2023-09-18: local days, both ends included.", HelpName = "P" };
        var output = new Option<string?>("--out") { Description = "Where the PDF goes.", HelpName = "FILE.pdf" };
        var list = new Option<bool>("--list") { Description = "Lists the kinds of report." };
        return new Command("report", "Issues one report as PDF and keeps it.") { kind, district, period, output, list }.Runs(async (run, cancel) =>
        {
            if (run.Value(list))
                return run.Answer(new KindList([.. ReportKind.All.Select(known => new KindLine(known.Code, known.Name, known.Description))]), Write);
            var missing = new[] { ("KIND", run.Value(kind)), ("--district", run.Value(district)), ("--period", run.Value(period)), ("--out", run.Value(output)) }
                .Where(argument => string.IsNullOrWhiteSpace(argument.Item2)).Select(argument => argument.Item1).ToList();
            if (missing.Count > 0)
                return run.Refuse(new Refusal("wrong-usage", $"缺少 {string.Join("、", missing)}：lims report KIND --district CODE --period P --out FILE.pdf；用 lims report --list 查看报表类别。", RefusalKind.Invalid));
            var path = Path.GetFullPath(run.Value(output)!);
            if (Directory.Exists(path) || !Directory.Exists(Path.GetDirectoryName(path)))
                return run.Refuse(new Refusal("cannot-write", $"不能写入 {path}：请给出已有文件夹中的文件名。"));

            var opened = run.OpenDatabase();
            if (opened.Refusal is { } unusable)
                return run.Refuse(unusable);
            var database = opened.Value;
            var issued = await new IssueReport(run.Value(kind), run.Value(district), run.Value(period), run.AsOf)
                .Handle(database, Caller.CommandLine, DateTimeOffset.UtcNow, cancel);
            if (issued.Refusal is { } refusal)
                return run.Refuse(refusal);
            try
            {
                File.Copy(StoredReport.PathOf(issued.Value.Report, database.Settings), path, overwrite: true);
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                return run.Refuse(new Refusal("cannot-write", $"报表 {issued.Value.Report.Number} 已出具，但不能写入 {path}：{failure.Message}"));
            }
            if (issued.Value.Warning is { } warning)
                run.Say(warning);
            var view = ReportView.Of(issued.Value.Report, database.Settings.TimeZone);
            return run.Answer(new Written(path, issued.Value.IsNew, view), (to, written) =>
            {
                to.WriteLine(written.Report.Line);
                to.WriteLine($"{(written.IsNew ? "已出具" : "内容未变，沿用已出具的报表")}：{written.File}");
            });
        });
    }

    private static void Write(TextWriter output, KindList kinds)
    {
        foreach (var kind in kinds.Items)
            output.WriteLine($"{kind.Code,-10} {kind.Description}");
    }

    /// <param name="File">Where the PDF is.</param>
    /// <param name="IsNew">Whether it was issued now; otherwise the data had not moved since it was.</param>
    private sealed record Written(string File, bool IsNew, ReportView Report);

    private sealed record KindList(IReadOnlyList<KindLine> Items);

    private sealed record KindLine(string Code, string Name, string Description);
}
