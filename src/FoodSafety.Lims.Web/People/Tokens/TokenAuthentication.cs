using System.Security.Claims;
using System.Text.Encodings.Web;
using FoodSafety.Lims.Web.Storage;
using FoodSafety.Lims.Web.Storage.Bulk;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace FoodSafety.Lims.Web.People;

/// <summary><c>Authorization: Bearer lims_…</c>: the token's hash is looked up at each request, so that a revoked one stops at once.</summary>
public sealed class TokenAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory loggers,
    UrlEncoder encoder,
    LimsDatabase database) : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    public const string SchemeName = "bearer";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        const string bearer = "Bearer ";
        var header = Request.Headers.Authorization.ToString();
        if (!header.StartsWith(bearer, StringComparison.OrdinalIgnoreCase))
            return Task.FromResult(AuthenticateResult.NoResult());

        if (Find(TokenSecret.Hash(header[bearer.Length..].Trim())) is not { } caller)
            return Task.FromResult(AuthenticateResult.Fail("The token is not known or was revoked."));
        var identity = new ClaimsIdentity(caller.Claims(), Scheme.Name, ClaimTypes.Name, Caller.RoleClaim);
        return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Scheme.Name)));
    }

    /// <summary>In plain SQL: of a market's daily log a context and two queries through EF were a tenth of the server's time.</summary>
    private Caller? Find(string hash)
    {
        using var connection = database.OpenConnection();
        using var command = connection.Command(null,
            """
            SELECT t.name, t.role, t.organisation_code, o.district_code FROM api_tokens t LEFT JOIN organisations o ON o.code = t.organisation_code
            WHERE t.sha256 = @hash AND t.revoked_at IS NULL
            """,
            ("hash", hash));
        using var row = command.ExecuteReader();
        return row.Read() ? new Caller(row.GetString(0), row.GetString(1), Text(2), Text(3)) : null;

        string? Text(int column) => row.IsDBNull(column) ? null : row.GetString(column);
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = StatusCodes.Status401Unauthorized;
        Response.Headers.WWWAuthenticate = "Bearer";
        return Task.CompletedTask;
    }
}
