using System.CommandLine;
using FoodSafety.Lims.Domain.Disposal.Clocks;
using FoodSafety.Lims.Web.Disposal.Pages;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Shell.Commands;

namespace FoodSafety.Lims.Web.Disposal.Doors;

/// <summary><c>lims cases</c>: cases with their clocks and what is missing.</summary>
public static class CasesCommand
{
    public static Command Create()
    {
        var district = new Option<string?>("--district") { Description = "Only this district's.", HelpName = "CODE" };
        var kind = new Option<string?>("--kind") { Description = "positive | disposal" };
        var stage = new Option<string?>("--stage") { Description = "Only those in this stage; lims lifecycle KIND names them." };
        var overdue = new Option<bool>("--overdue") { Description = "Only those with a clock past due and what it allows or asks for not done: what the office is late with, and objections that lapsed. The pages count the former alone." };
        var escalated = new Option<bool>("--escalated") { Description = "Only those the office is late with, risen to the station (所), the district (区局) or the city (市局)." };
        var level = new Option<EscalationLevel?>("--level") { Description = "Only those that have risen exactly so far: reminder | station | district | city." };
        var lookBack = new Option<bool>("--look-back") { Description = "Only closed ones whose look-back (回头看) is still to come or late." };
        var cursor = new Option<string?>("--cursor") { Description = "The next of the page before." };
        var limit = new Option<int>("--limit") { Description = "Most cases on a page.", DefaultValueFactory = _ => ListCases.MostOnAPage };
        return new Command("cases", "Lists cases, their clocks and what is missing.") { district, kind, stage, overdue, escalated, level, lookBack, cursor, limit }
            .Runs(async (run, cancel) =>
            {
                var opened = run.OpenDatabase();
                if (opened.Refusal is { } refusal)
                    return run.Refuse(refusal);

                await using var db = opened.Value.CreateContext();
                var reading = await CaseReading.Load(db, run.AsOf, run.Settings.TimeZone, cancel);
                var asked = new ListCases(run.Value(district), run.Value(kind), run.Value(stage), run.Value(overdue), run.Value(escalated), run.Value(level), run.Value(lookBack), run.Value(cursor), run.Value(limit));
                return run.Answer(await asked.Handle(db, reading, Caller.CommandLine, cancel), Write);
            });
    }

    private static void Write(TextWriter output, CasePage page)
    {
        foreach (var item in page.Items)
        {
            output.WriteLine(string.Join('\t', [item.Number, item.StageName + ChineseTexts.Instance.Ending(item), item.Finding.Food, item.Finding.TestItem, .. Standing(item)]));
        }

        output.WriteLine(page.Next is null ? $"共 {page.Items.Count} 件" : $"本页 {page.Items.Count} 件，下一页：--cursor {page.Next}");
    }

    /// <summary>What an open case waits for; of one that is closed only the look-back is still to come.</summary>
    private static IEnumerable<string> Standing(CaseView item) => item.ClosedAt is not null
        ? item.AllClocks.Where(clock => clock.Code == "look-back" && clock.State is ClockState.Running or ClockState.DueSoon or ClockState.Overdue)
            .Select(clock => clock.IsLate ? $"[{clock.Name}已超期]" : $"[{clock.Name}待办]")
        : [$"缺 {item.Missing.Count} 项证据", .. item.Escalation is EscalationLevel.None ? [] : new[] { $"[{ChineseTexts.Instance.Escalation(item.Escalation)}]" }, .. item.AllClocks.Where(clock => clock.IsLate || (clock.IsRight && clock.State is ClockState.Overdue)).Select(clock => $"[{clock.Name}{(clock.IsRight ? "已届满" : "已超期")}]")];
}
