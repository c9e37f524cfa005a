using System.Data.Common;
using System.Text.Json;
using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Web.Corrections.Views;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Shell.Audit;
using FoodSafety.Lims.Web.Storage;
using FoodSafety.Lims.Web.Storage.Bulk;

namespace FoodSafety.Lims.Web.Corrections;

/// <summary>
/// A rapid positive that an issued report counts is changed by two: one person asks, another asks for the same and so approves.
/// What was asked for stays readable beside the row.
/// </summary>
internal static class PublishedPositive
{
    public const string ApprovalRequired = "approval-required";

    public static Refusal Waits(string report) => new(
        ApprovalRequired, $"该记录是已公布的阳性（报表 {report}），更正须由另一人批准：申请已登记，请另一名监管人员对同一记录提交相同的更正。");

    /// <summary>Who asked for the same correction of the same version before, another than this person; null for nobody.</summary>
    public static (int Id, string By)? AskedBy(DbConnection connection, DbTransaction transaction, string kind, long row, int version, string changes, string person)
    {
        using var command = connection.Command(transaction,
            """
            SELECT id, "by" FROM correction_request
            WHERE kind = @kind AND row_id = @row AND version = @version AND changes = @changes AND "by" <> @person AND approved_by IS NULL ORDER BY id LIMIT 1
            """,
            ("kind", kind), ("row", row), ("version", version), ("changes", changes), ("person", person));
        using var found = command.ExecuteReader();
        return found.Read() ? (found.GetInt32(0), found.GetString(1)) : null;
    }

    /// <summary>Keeps the request for the row as it is now; asked for twice by one person it is kept once.</summary>
    public static void Ask(LimsDatabase database, string kind, long row, string changes, string reason, string by, DateTimeOffset at)
    {
        using var connection = database.OpenConnection();
        using var transaction = connection.BeginTransaction();
        var version = connection.Ask<int>(transaction, "SELECT coalesce(max(version), 0) FROM corrections WHERE kind = @kind AND row_id = @row", ("kind", kind), ("row", row));
        var kept = connection.Ask<long?>(transaction,
            """
            INSERT INTO correction_request (kind, row_id, version, at, "by", reason, changes)
            SELECT @kind, @row, @version, @at, @by, @reason, @changes
            WHERE NOT EXISTS (SELECT 1 FROM correction_request WHERE kind = @kind AND row_id = @row AND version = @version AND "by" = @by AND changes = @changes) RETURNING id
            """,
            ("kind", kind), ("row", row), ("version", version), ("at", at.ToUnixTimeMilliseconds()), ("by", by), ("reason", reason), ("changes", changes));
        if (kept is { } id)
            AuditLog.Append(connection, transaction, at, by, new AuditedChange("request-correction", $"{kind}/{row}", reason)
            {
                After = JsonSerializer.Deserialize<JsonElement>(changes),
                Rows =
                [
                    RowChange.Added("correction_request", id,
                        ("kind", kind), ("row_id", row), ("version", version), ("at", at), ("by", by), ("reason", reason), ("changes", changes), ("approved_by", null)),
                ],
            });
        transaction.Commit();
    }

    /// <summary>Notes that the request was done, by the person who approved it.</summary>
    public static void Approve(ImportTransaction import, int request, string by)
    {
        import.Connection.Run(import.Transaction, "UPDATE correction_request SET approved_by = @by WHERE id = @id", ("by", by), ("id", request));
        import.ChangedRows.Add(RowChange.Changed("correction_request", request, ("approved_by", null, by)));
    }

    /// <summary>Every request about a row, the last first.</summary>
    public static List<RowView.Request> Of(DbConnection connection, string kind, long row, int version, TimeZoneInfo zone)
    {
        var requests = new List<RowView.Request>();
        using var command = connection.Command(null,
            """SELECT version, at, "by", reason, changes, approved_by FROM correction_request WHERE kind = @kind AND row_id = @row ORDER BY id DESC""",
            ("kind", kind), ("row", row));
        using var one = command.ExecuteReader();
        while (one.Read())
        {
            var approvedBy = one.IsDBNull(5) ? null : one.GetString(5);
            requests.Add(new RowView.Request(
                DateTimeOffset.FromUnixTimeMilliseconds(one.GetInt64(1)).ToLocal(zone), one.GetString(2), one.GetString(3),
                JsonSerializer.Deserialize<Dictionary<string, string?>>(one.GetString(4))!, approvedBy, approvedBy is null && one.GetInt32(0) == version));
        }
        return requests;
    }
}
