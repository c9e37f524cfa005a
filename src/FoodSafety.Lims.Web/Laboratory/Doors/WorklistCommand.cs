using System.CommandLine;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Shell.Commands;

namespace FoodSafety.Lims.Web.Laboratory.Doors;

/// <summary><c>lims worklist --org LAB</c>: what a laboratory has to do.</summary>
public static class WorklistCommand
{
    public static Command Create()
    {
        var laboratory = new Option<string>("--org") { Description = "Code of the laboratory.", HelpName = "CODE", Required = true };
        return new Command("worklist", "What a laboratory has to do: the green channel first, then by due day; samples by their blind codes.") { laboratory }.Runs(async (run, cancel) =>
        {
            var opened = run.OpenDatabase();
            return opened.Refusal is { } refusal
                ? run.Refuse(refusal)
                : run.Answer(await new ListWork(run.Value(laboratory), run.AsOf).Handle(opened.Value, Caller.CommandLine, cancel), Write);
        });
    }

    private static void Write(TextWriter output, WorkList list)
    {
        foreach (var line in list.Items)
            output.WriteLine(string.Join('\t',
            [
                line.GreenChannel ? "绿色通道" : "", line.Number, line.StageName, line.Food, line.DueOn is { } due ? FormattableString.Invariant($"应于 {due:yyyy-MM-dd} 前出报告") : "",
                line.IsLate ? "已逾期" : "", line.UrgentDueAt is { } hours ? FormattableString.Invariant($"限时 {hours:yyyy-MM-dd HH:mm} 前{(line.IsUrgentLate ? "，已逾期" : "")}") : "", line.Report ?? "", line.ReportStageName ?? "", FormattableString.Invariant($"{line.Items} 项结果"),
            ]));
        output.WriteLine($"共 {list.Items.Count} 份样品");
    }
}
