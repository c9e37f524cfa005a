namespace FoodSafety.Lims.Benchmarks.Ingest;

/// <summary>The three contenders: same file, WAL and synchronous FULL, the same unique key and one look-up index.</summary>
internal static class Contenders
{
    private const string Database = "contender.db";

    private const string Table = """
        PRAGMA journal_mode = WAL;
        CREATE TABLE rapid_tests (sample_no TEXT, tested_at TEXT, market TEXT, food TEXT, test_item TEXT, method TEXT,
          reading TEXT, unit TEXT, outcome TEXT, tester TEXT);
        CREATE UNIQUE INDEX ux_rapid_tests_key ON rapid_tests (market, sample_no, test_item, tested_at);
        CREATE INDEX ix_rapid_tests_look_up ON rapid_tests (market, tested_at);
        """;

    /// <summary><c>lims import</c> of a published program into a data folder that is already initialised.</summary>
    public static Contender Lims(IngestOptions options, LimsProgram program, string file) => new(
        "lims import",
        options.Rows,
        options.Rounds,
        program.Initialise,
        folder => program.Import(folder, file, options.Rows),
        folder => StoredRows.OfLims(Path.Combine(folder, "lims.db")));

    /// <summary>The sqlite3 shell's .import into a table of the file's columns: no parsing, no judging, one transaction.</summary>
    public static Contender Shell(IngestOptions options, string file) => new(
        "sqlite3 .import",
        options.Rows,
        options.Rounds,
        folder => MeasuredProcess.Run("sqlite3", ["-bail", Path.Combine(folder, Database)], Table),
        folder => MeasuredProcess.Run(
            "sqlite3",
            ["-bail", Path.Combine(folder, Database)],
            $"PRAGMA synchronous = FULL;\n.mode csv\n.import --skip 1 '{file}' rapid_tests\n"),
        folder => StoredRows.OfTextTable(Path.Combine(folder, Database), LimsProgram.District));

    /// <summary>EF Core, AddRange and SaveChanges by 1,000.</summary>
    public static Contender EfCore(IngestOptions options, string file) => new(
        "EF Core SaveChanges by 1,000",
        options.EfRows,
        options.EfRounds,
        folder => EfBaseline.Create(Path.Combine(folder, Database)),
        folder => MeasuredProcess.Run(
            "dotnet",
            [typeof(Contenders).Assembly.Location, "ef-import", file, Path.Combine(folder, Database), "--rows", FormattableString.Invariant($"{options.EfRows}")]),
        folder => StoredRows.OfTextTable(Path.Combine(folder, Database), LimsProgram.District));
}
