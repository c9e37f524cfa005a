namespace FoodSafety.Lims.Benchmarks.Ingest;

/// <summary>What one run of the ingest benchmark measures.</summary>
/// <param name="Rows">Data rows of the file.</param>
/// <param name="IsShuffled">Rows in disorder instead of by time.</param>
/// <param name="Rounds">How often each contender runs, in turn.</param>
/// <param name="IsLimsAlone">Without any peer: for its peak memory.</param>
/// <param name="EfRows">The EF Core baseline reads this many rows of the same file; fewer than all is said in the report.</param>
/// <param name="EfRounds">How often the baseline runs.</param>
/// <param name="WorkFolder">Where file, program and databases are put; removed afterwards.</param>
/// <param name="LimsProgram">A published lims.dll to measure, or null to publish one.</param>
/// <param name="Postgres">Connection string of a PostgreSQL server to measure on instead of SQLite.</param>
public sealed record IngestOptions(
    int Rows, bool IsShuffled, int Rounds, bool IsLimsAlone, int EfRows, int EfRounds, string WorkFolder, string? LimsProgram, string? Postgres);
