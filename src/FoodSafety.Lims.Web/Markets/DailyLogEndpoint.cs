using System.Security.Claims;
using System.Text.Json;
using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Reference;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Shell.Http;
using FoodSafety.Lims.Web.Storage;
using FoodSafety.Lims.Web.Uploads;

namespace FoodSafety.Lims.Web.Markets;

/// <summary><c>PUT /markets/{code}/daily-logs/{date}</c>: an array of rows, <c>{"rows": […]}</c>, or <c>{"closed": "why"}</c>.</summary>
public static class DailyLogEndpoint
{
    public static void MapDailyLogs(this IEndpointRouteBuilder api) =>
        api.MapPut("/markets/{code}/daily-logs/{date}", async (
                string code, string date, JsonElement body, LimsDatabase database, SmallIntake intake, RulesCache rules, TimeProvider clock, ClaimsPrincipal user, CancellationToken cancel) =>
            {
                if (!LocalClock.TryReadDay(date, out var on))
                    return LocalClock.NotADay("date", date).ToProblem();
                var log = Read(code, on, body);
                return log.Refusal is { } refusal
                    ? refusal.ToProblem()
                    : (await log.Value.Handle(database, intake, rules, Caller.From(user), clock.GetUtcNow(), cancel)).ToResult();
            })
            .WithTags("Markets").WithSummary("A market's log of one business day: rows {clientId, …columns}, or {closed: reason}. Sent again, it changes nothing.")
            .Produces<DailyLogAnswer>().ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge).ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    private static Outcome<SendDailyLog> Read(string market, DateOnly on, JsonElement body)
    {
        var rows = body;
        string? closed = null;
        if (body.ValueKind == JsonValueKind.Object)
        {
            if (body.TryGetProperty("closed", out var why) && why.ValueKind is JsonValueKind.String or JsonValueKind.True)
                closed = why.ValueKind is JsonValueKind.String ? why.GetString() : "休市";
            if (!body.TryGetProperty("rows", out rows))
                return closed is null ? NotRows() : new SendDailyLog(market, on, [], closed);
        }
        if (rows.ValueKind != JsonValueKind.Array || rows.EnumerateArray().Any(row => row.ValueKind != JsonValueKind.Object))
            return NotRows();
        return new SendDailyLog(market, on, [.. rows.EnumerateArray()], closed);
    }

    private static Refusal NotRows() => new("bad-request", "正文应为行对象的数组、{\"rows\": […]} 或 {\"closed\": \"休市原因\"}。", RefusalKind.Invalid);
}
