using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc.Razor;

namespace FoodSafety.Lims.Web.Shell.Pages;

/// <summary>Razor Pages in the folders of their capabilities, in Chinese or English, with files of our own only.</summary>
public static class PagesSetup
{
    public const string English = "en";
    public const string Chinese = "zh-CN";

    public static void AddPages(this IServiceCollection services)
    {
        // Without this every Chinese character of a page would be written as &#x….;
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.AddLocalization();
        services.AddAntiforgery(antiforgery => antiforgery.HeaderName = "RequestVerificationToken");
        services.AddRazorPages(pages =>
        {
            // Pages lie in Capability/Pages and each names its own route, beginning with a slash.
            pages.RootDirectory = "/";
            pages.Conventions.AuthorizeFolder("/");
        });
        services.Configure<RazorViewEngineOptions>(razor => razor.PageViewLocationFormats.Add("/Shell/Pages/{0}.cshtml"));
        services.AddResponseCompression(compression =>
        {
            // Files only: a page that mixes a secret with what a visitor sends must not be compressed (BREACH).
            compression.EnableForHttps = true;
            compression.MimeTypes = ["text/css", "text/javascript", "application/javascript", "image/svg+xml"];
        });
    }

    public static void UseAssets(this WebApplication app)
    {
        app.UseResponseCompression();
        app.UseStaticFiles(new StaticFileOptions
        {
            // Pages ask for name.css?v=<hash>: a changed file has another address, so an old one may be kept for ever.
            OnPrepareResponse = file => file.Context.Response.Headers.CacheControl =
                file.Context.Request.Query.ContainsKey("v") ? "public, max-age=31536000, immutable" : "no-cache",
        });
    }

    /// <summary>Chinese unless the visitor switched: the switch is a cookie.</summary>
    public static void UsePageLanguage(this WebApplication app)
    {
        CultureInfo[] cultures = [new(Chinese), new(English)];
        app.UseRequestLocalization(new RequestLocalizationOptions
        {
            // Globalization is invariant: a culture here chooses words only, never how a number or a day is written.
            DefaultRequestCulture = new RequestCulture(cultures[0]),
            SupportedCultures = cultures,
            SupportedUICultures = cultures,
            RequestCultureProviders = [new CookieRequestCultureProvider()],
        });
        app.MapGet("/language", (HttpContext http, string to, string? returnUrl) =>
        {
            http.Response.Cookies.Append(
                CookieRequestCultureProvider.DefaultCookieName,
                CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(to == English ? English : Chinese)),
                new CookieOptions { MaxAge = TimeSpan.FromDays(365), SameSite = SameSiteMode.Lax, IsEssential = true, HttpOnly = true });
            return Results.LocalRedirect(returnUrl is ['/', not '/' and not '\\', ..] ? returnUrl : "/");
        }).ExcludeFromDescription();
    }
}
