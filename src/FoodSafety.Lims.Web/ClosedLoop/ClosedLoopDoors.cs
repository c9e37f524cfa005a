using System.CommandLine;
using System.Security.Claims;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Shell.Commands;
using FoodSafety.Lims.Web.Shell.Http;
using FoodSafety.Lims.Web.Storage;

namespace FoodSafety.Lims.Web.ClosedLoop;

/// <summary><c>/closed-loop</c> and <c>lims closed-loop</c>: 抽检研处控.</summary>
public static class ClosedLoopDoors
{
    public static void MapClosedLoop(this IEndpointRouteBuilder api) =>
        api.MapGet("/closed-loop", async (string? district, string? period, string? asOf, LimsDb db, LimsSettings settings, TimeProvider clock, ClaimsPrincipal user, CancellationToken cancel) =>
            {
                var at = clock.GetUtcNow();
                if (asOf is not null && !LocalClock.TryReadInstant(asOf, settings.TimeZone, out at))
                    return LocalClock.NotAnInstant("asOf", asOf).ToProblem();
                return (await new AskClosedLoop(district, period, at).Handle(db, settings.TimeZone, Caller.From(user), cancel)).ToResult();
            })
            .WithTags("Quotas").WithSummary("抽检研处控: how far the samples of a period are, how long each stage took, and what has no case.")
            .Produces<ClosedLoopView>().ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status403Forbidden);

    public static Command Command()
    {
        var district = new Option<string>("--district") { Description = "The district.", HelpName = "CODE", Required = true };
        var period = new Option<string>("--period") { Description = "By the day of sampling: 2023, 2023-H1, 2023-Q3, 2023-09, 2023-09-18.", Required = true };
        return new Command("closed-loop", "抽检研处控: how far the samples of a period are, and how long each stage took.") { district, period }
            .Runs((run, cancel) => run.WithDatabase(async db => run.Answer(
                await new AskClosedLoop(run.Value(district), run.Value(period), run.AsOf).Handle(db, run.Settings.TimeZone, Caller.CommandLine, cancel), Write)));
    }

    private static void Write(TextWriter output, ClosedLoopView loop)
    {
        foreach (var stage in loop.Stages)
            output.WriteLine($"{stage.Name}\t{stage.Reached}{(stage.Median is { } median ? $"\t中位 {median} 天，九成 {stage.P90} 天内" : "")}");
        output.WriteLine($"移送、注销或推翻 {loop.Left} 件；尚未控制 {loop.Waiting.Count} 件；没有案件的不合格样品 {loop.Orphans.Count} 件");
        foreach (var item in loop.Waiting)
            output.WriteLine(FormattableString.Invariant($"  未控制  {item.SampleNo}  {item.Case}  报告 {item.ReportedOn:yyyy-MM-dd}"));
        foreach (var orphan in loop.Orphans)
            output.WriteLine($"  没有案件  {orphan}");
    }
}
