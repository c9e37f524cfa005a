using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Ingestion.Columns;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Reference;
using FoodSafety.Lims.Web.Shell.Audit;
using FoodSafety.Lims.Web.Storage;
using FoodSafety.Lims.Web.Storage.Bulk;

namespace FoodSafety.Lims.Web.Profiles.Columns;

/// <summary>Forgets what one header of a sender's files was told to mean.</summary>
public sealed record ForgetColumn(string Organisation, string Kind, string Header)
{
    public Outcome<RememberedColumnList> Handle(LimsDatabase database, Caller caller, DateTimeOffset now)
    {
        using var connection = database.OpenConnection();
        if (RememberedColumnList.Refuse(connection, caller, Organisation, Kind) is { } refusal)
            return refusal;
        using var transaction = connection.BeginTransaction();
        var forgotten = connection.Ask<string>(transaction,
            "DELETE FROM remembered_columns WHERE organisation_code = @org AND kind = @kind AND header_key = @key RETURNING column_name",
            ("org", Organisation), ("kind", Kind), ("key", ColumnMap.KeyOf(Header)));
        if (forgotten is null)
            return new Refusal("unknown-header", $"{Organisation} 的 {Kind} 没有记住列名“{Header}”；请在“来源平台”中核对。", RefusalKind.NotFound);
        AuditLog.Append(connection, transaction, now, caller.Name, new AuditedChange("forget-column", $"{Organisation}/{Kind}")
        {
            Before = new { column = forgotten, Header },
        });
        RulesVersion.Raise(connection, transaction);
        transaction.Commit();
        return RememberedColumnList.Load(connection, Organisation, Kind);
    }
}
