using FoodSafety.Lims.Web.Shell.Http;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;

namespace FoodSafety.Lims.Web.People;

/// <summary>Two ways to be known: a person's cookie for the pages (and the API from them), a program's token for the API.</summary>
public static class SignIn
{
    public const string ApiPolicy = "api";

    private static readonly PathString PasswordPage = "/password";

    public static void AddSignIn(this IServiceCollection services)
    {
        services.AddIdentityCore<Person>(identity =>
            {
                // Long beats complicated (NIST SP 800-63B): no rule about kinds of characters.
                identity.Password.RequiredLength = 10;
                identity.Password.RequireDigit = false;
                identity.Password.RequireLowercase = false;
                identity.Password.RequireUppercase = false;
                identity.Password.RequireNonAlphanumeric = false;
                // People are called by their names here, and those are Chinese.
                identity.User.AllowedUserNameCharacters = "";
                identity.Lockout.MaxFailedAccessAttempts = 5;
                identity.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15);
            })
            .AddUserStore<PersonStore>()
            .AddClaimsPrincipalFactory<PersonClaims>()
            .AddSignInManager();

        services.AddAuthentication(IdentityConstants.ApplicationScheme)
            .AddScheme<AuthenticationSchemeOptions, TokenAuthentication>(TokenAuthentication.SchemeName, null)
            .AddCookie(IdentityConstants.ApplicationScheme, cookie =>
            {
                cookie.LoginPath = "/sign-in";
                cookie.AccessDeniedPath = "/denied";
                cookie.ReturnUrlParameter = "returnUrl";
                cookie.Cookie.Name = "lims";
                cookie.Cookie.SameSite = SameSiteMode.Lax;
                cookie.ExpireTimeSpan = TimeSpan.FromHours(12);
                cookie.Events.OnValidatePrincipal = SecurityStampValidator.ValidatePrincipalAsync;
                cookie.Events.OnRedirectToLogin = context => Redirect(context, StatusCodes.Status401Unauthorized);
                cookie.Events.OnRedirectToAccessDenied = context => Redirect(context, StatusCodes.Status403Forbidden);
            });

        services.AddAuthorizationBuilder()
            .AddPolicy(ApiPolicy, policy => policy
                .AddAuthenticationSchemes(TokenAuthentication.SchemeName, IdentityConstants.ApplicationScheme)
                .RequireAuthenticatedUser()
                .RequireAssertion(context => !context.User.HasClaim(PersonClaims.MustChangePassword, "yes")));
    }

    /// <summary>With a one-time password nothing is shown but the page that changes it.</summary>
    public static void UseForcedPasswordChange(this IApplicationBuilder app) => app.Use((http, next) =>
    {
        var page = http.GetEndpoint()?.Metadata.GetMetadata<IAuthorizeData>() is not null
            && !http.Request.Path.StartsWithSegments(ApiRoutes.Prefix)
            && http.Request.Path != PasswordPage;
        if (page && http.User.HasClaim(PersonClaims.MustChangePassword, "yes"))
        {
            http.Response.Redirect(PasswordPage);
            return Task.CompletedTask;
        }
        return next(http);
    });

    private static Task Redirect(RedirectContext<CookieAuthenticationOptions> context, int apiStatus)
    {
        if (context.Request.Path.StartsWithSegments("/api"))
            context.Response.StatusCode = apiStatus;
        else
            context.Response.Redirect(context.RedirectUri);
        return Task.CompletedTask;
    }
}
