using System.CommandLine;
using System.Security.Claims;
using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Shell.Commands;
using FoodSafety.Lims.Web.Shell.Http;
using FoodSafety.Lims.Web.Storage;

namespace FoodSafety.Lims.Web.Markets;

/// <summary><c>/closures</c>, <c>/markets/{code}/closures</c> and <c>lims closures</c>: 休市、停电、设备故障申报.</summary>
public static class ClosureDoors
{
    /// <summary>The body of a declaration, and of its withdrawal.</summary>
    /// <param name="To">Last day; the first where it is left out.</param>
    public sealed record ClosureBody(DateOnly? From, DateOnly? To, string? Kind, string? Reason);

    public static void MapClosures(this IEndpointRouteBuilder api)
    {
        api.MapGet("/closures", async (string? district, string? from, string? to, string? market, bool? withdrawn, LimsDb db, ClaimsPrincipal user, CancellationToken cancel) =>
            {
                if (!LocalClock.TryReadDay(from, out var first))
                    return LocalClock.NotADay("from", from).ToProblem();
                var last = first;
                if (to is not null && !LocalClock.TryReadDay(to, out last))
                    return LocalClock.NotADay("to", to).ToProblem();
                return (await new ListClosures(district, first, last, market, withdrawn ?? false).Handle(db, Caller.From(user), cancel)).ToResult();
            })
            .WithTags("Markets").WithSummary("Declared closed days (休市、停电、设备故障) of a district, and those for which tests are stored all the same.")
            .Produces<ClosureList>().ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status403Forbidden);

        api.MapPost("/markets/{code}/closures", async (string code, ClosureBody body, LimsDb db, TimeProvider clock, ClaimsPrincipal user, CancellationToken cancel) =>
                body.From is not { } from ? NoDay().ToProblem()
                : (await new DeclareClosure(code, from, body.To ?? from, body.Kind, body.Reason).Handle(db, Caller.From(user), clock.GetUtcNow(), cancel)).ToResult())
            .WithTags("Markets").WithSummary("Declares days for which a market owes no log: kind closed | power-cut | device-fault | typhoon | other. Sent again, it changes nothing.")
            .Produces<ClosureList>().ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound);

        api.MapPost("/markets/{code}/closures/withdrawn", async (string code, ClosureBody body, LimsDb db, TimeProvider clock, ClaimsPrincipal user, CancellationToken cancel) =>
                body.From is not { } from ? NoDay().ToProblem()
                : (await new WithdrawClosure(code, from, body.To ?? from, body.Reason).Handle(db, Caller.From(user), clock.GetUtcNow(), cancel)).ToResult())
            .WithTags("Markets").WithSummary("Takes back what was declared, with the reason; it is kept.")
            .Produces<ClosureList>().ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
    }

    public static Command Command()
    {
        var district = new Option<string>("--district") { Description = "The district.", HelpName = "CODE", Required = true };
        var (from, to) = (Day("--from", "First day."), Day("--to", "Last day; the first where it is left out.", required: false));
        var withdrawn = new Option<bool>("--withdrawn") { Description = "Those that were taken back too." };
        var list = new Command("list", "Declared days of a district, and those with tests all the same.") { district, from, to, withdrawn }
            .Runs((run, cancel) => Days(run, from, to, (first, last) => run.WithDatabase(async db => run.Answer(
                await new ListClosures(run.Value(district), first, last, null, run.Value(withdrawn)).Handle(db, Caller.CommandLine, cancel), Write))));
        return new Command("closures", "Days for which markets declared that they owe no log: 休市、停电、设备故障、台风、其他.") { list, Declare(), Withdraw() };
    }

    private static Command Declare()
    {
        var market = new Option<string>("--market") { Description = "The market.", HelpName = "CODE", Required = true };
        var (from, to) = (Day("--from", "First day."), Day("--to", "Last day; the first where it is left out.", required: false));
        var kind = new Option<string>("--kind") { Description = "closed | power-cut | device-fault | typhoon | other", Required = true };
        var (reason, by) = (new Option<string?>("--reason") { Description = "In words." }, new Option<string?>("--by") { Description = "In whose name.", HelpName = "NAME" });
        return new Command("declare", "Declares days for which a market owes no log.") { market, from, to, kind, reason, by }
            .Runs((run, cancel) => Days(run, from, to, (first, last) => run.WithDatabase(async db => run.Answer(
                await new DeclareClosure(run.Value(market), first, last, run.Value(kind), run.Value(reason)).Handle(db, Caller.AtCommandLine(run.Value(by)), DateTimeOffset.UtcNow, cancel), Write))));
    }

    private static Command Withdraw()
    {
        var market = new Option<string>("--market") { Description = "The market.", HelpName = "CODE", Required = true };
        var (from, to) = (Day("--from", "First day."), Day("--to", "Last day; the first where it is left out.", required: false));
        var (reason, by) = (new Option<string>("--reason") { Description = "Why.", Required = true }, new Option<string?>("--by") { Description = "In whose name.", HelpName = "NAME" });
        return new Command("withdraw", "Takes back what was declared; it is kept.") { market, from, to, reason, by }
            .Runs((run, cancel) => Days(run, from, to, (first, last) => run.WithDatabase(async db => run.Answer(
                await new WithdrawClosure(run.Value(market), first, last, run.Value(reason)).Handle(db, Caller.AtCommandLine(run.Value(by)), DateTimeOffset.UtcNow, cancel), Write))));
    }

    private static Option<string> Day(string name, string description, bool required = true) => new(name) { Description = description, HelpName = "D", Required = required };

    private static Task<int> Days(CommandRun run, Option<string> from, Option<string> to, Func<DateOnly, DateOnly, Task<int>> then)
    {
        if (!LocalClock.TryReadDay(run.Value(from), out var first))
            return Task.FromResult(run.Refuse(LocalClock.NotADay("--from", run.Value(from))));
        var last = first;
        return run.Value(to) is { } given && !LocalClock.TryReadDay(given, out last) ? Task.FromResult(run.Refuse(LocalClock.NotADay("--to", given))) : then(first, last);
    }

    private static void Write(TextWriter output, ClosureList list)
    {
        foreach (var item in list.Items)
            output.WriteLine(FormattableString.Invariant($"{item.From:yyyy-MM-dd}{(item.To == item.From ? "" : FormattableString.Invariant($" 至 {item.To:yyyy-MM-dd}"))}  {item.Market}  {item.MarketName}  {item.KindName}  {item.Reason}")
                + (item.WithdrawnBecause is { } why ? $"  已撤回：{why}" : "")
                + (item.Tested.Count > 0 ? $"  矛盾：已有检测记录 {string.Join("、", item.Tested.Select(day => FormattableString.Invariant($"{day:yyyy-MM-dd}")))}" : ""));
        output.WriteLine($"共 {list.Items.Count} 条");
    }

    private static Refusal NoDay() => new("missing", "请写明开始日期（from），例如 2023-09-18。", RefusalKind.Invalid);
}
