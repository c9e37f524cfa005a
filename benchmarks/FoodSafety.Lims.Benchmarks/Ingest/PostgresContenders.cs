using Npgsql;

namespace FoodSafety.Lims.Benchmarks.Ingest;

/// <summary>The two contenders on a PostgreSQL server: the same unique key and one look-up index, an empty database each time.</summary>
internal static class PostgresContenders
{
    private const string Database = "lims_benchmark";

    private const string Table = """
        CREATE TABLE rapid_tests (sample_no text, tested_at text, market text, food text, test_item text, method text,
          reading text, unit text, outcome text, tester text);
        CREATE UNIQUE INDEX ux_rapid_tests_key ON rapid_tests (market, sample_no, test_item, tested_at);
        CREATE INDEX ix_rapid_tests_look_up ON rapid_tests (market, tested_at);
        """;

    /// <summary><c>lims import</c> into an initialised database.</summary>
    public static Contender Lims(IngestOptions options, string server, LimsProgram program, string file) => new(
        "lims import, PostgreSQL",
        options.Rows,
        options.Rounds,
        folder =>
        {
            Create(server, "");
            On(server, program).Initialise(folder);
        },
        folder => On(server, program).Import(folder, file, options.Rows),
        _ => StoredRows.OfPostgres(In(server), isLims: true, LimsProgram.District));

    /// <summary>psql's \copy into a table of the file's columns as text.</summary>
    public static Contender Psql(IngestOptions options, string server, string file) => new(
        "psql \\copy",
        options.Rows,
        options.Rounds,
        _ => Create(server, Table),
        _ => MeasuredProcess.Run("psql", [Uri(server), "-q", "-v", "ON_ERROR_STOP=1", "-c", $"\\copy rapid_tests FROM '{file}' WITH (FORMAT csv, HEADER)"]),
        _ => StoredRows.OfPostgres(In(server), isLims: false, LimsProgram.District));

    private static LimsProgram On(string server, LimsProgram program) => program.With(("Lims__Database", "postgres"), ("ConnectionStrings__Lims", In(server)));

    private static string In(string server) => new NpgsqlConnectionStringBuilder(server) { Database = Database }.ToString();

    private static string Uri(string server)
    {
        var builder = new NpgsqlConnectionStringBuilder(server);
        return $"postgresql://{builder.Username}@{builder.Host}:{builder.Port}/{Database}";
    }

    private static void Create(string server, string tables)
    {
        NpgsqlConnection.ClearAllPools();
        Execute(new NpgsqlConnectionStringBuilder(server) { Database = "postgres" }.ToString(), $"DROP DATABASE IF EXISTS {Database} WITH (FORCE)");
        Execute(new NpgsqlConnectionStringBuilder(server) { Database = "postgres" }.ToString(), $"CREATE DATABASE {Database} ENCODING 'UTF8' TEMPLATE template0");
        if (tables.Length > 0)
            Execute(In(server), tables);
        // What the last run left for later is written now and not during the next one.
        Execute(In(server), "CHECKPOINT");
    }

    private static void Execute(string connectionString, string sql)
    {
        using var connection = new NpgsqlConnection(connectionString);
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }
}
