using System.Data.Common;
using FoodSafety.Lims.Web.Storage.Bulk;

namespace FoodSafety.Lims.Web.Uploads;

/// <summary>What came before with the same bytes.</summary>
public static class SameFile
{
    /// <summary>
    /// The earliest wholly completed upload of the same bytes, kind, sender, district and sheet, if all its rows still stand. Of one with refused
    /// rows the refused ones get another chance, since what they lacked may be there now; so do those whose stored twins were undone.
    /// </summary>
    public static int? Find(DbConnection connection, DbTransaction? transaction, string sha256, string kind, string organisation, string district, string? sheet) =>
        connection.Ask<int?>(transaction,
            """
            SELECT min(id) FROM uploads WHERE sha256 = @sha AND kind = @kind AND organisation_code = @org AND district_code = @district
                AND coalesce(sheet, '') = @sheet AND status = 'completed' AND lost_rows = 0
            """,
            ("sha", sha256), ("kind", kind), ("org", organisation), ("district", district), ("sheet", sheet ?? ""));

    /// <summary>
    /// Frees the keys of an upload whose rows are gone and of those that were answered with it as the same file: whoever sends it again with
    /// the key of that time wants it taken in, not the receipt of what is gone.
    /// </summary>
    public static void ForgetKeys(DbConnection connection, DbTransaction transaction, int uploadId) => connection.Run(transaction,
        """
        UPDATE uploads SET idempotency_key = NULL WHERE id = @id OR status = 'duplicate-file'
            AND (sha256, kind, organisation_code, district_code, coalesce(sheet, ''))
                = (SELECT sha256, kind, organisation_code, district_code, coalesce(sheet, '') FROM uploads WHERE id = @id)
        """,
        ("id", uploadId));
}
