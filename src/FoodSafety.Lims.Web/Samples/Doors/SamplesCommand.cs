using System.CommandLine;
using FoodSafety.Lims.Domain.Sampling;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Shell.Commands;

namespace FoodSafety.Lims.Web.Samples.Doors;

/// <summary><c>lims samples</c>: inspected samples and where they stand; <c>lims results</c>: what laboratories found.</summary>
public static class SamplesCommand
{
    public static Command Create()
    {
        var district = new Option<string?>("--district") { Description = "Only this district's.", HelpName = "CODE" };
        var stage = new Option<string?>("--stage") { Description = $"Only those in this stage: {string.Join(" | ", SampleLifecycle.Stages.Select(stage => stage.Code))}." };
        var cursor = new Option<string?>("--cursor") { Description = "The next of the page before." };
        var limit = new Option<int>("--limit") { Description = "Most samples on a page.", DefaultValueFactory = _ => 1000 };
        var complaints = new Option<bool>("--complaints") { Description = "Only those taken for a complaint." };
        return new Command("samples", "Lists inspected samples and where they stand, those of the green channel first.") { district, stage, complaints, cursor, limit }
            .Runs((run, cancel) => run.WithDatabase(async db =>
            {
                var asked = new ListSamples(run.Value(district), run.Value(stage), run.Value(cursor), run.Value(limit), run.Value(complaints));
                return run.Answer(await asked.Handle(db, Caller.CommandLine, cancel), Write);
            }));
    }

    public static Command Results()
    {
        var district = new Option<string?>("--district") { Description = "Only this district's.", HelpName = "CODE" };
        var sample = new Option<string?>("--sample") { Description = "Only of this sample; by its blind code while it is blind.", HelpName = "NUMBER" };
        var item = new Option<string?>("--item") { Description = "Only of this test item." };
        var verdict = new Option<string?>("--verdict") { Description = "compliant | non-compliant" };
        var cursor = new Option<string?>("--cursor") { Description = "The next of the page before." };
        var limit = new Option<int>("--limit") { Description = "Most results on a page.", DefaultValueFactory = _ => 1000 };
        return new Command("results", "Lists stored laboratory results in the order they came.") { district, sample, item, verdict, cursor, limit }
            .Runs((run, cancel) => run.WithDatabase(async db =>
            {
                var asked = new ListResults(run.Value(district), run.Value(sample), run.Value(item), run.Value(verdict), null, null, run.Value(cursor), run.Value(limit));
                return run.Answer(await asked.Handle(db, Caller.CommandLine, cancel), Write);
            }));
    }

    private static void Write(TextWriter output, ResultList page)
    {
        foreach (var item in page.Items)
            output.WriteLine($"{item.Id}\t{item.SampleNo}\t{item.TestItem}\t{item.Result} {item.Unit}\t{item.Limit}\t{(item.Verdict == "compliant" ? "合格" : "不合格")}\t{(item.Phase == "recheck" ? "复检" : "初检")}{(item.KeptAside is null ? "" : "（不作数）")}\t{item.ReportNo}\t{item.TestedOn:yyyy-MM-dd}\t{item.Upload} 第 {item.Row} 行");
        output.WriteLine(page.Next is null ? $"共 {page.Items.Count} 条" : $"本页 {page.Items.Count} 条，下一页：--cursor {page.Next}");
    }

    private static void Write(TextWriter output, SampleList page)
    {
        foreach (var item in page.Items)
            output.WriteLine(string.Join('\t', item.Number, item.SampleNo, item.BlindCode ?? "–", item.StageName, item.GreenChannel ? "绿色通道" : "", item.Food, item.SampledParty));
        output.WriteLine(page.Next is null ? $"共 {page.Items.Count} 份" : $"本页 {page.Items.Count} 份，下一页：--cursor {page.Next}");
    }
}
