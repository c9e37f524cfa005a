namespace FoodSafety.Lims.Benchmarks.Ingest;

/// <summary>One way to get the file into a database.</summary>
/// <param name="Name">As the report calls it.</param>
/// <param name="Rows">How many rows of the file it reads.</param>
/// <param name="Rounds">How often it runs.</param>
/// <param name="Prepare">Makes the empty database in a new folder; not timed.</param>
/// <param name="Import">The timed process.</param>
/// <param name="Stored">What it stored, read back afterwards.</param>
internal sealed record Contender(
    string Name, int Rows, int Rounds, Action<string> Prepare, Func<string, MeasuredProcess> Import, Func<string, RowSum> Stored)
{
    public List<MeasuredProcess> Runs { get; } = [];

    public double MedianSeconds => Results.Median(Runs.Select(run => run.Seconds));

    public double MedianProcessorSeconds => Results.Median(Runs.Select(run => run.ProcessorSeconds));

    public double HighestPeakMegabytes => Runs.Max(run => run.PeakMegabytes);

    public double RowsPerSecond => Rows / MedianSeconds;
}
