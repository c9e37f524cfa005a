using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using FoodSafety.Lims.Web.Disposal.Checks;
using FoodSafety.Lims.Web.Storage.Bulk;
using FoodSafety.Lims.Web.Storage.Sealing;

namespace FoodSafety.Lims.Web.Shell.Audit;

/// <summary>
/// The part of <c>lims verify</c> about the audit: no entry was changed, taken out, put in or cut off, no sealed row says anything but what
/// its last entry says, and the stored rows of every upload add up to what the entries say. Of the chain only the first break is told.
/// </summary>
public static class AuditChecks
{
    public static IReadOnlyList<Discrepancy> Run(DbConnection connection, DbTransaction transaction)
    {
        var (rows, uploads) = (new SealedRows(), new UploadSeals());
        var (expected, previous) = (1L, AuditLog.Beginning);
        using (var command = connection.Command(transaction, """SELECT seq, at, "by", action, subject, detail, previous_hash, hash FROM audit ORDER BY seq"""))
        using (var row = command.ExecuteReader())
            while (row.Read())
            {
                var (seq, detail, hash) = (row.GetInt64(0), row.GetString(5), row.GetString(7));
                if (seq != expected)
                    return [Broken(expected, "缺失")];
                if (row.GetString(6) != previous
                    || hash != AuditLog.HashOf(seq, row.GetInt64(1), row.GetString(2), row.GetString(3), row.GetString(4), detail, previous))
                    return [Broken(seq, "被改动过")];
                Follow(seq, detail, rows, uploads);
                (expected, previous) = (expected + 1, hash);
            }
        var written = connection.Ask<long>(transaction, "SELECT last FROM number_sequence WHERE name = @name", ("name", AuditLog.Sequence));
        return written == expected - 1 ? [.. rows.Compare(connection, transaction), .. uploads.Compare(connection, transaction)] : [Broken(expected, "缺失")];
    }

    private static void Follow(long seq, string detail, SealedRows rows, UploadSeals uploads)
    {
        if (!detail.Contains("\"rows\":[", StringComparison.Ordinal) && !detail.Contains("\"stored\":[", StringComparison.Ordinal))
            return;
        using var document = JsonDocument.Parse(detail);
        if (document.RootElement.TryGetProperty("rows", out var changed))
            rows.Follow(seq, changed);
        if (document.RootElement.TryGetProperty("stored", out var stored))
            uploads.Follow(stored);
    }

    private static Discrepancy Broken(long seq, string how) => new(
        "audit-chain-broken", seq.ToString(CultureInfo.InvariantCulture), FormattableString.Invariant($"审计记录第 {seq} 条{how}，其后的记录不再可信。请保留现场，与备份比对。"));
}
