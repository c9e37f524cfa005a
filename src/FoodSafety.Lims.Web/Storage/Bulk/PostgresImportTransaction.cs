using System.Data.Common;
using FoodSafety.Lims.Ingestion.Rules;
using Npgsql;

namespace FoodSafety.Lims.Web.Storage.Bulk;

/// <summary>PostgreSQL lets districts write side by side: an advisory lock, held to the end of the transaction, keeps one writer a district.</summary>
public sealed class PostgresImportTransaction(NpgsqlConnection connection, NpgsqlConnection words, int uploadId, string districtCode, bool wholeFile)
    : ImportTransaction(connection, uploadId, wholeFile)
{
    // Told apart from other uses of advisory locks by this first key; the second is the district.
    private const int ImportOfDistrict = 0x4C494D54;

    /// <summary>
    /// Words are stored at once, each in a statement of its own: two districts that meet the same new words in different order
    /// would otherwise wait for each other's uncommitted words. A word of a row that was taken back does no harm.
    /// </summary>
    public override TermIds Terms { get; } = new(words, () => null);

    public override RapidTestStore RapidTests(RulesSnapshot rules) => new PostgresRapidTestStore(this, rules);

    protected override DbTransaction BeginExclusive()
    {
        var transaction = ((NpgsqlConnection)Connection).BeginTransaction();
        Connection.Run(transaction, "SELECT pg_advisory_xact_lock(@import, hashtext(@district))", ("import", ImportOfDistrict), ("district", districtCode));
        return transaction;
    }

    public override void Dispose()
    {
        base.Dispose();
        words.Dispose();
    }
}
