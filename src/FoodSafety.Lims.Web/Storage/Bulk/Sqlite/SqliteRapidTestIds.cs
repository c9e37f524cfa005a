using System.Data.Common;

namespace FoodSafety.Lims.Web.Storage.Bulk;

/// <summary>
/// Ids of rapid tests in SQLite: the next after the highest there is, or ever was. People hold on to an id, in a page or a programme of
/// their own; a correction of a row that was taken back must not meet another's. PostgreSQL has its sequence.
/// </summary>
public static class SqliteRapidTestIds
{
    private const string HighestGone = "rapid-test-id";

    /// <summary>The first id that nobody ever had.</summary>
    public static long Next(DbConnection connection, DbTransaction transaction) => 1 + connection.Ask<long>(transaction,
        """
        SELECT max(coalesce((SELECT max(id) FROM rapid_tests), 0), coalesce((SELECT last FROM number_sequence WHERE name = @name), 0))
        """,
        ("name", HighestGone));

    /// <summary>Before rows are deleted: their ids are not given out again.</summary>
    public static void KeepFromReuse(DbConnection connection, DbTransaction transaction) => connection.Run(transaction,
        "INSERT INTO number_sequence (name, last) VALUES (@name, @last) ON CONFLICT (name) DO UPDATE SET last = excluded.last",
        ("name", HighestGone), ("last", Next(connection, transaction) - 1));
}
