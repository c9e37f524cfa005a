using FoodSafety.Lims.Seeds.RapidTests;

namespace FoodSafety.Lims.Benchmarks.Ingest;

/// <summary>Runs the contenders in turn, refuses to report unless all stored the same rows, writes the report.</summary>
internal static class IngestBenchmark
{
    public static int Run(IngestOptions options)
    {
        Directory.CreateDirectory(options.WorkFolder);
        try
        {
            return Measure(options);
        }
        catch (InvalidOperationException refusal)
        {
            Console.Error.WriteLine(refusal.Message);
            return 1;
        }
        finally
        {
            Directory.Delete(options.WorkFolder, recursive: true);
        }
    }

    private static int Measure(IngestOptions options)
    {
        var program = options.LimsProgram is { } path ? new LimsProgram(path) : LimsProgram.Publish(options.WorkFolder);
        var file = Path.Combine(options.WorkFolder, "rapid-tests.csv");
        Say($"writing {options.Rows:N0} rows to {file}");
        RapidTestFile.Write(file, new RapidTestFileOptions { Rows = options.Rows, IsShuffled = options.IsShuffled, DistrictCode = LimsProgram.District });

        List<Contender> contenders = options.Postgres is { } server
            ? [PostgresContenders.Lims(options, server, program, file), PostgresContenders.Psql(options, server, file)]
            : [Contenders.Lims(options, program, file), Contenders.Shell(options, file)];
        if (options.EfRows > 0 && options.Postgres is null)
            contenders.Add(Contenders.EfCore(options, file));
        if (options.IsLimsAlone)
            contenders.RemoveRange(1, contenders.Count - 1);
        var expected = contenders.Select(contender => contender.Rows).Distinct()
            .ToDictionary(rows => rows, rows => StoredRows.OfFile(file, rows, LimsProgram.District));

        for (var round = 1; round <= contenders.Max(contender => contender.Rounds); round++)
            foreach (var contender in contenders.Where(contender => round <= contender.Rounds))
                RunOnce(options, contender, round, expected[contender.Rows]);

        Say(IngestReport.Write(options, new FileInfo(file).Length, contenders));
        return 0;
    }

    private static void RunOnce(IngestOptions options, Contender contender, int round, RowSum expected)
    {
        var folder = Directory.CreateDirectory(Path.Combine(options.WorkFolder, "run")).FullName;
        contender.Prepare(folder);
        var run = contender.Import(folder);
        var stored = contender.Stored(folder);
        Directory.Delete(folder, recursive: true);
        if (stored != expected)
            throw new InvalidOperationException($"{contender.Name} stored {stored}; the file holds {expected}: no comparison");
        contender.Runs.Add(run);
        Say(FormattableString.Invariant($"round {round}: {contender.Name} {run.Seconds:0.00} s ({run.ProcessorSeconds:0.00} s of processor), peak {run.PeakMegabytes:0} MB, {stored}"));
    }

    private static void Say(string line) => Console.WriteLine(line);
}
