using System.Globalization;

namespace FoodSafety.Lims.Benchmarks.Ingest;

/// <summary>The figures of one run of <c>ingest</c>.</summary>
internal static class IngestReport
{
    /// <summary>Writes them and answers the table; the first contender is lims, the second its peer.</summary>
    public static string Write(IngestOptions options, long fileBytes, IReadOnlyList<Contender> contenders)
    {
        var name = (options.Postgres is null ? "ingest" : "ingest-postgres") + (options.IsShuffled ? "-shuffled" : "") + (options.Rows == IngestCommand.UsualRows ? "" : $"-{options.Rows}");
        var verdict = FormattableString.Invariant($"`{contenders[0].Name}` / `{contenders[1].Name}` = {contenders[0].MedianSeconds / contenders[1].MedianSeconds:0.00}. ")
            + "Whole processes from start to exit; empty databases were made before. "
            + (options.Postgres is null
                ? "All SQLite, WAL, synchronous FULL, the same unique key and one look-up index. "
                : "One PostgreSQL server with its usual settings beside them, the same unique key and one look-up index; peak MB is the client's. ")
            + "lims parses, validates, judges, counts and opens cases; the others store text. Stored rows and a checksum over keys and outcomes agree.";
        if (contenders[^1].Rows < options.Rows)
            verdict += FormattableString.Invariant($" The EF Core baseline read the first {contenders[^1].Rows:N0} rows only: its rows/s are of these, in a smaller table.");
        return Results.Write(
            name,
            FormattableString.Invariant($"{options.Rows:N0} rapid-test rows {(options.IsShuffled ? "in disorder" : "in time order")}, {fileBytes >> 20} MB, ten columns"),
            ["contender", "rows", "seconds (median)", "runs", "processor seconds", "rows/s", "peak MB", "time against lims, row for row"],
            contenders.Select(IReadOnlyList<string> (contender) =>
            [
                contender.Name, Cell(contender.Rows, "N0"), Cell(contender.MedianSeconds, "0.00"), Cell(contender.Runs.Count, "0"), Cell(contender.MedianProcessorSeconds, "0.00"),
                Cell(contender.RowsPerSecond, "N0"), Cell(contender.MedianPeakMegabytes, "0"), Cell(contenders[0].RowsPerSecond / contender.RowsPerSecond, "0.00"),
            ]),
            verdict,
            new
            {
                rows = options.Rows,
                fileMegabytes = fileBytes >> 20,
                order = options.IsShuffled ? "shuffled" : "by time",
                contenders = contenders.Select(contender => new
                {
                    name = contender.Name,
                    rows = contender.Rows,
                    seconds = contender.Runs.Select(run => Math.Round(run.Seconds, 3)),
                    medianSeconds = Math.Round(contender.MedianSeconds, 3),
                    processorSeconds = Math.Round(contender.MedianProcessorSeconds, 3),
                    rowsPerSecond = (long)contender.RowsPerSecond,
                    peakMegabytes = Math.Round(contender.MedianPeakMegabytes, 1),
                    timesOfLims = Math.Round(contenders[0].RowsPerSecond / contender.RowsPerSecond, 2),
                }),
            });
    }

    private static string Cell(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
