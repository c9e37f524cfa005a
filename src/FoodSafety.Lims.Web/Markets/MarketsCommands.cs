using System.CommandLine;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Shell.Commands;

namespace FoodSafety.Lims.Web.Markets;

/// <summary><c>lims markets</c>, <c>lims orgs</c>, <c>lims missing-logs</c>.</summary>
public static class MarketsCommands
{
    public static Command Markets()
    {
        var district = new Option<string?>("--district") { Description = "Only this district.", HelpName = "CODE" };
        return new Command("markets", "Lists the markets.") { district }
            .Runs((run, cancel) => List(run, new ListOrganisations(run.Value(district), "market"), cancel));
    }

    public static Command Organisations()
    {
        var kind = new Option<string?>("--kind") { Description = "regulator | lab | market" };
        var district = new Option<string?>("--district") { Description = "Only this district.", HelpName = "CODE" };
        return new Command("orgs", "Lists the organisations.") { kind, district }
            .Runs((run, cancel) => List(run, new ListOrganisations(run.Value(district), run.Value(kind)), cancel));
    }

    public static Command Missing()
    {
        var district = new Option<string>("--district") { Description = "The district.", HelpName = "CODE", Required = true };
        var date = new Option<string>("--date") { Description = "The business day, e.g. 2023-09-18.", HelpName = "D", Required = true };
        var by = new Option<string?>("--by") { Description = "Had not sent it by this time of the day, e.g. 9:00.", HelpName = "H:MM" };
        return new Command("missing-logs", "Lists the markets that have not sent their log of a day, ready to be pasted.") { district, date, by }
            .Runs(async (run, cancel) =>
            {
                if (!LocalClock.TryReadDay(run.Value(date), out var on))
                    return run.Refuse(LocalClock.NotADay("--date", run.Value(date)));
                TimeOnly time = default;
                if (run.Value(by) is { } given && !LocalClock.TryReadTime(given, out time))
                    return run.Refuse(LocalClock.NotATime("--by", given));
                return await run.WithDatabase(async db => run.Answer(
                    await new MissingLogs(run.Value(district)!, on, run.Value(by) is null ? null : time, run.AsOf).Handle(db, run.Settings.TimeZone, Caller.CommandLine, cancel),
                    (output, list) =>
                    {
                        output.WriteLine($"{list.District} {list.Date:yyyy-MM-dd}：{list.Markets} 个市场，{list.Items.Count} 个未报送，{list.Closed.Count} 个未营业（已申报），{list.Unable.Count} 个无法检测");
                        foreach (var market in list.Items)
                            output.WriteLine($"  未报送  {market.Code}  {market.Name}");
                        foreach (var market in list.Closed)
                            output.WriteLine($"  {market.ClosureName}    {market.Code}  {market.Name}{(market.Reason == market.ClosureName ? "" : $"  {market.Reason}")}");
                        foreach (var market in list.Unable)
                            output.WriteLine($"  {market.ClosureName}  {market.Code}  {market.Name}  {market.Reason}");
                        foreach (var market in list.Running)
                            output.WriteLine($"  营业中  {market.Code}  {market.Name}");
                        foreach (var market in list.Contradicted)
                            output.WriteLine($"  矛盾    {market.Code}  {market.Name}  已申报{market.ClosureName}，仍有检测记录");
                        output.WriteLine(list.Text);
                    }));
            });
    }

    private static Task<int> List(CommandRun run, ListOrganisations question, CancellationToken cancel) =>
        run.WithDatabase(async db => run.Answer(await question.Handle(db, Caller.CommandLine, cancel), (output, list) =>
        {
            foreach (var line in list.Items)
                output.WriteLine($"{line.Code,-14} {line.Kind,-10} {line.Name}");
        }));
}
