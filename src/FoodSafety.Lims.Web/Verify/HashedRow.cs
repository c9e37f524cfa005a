using System.Buffers;
using System.Buffers.Binary;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;

namespace FoodSafety.Lims.Web.Verify;

/// <summary>
/// Hashes the rows of a table one by one and adds the hashes, so that their order does not matter but their number does.
/// Every value says its kind and length: no two different rows are written as the same bytes.
/// </summary>
public sealed class HashedRow(string table)
{
    private static readonly BigInteger Modulus = BigInteger.One << 256;
    private readonly ArrayBufferWriter<byte> _row = new(1024);
    private readonly byte[] _hash = new byte[SHA256.HashSizeInBytes];
    private bool _isBegun;

    /// <summary>How many rows were ended.</summary>
    public long Rows { get; private set; }

    /// <summary>Sum of their hashes, below 2^256.</summary>
    public BigInteger Sum { get; private set; }

    public void Add(long value)
    {
        Begin();
        Number(1, value);
    }

    public void Add(string text)
    {
        Begin();
        Text(text);
    }

    public void AddNull()
    {
        Begin();
        _row.Write<byte>([0]);
    }

    public void End()
    {
        SHA256.HashData(_row.WrittenSpan, _hash);
        Sum = (Sum + new BigInteger(_hash, isUnsigned: true)) % Modulus;
        Rows++;
        _row.ResetWrittenCount();
        _isBegun = false;
    }

    private void Begin()
    {
        if (_isBegun)
            return;
        _isBegun = true;
        Text(table);
    }

    private void Number(byte kind, long value)
    {
        var bytes = _row.GetSpan(9);
        bytes[0] = kind;
        BinaryPrimitives.WriteInt64LittleEndian(bytes[1..], value);
        _row.Advance(9);
    }

    private void Text(string text)
    {
        Number(2, Encoding.UTF8.GetByteCount(text));
        Encoding.UTF8.GetBytes(text, _row);
    }
}
