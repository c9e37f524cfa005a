using System.CommandLine;
using System.Diagnostics;
using System.Net;
using System.Text.Json.Nodes;

namespace FoodSafety.Lims.Benchmarks.Registrations;

/// <summary><c>registrations</c>: sampling forms one at a time from 16 clients to a serving lims, each audited; none may be lost and no number given twice.</summary>
public static class RegistrationsCommand
{
    private const int Clients = 16;
    private const int UsualForms = 10_000;

    /// <summary>The best published figure of an open-source reference LIMS.</summary>
    private const double Published = 1.6;

    public static Command Create()
    {
        var forms = new Option<int>("--forms") { Description = "Forms of a round", DefaultValueFactory = _ => UsualForms };
        var rounds = new Option<int>("--rounds") { Description = "Rounds after one that warms the server up; the medians count", DefaultValueFactory = _ => 3 };
        var lims = new Option<string?>("--lims") { Description = "A published lims.dll to measure instead of publishing one" };
        var command = new Command("registrations", "10,000 sampling forms one at a time from 16 clients") { forms, rounds, lims };
        command.SetAction((result, cancel) => Run(result.GetValue(forms), result.GetValue(rounds), result.GetValue(lims), cancel));
        return command;
    }

    private static async Task<int> Run(int forms, int rounds, string? lims, CancellationToken cancel)
    {
        var work = Directory.CreateTempSubdirectory("lims-registrations-").FullName;
        try
        {
            var program = lims is null ? LimsProgram.Publish(work) : new LimsProgram(lims);
            var folder = Path.Combine(work, "served");
            program.Initialise(folder);
            var numbers = new HashSet<string>();
            List<double> seconds = [], latencies = [];
            using (var server = await LimsServer.Start(program, folder, Clients, cancel))
            {
                for (var round = 0; round <= rounds; round++)
                {
                    var (took, times, given) = await Register(server.Client, round, forms, cancel);
                    Console.WriteLine(FormattableString.Invariant($"round {round}: {forms / took:N0} registrations a second"));
                    if (given.FirstOrDefault(number => !numbers.Add(number)) is { } twice)
                        throw new InvalidOperationException($"the number {twice} was given twice");
                    if (round == 0)
                        continue;
                    seconds.Add(took);
                    latencies.AddRange(times);
                }
            }
            CheckStored(program, folder, numbers, forms * (rounds + 1));
            Console.WriteLine(Report(forms, seconds, latencies));
            return 0;
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
    }

    private static async Task<(double Seconds, double[] Latencies, string[] Numbers)> Register(HttpClient client, int round, int forms, CancellationToken cancel)
    {
        var (latencies, numbers) = (new double[forms], new string[forms]);
        var next = -1;
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, Clients).Select(async _ =>
        {
            for (var form = Interlocked.Increment(ref next); form < forms; form = Interlocked.Increment(ref next))
            {
                var started = watch.Elapsed;
                using var content = new StringContent(Form(round, form), null, "application/json");
                using var answer = await client.PostAsync($"/api/v1/samples?org={LimsProgram.District}-REG", content, cancel);
                var text = await answer.Content.ReadAsStringAsync(cancel);
                if (answer.StatusCode != HttpStatusCode.Created)
                    throw new InvalidOperationException($"{(int)answer.StatusCode} {text[..Math.Min(500, text.Length)]}");
                numbers[form] = (string)JsonNode.Parse(text)!["number"]!;
                latencies[form] = (watch.Elapsed - started).TotalSeconds;
            }
        }));
        return (watch.Elapsed.TotalSeconds, latencies, numbers);
    }

    private static string Form(int round, int form) => new JsonObject
    {
        ["sampleNo"] = FormattableString.Invariant($"FT2023{round:00}{form:000000}"),
        ["programmeSource"] = "区",
        ["programme"] = "监督抽检",
        ["selection"] = "随机",
        ["sampledOn"] = FormattableString.Invariant($"2023-{form % 12 + 1:00}-{form % 28 + 1:00}"),
        ["samplingOrg"] = $"{LimsProgram.District}-REG",
        ["samplers"] = "张三、李四",
        ["sampledParty"] = FormattableString.Invariant($"福田某某商行{form % 500}"),
        ["stage"] = "流通",
        ["placeType"] = "农贸市场",
        ["food"] = "韭菜",
        ["foodCategory"] = "蔬菜",
        ["quantity"] = "2",
        ["backupQuantity"] = "1",
        ["unit"] = "kg",
        ["lab"] = $"{LimsProgram.District}-LAB1",
        ["sealNo"] = FormattableString.Invariant($"F{round:00}{form:000000}"),
    }.ToJsonString();

    /// <summary>Every number that was answered is stored once, and nothing else; the audit and all counters hold.</summary>
    private static void CheckStored(LimsProgram program, string folder, HashSet<string> numbers, int registered)
    {
        var stored = new List<string>();
        for (string? cursor = ""; cursor is not null;)
        {
            var page = JsonNode.Parse(program.Run(folder, ["samples", "--limit", "1000", "--json", .. cursor.Length == 0 ? (string[])[] : ["--cursor", cursor]]).Output)!;
            stored.AddRange(page["items"]!.AsArray().Select(item => (string)item!["number"]!));
            cursor = (string?)page["next"];
        }
        if (numbers.Count != registered || stored.Count != registered || !numbers.SetEquals(stored))
            throw new InvalidOperationException($"{registered} registered, {numbers.Count} numbers given, {stored.Count} stored");
        // Throws when it finds anything.
        program.Run(folder, "verify", "--json");
    }

    private static string Report(int forms, List<double> seconds, List<double> latencies)
    {
        var perSecond = forms / Results.Median(seconds);
        latencies.Sort();
        double Percentile(double share) => latencies[(int)(share * (latencies.Count - 1))] * 1000;
        return Results.Write(new Result
        {
            Name = "registrations",
            Size = forms,
            MeasuredSize = UsualForms,
            Title = FormattableString.Invariant($"{forms:N0} sampling forms one at a time from {Clients} clients, SQLite, each audited; the clients share the machine"),
            Header = ["way", "registrations/s (median)", "p50 ms", "p99 ms"],
            Rows =
            [
                ["POST /api/v1/samples", Results.Format(perSecond, "N0"), Results.Format(Percentile(0.5), "0.0"), Results.Format(Percentile(0.99), "0.0")],
                ["open-source reference LIMS, best published", Results.Format(Published, "0.0"), "–", "–"],
            ],
            Verdict = "Every number answered was stored once and given once, and `lims verify` found nothing.",
            Measured = new Dictionary<string, double> { ["registrations"] = perSecond },
            Figures = new { forms, clients = Clients, seconds, perSecond, p50 = Percentile(0.5), p99 = Percentile(0.99) },
        });
    }
}
