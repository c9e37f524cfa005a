using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace FoodSafety.Lims.Web.Storage.Bulk;

/// <summary>
/// One prepared statement, called as C. The managed wrapper counts references and copies texts at every call, which was a tenth of an import
/// of 1,000,000 rows; here a bind is a plain call and a text is read where it lies.
/// </summary>
internal sealed partial class SqliteStatement : IDisposable
{
    private readonly sqlite3 _db;
    private readonly sqlite3_stmt _owner;
    private readonly nint _statement;
    private readonly bool[] _isSet;

    public SqliteStatement(sqlite3 db, string sql)
    {
        if (raw.sqlite3_prepare_v2(db, sql, out _owner) != raw.SQLITE_OK)
            throw new SqliteException(raw.sqlite3_errmsg(db).utf8_to_string(), raw.sqlite3_errcode(db));
        (_db, _statement) = (db, _owner.DangerousGetHandle());
        _isSet = new bool[raw.sqlite3_bind_parameter_count(_owner) + 1];
    }

    /// <summary>For reading the columns of the current row.</summary>
    public sqlite3_stmt Row => _owner;

    public void Bind(int parameter, long value)
    {
        _isSet[parameter] = true;
        BindInt64(_statement, parameter, value);
    }

    /// <summary>A parameter that was never set is null already, as of a column that the file does not have.</summary>
    public void BindNull(int parameter)
    {
        if (!_isSet[parameter])
            return;
        _isSet[parameter] = false;
        BindNullNative(_statement, parameter);
    }

    /// <summary>The text must not move or change before the next <see cref="Step"/> has returned: it is not copied.</summary>
    public unsafe void BindPinned(int parameter, ReadOnlySpan<byte> text)
    {
        _isSet[parameter] = true;
        BindText(_statement, parameter, (byte*)System.Runtime.CompilerServices.Unsafe.AsPointer(ref MemoryMarshal.GetReference(text)), text.Length, 0);
    }

    /// <summary>Any text: it is copied.</summary>
    public void BindCopy(int parameter, ReadOnlySpan<byte> text)
    {
        _isSet[parameter] = true;
        raw.sqlite3_bind_text(_owner, parameter, text);
    }

    /// <summary>True when there is a row; throws with SQLite's words when the statement failed.</summary>
    public bool Step()
    {
        var result = StepNative(_statement);
        if (result == raw.SQLITE_ROW)
            return true;
        if (result == raw.SQLITE_DONE)
            return false;
        var failure = new SqliteException(raw.sqlite3_errmsg(_db).utf8_to_string(), result, raw.sqlite3_extended_errcode(_db));
        Reset();
        throw failure;
    }

    /// <summary>Ready to be stepped again; parameters keep their values.</summary>
    public void Reset() => ResetNative(_statement);

    public void Dispose() => _owner.Dispose();

    [LibraryImport("e_sqlite3", EntryPoint = "sqlite3_bind_int64")]
    [SuppressGCTransition]
    private static partial int BindInt64(nint statement, int parameter, long value);

    [LibraryImport("e_sqlite3", EntryPoint = "sqlite3_bind_text")]
    [SuppressGCTransition]
    private static unsafe partial int BindText(nint statement, int parameter, byte* text, int length, nint lifetime);

    [LibraryImport("e_sqlite3", EntryPoint = "sqlite3_bind_null")]
    [SuppressGCTransition]
    private static partial int BindNullNative(nint statement, int parameter);

    [LibraryImport("e_sqlite3", EntryPoint = "sqlite3_reset")]
    private static partial int ResetNative(nint statement);

    [LibraryImport("e_sqlite3", EntryPoint = "sqlite3_step")]
    private static partial int StepNative(nint statement);
}
