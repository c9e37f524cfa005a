using System.Security.Claims;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Shell.Http;
using FoodSafety.Lims.Web.Storage;

namespace FoodSafety.Lims.Web.Profiles.Doors;

/// <summary><c>/profiles</c> and <c>/orgs/{code}/profile</c>.</summary>
public static class ProfilesEndpoints
{
    /// <param name="Profile">Code of a profile; null takes the registration away.</param>
    /// <param name="From">First local day, yyyy-MM-dd; null = always.</param>
    public sealed record Registration(string? Profile, string? From);

    public static void MapProfiles(this IEndpointRouteBuilder api)
    {
        api.MapGet("/profiles", (LimsDatabase database, ClaimsPrincipal user) =>
                Results.Json(new ListProfiles().Handle(database, Caller.From(user)), LimsJson.Options))
            .WithTags("Profiles").WithSummary("The platforms known (来源平台), and who is registered for which.")
            .Produces<ProfileList>();

        api.MapPut("/orgs/{code}/profile", (string code, Registration registration, LimsDatabase database, TimeProvider clock, ClaimsPrincipal user) =>
            {
                var from = default(DateOnly);
                if (registration.From is not null && !LocalClock.TryReadDay(registration.From, out from))
                    return LocalClock.NotADay("from", registration.From).ToProblem();
                return new AssignProfile(code, registration.Profile, registration.From is null ? null : from)
                    .Handle(database, Caller.From(user), clock.GetUtcNow()).ToResult();
            })
            .WithTags("Profiles").WithSummary("Registers the platform an organisation's logs come from, always or from a day on; profile null takes it away.")
            .Produces<OrganisationProfiles>().ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status409Conflict);
    }
}
