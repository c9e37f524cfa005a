using System.CommandLine;
using System.Security.Claims;
using FoodSafety.Lims.Web.Markets;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Shell.Commands;
using FoodSafety.Lims.Web.Shell.Http;
using FoodSafety.Lims.Web.Storage;

namespace FoodSafety.Lims.Web.Daily;

/// <summary>无证未检 and 重点品种: <c>/uncertified</c>, <c>/watch-lists</c>, and their commands.</summary>
public static class DailyDoors
{
    public static void MapDaily(this IEndpointRouteBuilder api)
    {
        api.MapGet("/uncertified", async (string? district, string? from, string? to, LimsDatabase database, ClaimsPrincipal user, CancellationToken cancel) =>
            {
                if (!LocalClock.TryReadDay(from, out var first))
                    return LocalClock.NotADay("from", from).ToProblem();
                var last = first;
                if (to is not null && !LocalClock.TryReadDay(to, out last))
                    return LocalClock.NotADay("to", to).ToProblem();
                return (await new ListUncertified(district, first, last).Handle(database, Caller.From(user), cancel)).ToResult();
            })
            .WithTags("Daily").WithSummary("无证未检: goods without a certificate that nobody tested with an outcome on their day.")
            .Produces<UncertifiedList>().ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status403Forbidden);

        api.MapGet("/watch-lists", async (string? district, string? week, string? asOf, LimsDatabase database, TimeProvider clock, ClaimsPrincipal user, CancellationToken cancel) =>
            {
                var at = clock.GetUtcNow();
                if (asOf is not null && !LocalClock.TryReadInstant(asOf, database.Settings.TimeZone, out at))
                    return LocalClock.NotAnInstant("asOf", asOf).ToProblem();
                return (await new AskWatchLists(district, week, at).Handle(database, Caller.From(user), cancel)).ToResult();
            })
            .WithTags("Daily").WithSummary("重点品种: markets that sold a watched food and tested too little of it in a week (2023-W23, or a day of it).")
            .Produces<WatchWeek>().ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status403Forbidden);
    }

    public static Command Uncertified()
    {
        var district = new Option<string>("--district") { Description = "The district.", HelpName = "CODE", Required = true };
        var from = new Option<string>("--from") { Description = "First business day.", HelpName = "D", Required = true };
        var to = new Option<string?>("--to") { Description = "Last business day; the first where it is left out.", HelpName = "D" };
        return new Command("uncertified", "无证未检: goods without a certificate that nobody tested with an outcome on their day.") { district, from, to }
            .Runs(async (run, cancel) =>
            {
                if (!LocalClock.TryReadDay(run.Value(from), out var first))
                    return run.Refuse(LocalClock.NotADay("--from", run.Value(from)));
                var last = first;
                if (run.Value(to) is { } given && !LocalClock.TryReadDay(given, out last))
                    return run.Refuse(LocalClock.NotADay("--to", given));
                var opened = run.OpenDatabase();
                return opened.Refusal is { } refusal ? run.Refuse(refusal)
                    : run.Answer(await new ListUncertified(run.Value(district), first, last).Handle(opened.Value, Caller.CommandLine, cancel), (output, list) =>
                    {
                        foreach (var item in list.Items)
                            output.WriteLine(FormattableString.Invariant($"{item.Date:yyyy-MM-dd}  {item.Market}  {item.MarketName}  {item.StallNo ?? "–"}  {item.Food}  {item.WhyName}  {item.Record}"));
                        output.WriteLine($"无证未检 {list.Items.Count} 批，未填合格证明的入场登记 {list.Unstated} 条");
                        output.WriteLine(list.Text);
                    });
            });
    }

    public static Command WatchLists()
    {
        var district = new Option<string>("--district") { Description = "The district.", HelpName = "CODE", Required = true };
        var week = new Option<string?>("--week") { Description = "2023-W23, or any day of the week; that of --as-of where it is left out.", HelpName = "W" };
        return new Command("watch-lists", "重点品种: markets that sold a watched food and tested too little of it in a week, ready to be pasted.") { district, week }
            .Runs(async (run, cancel) =>
            {
                var opened = run.OpenDatabase();
                return opened.Refusal is { } refusal ? run.Refuse(refusal)
                    : run.Answer(await new AskWatchLists(run.Value(district), run.Value(week), run.AsOf).Handle(opened.Value, Caller.CommandLine, cancel), Write);
            });
    }

    private static void Write(TextWriter output, WatchWeek week)
    {
        output.WriteLine(FormattableString.Invariant($"{week.Week}  {week.From:yyyy-MM-dd} 至 {week.To:yyyy-MM-dd}"));
        foreach (var list in week.Lists)
        {
            output.WriteLine($"{list.Code}  {list.Title}{(list.NotChecked is { } why ? $"  不核对：{why}" : $"  每周 {list.LeastPerWeek} 批")}{string.Concat(list.Tested.Select(food => $"  {food.Food} {food.Batches} 批"))}");
            foreach (var line in list.Lines.Where(line => line.State != "met"))
                output.WriteLine($"  {line.Food}  {line.Market}  {line.MarketName}  {line.Done}/{line.Demand}  {(line.State == "excused" ? "全周停检" : line.State == "running" ? "本周未满" : "未达")}{string.Concat(line.Closed.Select(day => $"  {day}"))}");
        }
        output.WriteLine(week.Text);
    }
}
