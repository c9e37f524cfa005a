using System.CommandLine;
using System.Security.Claims;
using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Shell.Commands;
using FoodSafety.Lims.Web.Shell.Http;
using FoodSafety.Lims.Web.Storage;

namespace FoodSafety.Lims.Web.Notices;

/// <summary><c>/notices</c> and <c>lims notices</c>: telling other departments, and their receipts.</summary>
public static class NoticesDoors
{
    /// <summary>The body of a notice.</summary>
    public sealed record NoticeBody(string? District, string? Department, string? Title, string? Text, string? Case);

    /// <summary>The body of a receipt.</summary>
    public sealed record ReceiptBody(string? ReceivedBy, string? Answer);

    public static void MapNotices(this IEndpointRouteBuilder api)
    {
        api.MapGet("/notices", async (string? district, bool? waiting, string? cursor, LimsDb db, LimsSettings settings, ClaimsPrincipal user, CancellationToken cancel) =>
                (await new ListNotices(district, waiting ?? false, cursor).Handle(db, settings.TimeZone, Caller.From(user), cancel)).ToResult())
            .WithTags("Notices").WithSummary("Notices to other departments, the newest first; waiting=true for those without a receipt.")
            .Produces<NoticeList>().ProducesProblem(StatusCodes.Status403Forbidden);

        api.MapPost("/notices", async (NoticeBody body, LimsDb db, LimsSettings settings, TimeProvider clock, ClaimsPrincipal user, CancellationToken cancel) =>
                (await new SendNotice(body.District, body.Department, body.Title, body.Text, body.Case)
                    .Handle(db, settings.TimeZone, Caller.From(user), clock.GetUtcNow(), cancel))
                .ToResult(notice => Results.Created($"{ApiRoutes.Prefix}/notices?district={notice.DistrictCode}", NoticeList.Item.Of(notice, settings.TimeZone))))
            .WithTags("Notices").WithSummary("Sends a notice (通报) to another department.")
            .Produces<NoticeList.Item>(StatusCodes.Status201Created).ProducesProblem(StatusCodes.Status422UnprocessableEntity);

        api.MapPost("/notices/{number}/received", async (string number, ReceiptBody body, LimsDb db, LimsSettings settings, TimeProvider clock, ClaimsPrincipal user, CancellationToken cancel) =>
                (await new ReceiveNotice(number, body.ReceivedBy, body.Answer).Handle(db, Caller.From(user), clock.GetUtcNow(), cancel))
                .ToResult(notice => Results.Ok(NoticeList.Item.Of(notice, settings.TimeZone))))
            .WithTags("Notices").WithSummary("Puts the department's receipt (回执) on record, once.")
            .Produces<NoticeList.Item>().ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
    }

    public static Command Command()
    {
        var district = new Option<string?>("--district") { Description = "Only this district's.", HelpName = "CODE" };
        var waiting = new Option<bool>("--waiting") { Description = "Only those without a receipt." };
        var cursor = new Option<string?>("--cursor") { Description = "The next of the page before." };
        return new Command("notices", "Notices (通报) to other departments, the newest first.") { district, waiting, cursor, Send(), Received() }
            .Runs((run, cancel) => run.WithDatabase(async db => run.Answer(
                await new ListNotices(run.Value(district), run.Value(waiting), run.Value(cursor)).Handle(db, run.Settings.TimeZone, Caller.CommandLine, cancel),
                (output, list) =>
                {
                    foreach (var item in list.Items)
                        Write(output, item);
                    if (list.Next is not null)
                        output.WriteLine($"更早的通报：--cursor {list.Next}");
                })));
    }

    private static Command Send()
    {
        var district = new Option<string>("--district") { Description = "Whose notice it is.", HelpName = "CODE", Required = true };
        var department = new Option<string>("--to") { Description = "The department it goes to.", HelpName = "NAME", Required = true };
        var title = new Option<string>("--title") { Description = "One line.", Required = true };
        var text = new Option<string>("--text") { Description = "What they should know.", Required = true };
        var about = new Option<string?>("--case") { Description = "The case it is about.", HelpName = "NUMBER" };
        return new Command("send", "Sends a notice to another department.") { district, department, title, text, about }
            .Runs((run, cancel) => run.WithDatabase(async db => Answer(run,
                await new SendNotice(run.Value(district), run.Value(department), run.Value(title), run.Value(text), run.Value(about))
                    .Handle(db, run.Settings.TimeZone, Caller.CommandLine, DateTimeOffset.UtcNow, cancel))));
    }

    private static Command Received()
    {
        var number = new Argument<string>("NUMBER") { Description = "The notice, e.g. TB-440304-2023-00001." };
        var by = new Option<string>("--by") { Description = "Who signed for it at the department.", HelpName = "NAME", Required = true };
        var answer = new Option<string?>("--answer") { Description = "What they answered." };
        return new Command("received", "Puts the department's receipt on record, once.") { number, by, answer }
            .Runs((run, cancel) => run.WithDatabase(async db => Answer(run,
                await new ReceiveNotice(run.Value(number)!, run.Value(by), run.Value(answer)).Handle(db, Caller.CommandLine, DateTimeOffset.UtcNow, cancel))));
    }

    private static int Answer(CommandRun run, Outcome<Notice> outcome) => outcome.Refusal is { } refusal
        ? run.Refuse(refusal)
        : run.Answer(NoticeList.Item.Of(outcome.Value, run.Settings.TimeZone), Write);

    private static void Write(TextWriter output, NoticeList.Item item) => output.WriteLine(FormattableString.Invariant(
        $"{item.Number}  {item.SentAt:yyyy-MM-dd}  {item.Department}  {item.Title}  {(item.ReceivedAt is { } at ? FormattableString.Invariant($"{at:yyyy-MM-dd} {item.ReceivedBy} 签收") : "待签收")}"));
}
