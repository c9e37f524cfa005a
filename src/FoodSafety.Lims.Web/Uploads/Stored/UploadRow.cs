using System.Data.Common;
using FoodSafety.Lims.Web.Storage.Bulk;

namespace FoodSafety.Lims.Web.Uploads;

/// <summary>What running an import needs of its upload; read and first written in plain SQL because a command's start builds no EF model.</summary>
public sealed record UploadRow(
    int Id, string Kind, string Status, string OrganisationCode, string DistrictCode, string Mode, bool DryRun,
    string FileName, string StoredAs, string Sha256, long Bytes, DateTimeOffset? StartedAt, int CheckpointRow, string? Tally, string? Receipt, string? Sheet, string By)
{
    /// <summary>Nothing is stored before the whole file was judged, or nothing at all; otherwise each chunk is as it comes.</summary>
    public bool IsDecidedWhole => DryRun || Mode != ImportMode.ValidRows.Text;

    /// <summary>Writes it as a new upload, whoever sends it; null where the sender's key is taken.</summary>
    /// <param name="key">The sender's own key of the submission.</param>
    /// <param name="worker">The process that answers for its being run; null where it is stored in the same transaction.</param>
    public UploadRow? Insert(DbConnection connection, DbTransaction? transaction, DateTimeOffset receivedAt, string? key = null, string? worker = null)
    {
        var id = connection.Ask<int?>(transaction,
            """
            INSERT INTO uploads (kind, status, organisation_code, district_code, mode, dry_run, file_name, stored_as, sha256, bytes, sheet, idempotency_key,
                received_at, received_by, started_at, checkpoint_row, rows_read, worker)
            VALUES (@kind, @status, @org, @district, @mode, @dry, @name, @stored, @sha, @bytes, @sheet, @key, @received, @by, @started, 0, 0, @worker)
            ON CONFLICT (organisation_code, idempotency_key) DO NOTHING RETURNING id
            """,
            ("kind", Kind), ("status", Status), ("org", OrganisationCode), ("district", DistrictCode), ("mode", Mode), ("dry", DryRun), ("name", FileName),
            ("stored", StoredAs), ("sha", Sha256), ("bytes", Bytes), ("sheet", Sheet), ("key", key), ("received", receivedAt.ToUnixTimeMilliseconds()), ("by", By),
            ("started", StartedAt?.ToUnixTimeMilliseconds()), ("worker", worker));
        return id is { } given ? this with { Id = given } : null;
    }

    public static UploadRow Load(DbConnection connection, int id, DbTransaction? transaction = null)
    {
        using var command = connection.Command(transaction,
            "SELECT id, kind, status, organisation_code, district_code, mode, dry_run, file_name, stored_as, sha256, bytes, started_at, checkpoint_row, tally, receipt, sheet, received_by FROM uploads WHERE id = @id",
            ("id", id));
        using var reader = command.ExecuteReader();
        if (!reader.Read())
            throw new InvalidOperationException($"There is no upload {id}.");
        return new UploadRow(reader.GetInt32(0), reader.GetString(1), reader.GetString(2), reader.GetString(3), reader.GetString(4), reader.GetString(5),
            reader.GetBoolean(6), reader.GetString(7), reader.GetString(8), reader.GetString(9), reader.GetInt64(10),
            reader.IsDBNull(11) ? null : DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(11)), reader.GetInt32(12), Text(13), Text(14), Text(15), reader.GetString(16));

        string? Text(int column) => reader.IsDBNull(column) ? null : reader.GetString(column);
    }
}
