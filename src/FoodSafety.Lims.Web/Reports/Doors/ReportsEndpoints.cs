using System.Security.Claims;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Reports.Issuing;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Shell.Http;
using FoodSafety.Lims.Web.Storage;

namespace FoodSafety.Lims.Web.Reports.Doors;

/// <summary><c>/reports</c>.</summary>
public static class ReportsEndpoints
{
    public static void MapReports(this IEndpointRouteBuilder api)
    {
        var reports = api.MapGroup("/reports").WithTags("Reports");
        reports.MapPost("", Issue)
            .WithSummary("Issues a report: 201; 200 with the one issued before while the data of that instant say the same.")
            .Produces<ReportView>(StatusCodes.Status201Created).Produces<ReportView>()
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        reports.MapGet("", List).WithSummary("Issued reports, the newest first, by cursor.").Produces<ReportPage>();
        reports.MapGet("/kinds", () => Results.Json(ReportKind.All.Select(kind => new { kind.Code, kind.Name, kind.Description }), LimsJson.Options))
            .WithSummary("The kinds of report.");
        reports.MapGet("/{id}", Show).WithSummary("One issued report.").Produces<ReportView>().ProducesProblem(StatusCodes.Status404NotFound);
        reports.MapGet("/{id}.pdf", Download).WithSummary("Its PDF, byte for byte as issued.")
            .Produces(StatusCodes.Status200OK, contentType: "application/pdf").ProducesProblem(StatusCodes.Status404NotFound);
        reports.MapPost("/{id}/{action}", Mark).WithSummary("Records that it was delivered or acknowledged.")
            .Produces<ReportView>().ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
    }

    private static async Task<IResult> Issue(
        ReportRequest body, LimsDatabase database, TimeProvider clock, ClaimsPrincipal user, ILogger<IssueReport> log, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var at = now;
        var zone = database.Settings.TimeZone;
        if (body.AsOf is not null && !LocalClock.TryReadInstant(body.AsOf, zone, out at))
            return LocalClock.NotAnInstant("asOf", body.AsOf).ToProblem();
        var issued = await new IssueReport(body.Kind, body.District, body.Period, at).Handle(database, Caller.From(user), now, cancel);
        if (issued.Succeeded && issued.Value.Warning is { } warning)
            log.LogWarning("{Warning}", warning);
        return issued.ToResult(answer => answer.IsNew
            ? Results.Created($"{ApiRoutes.Prefix}/reports/{answer.Report.Number}", ReportView.Of(answer.Report, zone))
            : Results.Ok(ReportView.Of(answer.Report, zone)));
    }

    private static async Task<IResult> List(string? district, string? cursor, LimsDb db, LimsSettings settings, ClaimsPrincipal user, CancellationToken cancel) =>
        (await new ListReports(district, cursor).Handle(db, Caller.From(user), cancel))
            .ToResult(list => Results.Json(new ReportPage([.. list.Items.Select(report => ReportView.Of(report, settings.TimeZone))], list.Next), LimsJson.Options));

    private static async Task<IResult> Show(string id, LimsDb db, LimsSettings settings, ClaimsPrincipal user, CancellationToken cancel) =>
        (await new FindReport(id).Handle(db, Caller.From(user), cancel)).ToResult(report => Results.Json(ReportView.Of(report, settings.TimeZone), LimsJson.Options));

    private static async Task<IResult> Download(string id, LimsDb db, LimsSettings settings, ClaimsPrincipal user, CancellationToken cancel) =>
        (await new FindReport(id).Handle(db, Caller.From(user), cancel)).ToResult(report => StoredReport.IsIntact(report, settings)
            ? Results.File(StoredReport.PathOf(report, settings), "application/pdf", $"{report.Number}.pdf")
            : StoredReport.Damaged(report).ToProblem());

    private static async Task<IResult> Mark(
        string id, string action, LimsDb db, LimsSettings settings, TimeProvider clock, ClaimsPrincipal user, CancellationToken cancel) =>
        (await new MarkReport(id, action).Handle(db, Caller.From(user), clock.GetUtcNow(), cancel))
            .ToResult(report => Results.Json(ReportView.Of(report, settings.TimeZone), LimsJson.Options));

    /// <summary>What is asked for.</summary>
    /// <param name="AsOf">The data's instant; now where it is absent.</param>
    public sealed record ReportRequest(string? Kind, string? District, string? Period, string? AsOf = null);

    /// <summary>A page of the list.</summary>
    public sealed record ReportPage(IReadOnlyList<ReportView> Items, string? Next);
}
