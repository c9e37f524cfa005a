using System.Security.Claims;
using System.Text.Json;
using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Domain.Laboratory;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Reports.Issuing;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Shell.Http;
using FoodSafety.Lims.Web.Storage;

namespace FoodSafety.Lims.Web.Laboratory.Doors;

/// <summary>The API's routes of laboratories: bench, reports, turnaround, contracts.</summary>
public static class LaboratoryRoutes
{
    public static void MapLaboratory(this IEndpointRouteBuilder api)
    {
        var laboratory = api.MapGroup("").WithTags("Laboratory");
        laboratory.MapGet("/labs/{code}/worklist", Work)
            .WithSummary("What a laboratory has to do: the green channel first, then by due day; samples by their blind codes.")
            .Produces<WorkList>().ProducesProblem(StatusCodes.Status403Forbidden);
        laboratory.MapPost("/labs/{code}/results", Enter)
            .Accepts<EntryBody>("application/json")
            .WithSummary("Bulk entry at the bench: {rows: [{sampleNo, testItem, result, unit, limit, verdict, testedOn, lod, loq, method, basis}]}; each row is answered by itself.")
            .Produces<EntryReceipt>().ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        laboratory.MapGet("/lab-reports", List).WithSummary("Laboratories' reports, the newest first, by cursor.").Produces<LabReportList>();
        laboratory.MapGet("/lab-reports/{number}", Show).WithSummary("One edition of a report: results, signatures, what may be done.")
            .Produces<LabReportView>().ProducesProblem(StatusCodes.Status404NotFound);
        laboratory.MapGet("/lab-reports/{number}.pdf", Download).WithSummary("The paper of an issued edition, byte for byte as issued.")
            .Produces(StatusCodes.Status200OK, contentType: "application/pdf").ProducesProblem(StatusCodes.Status404NotFound);
        laboratory.MapPost("/lab-reports/{number}/{action}", Act)
            .Accepts<MoveBody>("application/json")
            .WithSummary($"One move of a report: {string.Join(" | ", LabReportLifecycle.Actions.Select(action => action.Code))}; JSON {{version, given: {{field: value}}}}.")
            .Produces<LabReportView>().ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        laboratory.MapGet("/turnaround", Turnaround).WithSummary("P50 and P90 in working days per laboratory and month, the green channel apart, and the late list.")
            .Produces<TurnaroundAnswer>();
        laboratory.MapGet("/contracts", Contracts).WithSummary("Contracts with laboratories: batches contracted, used and left, and the assessment with its parts.")
            .Produces<ContractList>();
        laboratory.MapGet("/contracts/{code}/settlements/{month}", Settle).WithSummary("A month's settlement of a contract, in 分.")
            .Produces<Settlement>().ProducesProblem(StatusCodes.Status404NotFound);
        laboratory.MapPost("/contracts/{code}/settlements/{month}", SettleMonth)
            .Accepts<SettleBody>("application/json")
            .WithSummary("Settles a month, which then stays as it is: JSON {payable}, the sum in 分 that was looked at; what changes later is an adjustment of a later month.")
            .Produces<Settlement>().ProducesProblem(StatusCodes.Status409Conflict);
        laboratory.MapPut("/samples/{number}/purchase", Purchase)
            .WithSummary("Records what a sample cost (买样费): JSON {cost, receipt, version}; cost in 分.")
            .Produces<SamplePurchase>().ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<IResult> Work(string code, string? asOf, LimsDatabase database, TimeProvider clock, ClaimsPrincipal user, CancellationToken cancel) =>
        Instant(asOf, database, clock) is { Refusal: { } refusal }
            ? refusal.ToProblem()
            : (await new ListWork(code, Instant(asOf, database, clock).Value).Handle(database, Caller.From(user), cancel)).ToResult();

    private static async Task<IResult> Enter(string code, JsonElement body, LimsDatabase database, TimeProvider clock, ClaimsPrincipal user, CancellationToken cancel)
    {
        IReadOnlyList<JsonElement> rows = body.ValueKind == JsonValueKind.Object && body.TryGetProperty("rows", out var given) && given.ValueKind == JsonValueKind.Array
            ? [.. given.EnumerateArray()]
            : [];
        return (await new EnterResults(code, rows).Handle(database, Caller.From(user), clock.GetUtcNow(), cancel)).ToResult();
    }

    private static async Task<IResult> List(
        string? district, string? laboratory, string? stage, string? cursor, LimsDb db, LimsSettings settings, ClaimsPrincipal user, CancellationToken cancel) =>
        (await new ListLabReports(district, laboratory, stage, cursor).Handle(db, Caller.From(user), settings.TimeZone, cancel)).ToResult();

    private static async Task<IResult> Show(string number, LimsDatabase database, TimeProvider clock, ClaimsPrincipal user, CancellationToken cancel) =>
        (await new ShowLabReport(number).Handle(database, Caller.From(user), clock.GetUtcNow(), cancel)).ToResult();

    private static async Task<IResult> Download(string number, LimsDb db, LimsSettings settings, ClaimsPrincipal user, CancellationToken cancel) =>
        (await new FindPaper(number).Handle(db, settings, Caller.From(user), cancel))
            .ToResult(paper => Results.File(StoredReport.PathOf(paper, settings), "application/pdf", $"{paper.Number}.pdf"));

    private static async Task<IResult> Act(
        string number, string action, JsonElement? body, LimsDatabase database, TimeProvider clock, ClaimsPrincipal user, CancellationToken cancel)
    {
        var read = JsonBodies.Read<MoveBody>(body);
        return read.Refusal is { } refusal
            ? refusal.ToProblem()
            : (await new ActOnLabReport(number, action, read.Value?.Given ?? [], read.Value?.Version).Handle(database, Caller.From(user), clock.GetUtcNow(), cancel)).ToResult();
    }

    private static async Task<IResult> Turnaround(
        string? district, string? laboratory, int? year, string? asOf, LimsDatabase database, TimeProvider clock, ClaimsPrincipal user, CancellationToken cancel) =>
        Instant(asOf, database, clock) is { Refusal: { } refusal }
            ? refusal.ToProblem()
            : (await new ReadTurnaround(district, laboratory, year, Instant(asOf, database, clock).Value).Handle(database, Caller.From(user), cancel)).ToResult();

    private static async Task<IResult> Contracts(string? district, string? asOf, LimsDatabase database, TimeProvider clock, ClaimsPrincipal user, CancellationToken cancel) =>
        Instant(asOf, database, clock) is { Refusal: { } refusal }
            ? refusal.ToProblem()
            : (await new ListContracts(district, Instant(asOf, database, clock).Value).Handle(database, Caller.From(user), cancel)).ToResult();

    private static async Task<IResult> Settle(string code, string month, LimsDatabase database, TimeProvider clock, ClaimsPrincipal user, CancellationToken cancel) =>
        (await new ReadSettlement(code, month, clock.GetUtcNow()).Handle(database, Caller.From(user), cancel)).ToResult();

    private static async Task<IResult> SettleMonth(
        string code, string month, JsonElement? body, LimsDatabase database, TimeProvider clock, ClaimsPrincipal user, CancellationToken cancel)
    {
        var read = JsonBodies.Read<SettleBody>(body);
        return read.Refusal is { } refusal
            ? refusal.ToProblem()
            : (await new SettleMonth(code, month, read.Value?.Payable).Handle(database, Caller.From(user), clock.GetUtcNow(), cancel)).ToResult();
    }

    private static async Task<IResult> Purchase(
        string number, JsonElement? body, LimsDatabase database, TimeProvider clock, ClaimsPrincipal user, CancellationToken cancel)
    {
        var read = JsonBodies.Read<PurchaseBody>(body);
        return read.Refusal is { } refusal
            ? refusal.ToProblem()
            : (await new RecordPurchase(number, read.Value?.Cost, read.Value?.Receipt, read.Value?.Version).Handle(database, Caller.From(user), clock.GetUtcNow(), cancel)).ToResult();
    }

    private static Outcome<DateTimeOffset> Instant(string? asOf, LimsDatabase database, TimeProvider clock)
    {
        if (asOf is null)
            return clock.GetUtcNow();
        return LocalClock.TryReadInstant(asOf, database.Settings.TimeZone, out var at) ? at : LocalClock.NotAnInstant("asOf", asOf);
    }

    /// <summary>Body of a move.</summary>
    public sealed record MoveBody(int? Version = null, Dictionary<string, string>? Given = null);

    /// <summary>Body of a settlement.</summary>
    public sealed record SettleBody(long? Payable = null);

    /// <summary>Body of what a sample cost.</summary>
    public sealed record PurchaseBody(long? Cost = null, string? Receipt = null, int? Version = null);

    /// <summary>Body of an entry.</summary>
    public sealed record EntryBody(IReadOnlyList<JsonElement> Rows);
}
