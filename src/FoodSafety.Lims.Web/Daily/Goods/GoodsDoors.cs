using System.Security.Claims;
using FoodSafety.Lims.Web.Markets;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Shell.Http;
using FoodSafety.Lims.Web.Storage;

namespace FoodSafety.Lims.Web.Daily;

/// <summary>入场登记: <c>/markets/{code}/goods/{date}</c>, its corrections and withdrawals.</summary>
public static class GoodsDoors
{
    /// <summary>The body of a correction: the whole entry as it should be, and why.</summary>
    /// <param name="Entry">Number of the entry looked at.</param>
    public sealed record CorrectionBody(string? Food, string? Certificate, string? StallNo, string? Vendor, string? Quantity, string? Supplier, string? Reason, long? Entry);

    /// <summary>The body of a withdrawal.</summary>
    /// <param name="Entry">Number of the entry looked at.</param>
    public sealed record WithdrawalBody(string? Reason, long? Entry);

    public static void MapGoods(this IEndpointRouteBuilder api)
    {
        api.MapPut("/markets/{code}/goods/{date}", async (string code, string date, RecordGoods.Row[] rows, LimsDatabase database, TimeProvider clock, ClaimsPrincipal user, CancellationToken cancel) =>
                !LocalClock.TryReadDay(date, out var on) ? LocalClock.NotADay("date", date).ToProblem()
                : (await new RecordGoods(code, on, rows).Handle(database, Caller.From(user), clock.GetUtcNow(), cancel)).ToResult())
            .WithTags("Daily").WithSummary("Goods that came into a market on a business day (入场登记): rows {clientId, food, certificate, stallNo, vendor, quantity, supplier}. Sent again, it changes nothing.")
            .Produces<DailyLogAnswer>().ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound);

        api.MapGet("/markets/{code}/goods/{date}", async (string code, string date, LimsDb db, TimeProvider clock, ClaimsPrincipal user, CancellationToken cancel) =>
                !LocalClock.TryReadDay(date, out var on) ? LocalClock.NotADay("date", date).ToProblem()
                : (await new ListGoods(code, on).Handle(db, Caller.From(user), clock.GetUtcNow(), cancel)).ToResult())
            .WithTags("Daily").WithSummary("What a market registered on a business day; corrected and withdrawn entries stay with the reason.")
            .Produces<GoodsList>().ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound);

        api.MapPost("/markets/{code}/goods/{date}/{clientId}/corrections", async (
                string code, string date, string clientId, CorrectionBody body, LimsDatabase database, TimeProvider clock, ClaimsPrincipal user, CancellationToken cancel) =>
                !LocalClock.TryReadDay(date, out var on) ? LocalClock.NotADay("date", date).ToProblem()
                : (await new CorrectGoods(code, on, clientId, new(clientId, body.Food, body.Certificate, body.StallNo, body.Vendor, body.Quantity, body.Supplier), body.Reason, body.Entry)
                    .Handle(database, Caller.From(user), clock.GetUtcNow(), cancel)).ToResult())
            .WithTags("Daily").WithSummary("Puts another entry in the place of a wrong one, with the reason: by the market while its business day runs, by the regulator later too.")
            .Produces<GoodsList>().ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);

        api.MapPost("/markets/{code}/goods/{date}/{clientId}/withdrawn", async (
                string code, string date, string clientId, WithdrawalBody body, LimsDb db, TimeProvider clock, ClaimsPrincipal user, CancellationToken cancel) =>
                !LocalClock.TryReadDay(date, out var on) ? LocalClock.NotADay("date", date).ToProblem()
                : (await new WithdrawGoods(code, on, clientId, body.Reason, body.Entry).Handle(db, Caller.From(user), clock.GetUtcNow(), cancel)).ToResult())
            .WithTags("Daily").WithSummary("Takes an entry back, with the reason; it is kept and leaves the lists.")
            .Produces<GoodsList>().ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
    }
}
