using System.CommandLine;
using System.Globalization;
using System.Security.Claims;
using System.Text.Json;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Shell.Commands;
using FoodSafety.Lims.Web.Shell.Http;
using FoodSafety.Lims.Web.Storage;

namespace FoodSafety.Lims.Web.Quotas.Figures;

/// <summary><c>/external-figures</c> and <c>lims external-figures</c>: figures that no record gives, with source and day.</summary>
public static class FiguresDoors
{
    /// <summary>A figure as it is sent; the value as a number or a text.</summary>
    public sealed record FigureBody(string? District, string? Key, JsonElement? Value, string? On, string? Source);

    public sealed record TakeBackBody(string? District, string? Reason);

    public static void MapExternalFigures(this IEndpointRouteBuilder api)
    {
        api.MapGet("/external-figures", async (string? district, string? key, LimsDatabase database, ClaimsPrincipal user, CancellationToken cancel) =>
                (await new ListFigures(district, key).Handle(database, Caller.From(user), cancel)).ToResult())
            .WithTags("Quotas").WithSummary("Figures from outside: every one entered, the newest of a key first, and the keys that the plans wait for.")
            .Produces<FigureList>().ProducesProblem(StatusCodes.Status403Forbidden);

        api.MapPost("/external-figures", async (FigureBody body, LimsDatabase database, TimeProvider clock, ClaimsPrincipal user, CancellationToken cancel) =>
                (await new EnterFigure(body.District, body.Key, body.Value?.ToString(), body.On, body.Source).Handle(database, Caller.From(user), clock.GetUtcNow(), cancel))
                .ToResult(figure => Results.Created($"{ApiRoutes.Prefix}/external-figures?district={figure.District}", figure)))
            .WithTags("Quotas").WithSummary("Enters a figure from outside with its day and source; a correction is a newer one for the same day.")
            .Produces<FigureList.Item>(StatusCodes.Status201Created).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        MapTakeBack(api);
    }

    private static void MapTakeBack(IEndpointRouteBuilder api) =>
        api.MapPost("/external-figures/{id:long}/take-back", async (long id, TakeBackBody body, LimsDatabase database, TimeProvider clock, ClaimsPrincipal user, CancellationToken cancel) =>
                (await new TakeBackFigure(body.District, id, body.Reason).Handle(database, Caller.From(user), clock.GetUtcNow(), cancel)).ToResult())
            .WithTags("Quotas").WithSummary("Takes a figure from outside back, with a reason: it stays on record and the earlier one holds again.")
            .Produces<FigureList.Item>().ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    public static Command Command()
    {
        var district = new Option<string>("--district") { Description = "The district.", HelpName = "CODE", Required = true };
        var key = new Option<string?>("--key") { Description = "Only this figure.", HelpName = "NAME" };
        return new Command("external-figures", "Figures that no record gives (外部数据), with source and day.") { district, key, Enter(), TakeBack() }
            .Runs(async (run, cancel) =>
            {
                var opened = run.OpenDatabase();
                return opened.Refusal is { } refusal
                    ? run.Refuse(refusal)
                    : run.Answer(await new ListFigures(run.Value(district), run.Value(key)).Handle(opened.Value, Caller.CommandLine, cancel), (output, list) =>
                    {
                        foreach (var item in list.Items)
                            Write(output, item);
                        foreach (var awaited in list.Keys.Where(awaited => list.Items.All(item => item.Key != awaited.Key)))
                            output.WriteLine($"待录入  {awaited.Key}（{awaited.Targets}）");
                    });
            });
    }

    private static Command Enter()
    {
        var district = new Option<string>("--district") { Description = "The district.", HelpName = "CODE", Required = true };
        var key = new Option<string>("--key") { Description = "As the plan names it.", HelpName = "NAME", Required = true };
        var value = new Option<string>("--value") { Description = "In the target's unit, e.g. 98.6.", Required = true };
        var on = new Option<string>("--on") { Description = "The day it holds for, e.g. 2023-09-30.", HelpName = "D", Required = true };
        var source = new Option<string>("--source") { Description = "Who published it and where.", Required = true };
        var by = new Option<string?>("--by") { Description = "Who enters it.", HelpName = "NAME" };
        return new Command("enter", "Enters a figure; a correction is a newer one for the same day.") { district, key, value, on, source, by }
            .Runs(async (run, cancel) =>
            {
                var opened = run.OpenDatabase();
                return opened.Refusal is { } refusal
                    ? run.Refuse(refusal)
                    : run.Answer(await new EnterFigure(run.Value(district), run.Value(key), run.Value(value), run.Value(on), run.Value(source))
                        .Handle(opened.Value, Caller.AtCommandLine(run.Value(by)), DateTimeOffset.UtcNow, cancel), Write);
            });
    }

    private static Command TakeBack()
    {
        var district = new Option<string>("--district") { Description = "The district.", HelpName = "CODE", Required = true };
        var id = new Option<long>("--id") { Description = "The figure's number, as the list shows it.", HelpName = "N", Required = true };
        var why = new Option<string>("--why") { Description = "The reason.", Required = true };
        var by = new Option<string?>("--by") { Description = "Who takes it back.", HelpName = "NAME" };
        return new Command("take-back", "Takes a figure back: it stays on record and the earlier one holds again.") { district, id, why, by }
            .Runs(async (run, cancel) =>
            {
                var opened = run.OpenDatabase();
                return opened.Refusal is { } refusal
                    ? run.Refuse(refusal)
                    : run.Answer(await new TakeBackFigure(run.Value(district), run.Value(id), run.Value(why))
                        .Handle(opened.Value, Caller.AtCommandLine(run.Value(by)), DateTimeOffset.UtcNow, cancel), Write);
            });
    }

    private static void Write(TextWriter output, FigureList.Item item) => output.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"{item.On:yyyy-MM-dd}  {item.Key} = {item.Value}  来源：{item.Source}  （{item.EnteredBy} 于 {item.EnteredAt:yyyy-MM-dd HH:mm} 录入，第 {item.Id} 号）{(item.TakenBack is { } gone ? $"  已收回：{gone.By} 于 {gone.At:yyyy-MM-dd HH:mm}，{gone.Why}" : "")}{(item.Reports.Count > 0 ? $"  涉及已出具的报表：{string.Join('、', item.Reports)}" : "")}"));
}
