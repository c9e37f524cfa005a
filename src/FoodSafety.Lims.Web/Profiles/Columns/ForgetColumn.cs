using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Ingestion.Columns;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Reference;
using FoodSafety.Lims.Web.Storage;
using FoodSafety.Lims.Web.Storage.Bulk;

namespace FoodSafety.Lims.Web.Profiles.Columns;

/// <summary>Forgets what one header of a sender's files was told to mean.</summary>
public sealed record ForgetColumn(string Organisation, string Kind, string Header)
{
    public Outcome<RememberedColumnList> Handle(LimsDatabase database, Caller caller)
    {
        using var connection = database.OpenConnection();
        if (RememberedColumnList.Refuse(connection, caller, Organisation, Kind) is { } refusal)
            return refusal;
        var forgotten = connection.Run(null, "DELETE FROM remembered_columns WHERE organisation_code = @org AND kind = @kind AND header_key = @key",
            ("org", Organisation), ("kind", Kind), ("key", ColumnMap.KeyOf(Header)));
        RulesVersion.Raise(connection, null);
        return forgotten == 0
            ? new Refusal("unknown-header", $"{Organisation} 的 {Kind} 没有记住列名“{Header}”；可用 lims columns 查看。", RefusalKind.NotFound)
            : RememberedColumnList.Load(connection, Organisation, Kind);
    }
}
