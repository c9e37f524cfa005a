using System.Buffers.Binary;
using Npgsql;

namespace FoodSafety.Lims.Web.Storage.Bulk;

/// <summary>
/// Writes PostgreSQL's binary COPY format (documentation of COPY, "Binary Format") from a buffer of its own: texts go out as the
/// UTF-8 bytes they were read as, and a row allocates nothing.
/// </summary>
public sealed class BinaryCopy : IDisposable
{
    private readonly NpgsqlRawCopyStream _stream;
    private readonly short _columns;
    private byte[] _buffer = new byte[1 << 16];
    private int _length;
    private bool _isComplete;

    /// <param name="connection">Its transaction takes the rows.</param>
    /// <param name="command">COPY … FROM STDIN (FORMAT binary).</param>
    /// <param name="columns">How many columns the command names.</param>
    public BinaryCopy(NpgsqlConnection connection, string command, short columns)
    {
        _stream = connection.BeginRawBinaryCopy(command);
        _columns = columns;
        ReadOnlySpan<byte> header = [.. "PGCOPY\n"u8, 0xFF, .. "\r\n\0"u8, 0, 0, 0, 0, 0, 0, 0, 0]; // signature, no flags, no extension
        header.CopyTo(Reserve(header.Length));
    }

    /// <summary>Begins a row; all its columns must follow in order.</summary>
    public void Row() => BinaryPrimitives.WriteInt16BigEndian(Reserve(2), _columns);

    public void SmallInt(int value)
    {
        Length(2);
        BinaryPrimitives.WriteInt16BigEndian(Reserve(2), checked((short)value));
    }

    public void Int(int value)
    {
        Length(4);
        BinaryPrimitives.WriteInt32BigEndian(Reserve(4), value);
    }

    public void BigInt(long value)
    {
        Length(8);
        BinaryPrimitives.WriteInt64BigEndian(Reserve(8), value);
    }

    public void Text(ReadOnlySpan<byte> utf8)
    {
        Length(utf8.Length);
        utf8.CopyTo(Reserve(utf8.Length));
    }

    public void Null() => Length(-1);

    /// <summary>Ends the copy; without it nothing of it is stored.</summary>
    public void Complete()
    {
        BinaryPrimitives.WriteInt16BigEndian(Reserve(2), -1);
        Flush();
        _stream.Dispose();
        _isComplete = true;
    }

    public void Dispose()
    {
        if (_isComplete)
            return;
        _stream.Cancel();
        _stream.Dispose();
    }

    private void Length(int bytes) => BinaryPrimitives.WriteInt32BigEndian(Reserve(4), bytes);

    private Span<byte> Reserve(int bytes)
    {
        if (_length + bytes > _buffer.Length)
        {
            Flush();
            if (bytes > _buffer.Length)
                _buffer = new byte[bytes];
        }
        _length += bytes;
        return _buffer.AsSpan(_length - bytes, bytes);
    }

    private void Flush()
    {
        _stream.Write(_buffer, 0, _length);
        _length = 0;
    }
}
