using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Text;

namespace FoodSafety.Lims.Web.Storage.Sealing;

/// <summary>
/// Hashes the values of one stored row, in their order, into 64 bits: one multiplication for each 16 bytes, since every imported row pays for it
/// (SHA-256 would be a tenth of an import). It has no key: it finds edits and slips, not whoever computes it anew.
/// </summary>
internal struct RowHash
{
    // Odd numbers whose bits are well mixed; any others would do, but never other ones than those the stored seals were made with.
    private const ulong First = 0x9E3779B97F4A7C15, Second = 0xD6E8FEB86659FD93, Third = 0xA0761D6478BD642F, Nothing = 0xE7037ED1A0B428DB;

    private ulong _state;

    public RowHash() => _state = First;

    public readonly ulong Value => _state;

    /// <summary>The hash of one text.</summary>
    public static ulong Of(string text)
    {
        var hash = new RowHash();
        hash.Add(Encoding.UTF8.GetBytes(text));
        return hash.Value;
    }

    public void AddNull() => Add(Nothing);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(ulong number) => _state = Mix(_state ^ number, First);

    public void Add(ReadOnlySpan<byte> text)
    {
        var state = _state + (ulong)text.Length * First;
        for (; text.Length > 16; text = text[16..])
            state = Mix(state ^ Eight(text) ^ Second, Eight(text[8..]) ^ Third);
        // Beginning and end overlap; with the length they say every byte.
        var (head, tail) = text.Length switch
        {
            >= 8 => (Eight(text), Eight(text[^8..])),
            >= 4 => (Four(text), Four(text[^4..])),
            > 0 => ((ulong)text[0] << 16 | (ulong)text[text.Length / 2] << 8 | text[^1], 0UL),
            _ => (0UL, 0UL),
        };
        _state = Mix(state ^ head ^ Second, tail ^ Third);
    }

    private static ulong Eight(ReadOnlySpan<byte> text) => BinaryPrimitives.ReadUInt64LittleEndian(text);

    private static ulong Four(ReadOnlySpan<byte> text) => BinaryPrimitives.ReadUInt32LittleEndian(text);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Mix(ulong left, ulong right)
    {
        var high = Math.BigMul(left, right, out var low);
        return high ^ low;
    }
}
