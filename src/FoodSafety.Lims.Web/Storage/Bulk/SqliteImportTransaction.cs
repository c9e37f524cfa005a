using System.Data.Common;
using FoodSafety.Lims.Ingestion.Rules;
using Microsoft.Data.Sqlite;

namespace FoodSafety.Lims.Web.Storage.Bulk;

/// <summary>SQLite has one writer at a time for the whole file; <c>BEGIN IMMEDIATE</c> takes that place before anything is looked up.</summary>
public sealed class SqliteImportTransaction : ImportTransaction
{
    public SqliteImportTransaction(SqliteConnection connection, int uploadId, bool wholeFile)
        : base(connection, uploadId, wholeFile) => Terms = new TermIds(connection, () => Transaction);

    public override TermIds Terms { get; }

    public override RapidTestStore RapidTests(RulesSnapshot rules) => new SqliteRapidTestStore(this, rules);

    protected override DbTransaction BeginExclusive() => ((SqliteConnection)Connection).BeginTransaction(deferred: false);
}
