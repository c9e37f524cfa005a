using System.Buffers.Text;
using System.Text;

namespace FoodSafety.Lims.Web.Workbooks.Writing;

/// <summary>Collects the many small pieces of a part, so that they reach the compressor in large ones; closes the part when it is closed.</summary>
internal sealed class PieceWriter(Stream target) : IDisposable
{
    private readonly byte[] _bytes = new byte[1 << 16];
    private int _used;

    public void Append(ReadOnlySpan<byte> piece)
    {
        if (piece.Length > _bytes.Length - _used)
        {
            Flush();
            if (piece.Length > _bytes.Length)
            {
                target.Write(piece);
                return;
            }
        }
        piece.CopyTo(_bytes.AsSpan(_used));
        _used += piece.Length;
    }

    public void Append(string piece) => Append(Encoding.UTF8.GetBytes(piece));

    public void Append(int number)
    {
        if (_bytes.Length - _used < 11)
            Flush();
        Utf8Formatter.TryFormat(number, _bytes.AsSpan(_used), out var written);
        _used += written;
    }

    public void Dispose()
    {
        Flush();
        target.Dispose();
    }

    private void Flush()
    {
        target.Write(_bytes, 0, _used);
        _used = 0;
    }
}
