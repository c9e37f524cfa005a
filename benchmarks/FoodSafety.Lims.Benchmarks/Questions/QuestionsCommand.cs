using System.CommandLine;
using System.Diagnostics;
using System.Text.Json.Nodes;
using FoodSafety.Lims.Seeds.RapidTests;

namespace FoodSafety.Lims.Benchmarks.Questions;

/// <summary>
/// <c>questions</c>: what <c>GET /quotas</c> and the dashboard ask, of a district-year of 20,000,000 rapid tests against one of 100,000, each served by
/// a process of its own. Both hold every market and day, so that the answers have the same shape. The dashboard is its whole page as a person gets it: the
/// quotas, who has not sent, the network of laboratories, and what the office is late with among positives that nobody works off.
/// </summary>
public static class QuestionsCommand
{
    private const int UsuallyHeld = 20_000_000;
    private const int Few = 100_000;
    private const int Year = 2023;

    /// <summary>Measure id → what is asked.</summary>
    private static readonly (string Id, string Name, string Path)[] Asked =
    [
        ("questions-quotas", "GET /quotas", $"/api/v1/quotas?district={LimsProgram.District}&year={Year}"),
        ("questions-dashboard", "the dashboard", $"/?district={LimsProgram.District}&year={Year}"),
        ("questions-logs", "who has not sent a log", $"/api/v1/missing-logs?district={LimsProgram.District}&date={Year}-09-18"),
    ];

    public static Command Create()
    {
        var held = new Option<int>("--held") { Description = "Rapid tests the full database holds", DefaultValueFactory = _ => UsuallyHeld };
        var rounds = new Option<int>("--rounds") { Description = "Times each question is asked of each, in turn; the medians count", DefaultValueFactory = _ => 60 };
        var lims = new Option<string?>("--lims") { Description = "A published lims.dll to measure instead of publishing one" };
        var command = new Command("questions", "GET /quotas and the dashboard's questions at 20,000,000 rapid tests against 100,000") { held, rounds, lims };
        command.SetAction((result, cancel) => Run(result.GetValue(held), result.GetValue(rounds), result.GetValue(lims), cancel));
        return command;
    }

    private static async Task<int> Run(int held, int rounds, string? lims, CancellationToken cancel)
    {
        var work = Directory.CreateTempSubdirectory("lims-questions-").FullName;
        try
        {
            var program = lims is null ? LimsProgram.Publish(work) : new LimsProgram(lims);
            var (few, many) = (Fill(work, program, "few", Few), Fill(work, program, "many", held));
            var times = new Dictionary<(string Id, bool Many), List<double>>();
            using (var small = await LimsServer.Start(program, few, 1, cancel))
            using (var large = await LimsServer.Start(program, many, 1, cancel, port: 5092))
            {
                await Check(small.Client, Few, cancel);
                await Check(large.Client, held, cancel);
                await small.SignIn(cancel);
                await large.SignIn(cancel);
                for (var round = -5; round < rounds; round++)
                    foreach (var (id, _, path) in Asked)
                        foreach (var isMany in (bool[])[false, true])
                        {
                            var watch = Stopwatch.StartNew();
                            using var answer = await (isMany ? large : small).Client.GetAsync(path, cancel);
                            await answer.Content.ReadAsByteArrayAsync(cancel);
                            answer.EnsureSuccessStatusCode();
                            // The first rounds warm both up.
                            if (round >= 0)
                                (times.TryGetValue((id, isMany), out var known) ? known : times[(id, isMany)] = []).Add(watch.Elapsed.TotalMilliseconds);
                        }
            }
            Console.WriteLine(Report(held, rounds, times));
            return 0;
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
    }

    private static string Fill(string work, LimsProgram program, string name, int rows)
    {
        var folder = Path.Combine(work, name);
        program.Initialise(folder);
        var file = Path.Combine(work, "held.csv");
        RapidTestFile.Write(file, new RapidTestFileOptions { Rows = rows, DistrictCode = LimsProgram.District, Year = Year });
        var run = program.Import(folder, file, rows);
        Console.WriteLine(FormattableString.Invariant($"{rows:N0} rows in {run.Seconds:0.0} s"));
        File.Delete(file);
        return folder;
    }

    /// <summary>The answer counts what was put in.</summary>
    private static async Task Check(HttpClient client, int rows, CancellationToken cancel)
    {
        var answer = JsonNode.Parse(await client.GetStringAsync(Asked[0].Path, cancel))!;
        var done = (int)answer["targets"]!.AsArray().Single(target => (string)target!["code"]! == "FT-37")!["done"]!;
        if (done < rows * 0.5 || done > rows)
            throw new InvalidOperationException($"the quotas count {done} batches of {rows} tests");
    }

    private static string Report(int held, int rounds, Dictionary<(string Id, bool Many), List<double>> times)
    {
        var lines = Asked.Select(asked => (asked.Id, asked.Name, Few: Results.Median(times[(asked.Id, false)]), Many: Results.Median(times[(asked.Id, true)]))).ToList();
        return Results.Write(new Result
        {
            Name = "questions",
            Size = held,
            MeasuredSize = UsuallyHeld,
            Title = FormattableString.Invariant($"Questions of a district-year of {held:N0} rapid tests against one of {Few:N0}, in turn over HTTP, SQLite"),
            Header = ["question", FormattableString.Invariant($"ms at {Few:N0} (median)"), FormattableString.Invariant($"ms at {held:N0}"), "times", "ms more"],
            Rows = lines.Select(line => (IReadOnlyList<string>)[line.Name, Results.Format(line.Few, "0.0"), Results.Format(line.Many, "0.0"), Results.Format(line.Many / line.Few, "0.00"), Results.Format(line.Many - line.Few, "0.0")]),
            Verdict = "Asked: at most 1.2 times, or at most 5 ms more.",
            // The measure is the ratio; what costs at most 5 ms more meets it whatever the ratio.
            Measured = lines.ToDictionary(line => line.Id, line => line.Many - line.Few <= 5 ? Math.Min(1.2, line.Many / line.Few) : line.Many / line.Few),
            Figures = new { held, few = Few, rounds, milliseconds = lines.ToDictionary(line => line.Id, line => new { few = line.Few, many = line.Many }) },
        });
    }
}
