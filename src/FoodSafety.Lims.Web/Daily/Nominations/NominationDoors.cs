using System.CommandLine;
using System.Security.Claims;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Shell.Commands;
using FoodSafety.Lims.Web.Shell.Http;
using FoodSafety.Lims.Web.Storage;

namespace FoodSafety.Lims.Web.Daily;

/// <summary><c>/nominations</c> and <c>lims nominations</c>: 你点我检. Officers enter what the public named; there is no public door.</summary>
public static class NominationDoors
{
    /// <summary>The body of a nomination.</summary>
    public sealed record NominationBody(string? District, string? Campaign, string? Product, string? Reason, string? Contact, DateOnly? On);

    /// <summary>The body of a step.</summary>
    public sealed record StepBody(string? Text, string? SampleNo, long? RapidTest, int? Version);

    public static void MapNominations(this IEndpointRouteBuilder api)
    {
        api.MapGet("/nominations", async (string? district, string? stage, string? cursor, LimsDb db, ClaimsPrincipal user, CancellationToken cancel) =>
                (await new ListNominations(district, stage, cursor).Handle(db, Caller.From(user), cancel)).ToResult())
            .WithTags("Daily").WithSummary("Nominations (你点我检), the newest first.")
            .Produces<NominationList>().ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status403Forbidden);

        api.MapPost("/nominations", async (NominationBody body, LimsDatabase database, TimeProvider clock, ClaimsPrincipal user, CancellationToken cancel) =>
                (await new AddNomination(body.District, body.Campaign, body.Product, body.Reason, body.Contact, body.On).Handle(database, Caller.From(user), clock.GetUtcNow(), cancel))
                .ToResult(item => Results.Created($"{ApiRoutes.Prefix}/nominations?district={item.District}", item)))
            .WithTags("Daily").WithSummary("Takes a nomination in.")
            .Produces<NominationList.Item>(StatusCodes.Status201Created).ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status403Forbidden);

        api.MapPost("/nominations/{number}/{action}", async (string number, string action, StepBody body, LimsDb db, TimeProvider clock, ClaimsPrincipal user, CancellationToken cancel) =>
                (await new ActOnNomination(number, action, body.Text, body.SampleNo, body.RapidTest, body.Version).Handle(db, Caller.From(user), clock.GetUtcNow(), cancel)).ToResult())
            .WithTags("Daily").WithSummary("A step: choose | decline {text} | link {sampleNo or rapidTest; text: why, where it is another food} | tell {text}, which needs the linked result.")
            .Produces<NominationList.Item>().ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
    }

    public static Command Command()
    {
        var district = new Option<string>("--district") { Description = "The district.", HelpName = "CODE", Required = true };
        var (stage, cursor) = (new Option<string?>("--stage") { Description = "received | chosen | linked | closed | declined" }, new Option<string?>("--cursor") { Description = "The next of the page before." });
        var list = new Command("list", "Nominations, the newest first.") { district, stage, cursor }
            .Runs((run, cancel) => run.WithDatabase(async db => run.Answer(await new ListNominations(run.Value(district), run.Value(stage), run.Value(cursor)).Handle(db, Caller.CommandLine, cancel),
                (output, found) =>
                {
                    foreach (var item in found.Items)
                        Write(output, item);
                    if (found.Next is not null)
                        output.WriteLine($"更早的点检：--cursor {found.Next}");
                })));
        return new Command("nominations", "你点我检: what the public named, and what became of it.") { list, Add(), Act() };
    }

    private static Command Add()
    {
        var district = new Option<string>("--district") { Description = "The district.", HelpName = "CODE", Required = true };
        var campaign = new Option<string?>("--campaign") { Description = "Tag of the campaign; the plan's first that takes nominations where it is left out." };
        var (product, reason) = (new Option<string>("--product") { Description = "What they named.", Required = true }, new Option<string>("--reason") { Description = "Why.", Required = true });
        var (contact, on, by) = (new Option<string?>("--contact") { Description = "How to tell them." }, new Option<string?>("--on") { Description = "The day they asked.", HelpName = "D" }, new Option<string?>("--by") { Description = "In whose name.", HelpName = "NAME" });
        return new Command("add", "Takes a nomination in.") { district, campaign, product, reason, contact, on, by }
            .Runs(async (run, cancel) =>
            {
                DateOnly day = default;
                if (run.Value(on) is { } given && !LocalClock.TryReadDay(given, out day))
                    return run.Refuse(LocalClock.NotADay("--on", given));
                var opened = run.OpenDatabase();
                return opened.Refusal is { } refusal ? run.Refuse(refusal)
                    : run.Answer(await new AddNomination(run.Value(district), run.Value(campaign), run.Value(product), run.Value(reason), run.Value(contact), run.Value(on) is null ? null : day)
                        .Handle(opened.Value, Caller.AtCommandLine(run.Value(by)), DateTimeOffset.UtcNow, cancel), Write);
            });
    }

    private static Command Act()
    {
        var (number, action) = (new Argument<string>("NUMBER") { Description = "E.g. DM-440304-2023-00001." }, new Argument<string>("ACTION") { Description = "choose | decline | link | tell" });
        var (text, sample, test) = (new Option<string?>("--text") { Description = "What was arranged, why not, what was told." }, new Option<string?>("--sample") { Description = "抽样单编号 to link." }, new Option<long?>("--rapid-test") { Description = "Rapid test to link." });
        var by = new Option<string?>("--by") { Description = "In whose name.", HelpName = "NAME" };
        return new Command("act", "A step of a nomination.") { number, action, text, sample, test, by }
            .Runs((run, cancel) => run.WithDatabase(async db => run.Answer(
                await new ActOnNomination(run.Value(number)!, run.Value(action)!, run.Value(text), run.Value(sample), run.Value(test)).Handle(db, Caller.AtCommandLine(run.Value(by)), DateTimeOffset.UtcNow, cancel), Write)));
    }

    private static void Write(TextWriter output, NominationList.Item item) =>
        output.WriteLine(FormattableString.Invariant($"{item.Number}  {item.NominatedOn:yyyy-MM-dd}  {item.Campaign}  {item.Product}  {item.StageName}  {item.SampleNo ?? (item.RapidTest is { } test ? FormattableString.Invariant($"快检 {test}") : "–")}  {item.Result ?? "–"}"));
}
