using System.Data;
using System.Data.Common;
using FoodSafety.Lims.Web.Storage;
using FoodSafety.Lims.Web.Storage.Bulk;
using Microsoft.Data.Sqlite;

namespace FoodSafety.Lims.Web.Validity;

/// <summary>
/// The database as it is at one instant, with a district's verdicts and photos in temporary tables that stand before the stored ones: scoring in here
/// writes to these alone. It holds no lock that a writer asks for, and it is always taken back.
/// </summary>
internal sealed class ScoringSnapshot : IDisposable
{
    private readonly string _district;

    public ScoringSnapshot(LimsDatabase database, string district)
    {
        _district = district;
        Connection = database.OpenConnection();
        Transaction = Connection is SqliteConnection sqlite ? sqlite.BeginTransaction(deferred: true) : Connection.BeginTransaction(IsolationLevel.RepeatableRead);
    }

    public DbConnection Connection { get; }

    public DbTransaction Transaction { get; }

    /// <summary>Copies what scoring writes; from here on the names mean the copies.</summary>
    public void Take()
    {
        Copy("not_valid_tests", "test_id", "test_id bigint", "district_code text", "tested_on integer", "market_id integer", "validity smallint", "reasons text", "pending_until bigint");
        Copy("test_photos", "district_code, photo, test_id", "district_code text", "photo text", "test_id bigint");
        Connection.Run(Transaction, "CREATE INDEX preview_photos_of_test ON test_photos (test_id)");
    }

    public void Dispose()
    {
        Transaction.Dispose();
        Connection.Dispose();
    }

    private void Copy(string table, string key, params string[] columns)
    {
        var schema = Connection is SqliteConnection ? "main" : Connection.Ask<string>(Transaction, "SELECT quote_ident(current_schema())");
        Connection.Run(Transaction, $"CREATE TEMPORARY TABLE {table} ({string.Join(", ", columns)}, PRIMARY KEY ({key}))");
        using var copy = Connection.Command(Transaction,
            $"INSERT INTO {table} SELECT {string.Join(", ", columns.Select(column => column.Split(' ')[0]))} FROM {schema}.{table} WHERE district_code = @district", ("district", _district));
        copy.CommandTimeout = 0;
        copy.ExecuteNonQuery();
        // PostgreSQL knows nothing of a temporary table until it is told.
        if (Connection is not SqliteConnection)
            Connection.Run(Transaction, $"ANALYZE {table}");
    }
}
