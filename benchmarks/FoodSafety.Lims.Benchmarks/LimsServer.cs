using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace FoodSafety.Lims.Benchmarks;

/// <summary>A serving process, and a client with its connections.</summary>
internal sealed class LimsServer : IDisposable
{
    private readonly Process _process;

    private readonly string _password;

    private LimsServer(Process process, string password, HttpClient client) => (_process, _password, Client) = (process, password, client);

    /// <summary>Signed in as administrator.</summary>
    public HttpClient Client { get; }

    public static async Task<LimsServer> Start(LimsProgram program, string folder, int connections, CancellationToken cancel, int port = 5091)
    {
        var token = JsonNode.Parse(program.Run(folder, "token", "add", "--name", "bench", "--role", "admin", "--json").Output)!;
        var url = FormattableString.Invariant($"http://127.0.0.1:{port}");
        var process = Process.Start(new ProcessStartInfo("dotnet", [program.Path, "serve", "--urls", url, "--data", folder, "--Logging:LogLevel:Default", "Warning"])
        {
            RedirectStandardOutput = true,
        })!;
        var first = await process.StandardOutput.ReadLineAsync(cancel);
        _ = process.StandardOutput.ReadToEndAsync(cancel);
        var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = connections }) { BaseAddress = new Uri(url) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (string)token["token"]!);
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                using var ready = await client.GetAsync("/health/ready", cancel);
                if (ready.IsSuccessStatusCode)
                    return new LimsServer(process, first!.Split(' ')[^1], client);
            }
            catch (HttpRequestException) when (attempt < 300)
            {
            }
            await Task.Delay(100, cancel);
        }
    }

    /// <summary>Signs the same client in to the pages, as the first administrator does, by the one-time password that the start prints.</summary>
    public async Task SignIn(CancellationToken cancel)
    {
        const string Own = "benchmarks ask pages";
        await Post("/sign-in", ("UserName", "admin"), ("Password", _password));
        await Post("/password", ("Current", _password), ("Wanted", Own), ("Again", Own));

        async Task Post(string page, params (string Name, string Value)[] fields)
        {
            var form = await Client.GetStringAsync(page, cancel);
            var token = Regex.Match(form, """name="__RequestVerificationToken" type="hidden" value="([^"]+)""").Groups[1].Value;
            var body = fields.Append(("__RequestVerificationToken", token)).Select(field => KeyValuePair.Create(field.Item1, field.Item2));
            using var answer = await Client.PostAsync(page, new FormUrlEncodedContent(body), cancel);
            answer.EnsureSuccessStatusCode();
        }
    }

    public void Dispose()
    {
        Client.Dispose();
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }
}
