using System.CommandLine;
using System.Security.Claims;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Shell.Commands;
using FoodSafety.Lims.Web.Shell.Http;
using FoodSafety.Lims.Web.Storage;

namespace FoodSafety.Lims.Web.Daily;

/// <summary><c>/campaigns</c>, <c>/events</c> and <c>lims campaigns</c>: 专项活动, 节日和活动保障.</summary>
public static class CampaignDoors
{
    /// <summary>The body of an event.</summary>
    public sealed record EventBody(string? District, string? Tag, string? Title, DateOnly? From, DateOnly? To);

    /// <summary>Why an event is taken back.</summary>
    public sealed record ReasonBody(string? Reason);

    public static void MapCampaigns(this IEndpointRouteBuilder api)
    {
        api.MapGet("/campaigns", async (string? district, string? period, string? asOf, LimsDatabase database, TimeProvider clock, ClaimsPrincipal user, CancellationToken cancel) =>
            {
                var at = clock.GetUtcNow();
                if (asOf is not null && !LocalClock.TryReadInstant(asOf, database.Settings.TimeZone, out at))
                    return LocalClock.NotAnInstant("asOf", asOf).ToProblem();
                return (await new AskCampaigns(district, period, at).Handle(database, Caller.From(user), cancel)).ToResult();
            })
            .WithTags("Daily").WithSummary("专项活动: what was done under each tag in a period (2023, 2023-Q3, 2023-09), the days it was held and those it missed.")
            .Produces<CampaignTallies>().ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status403Forbidden);

        api.MapPost("/events", async (EventBody body, LimsDb db, TimeProvider clock, ClaimsPrincipal user, CancellationToken cancel) =>
                body.From is not { } from ? new Domain.Refusal("missing", "请写明开始日期（from），例如 2023-09-29。", Domain.RefusalKind.Invalid).ToProblem()
                : (await new AddEvent(body.District, body.Tag, body.Title, from, body.To ?? from).Handle(db, Caller.From(user), clock.GetUtcNow(), cancel))
                    .ToResult(added => Results.Created($"{ApiRoutes.Prefix}/campaigns?district={added.DistrictCode}", new { added.Id, added.Tag, added.Title, From = added.FromOn, To = added.ToOn })))
            .WithTags("Daily").WithSummary("Adds an event or special action (亚运、国庆、节日保障): a tag with its days.")
            .Produces(StatusCodes.Status201Created).ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status409Conflict);

        api.MapPost("/events/{id:int}/withdrawn", async (int id, ReasonBody body, LimsDb db, TimeProvider clock, ClaimsPrincipal user, CancellationToken cancel) =>
                (await new WithdrawEvent(id, body.Reason).Handle(db, Caller.From(user), clock.GetUtcNow(), cancel)).ToResult(_ => Results.NoContent()))
            .WithTags("Daily").WithSummary("Takes an event back, with the reason; its records keep their tag.")
            .Produces(StatusCodes.Status204NoContent).ProducesProblem(StatusCodes.Status404NotFound);
    }

    public static Command Command()
    {
        var district = new Option<string>("--district") { Description = "The district.", HelpName = "CODE", Required = true };
        var period = new Option<string>("--period") { Description = "2023, 2023-H1, 2023-Q3, 2023-09, 2023-09-18.", Required = true };
        var show = new Command("show", "What was done under each tag in a period, and what was missed.") { district, period }
            .Runs(async (run, cancel) =>
            {
                var opened = run.OpenDatabase();
                return opened.Refusal is { } refusal ? run.Refuse(refusal)
                    : run.Answer(await new AskCampaigns(run.Value(district), run.Value(period), run.AsOf).Handle(opened.Value, Caller.CommandLine, cancel), Write);
            });
        return new Command("campaigns", "专项活动、节日和活动保障 by their tags.") { show, Event() };
    }

    private static Command Event()
    {
        var district = new Option<string>("--district") { Description = "The district.", HelpName = "CODE", Required = true };
        var tag = new Option<string>("--tag") { Description = "What records write into 专项活动.", Required = true };
        var title = new Option<string?>("--title") { Description = "In words." };
        var (from, to) = (new Option<string>("--from") { Description = "First day.", HelpName = "D", Required = true }, new Option<string>("--to") { Description = "Last day.", HelpName = "D", Required = true });
        var by = new Option<string?>("--by") { Description = "In whose name.", HelpName = "NAME" };
        return new Command("add-event", "Adds an event or special action: a tag with its days.") { district, tag, title, from, to, by }
            .Runs((run, cancel) =>
                !LocalClock.TryReadDay(run.Value(from), out var first) ? Task.FromResult(run.Refuse(LocalClock.NotADay("--from", run.Value(from))))
                : !LocalClock.TryReadDay(run.Value(to), out var last) ? Task.FromResult(run.Refuse(LocalClock.NotADay("--to", run.Value(to))))
                : run.WithDatabase(async db => run.Answer(
                    await new AddEvent(run.Value(district), run.Value(tag), run.Value(title), first, last).Handle(db, Caller.AtCommandLine(run.Value(by)), DateTimeOffset.UtcNow, cancel),
                    (output, added) => output.WriteLine(FormattableString.Invariant($"{added.Id}  {added.Tag}  {added.Title}  {added.FromOn:yyyy-MM-dd} 至 {added.ToOn:yyyy-MM-dd}")))));
    }

    private static void Write(TextWriter output, CampaignTallies tallies)
    {
        foreach (var item in tallies.Items)
        {
            output.WriteLine($"{item.Tag}  快检 {item.Tally.Batches} 批，阳性 {item.Tally.Positive}；抽检 {item.Tally.Samples} 批，不合格 {item.Tally.NonCompliant}"
                + (item.Nominations is { } nominated ? $"；点名 {nominated.Received} 件，已反馈 {nominated.Closed}" : ""));
            if (item.Missed.Count > 0)
                output.WriteLine($"  未开展：{string.Join("、", item.Missed.Select(day => FormattableString.Invariant($"{day:yyyy-MM-dd}")))}");
        }
    }
}
