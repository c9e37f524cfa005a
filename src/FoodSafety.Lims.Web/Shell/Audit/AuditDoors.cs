using System.CommandLine;
using System.Security.Claims;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Shell.Commands;
using FoodSafety.Lims.Web.Shell.Http;
using FoodSafety.Lims.Web.Storage;

namespace FoodSafety.Lims.Web.Shell.Audit;

/// <summary><c>lims audit</c> and <c>GET /audit</c>: reading the audit. Nothing writes or takes away entries but the operations themselves.</summary>
public static class AuditDoors
{
    public static void MapAudit(this IEndpointRouteBuilder api) =>
        api.MapGet("/audit", async (string? subject, string? by, string? cursor, int? limit, LimsDb db, LimsSettings settings, ClaimsPrincipal user, CancellationToken cancel) =>
                (await new ListAudit(subject, by, cursor, limit ?? 100).Handle(db, settings.TimeZone, Caller.From(user), cancel)).ToResult())
            .WithTags("Audit").WithSummary("Who did what, when, why, and what stood before and after; the newest first, by cursor.")
            .Produces<AuditList>().ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status403Forbidden);

    public static Command Command()
    {
        var subject = new Option<string?>("--subject") { Description = "Only of this case, sample, upload, report, …", HelpName = "NUMBER" };
        var by = new Option<string?>("--by") { Description = "Only by this person or token.", HelpName = "NAME" };
        var cursor = new Option<string?>("--cursor") { Description = "The next of the page before." };
        var limit = new Option<int>("--limit") { Description = "Most entries.", DefaultValueFactory = _ => 100 };
        return new Command("audit", "Who did what, when, why, and what stood before and after.") { subject, by, cursor, limit }
            .Runs((run, cancel) => run.WithDatabase(async db => run.Answer(
                await new ListAudit(run.Value(subject), run.Value(by), run.Value(cursor), run.Value(limit)).Handle(db, run.Settings.TimeZone, Caller.CommandLine, cancel),
                Write)));
    }

    private static void Write(TextWriter output, AuditList list)
    {
        foreach (var item in list.Items)
            output.WriteLine(FormattableString.Invariant($"{item.Seq,6}  {item.At:yyyy-MM-dd HH:mm:ss}  {item.By}  {item.Action}  {item.Subject}  {item.Detail}"));
        if (list.Next is not null)
            output.WriteLine($"更早的记录：--cursor {list.Next}");
    }
}
