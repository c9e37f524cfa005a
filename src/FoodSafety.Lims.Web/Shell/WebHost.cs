using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Reference;
using FoodSafety.Lims.Web.Shell.Http;
using FoodSafety.Lims.Web.Shell.Jobs;
using FoodSafety.Lims.Web.Shell.Pages;
using FoodSafety.Lims.Web.Storage;
using FoodSafety.Lims.Web.Uploads;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;

namespace FoodSafety.Lims.Web.Shell;

/// <summary>The process that serves: pages, API and jobs over one open database.</summary>
public static class WebHost
{
    public const string DefaultUrl = "http://localhost:5080";

    /// <summary>Builds it, ready to run; nothing listens yet.</summary>
    /// <param name="database">Already initialised.</param>
    /// <param name="configuration">Arguments of the form <c>--Section:Key value</c>.</param>
    /// <param name="urls">Listen addresses, or null for the configured or default one.</param>
    public static WebApplication Build(LimsDatabase database, IReadOnlyList<string> configuration, string? urls)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = [.. configuration],
            ApplicationName = typeof(WebHost).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.WebHost.UseUrls(urls ?? builder.Configuration["urls"] ?? DefaultUrl);

        var services = builder.Services;
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(database);
        services.AddSingleton(database.Settings);
        services.AddScoped(_ => database.CreateContext());
        services.AddSingleton<RequestMetrics>();
        services.AddSingleton<RulesCache>();
        services.AddSingleton<SmallIntake>();
        services.AddDataProtection().SetApplicationName("lims").PersistKeysToFileSystem(new DirectoryInfo(database.Settings.KeysFolder));
        services.AddSignIn();
        services.AddApi();
        services.AddJobs(database);
        services.AddPages();

        var app = builder.Build();
        app.UseSecurityHeaders();
        app.UseRequestMetrics();
        app.UseProblems();
        app.UseAssets();
        app.UseRouting();
        app.UsePageLanguage();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseForcedPasswordChange();
        app.UseTextBodies();

        app.MapOperations();
        app.MapOpenApi();
        app.MapApi();
        app.MapLaterPages();
        app.MapRazorPages();
        return app;
    }

    /// <summary>The administrator's one-time password, to be printed; null once they have their own.</summary>
    public static async Task<string?> PrepareAdministrator(WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await FirstAdministrator.Prepare(scope.ServiceProvider.GetRequiredService<UserManager<Person>>());
    }
}
