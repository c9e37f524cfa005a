using System.Security.Claims;
using System.Text.Encodings.Web;
using FoodSafety.Lims.Web.Storage;
using Microsoft.AspNetCore.Authentication;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace FoodSafety.Lims.Web.People;

/// <summary><c>Authorization: Bearer lims_…</c>: the token's hash is looked up at each request, so that a revoked one stops at once.</summary>
public sealed class TokenAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory loggers,
    UrlEncoder encoder,
    LimsDb db) : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    public const string SchemeName = "bearer";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        const string bearer = "Bearer ";
        var header = Request.Headers.Authorization.ToString();
        if (!header.StartsWith(bearer, StringComparison.OrdinalIgnoreCase))
            return AuthenticateResult.NoResult();

        var hash = TokenSecret.Hash(header[bearer.Length..].Trim());
        var token = await db.ApiTokens.AsNoTracking()
            .SingleOrDefaultAsync(found => found.Sha256 == hash && found.RevokedAt == null, Context.RequestAborted);
        if (token is null)
            return AuthenticateResult.Fail("The token is not known or was revoked.");

        var district = token.OrganisationCode is null ? null : await db.Organisations
            .Where(organisation => organisation.Code == token.OrganisationCode)
            .Select(organisation => organisation.DistrictCode)
            .SingleOrDefaultAsync(Context.RequestAborted);
        var caller = new Caller(token.Name, token.Role, token.OrganisationCode, district);
        var identity = new ClaimsIdentity(caller.Claims(), Scheme.Name, ClaimTypes.Name, Caller.RoleClaim);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Scheme.Name));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = StatusCodes.Status401Unauthorized;
        Response.Headers.WWWAuthenticate = "Bearer";
        return Task.CompletedTask;
    }
}
