using System.CommandLine;

namespace FoodSafety.Lims.Benchmarks.Ingest;

/// <summary><c>ingest</c>: the whole program against the sqlite3 shell and a plain EF Core import, on the same file.</summary>
public static class IngestCommand
{
    // Above this many rows the baseline takes minutes: it then runs once, whole.
    private const int EfOnceAbove = 200_000;

    public const int UsualRows = 1_000_000;

    /// <summary>At which the peak memory is measured.</summary>
    public const int MemoryRows = 10_000_000;

    public static Command Create()
    {
        var rows = new Option<int>("--rows") { Description = "Data rows of the file", DefaultValueFactory = _ => UsualRows };
        var shuffled = new Option<bool>("--shuffled") { Description = "Rows in disorder instead of by time" };
        var rounds = new Option<int>("--rounds") { Description = "Runs of each contender; the medians count", DefaultValueFactory = _ => 3 };
        var limsOnly = new Option<bool>("--lims-only") { Description = "Without its peers: for the peak memory of a large file" };
        var efRows = new Option<int?>("--ef-rows") { Description = "Let the EF Core baseline read a prefix of the file only; 0 leaves it out" };
        var work = new Option<string?>("--work") { Description = "Folder for file and databases (default: a new one under the temporary folder)" };
        var lims = new Option<string?>("--lims") { Description = "A published lims.dll to measure instead of publishing one" };
        var postgres = new Option<string?>("--postgres") { Description = "Measure on this PostgreSQL server against psql \\copy; the role must be allowed to create databases" };
        var command = new Command("ingest", "lims import, sqlite3 .import and EF Core on the same file, whole processes") { rows, shuffled, rounds, limsOnly, efRows, work, lims, postgres };
        command.SetAction(result =>
        {
            var count = result.GetValue(rows);
            var efCount = Math.Min(result.GetValue(efRows) ?? count, count);
            return IngestBenchmark.Run(new IngestOptions(
                count,
                result.GetValue(shuffled),
                result.GetValue(rounds),
                result.GetValue(limsOnly),
                efCount,
                efCount > EfOnceAbove ? 1 : result.GetValue(rounds),
                result.GetValue(work) ?? Directory.CreateTempSubdirectory("lims-ingest-").FullName,
                result.GetValue(lims),
                result.GetValue(postgres)));
        });
        return command;
    }
}
