using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace FoodSafety.Lims.Tests.Fuzz;

/// <summary>Runs numbered cases on all cores; those that break a property, one of each sort, or do not end, are made small, written down and thrown.</summary>
internal static partial class FuzzRun
{
    private static readonly TimeSpan LongestCase = TimeSpan.FromSeconds(20);

    private const int MostFailures = 100;

    /// <summary>How many files a share of the whole is; LIMS_FUZZ_FILES is the whole.</summary>
    public static long Share(int ofFiftyThousand) => long.Parse(Environment.GetEnvironmentVariable("LIMS_FUZZ_FILES") ?? "50000", CultureInfo.InvariantCulture) * ofFiftyThousand / 50_000;

    public static int Seed => int.Parse(Environment.GetEnvironmentVariable("LIMS_FUZZ_SEED") ?? "20230918", CultureInfo.InvariantCulture);

    public static Properties Check(string kind, long count)
    {
        var properties = new Properties();
        // One case again: LIMS_FUZZ_CASE=rapid-tests/20230918/4711
        if (Environment.GetEnvironmentVariable("LIMS_FUZZ_CASE") is { } again)
        {
            if (again.Split('/') is [var of, var seed, var one] && of == kind)
                properties.Check(kind, FuzzCase.Make(kind, int.Parse(seed, CultureInfo.InvariantCulture), long.Parse(one, CultureInfo.InvariantCulture)));
            return properties;
        }
        var next = -1L;
        var failures = new ConcurrentQueue<(FuzzCase Case, Exception Why)>();
        var running = new (long Number, long Since)[Environment.ProcessorCount];
        var workers = Enumerable.Range(0, running.Length).Select(worker => new Thread(() =>
        {
            while (failures.Count < MostFailures && Interlocked.Increment(ref next) is var number && number < count)
            {
                running[worker] = (number, Stopwatch.GetTimestamp());
                var made = FuzzCase.Make(kind, Seed, number);
                try
                {
                    properties.Check(kind, made);
                }
                catch (Exception why)
                {
                    failures.Enqueue((made, why));
                }
            }
            running[worker] = default;
        })
        { IsBackground = true }).ToList();
        workers.ForEach(worker => worker.Start());
        while (!workers.TrueForAll(worker => worker.Join(50)))
            foreach (var (number, since) in running)
                if (since != 0 && Stopwatch.GetElapsedTime(since) > LongestCase)
                    Assert.Fail($"{kind}/{Seed}/{number} runs for more than {LongestCase.TotalSeconds} s. Again: LIMS_FUZZ_CASE={kind}/{Seed}/{number}");
        TestContext.Out.WriteLine($"{kind}, seed {Seed}: {properties}");
        if (!failures.IsEmpty)
            Assert.Fail(string.Join("\n\n", failures.GroupBy(failure => Sort(failure.Why)).Select(sort => $"{sort.Count()} × {Tell(kind, sort.MinBy(failure => failure.Case.Content.Length).Case, sort.First().Why)}")));
        return properties;
    }

    private static string Tell(string kind, FuzzCase made, Exception why)
    {
        // A table known apart from its bytes does not shrink with them.
        var small = made.Table is null ? Shrinking.Shrink(made.Content, bytes => Same(kind, made with { Content = bytes }, why)) : made.Content;
        var file = Path.Combine(TestContext.CurrentContext.WorkDirectory, $"fuzz-{made.Name.Replace('/', '-')}.bin");
        File.WriteAllBytes(file, small);
        return $"{made.Name} ({small.Length} bytes in {file}; again: LIMS_FUZZ_CASE={made.Name}): {(why is BrokenPropertyException ? why.Message : why)}\n{string.Join('\n', new Properties().Why(kind, made with { Content = small })?.Message.Split('\n').Take(3) ?? [])}\n{Convert.ToBase64String(small.AsSpan(0, Math.Min(small.Length, 3_000)))}";
    }

    private static bool Same(string kind, FuzzCase made, Exception why) =>
        new Properties().Why(kind, made) is { } other && Sort(other) == Sort(why);

    /// <summary>Failures of one sort have, as a rule, one cause.</summary>
    private static string Sort(Exception why) => why is BrokenPropertyException ? why.Message.Split([' ', ':', ','])[0] + Codes().Match(why.Message).Value : $"{why.GetType()} {why.StackTrace?.Split('\n')[0]}";

    [GeneratedRegex(@"\[[a-z, -]*\]", RegexOptions.CultureInvariant)]
    private static partial Regex Codes();

    private static Exception? Why(this Properties properties, string kind, FuzzCase made)
    {
        try
        {
            properties.Check(kind, made);
            return null;
        }
        catch (Exception why)
        {
            return why;
        }
    }
}
