using System.CommandLine;
using System.Diagnostics;
using CsvHelper;
using FoodSafety.Lims.Ingestion.Columns;
using FoodSafety.Lims.Ingestion.RapidTests;
using FoodSafety.Lims.Ingestion.Reading;
using FoodSafety.Lims.Ingestion.Rules;
using FoodSafety.Lims.Seeds.RapidTests;
using FoodSafety.Lims.Web.Reference;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Storage;

namespace FoodSafety.Lims.Benchmarks.Judge;

/// <summary><c>judge</c>: reading and judging a log without storing it, against CsvHelper merely touching each field of the same bytes. In one process, in turn.</summary>
public static class JudgeCommand
{
    private const int UsualRows = 1_000_000;

    public static Command Create()
    {
        var rows = new Option<int>("--rows") { DefaultValueFactory = _ => UsualRows };
        var rounds = new Option<int>("--rounds") { Description = "Runs of each after one to warm up; the medians count", DefaultValueFactory = _ => 5 };
        var command = new Command("judge", "read → judge without storing, against CsvHelper scanning the same bytes") { rows, rounds };
        command.SetAction(result => Run(result.GetValue(rows), result.GetValue(rounds)));
        return command;
    }

    private static int Run(int rows, int rounds)
    {
        var folder = Directory.CreateTempSubdirectory("lims-judge-").FullName;
        try
        {
            var file = Path.Combine(folder, "rows.csv");
            RapidTestFile.Write(file, new RapidTestFileOptions { Rows = rows, DistrictCode = LimsProgram.District });
            var rules = Rules(folder);
            List<Measured> scans = [], judgements = [];
            for (var round = 0; round <= rounds; round++)
            {
                var scan = Measure(() => Scan(file));
                var judged = Measure(() => Judge(file, rules));
                if (scan.Rows != rows || judged.Rows != rows)
                    throw new InvalidOperationException($"{scan.Rows} rows scanned, {judged.Rows} judged of {rows}: no comparison");
                if (round == 0)
                    continue;
                scans.Add(scan);
                judgements.Add(judged);
            }
            Console.WriteLine(Report(rows, scans, judgements));
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Report(int rows, List<Measured> scans, List<Measured> judgements)
    {
        var (scan, judge) = (Results.Median(scans.Select(run => run.Seconds)), Results.Median(judgements.Select(run => run.Seconds)));
        // What is allocated once a file (chunks, words, rules) is not a row's: the slope between half the file and the whole.
        var perRow = judgements.Min(run => run.BytesOfSecondHalf) / (double)(rows / 2);
        return Results.Write(new Result
        {
            Name = "judge",
            Size = rows,
            MeasuredSize = UsualRows,
            Title = FormattableString.Invariant($"{rows:N0} rapid-test rows read and judged, nothing stored; one thread, file in the page cache"),
            Header = ["contender", "seconds (median)", "rows/s", "bytes allocated a row, second half of the file"],
            Rows =
            [
                ["lims: read, map, parse, validate, judge", Results.Format(judge, "0.000"), Results.Format(rows / judge, "N0"), Results.Format(perRow, "0.000")],
                ["CsvHelper: every byte of each field touched", Results.Format(scan, "0.000"), Results.Format(rows / scan, "N0"), Results.Format(scans.Min(run => run.BytesOfSecondHalf) / (double)(rows / 2), "0.000")],
            ],
            Verdict = $"lims judges at {Results.Format(scan / judge, "0.00")} of the rows/s that CsvHelper scans.",
            Measured = new Dictionary<string, double> { ["judge"] = scan / judge },
            Figures = new { rows, judgeSeconds = judgements.Select(run => run.Seconds), scanSeconds = scans.Select(run => run.Seconds), ratio = scan / judge, bytesPerRow = perRow },
        });
    }

    private static RulesSnapshot Rules(string folder)
    {
        var now = new DateTimeOffset(2023, 12, 31, 23, 59, 59, TimeSpan.FromHours(8));
        var zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");
        var database = LimsDatabase.Open(new LimsSettings(Path.Combine(folder, "data"), DatabaseKind.Sqlite, null, zone), now).Value;
        using var connection = database.OpenConnection();
        return RulesSnapshots.Take(connection, $"{LimsProgram.District}-REG", LimsProgram.District, now, zone).Value;
    }

    /// <summary>One run.</summary>
    /// <param name="BytesOfSecondHalf">Allocated by the thread from the middle of the file on.</param>
    private readonly record struct Measured(int Rows, double Seconds, long BytesOfSecondHalf);

    private static Measured Measure(Func<(int Rows, long BytesOfSecondHalf)> run)
    {
        GC.Collect();
        var watch = Stopwatch.StartNew();
        var (rows, bytes) = run();
        return new Measured(rows, watch.Elapsed.TotalSeconds, bytes);
    }

    private static (int Rows, long Bytes) Scan(string file)
    {
        var half = new FileInfo(file).Length / 2;
        long touched = 0, middle = 0;
        var rows = 0;
        using var reader = CsvReader.Create(new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.SequentialScan));
        while (reader.Read())
        {
            rows++;
            for (var field = 0; field < reader.FieldCount; field++)
            {
                foreach (var value in reader.GetSpan(field))
                    touched += value;
            }
            if (middle == 0 && reader.ByteOffset > half)
                middle = GC.GetAllocatedBytesForCurrentThread();
        }
        GC.KeepAlive(touched);
        return (rows, GC.GetAllocatedBytesForCurrentThread() - middle);
    }

    private static (int Rows, long Bytes) Judge(string file, RulesSnapshot rules)
    {
        var half = new FileInfo(file).Length / 2;
        long middle = 0;
        var judged = 0;
        using var source = RowSources.Open(file);
        var columns = ColumnMap.Find(source, RapidTestColumns.Set).Map ?? throw new InvalidOperationException("the header was not found");
        var reader = new RapidTestReader(source, columns, rules);
        var chunk = new RapidTestChunk();
        while (reader.Read(chunk))
        {
            judged += chunk.Rows.Count;
            if (middle == 0 && source.Position > half)
                middle = GC.GetAllocatedBytesForCurrentThread();
        }
        return (judged, GC.GetAllocatedBytesForCurrentThread() - middle);
    }
}
