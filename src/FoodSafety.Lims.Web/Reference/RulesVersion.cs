using System.Data.Common;
using FoodSafety.Lims.Web.Storage.Bulk;

namespace FoodSafety.Lims.Web.Reference;

/// <summary>Counts every change of what rows are judged by, so that whoever keeps rules in memory sees that they are old.</summary>
public static class RulesVersion
{
    private const string Sequence = "rules";

    /// <summary>Said in the transaction of the change.</summary>
    public static void Raise(DbConnection connection, DbTransaction? transaction) => connection.Run(transaction,
        "INSERT INTO number_sequence (name, last) VALUES (@name, 1) ON CONFLICT (name) DO UPDATE SET last = number_sequence.last + 1", ("name", Sequence));

    public static long Read(DbConnection connection, DbTransaction? transaction) =>
        connection.Ask<long>(transaction, "SELECT last FROM number_sequence WHERE name = @name", ("name", Sequence));
}
