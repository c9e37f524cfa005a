using System.CommandLine;
using FoodSafety.Lims.Domain.Disposal.Lifecycles;
using FoodSafety.Lims.Web.Disposal.Pages;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Samples.Pages;
using FoodSafety.Lims.Web.Shell.Commands;

namespace FoodSafety.Lims.Web.Disposal.Doors;

/// <summary><c>lims case NUMBER</c>: one case with its clocks, what is missing and what may be done.</summary>
public static class CaseCommand
{
    public static Command Create()
    {
        var number = new Argument<string>("NUMBER") { Description = "E.g. HC-440304-2023-00001." };
        return new Command("case", "Shows one case.") { number }.Runs(async (run, cancel) =>
        {
            var opened = run.OpenDatabase();
            if (opened.Refusal is { } refusal)
                return run.Refuse(refusal);

            await using var db = opened.Value.CreateContext();
            var found = await new ShowCase(run.Value(number)!).Handle(db, Caller.CommandLine, cancel);
            if (found.Refusal is { } no)
                return run.Refuse(no);

            var reading = await CaseReading.Load(db, run.AsOf, run.Settings.TimeZone, cancel);
            return run.Answer(await ShowCase.View(db, reading, found.Value, cancel), Write);
        });
    }

    /// <summary>A case as people read it.</summary>
    internal static void Write(TextWriter output, CaseView view)
    {
        var lifecycle = Lifecycle.Find(view.Kind)!;
        output.WriteLine($"{view.Number}　{view.StageName}{ChineseTexts.Instance.Ending(view)}　第 {view.Version} 版");
        output.WriteLine($"{view.Finding.Food}　{view.Finding.TestItem}　样品 {view.Finding.SampleNo}（{view.Finding.Upload} 第 {view.Finding.Row} 行）");
        if (view.Screening is { } screening)
        {
            output.WriteLine($"受检：{screening.MarketName}（{screening.Market}） 摊位 {screening.StallNo ?? "–"} 经营户 {screening.Vendor ?? "–"}");
            foreach (var line in screening.Readings)
                output.WriteLine($"快检：{SampleWords.When(line.TestedAt, line.Precision)} {line.TestItem} {line.Value} {line.Unit} {ChineseTexts.Instance.Outcome(line.Outcome)}");
        }
        foreach (var party in view.Parties)
        {
            output.WriteLine($"当事方：{ChineseTexts.Instance.Role(party.Role)} {party.Name}");
            if (party.Department is not null)
                output.WriteLine($"　　第 {party.Number} 个，{party.StageName}：{party.Department} {party.LetterNo} {party.Outcome}");
            foreach (var dispute in party.Disputes)
                output.WriteLine($"　　{dispute.Name}：{dispute.StageName}");
            foreach (var clock in party.Clocks)
                ClockText.Write(output, clock);
        }
        if (view.PartiesWithoutTask.Count > 0)
            output.WriteLine($"还没有任务的当事方：{string.Join("、", view.PartiesWithoutTask.Select(number => view.Parties[number - 1].Name))}");
        foreach (var clock in view.Clocks)
            ClockText.Write(output, clock);
        if (view.Missing.Count > 0)
            output.WriteLine($"尚缺证据：{string.Join("、", view.Missing.Select(code => $"{code}（{lifecycle.FindEvidence(code)!.Name}）"))}");
        if (view.Awaited.Count > 0)
            output.WriteLine($"结案后待补：{string.Join("、", view.Awaited.Select(code => $"{code}（{lifecycle.FindEvidence(code)!.Name}）"))}");
        if (view.Links.Count > 0)
            output.WriteLine($"相关案件：{string.Join("、", view.Links)}");
        foreach (var merged in view.Merged)
            output.WriteLine($"并入 {merged.Number}：{merged.Finding.Food} {merged.Finding.TestItem}，证据 {merged.Evidence.Count} 份");
        foreach (var fault in view.GoodsFaults)
            output.WriteLine($"货品：{fault}");
        if (view.Actions.Count > 0)
            output.WriteLine($"可办操作：{string.Join("、", view.Actions.Select(code => $"{code}（{lifecycle.NameOf(code)}）"))}");
        foreach (var happened in view.Events)
            output.WriteLine($"{happened.At:yyyy-MM-dd HH:mm:ss} {ChineseTexts.Instance.By(happened.By)} {happened.Name}");
    }
}
