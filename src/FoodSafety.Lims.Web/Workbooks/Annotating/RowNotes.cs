using System.Data.Common;
using FoodSafety.Lims.Ingestion.Pipeline;
using FoodSafety.Lims.Web.Storage;
using FoodSafety.Lims.Web.Storage.Bulk;
using FoodSafety.Lims.Web.Uploads;

namespace FoodSafety.Lims.Web.Workbooks.Annotating;

/// <summary>What is stored of an upload's rows, read beside the rows of its file: all faults and warnings, and the twins of duplicates. Asked for rows downwards.</summary>
internal sealed class RowNotes : IDisposable
{
    private readonly DbConnection _faultsConnection;
    private readonly DbConnection _twinsConnection;
    private readonly DbCommand _faultsCommand;
    private readonly DbCommand _twinsCommand;
    private readonly DbDataReader _faults;
    private readonly DbDataReader _twins;
    private bool _hasFault;
    private bool _hasTwin;

    // Two connections: PostgreSQL answers one question at a time on one.
    public RowNotes(LimsDatabase database, int uploadId)
    {
        _faultsConnection = database.OpenConnection();
        _faultsCommand = _faultsConnection.Command(null,
            """
            SELECT row_number, column_name, value, code, message, is_warning FROM upload_faults
            WHERE upload_id = @id AND row_number IS NOT NULL ORDER BY row_number, sequence
            """, ("id", uploadId));
        _faults = _faultsCommand.ExecuteReader();
        _hasFault = _faults.Read();
        _twinsConnection = database.OpenConnection();
        _twinsCommand = _twinsConnection.Command(null,
            "SELECT row_number, twin_upload_id, twin_row_number FROM upload_duplicates WHERE upload_id = @id ORDER BY row_number", ("id", uploadId));
        _twins = _twinsCommand.ExecuteReader();
        _hasTwin = _twins.Read();
    }

    /// <summary>Faults of the row last asked for.</summary>
    public List<RowFault> Faults { get; } = [];

    /// <summary>Warnings of the row last asked for.</summary>
    public List<RowFault> Warnings { get; } = [];

    /// <summary>The row it repeats; null when it repeats none, or none that is known.</summary>
    public (string Upload, int Row)? Twin { get; private set; }

    /// <summary>Whether the row last asked for repeats another.</summary>
    public bool IsDuplicate { get; private set; }

    /// <summary>Moves to a row; numbers grow.</summary>
    public void MoveTo(int row)
    {
        Faults.Clear();
        Warnings.Clear();
        for (; _hasFault && _faults.GetInt32(0) <= row; _hasFault = _faults.Read())
        {
            if (_faults.GetInt32(0) == row)
                (_faults.GetBoolean(5) ? Warnings : Faults).Add(new RowFault(row, Text(1), Text(2), _faults.GetString(3), _faults.GetString(4)));
        }
        (IsDuplicate, Twin) = (false, null);
        for (; _hasTwin && _twins.GetInt32(0) <= row; _hasTwin = _twins.Read())
        {
            if (_twins.GetInt32(0) == row)
                (IsDuplicate, Twin) = (true, (Upload.FormatNumber(_twins.GetInt32(1)), _twins.GetInt32(2)));
        }
    }

    public void Dispose()
    {
        _faults.Dispose();
        _twins.Dispose();
        _faultsCommand.Dispose();
        _twinsCommand.Dispose();
        _faultsConnection.Dispose();
        _twinsConnection.Dispose();
    }

    private string? Text(int column) => _faults.IsDBNull(column) ? null : _faults.GetString(column);
}
