using System.CommandLine;
using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Web.Shell.Commands;
using FoodSafety.Lims.Web.Storage.Bulk;

namespace FoodSafety.Lims.Web.Demo;

/// <summary><c>lims demo</c>: the main job end to end on a generated district-year of 福田 2023.</summary>
public static class DemoCommand
{
    /// <summary>The demo looks at its data at the end of the year.</summary>
    public static readonly DateTimeOffset AsOf = new(2023, 12, 31, 23, 59, 59, TimeSpan.FromHours(8));

    public static Command Create() =>
        new Command("demo", "Generates, imports, judges, counts, closes cases and prints the PDFs of a district-year (福田 2023).").Runs(async (run, cancel) =>
        {
            var opened = run.OpenDatabase();
            if (opened.Refusal is { } unusable)
                return run.Refuse(unusable);
            using (var connection = opened.Value.OpenConnection())
                if (connection.Ask<int>(null, "SELECT count(*) FROM uploads") is > 0 and var uploads)
                    return run.Refuse(new Refusal("folder-not-empty",
                        $"数据文件夹 {run.Settings.DataFolder} 中已有 {uploads} 次上传，演示只在空文件夹中运行；请用 --data 指定另一个文件夹。"));

            var demo = new RunDemo(opened.Value, run.AsOfWasGiven ? run.AsOf : AsOf, step =>
            {
                if (!run.Json)
                    run.Output.WriteLine(step);
                else
                    run.Say(step);
            });
            return run.Answer(await demo.Handle(cancel), DemoText.Write);
        });
}
