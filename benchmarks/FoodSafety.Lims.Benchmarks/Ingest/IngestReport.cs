namespace FoodSafety.Lims.Benchmarks.Ingest;

/// <summary>The figures of one run of <c>ingest</c>.</summary>
internal static class IngestReport
{
    /// <summary>Writes them and answers the table; the first contender is lims, the second, unless it runs alone, its peer.</summary>
    public static string Write(IngestOptions options, long fileBytes, IReadOnlyList<Contender> contenders) => Results.Write(new Result
    {
        Name = (options.IsLimsAlone ? "memory" : "ingest") + (options.Postgres is null ? "" : "-postgres") + (options.IsShuffled ? "-shuffled" : ""),
        Size = options.Rows,
        MeasuredSize = options.IsLimsAlone ? IngestCommand.MemoryRows : IngestCommand.UsualRows,
        Title = FormattableString.Invariant($"{options.Rows:N0} rapid-test rows {(options.IsShuffled ? "in disorder" : "in time order")}, {fileBytes >> 20} MB, ten columns"),
        Header = ["contender", "rows", "seconds (median)", "runs", "processor seconds", "rows/s", "peak MB", "time against lims, row for row"],
        Rows = contenders.Select(IReadOnlyList<string> (contender) =>
        [
            contender.Name, Results.Format(contender.Rows, "N0"), Results.Format(contender.MedianSeconds, "0.00"), Results.Format(contender.Runs.Count, "0"),
            Results.Format(contender.MedianProcessorSeconds, "0.00"), Results.Format(contender.RowsPerSecond, "N0"), Results.Format(contender.HighestPeakMegabytes, "0"),
            Results.Format(contenders[0].RowsPerSecond / contender.RowsPerSecond, "0.00"),
        ]),
        Verdict = Verdict(options, contenders),
        Measured = Measured(options, contenders).ToDictionary(),
        Figures = new
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
                peakMegabytes = contender.Runs.Select(run => Math.Round(run.PeakMegabytes, 1)),
                timesOfLims = Math.Round(contenders[0].RowsPerSecond / contender.RowsPerSecond, 2),
            }),
        },
    });

    private static string Verdict(IngestOptions options, IReadOnlyList<Contender> contenders)
    {
        var verdict = options.IsLimsAlone
            ? FormattableString.Invariant($"Peak memory {contenders[0].HighestPeakMegabytes:0} MB, the highest of all runs. ")
            : FormattableString.Invariant($"`{contenders[0].Name}` / `{contenders[1].Name}` = {contenders[0].MedianSeconds / contenders[1].MedianSeconds:0.00}. ");
        verdict += "Whole processes from start to exit; empty databases were made before. " + (options.Postgres is null
            ? "SQLite, WAL, synchronous FULL"
            : "One PostgreSQL server with its usual settings beside them; peak MB is the client's");
        verdict += options.IsLimsAlone
            ? ". Stored rows and a checksum over keys and outcomes are the file's."
            : ", the same unique key and one look-up index. lims parses, validates, judges, counts and opens cases; the others store text. "
                + "Stored rows and a checksum over keys and outcomes agree.";
        if (contenders[^1].Rows < options.Rows)
            verdict += FormattableString.Invariant($" The EF Core baseline read the first {contenders[^1].Rows:N0} rows only: its rows/s are of these, in a smaller table.");
        return verdict;
    }

    private static IEnumerable<KeyValuePair<string, double>> Measured(IngestOptions options, IReadOnlyList<Contender> contenders)
    {
        var order = options.IsShuffled ? "shuffled" : "in-order";
        if (options is { IsLimsAlone: true, Postgres: null })
            yield return new($"memory-{order}", contenders[0].HighestPeakMegabytes);
        if (options.IsLimsAlone)
            yield break;
        var ratio = contenders[0].MedianSeconds / contenders[1].MedianSeconds;
        if (options is { Postgres: not null, IsShuffled: false })
            yield return new("postgres", ratio);
        if (options.Postgres is not null)
            yield break;
        yield return new($"sqlite-{order}", ratio);
        // A prefix of the file in a smaller table is no measure.
        if (!options.IsShuffled && contenders is [var lims, _, var ef] && ef.Rows == options.Rows)
            yield return new("ef-core", ef.MedianSeconds / lims.MedianSeconds);
    }
}
