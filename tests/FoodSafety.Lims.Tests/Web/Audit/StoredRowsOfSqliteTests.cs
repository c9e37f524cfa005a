using FoodSafety.Lims.Tests.Support;
using FoodSafety.Lims.Tests.Web.Uploads;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Shell.Audit;
using FoodSafety.Lims.Web.Storage.Bulk;

namespace FoodSafety.Lims.Tests.Web.Audit;

/// <summary>SQLite keeps whatever a hand writes into a column; PostgreSQL holds to the column's type.</summary>
public sealed class StoredRowsOfSqliteTests() : OneDatabase(DatabaseKind.Sqlite)
{
    [TestCase("tested_on", "tested_on + 0.5")]
    [TestCase("tested_at", "'x'")]
    [TestCase("vendor", "x'00'")]
    [TestCase("market_id", "1099511627776")]
    [TestCase("outcome", "outcome + 256")]
    public void What_no_import_could_have_stored_is_named_too(string column, string value)
    {
        Database.Import(UndoWords.RapidHeader + UndoWords.Line("A1", "2023-03-01 08:00", "毒死蜱", "阴性"));
        using var connection = Database.OpenConnection();
        using var transaction = connection.BeginTransaction();

        connection.Run(transaction, $"UPDATE rapid_tests SET {column} = {value}");

        Assert.That(AuditChecks.Run(connection, transaction).Select(one => one.Where), Is.EqualTo(new[] { "U-000001/2" }));
    }
}
