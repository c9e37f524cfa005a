using System.Data.Common;
using FoodSafety.Lims.Web.Storage.Bulk;

namespace FoodSafety.Lims.Web.Storage;

/// <summary>The last number given out of a named series, taken in the transaction that uses it: no number is given twice.</summary>
public sealed class NumberSequence
{
    public required string Name { get; set; }

    public long Last { get; set; }

    /// <summary>Takes the next numbers of a series and answers the last of them; whoever else takes of it waits until the transaction ends.</summary>
    public static long Take(DbConnection connection, DbTransaction transaction, string name, int count = 1) => connection.Ask<long>(transaction,
        "INSERT INTO number_sequence (name, last) VALUES (@name, @count) ON CONFLICT (name) DO UPDATE SET last = number_sequence.last + @count RETURNING last",
        ("name", name), ("count", (long)count));
}
