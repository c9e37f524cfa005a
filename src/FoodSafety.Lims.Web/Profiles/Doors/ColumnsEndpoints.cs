using System.Security.Claims;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Profiles.Columns;
using FoodSafety.Lims.Web.Shell.Http;
using FoodSafety.Lims.Web.Storage;

namespace FoodSafety.Lims.Web.Profiles.Doors;

/// <summary><c>/orgs/{code}/columns/{kind}</c>: the headers of a sender's files that were told once.</summary>
public static class ColumnsEndpoints
{
    /// <param name="Column">English or Chinese name of the column.</param>
    /// <param name="Header">As it stands in the file.</param>
    public sealed record Told(string Column, string Header);

    public static void MapColumns(this IEndpointRouteBuilder api)
    {
        const string route = "/orgs/{code}/columns/{kind}";
        api.MapGet(route, (string code, string kind, LimsDatabase database, ClaimsPrincipal user) =>
                new ListColumns(code, kind).Handle(database, Caller.From(user)).ToResult())
            .WithTags("Profiles").WithSummary("Which headers of a sender's files were told to mean which columns.")
            .Produces<RememberedColumnList>().ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status403Forbidden);

        api.MapPost(route, (string code, string kind, Told told, LimsDatabase database, TimeProvider clock, ClaimsPrincipal user) =>
                new RememberColumn(code, kind, [(told.Column ?? "", told.Header ?? "")]).Handle(database, Caller.From(user), clock.GetUtcNow()).ToResult())
            .WithTags("Profiles").WithSummary("Tells once which header means a column; used from the next import on.")
            .Produces<RememberedColumnList>().ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status409Conflict);

        api.MapDelete(route, (string code, string kind, string? header, LimsDatabase database, TimeProvider clock, ClaimsPrincipal user) =>
                new ForgetColumn(code, kind, header ?? "").Handle(database, Caller.From(user), clock.GetUtcNow()).ToResult())
            .WithTags("Profiles").WithSummary("Forgets what a header was told to mean.")
            .Produces<RememberedColumnList>().ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound);
    }
}
