using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace FoodSafety.Lims.Benchmarks;

/// <summary>A serving process, and a client with its connections.</summary>
internal sealed class LimsServer : IDisposable
{
    private readonly Process _process;

    private LimsServer(Process process, HttpClient client) => (_process, Client) = (process, client);

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
        _ = process.StandardOutput.ReadToEndAsync(cancel);
        var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = connections }) { BaseAddress = new Uri(url) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (string)token["token"]!);
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                using var ready = await client.GetAsync("/health/ready", cancel);
                if (ready.IsSuccessStatusCode)
                    return new LimsServer(process, client);
            }
            catch (HttpRequestException) when (attempt < 300)
            {
            }
            await Task.Delay(100, cancel);
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
