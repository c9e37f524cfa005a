using System.Net.Http.Headers;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace FoodSafety.Lims.Tests.Support;

/// <summary>The whole program as it serves, on a free port of this machine, over a database of the test's own.</summary>
public sealed class ServedLims : IAsyncDisposable
{
    private readonly TestDatabase _test;
    private readonly WebApplication _app;

    private ServedLims(TestDatabase test, WebApplication app) => (_test, _app) = (test, app);

    public LimsDatabase Database => _test.Database;

    public Uri Url => new(_app.Urls.Single());

    /// <param name="kind">Which database.</param>
    /// <param name="settings">Arguments of the form <c>--Section:Key</c>, <c>value</c>.</param>
    public static Task<ServedLims> Start(DatabaseKind kind = DatabaseKind.Sqlite, params string[] settings) => Start(TestDatabase.Create(kind), settings);

    /// <param name="test">The database, which goes when serving ends.</param>
    /// <param name="settings">As above.</param>
    public static async Task<ServedLims> Start(TestDatabase test, params string[] settings)
    {
        var app = WebHost.Build(test.Database, ["--Logging:LogLevel:Default", "Warning", .. settings], "http://127.0.0.1:0");
        await app.StartAsync();
        return new ServedLims(test, app);
    }

    /// <summary>A client without any identity.</summary>
    public HttpClient Anonymous() => new(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = Url };

    /// <summary>A client with a token, made as <c>lims token add</c> makes it.</summary>
    public async Task<HttpClient> Client(string role, string? organisation = null)
    {
        await using var db = Database.CreateContext();
        var token = await new AddToken("test", role, organisation).Handle(db, Caller.CommandLine, TestDatabase.Now, default);
        var client = Anonymous();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token.Value);
        return client;
    }

    /// <summary>Fills in the page for signing in; the client keeps the cookie, if it was given one.</summary>
    public static async Task SignIn(HttpClient client, string name, string password)
    {
        var form = await client.GetStringAsync("/sign-in");
        var token = System.Text.RegularExpressions.Regex.Match(form, """name="__RequestVerificationToken" type="hidden" value="([^"]+)""").Groups[1].Value;
        using var answer = await client.PostAsync("/sign-in", new FormUrlEncodedContent(new Dictionary<string, string> { ["UserName"] = name, ["Password"] = password, ["__RequestVerificationToken"] = token }));
    }

    /// <summary>The administrator's one-time password, as the first start prints it.</summary>
    public async Task<string> OneTimePassword() => (await OneTimePasswordOrNull())!;

    /// <summary>What the next start would print; null once the administrator has a password of their own.</summary>
    public Task<string?> OneTimePasswordOrNull() => WebHost.PrepareAdministrator(_app);

    /// <summary>An account that has its own password already.</summary>
    public async Task AddPerson(string userName, string password, string role, string? organisation = null)
    {
        await using var scope = _app.Services.CreateAsyncScope();
        var people = scope.ServiceProvider.GetRequiredService<UserManager<Person>>();
        var added = await people.CreateAsync(new Person { UserName = userName, Role = role, OrganisationCode = organisation }, password);
        Assert.That(added.Succeeded, Is.True, string.Join(" ", added.Errors.Select(error => error.Description)));
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        _test.Dispose();
    }
}
