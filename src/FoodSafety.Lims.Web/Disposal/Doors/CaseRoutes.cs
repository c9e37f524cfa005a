using System.Globalization;
using System.Security.Claims;
using System.Text.Json;
using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Domain.Disposal;
using FoodSafety.Lims.Domain.Disposal.Clocks;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Shell.Http;
using FoodSafety.Lims.Web.Storage;
using Microsoft.AspNetCore.Mvc;

namespace FoodSafety.Lims.Web.Disposal.Doors;

/// <summary>The API's routes of cases.</summary>
public static class CaseRoutes
{
    private const string Overdue =
        "overdue=true gives those with a clock past due and what it allows or asks for not done: what the office is late with, and objections that lapsed. The pages count the former alone.";

    private const string Clocks = "Of a clock isRight says that it is the vendor's time to act in, which lapses: its state overdue (已届满) is nobody's delay, and only its use makes it met; awaiting-notice of any other clock says that it has not begun; due-soon of one of the office's is when its reminder comes; isLate says that the office is late; escalation says who must know (reminder, station 所, district 区局, city 市局); calendarKnown=false says that it counts through days whose holidays are not published yet; extension, suspensions, asked and actions tell what was and may be done to it. A party has its own task (stage, department, clocks, actions, disputes). partiesWithoutTask are the numbers of the named parties nobody was given yet; awaited is the evidence that comes after the end; links are the numbers of other cases; merged shows the cases that go on in this one with their evidence.";

    public static void MapCases(this IEndpointRouteBuilder api)
    {
        api.MapGet("/cases", List).WithSummary("Cases with their clocks and what is missing, by cursor.").WithDescription($"{Overdue} level=reminder|station|district|city gives those that have risen exactly so far. {Clocks}");
        api.MapGet("/cases/{number}", Show).WithSummary("One case.").WithDescription(Clocks);
        api.MapGet("/cases/{number}/evidence/{sha256}", OpenFile).WithSummary("The file of a piece of evidence, by its hash.");
        api.MapPost("/cases/{number}/evidence", Attach)
            .DisableAntiforgery()
            .WithMetadata(new RequestSizeLimitAttribute(EvidenceFiles.MostBytes + 1024 * 1024))
            .Accepts<EvidenceBody>("application/json", "multipart/form-data", "application/octet-stream", "application/pdf", "image/jpeg", "image/png")
            .WithSummary("Adds evidence: JSON {code, value, waiver, party}, or {code, witness} of a signature that was refused (拒签); multipart with the fields code, value, waiver, party and the file; or the bare file with ?code=, ?fileName= and ?party=. After the end: look-back-record of a closed case, transfer-receipt of a transferred one.");
        api.MapPost("/cases/{number}/{action}", Act)
            .Accepts<ActionBody>("application/json")
            .WithSummary("One move of the case's lifecycle: JSON {version, evidence: {code: value or {value, waiver}, or {witness} of a signature that was refused}, unweighed: one reason in the place of every weight the case lacks and that is not given}; or an act on a time limit (request-extension, …): {version, clock, reason, party}; or on a party's task (assign-party, …): {version, party, evidence}; add-party: {version, role, name}; conclude-overturned: {version, reason}; propose (asks another to approve what takes two, where nobody has handled the case): {version, reason}; request-evidence-correction of a time that starts a limit: {version, evidence, reason, party}, then by another approve-evidence-correction or decline-evidence-correction: {version, reason}; merge: {version, into, reason}; transfer to a district of this system: {version, district, evidence}.");
    }

    private static async Task<IResult> List(
        LimsDb db, LimsSettings settings, TimeProvider clock, ClaimsPrincipal user, CancellationToken cancel,
        string? district = null, string? kind = null, string? stage = null, bool overdue = false, bool escalated = false, EscalationLevel? level = null, bool lookBack = false, string? cursor = null, int limit = 100,
        string? asOf = null)
    {
        var reading = await Reading(db, settings, clock, asOf, cancel);
        if (reading.Refusal is { } refused)
            return refused.ToProblem();
        var asked = new ListCases(district, kind, stage, overdue, escalated, level, lookBack, cursor, limit);
        return (await asked.Handle(db, reading.Value, Caller.From(user), cancel)).ToResult();
    }

    private static async Task<IResult> Show(
        string number, LimsDb db, LimsSettings settings, TimeProvider clock, ClaimsPrincipal user, CancellationToken cancel, string? asOf = null)
    {
        var reading = await Reading(db, settings, clock, asOf, cancel);
        if (reading.Refusal is { } refused)
            return refused.ToProblem();
        var found = await new ShowCase(number).Handle(db, Caller.From(user), cancel);
        return found.Refusal is { } unknown
            ? unknown.ToProblem()
            : Results.Json(await ShowCase.View(db, reading.Value, found.Value, cancel), LimsJson.Options);
    }

    private static async Task<IResult> OpenFile(string number, string sha256, LimsDb db, LimsSettings settings, ClaimsPrincipal user, CancellationToken cancel) =>
        (await new OpenEvidence(number, sha256).Handle(db, settings, Caller.From(user), cancel)).ToResult(file => EvidenceFiles.Answer(file.Path, file.Name));

    private static async Task<IResult> Act(
        string number, string action, HttpRequest request, LimsDb db, LimsSettings settings, TimeProvider clock, ClaimsPrincipal user, CancellationToken cancel)
    {
        var body = await JsonBodies.Read<ActionBody>(request, cancel);
        if (body.Refusal is { } refused)
            return refused.ToProblem();
        var given = body.Value ?? new ActionBody();
        var evidence = EvidenceReading.Read(given.Evidence);
        if (evidence.Refusal is { } unread)
            return unread.ToProblem();
        var caller = Caller.From(user);
        var reading = await CaseReading.Load(db, clock.GetUtcNow(), settings.TimeZone, cancel);
        var asked = new CaseRequest(number, action, given.Version)
        {
            Evidence = evidence.Value,
            Clock = given.Clock,
            Reason = given.Reason,
            Party = given.Party,
            Role = given.Role,
            Name = given.Name,
            District = given.District,
            Into = given.Into,
            Unweighed = given.Unweighed,
        };
        return View(await asked.Handle(db, settings, reading, caller, cancel), reading);
    }

    private static async Task<IResult> Attach(
        string number, HttpRequest request, LimsDb db, LimsSettings settings, TimeProvider clock, ClaimsPrincipal user, CancellationToken cancel)
    {
        var bare = request.ContentType is not null && !request.HasFormContentType && !request.HasJsonContentType();
        var body = bare ? new EvidenceBody(request.Query["code"].ToString(), Filled(request.Query["value"]), Party: NumberOf(request.Query["party"]))
            : request.HasFormContentType ? FromForm(await request.ReadFormAsync(cancel))
            : await JsonBodies.Read<EvidenceBody>(request, cancel);
        if (body.Refusal is { } refused)
            return refused.ToProblem();
        if (body.Value is not { Code.Length: > 0 } given)
            return new Refusal("missing", "缺少证据代码 code。", RefusalKind.Invalid).ToProblem();

        await using var stream = bare ? request.Body : given.File?.OpenReadStream();
        var fileName = bare ? Filled(request.Query["fileName"]) ?? given.Code : given.File?.FileName;
        var asked = new AttachEvidence(number, given.Witness is { } witness ? GivenEvidence.Refused(given.Code, witness, given.Party) : new GivenEvidence(given.Code, given.Value, given.Waiver, given.Party), fileName, stream);
        var done = await asked.Handle(db, settings, Caller.From(user), clock.GetUtcNow(), cancel);
        return View(done, await CaseReading.Load(db, clock.GetUtcNow(), settings.TimeZone, cancel));
    }

    private static Outcome<EvidenceBody?> FromForm(IFormCollection form) =>
        new EvidenceBody(form["code"].ToString(), Filled(form["value"]), Filled(form["waiver"]), NumberOf(form["party"])) { File = form.Files.FirstOrDefault() };

    private static string? Filled(Microsoft.Extensions.Primitives.StringValues field) => field.ToString() is { Length: > 0 } text ? text : null;

    private static int? NumberOf(Microsoft.Extensions.Primitives.StringValues field) => int.TryParse(field, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static IResult View(Outcome<DisposalCase> outcome, CaseReading reading) =>
        outcome.ToResult(row => Results.Json(reading.View(row), LimsJson.Options));

    private static async Task<Outcome<CaseReading>> Reading(LimsDb db, LimsSettings settings, TimeProvider clock, string? asOf, CancellationToken cancel)
    {
        var at = clock.GetUtcNow();
        if (asOf is not null && !LocalClock.TryReadInstant(asOf, settings.TimeZone, out at))
            return new Refusal("not-an-instant", $"asOf“{asOf}”不是时间：例如 2023-12-31T23:59:59+08:00 或 2023-12-31。", RefusalKind.Invalid);
        return await CaseReading.Load(db, at, settings.TimeZone, cancel);
    }

    /// <summary>Body of a move, or of an act on a time limit or on a party.</summary>
    public sealed record ActionBody(
        int? Version = null, JsonElement? Evidence = null, string? Clock = null, string? Reason = null, int? Party = null, PartyRole? Role = null, string? Name = null,
        string? District = null, string? Into = null, string? Unweighed = null);

    /// <summary>Body of evidence.</summary>
    public sealed record EvidenceBody(string Code, string? Value = null, string? Waiver = null, int? Party = null, string? Witness = null)
    {
        [System.Text.Json.Serialization.JsonIgnore]
        public IFormFile? File { get; init; }
    }
}
