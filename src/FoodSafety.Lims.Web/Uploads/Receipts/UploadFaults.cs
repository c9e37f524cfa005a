using System.Data.Common;
using FoodSafety.Lims.Ingestion.Pipeline;
using FoodSafety.Lims.Web.Storage.Bulk;

namespace FoodSafety.Lims.Web.Uploads;

/// <summary>What is kept of an upload's rows that were not simply stored, in the order it was found.</summary>
public static class UploadFaults
{
    /// <summary>Faults, or warnings.</summary>
    public static void Read(DbConnection connection, int uploadId, bool isWarning, int most, Action<RowFault> each)
    {
        using var command = connection.Command(null,
            """
            SELECT row_number, column_name, value, code, message FROM upload_faults
            WHERE upload_id = @id AND is_warning = @warning ORDER BY sequence LIMIT @most
            """,
            ("id", uploadId), ("warning", isWarning), ("most", most));
        using var row = command.ExecuteReader();
        while (row.Read())
            each(new RowFault(row.IsDBNull(0) ? 0 : row.GetInt32(0), Text(1), Text(2), row.GetString(3), row.GetString(4)));

        string? Text(int column) => row.IsDBNull(column) ? null : row.GetString(column);
    }

    /// <summary>Rows that are not stored because their twins are, by row.</summary>
    public static void ReadDuplicates(DbConnection connection, int uploadId, int most, Action<DuplicateRow> each)
    {
        using var command = connection.Command(null,
            "SELECT row_number, twin_upload_id, twin_row_number FROM upload_duplicates WHERE upload_id = @id ORDER BY row_number LIMIT @most",
            ("id", uploadId), ("most", most));
        using var row = command.ExecuteReader();
        while (row.Read())
            each(new DuplicateRow(row.GetInt32(0), row.GetInt32(1), row.GetInt32(2)));
    }
}
