using System.CommandLine;
using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Domain.Disposal.Lifecycles;
using FoodSafety.Lims.Web.Shell.Commands;

namespace FoodSafety.Lims.Web.Disposal.Doors;

/// <summary><c>lims lifecycle KIND</c>: the table of stages and actions; needs no data folder.</summary>
public static class LifecycleCommand
{
    public static Command Create()
    {
        var kind = new Argument<string>("KIND") { Description = string.Join(" | ", Lifecycle.All.Select(lifecycle => lifecycle.Code)) };
        return new Command("lifecycle", "Shows the table of stages and actions of a kind of case (without --json as Markdown).") { kind }
            .Runs(run => Lifecycle.Find(run.Value(kind)!) is { } lifecycle
                ? run.Answer(LifecycleView.Of(lifecycle), (output, _) => output.Write(LifecycleMarkdown.Of(lifecycle)))
                : run.Refuse(new Refusal(
                    "unknown-kind",
                    $"案件类别“{run.Value(kind)}”不存在；可用：{string.Join("、", Lifecycle.All.Select(known => known.Code))}。",
                    RefusalKind.Invalid)));
    }
}
