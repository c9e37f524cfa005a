using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace FoodSafety.Lims.Benchmarks.DailyLogs;

/// <summary><c>daily-logs</c>: many markets each sending their log of a day over 64 connections to a serving lims, against the same rows as one file.</summary>
public static class DailyLogsCommand
{
    private const int RowsOfLog = 40;
    private const int Connections = 64;
    private const int UsualMarkets = 2_000;

    public static Command Create()
    {
        var markets = new Option<int>("--markets") { DefaultValueFactory = _ => UsualMarkets };
        var rounds = new Option<int>("--rounds") { Description = "Days, each in a server that was used before; the medians count", DefaultValueFactory = _ => 3 };
        var lims = new Option<string?>("--lims") { Description = "A published lims.dll to measure instead of publishing one" };
        var command = new Command("daily-logs", "2,000 markets' daily logs over 64 connections against the same rows as one file") { markets, rounds, lims };
        command.SetAction((result, cancel) => Run(result.GetValue(markets), result.GetValue(rounds), result.GetValue(lims), cancel));
        return command;
    }

    private static async Task<int> Run(int markets, int rounds, string? lims, CancellationToken cancel)
    {
        var work = Directory.CreateTempSubdirectory("lims-daily-").FullName;
        try
        {
            var program = lims is null ? LimsProgram.Publish(work) : new LimsProgram(lims);
            var (served, file) = (Path.Combine(work, "served"), Path.Combine(work, "file"));
            foreach (var folder in (string[])[served, file])
                AddMarkets(program, folder, markets);
            List<double> sent = [], imported = [], latencies = [];
            using (var server = await LimsServer.Start(program, served, Connections, cancel))
            {
                for (var day = 1; day <= rounds + 1; day++)
                {
                    var logs = Enumerable.Range(1, markets).Select(market => Log(market, day)).ToList();
                    var (seconds, times) = await Send(server.Client, logs, cancel);
                    var one = ImportAsOneFile(program, file, work, markets, day);
                    Console.WriteLine(FormattableString.Invariant($"day {day}: sent in {seconds:0.00} s, as one file {one:0.00} s"));
                    // The first day warms the server up: nobody restarts it every morning.
                    if (day == 1)
                        continue;
                    sent.Add(seconds);
                    imported.Add(one);
                    latencies.AddRange(times);
                }
            }
            var (hashServed, hashFile) = (Hash(program, served), Hash(program, file));
            if (hashServed != hashFile)
                throw new InvalidOperationException($"the served folder's hash {hashServed} is not that of the file's {hashFile}: rows were lost");
            Console.WriteLine(Report(markets, sent, imported, latencies));
            return 0;
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
    }

    private static string Report(int markets, List<double> sent, List<double> imported, List<double> latencies)
    {
        var rows = markets * RowsOfLog;
        var (send, one) = (Results.Median(sent), Results.Median(imported));
        latencies.Sort();
        double Percentile(double share) => latencies[(int)(share * (latencies.Count - 1))] * 1000;
        return Results.Write(new Result
        {
            Name = "daily-logs",
            Size = markets,
            MeasuredSize = UsualMarkets,
            Title = FormattableString.Invariant($"{markets:N0} markets, {RowsOfLog} rows each; the client that sends shares the machine"),
            Header = ["way", "seconds (median)", "rows/s", "p50 ms", "p99 ms"],
            Rows =
            [
                [$"PUT …/daily-logs over {Connections} connections", Results.Format(send, "0.00"), Results.Format(rows / send, "N0"), Results.Format(Percentile(0.5), "0"), Results.Format(Percentile(0.99), "0")],
                ["`lims import` of one file with the same rows", Results.Format(one, "0.00"), Results.Format(rows / one, "N0"), "–", "–"],
            ],
            Verdict = $"{Results.Format(one / send, "0.00")} of the one file's rows/s; both folders have the same `lims verify --hash`: no row was lost.",
            Measured = new Dictionary<string, double> { ["daily-logs"] = one / send },
            Figures = new { markets, rowsOfLog = RowsOfLog, connections = Connections, sentSeconds = sent, fileSeconds = imported, ratio = one / send, p50 = Percentile(0.5), p99 = Percentile(0.99) },
        });
    }

    private static void AddMarkets(LimsProgram program, string folder, int markets)
    {
        var document = Path.Combine(Path.GetTempPath(), $"lims-organisations-{Guid.NewGuid():N}.json");
        program.Run(folder, "reference", "export", "organisations", document);
        var organisations = JsonNode.Parse(File.ReadAllText(document))!;
        var rows = organisations["rows"]!.AsArray();
        for (var market = 1; market <= markets; market++)
            if (!rows.Any(row => (string?)row!["code"] == Code(market)))
                rows.Add(new JsonObject { ["code"] = Code(market), ["name"] = $"福田测试市场{market:0000}", ["kind"] = "market", ["district"] = LimsProgram.District, ["placeType"] = "农贸市场" });
        File.WriteAllText(document, organisations.ToJsonString());
        program.Run(folder, "reference", "import", "organisations", document);
        File.Delete(document);
    }

    private static string Code(int market) => FormattableString.Invariant($"{LimsProgram.District}-M{market:00}");

    private static (string Market, string Day, byte[] Body) Log(int market, int day)
    {
        var rows = new JsonArray();
        for (var row = 1; row <= RowsOfLog; row++)
            rows.Add(new JsonObject
            {
                ["clientId"] = row.ToString(CultureInfo.InvariantCulture),
                ["sampleNo"] = SampleNo(market, row),
                ["testedAt"] = TestedAt(day, row),
                ["food"] = "菠菜",
                ["testItem"] = "有机磷和氨基甲酸酯类农药",
                ["method"] = "酶抑制率法",
                ["reading"] = Reading(market, row),
                ["unit"] = "%",
                ["outcome"] = "阴性",
            });
        return (Code(market), FormattableString.Invariant($"2023-03-{day:00}"), Encoding.UTF8.GetBytes(rows.ToJsonString()));
    }

    private static string SampleNo(int market, int row) => FormattableString.Invariant($"{market:0000}{row:000}");

    private static string TestedAt(int day, int row) => FormattableString.Invariant($"2023-03-{day:00} {6 + row / 30:00}:{row % 30 * 2:00}");

    private static string Reading(int market, int row) => FormattableString.Invariant($"{(market * 7 + row * 3) % 400 / 10.0:0.0}");

    private static double ImportAsOneFile(LimsProgram program, string folder, string work, int markets, int day)
    {
        var file = Path.Combine(work, "day.csv");
        using (var writer = new StreamWriter(file))
        {
            writer.WriteLine("sample_no,tested_at,food,test_item,method,reading,unit,outcome,market");
            for (var market = 1; market <= markets; market++)
                for (var row = 1; row <= RowsOfLog; row++)
                    writer.WriteLine($"{SampleNo(market, row)},{TestedAt(day, row)},菠菜,有机磷和氨基甲酸酯类农药,酶抑制率法,{Reading(market, row)},%,阴性,{Code(market)}");
        }
        return program.Import(folder, file, markets * RowsOfLog).Seconds;
    }

    private static string Hash(LimsProgram program, string folder) => program.Run(folder, "verify", "--hash").Output.Trim();

    private static async Task<(double Seconds, List<double> Latencies)> Send(HttpClient client, List<(string Market, string Day, byte[] Body)> logs, CancellationToken cancel)
    {
        var latencies = new double[logs.Count];
        var watch = Stopwatch.StartNew();
        await Parallel.ForAsync(0, logs.Count, new ParallelOptions { MaxDegreeOfParallelism = Connections, CancellationToken = cancel }, async (index, stop) =>
        {
            var started = watch.Elapsed;
            var (market, day, body) = logs[index];
            using var content = new ByteArrayContent(body) { Headers = { ContentType = new("application/json") } };
            using var answer = await client.PutAsync($"/api/v1/markets/{market}/daily-logs/{day}", content, stop);
            var text = await answer.Content.ReadAsStringAsync(stop);
            if (!answer.IsSuccessStatusCode || text.Contains("\"refused\"", StringComparison.Ordinal) || text.Contains("\"duplicate\"", StringComparison.Ordinal))
                throw new InvalidOperationException($"{market}: {(int)answer.StatusCode} {text[..Math.Min(500, text.Length)]}");
            latencies[index] = (watch.Elapsed - started).TotalSeconds;
        });
        return (watch.Elapsed.TotalSeconds, [.. latencies]);
    }
}
