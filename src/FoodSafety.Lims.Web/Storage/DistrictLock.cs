using System.Data.Common;
using FoodSafety.Lims.Web.Storage.Bulk;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace FoodSafety.Lims.Web.Storage;

/// <summary>
/// One writer a district: who stores its rows or opens its cases holds this to the end of the transaction, and what he reads meanwhile stays so. On
/// SQLite a transaction that writes is alone in any case.
/// </summary>
public static class DistrictLock
{
    // Told apart from other uses of advisory locks by this first key; the second is the district.
    private const int OfDistrict = 0x4C494D54;

    public static void Take(DbConnection connection, DbTransaction transaction, string district)
    {
        if (connection is not NpgsqlConnection)
            return;
        using var wait = connection.Command(transaction, "SELECT pg_advisory_xact_lock(@writer, hashtext(@district))", ("writer", OfDistrict), ("district", district));
        // A file that is decided whole may hold the district longer than the 30 seconds a statement has.
        wait.CommandTimeout = 0;
        wait.ExecuteNonQuery();
    }

    /// <summary>The same in the transaction that is open.</summary>
    public static void Take(LimsDb db, string district) => Take(db.Database.GetDbConnection(), db.Database.CurrentTransaction!.GetDbTransaction(), district);
}
