using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace FoodSafety.Lims.Ingestion.Pipeline;

/// <summary>
/// A column whose cells repeat. A log goes round its markets, foods and items, so the last few hundred cells are known again by their length and
/// ends, which is all there is of a word of up to sixteen bytes; what is not known is for the dictionary of all words.
/// </summary>
public sealed class WordColumn(Words words)
{
    private const int SlotBits = 9;

    private readonly Slot[] _slots = new Slot[1 << SlotBits];

    /// <summary>Whether the cell, which is not empty, is written as one that was remembered, and the number of its word.</summary>
    public bool TryFind(ReadOnlySpan<byte> cell, out int number)
    {
        var (head, tail) = Ends(cell);
        ref readonly var slot = ref _slots[IndexOf(head, tail)];
        number = slot.Number;
        return slot.Head == head && slot.Tail == tail && slot.Length == cell.Length
            && (cell.Length <= 2 * sizeof(ulong) || words.Utf8(number).SequenceEqual(cell));
    }

    /// <summary>Keeps what a cell was found to say: with white space at its ends, or without.</summary>
    public void Remember(ReadOnlySpan<byte> cell, int number)
    {
        var (head, tail) = Ends(cell);
        _slots[IndexOf(head, tail)] = new Slot(head, tail, cell.Length, number);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (ulong Head, ulong Tail) Ends(ReadOnlySpan<byte> cell) => cell.Length switch
    {
        >= sizeof(ulong) => (MemoryMarshal.Read<ulong>(cell), MemoryMarshal.Read<ulong>(cell[^sizeof(ulong)..])),
        >= sizeof(uint) => (MemoryMarshal.Read<uint>(cell), MemoryMarshal.Read<uint>(cell[^sizeof(uint)..])),
        _ => (cell[0] | (ulong)cell[cell.Length / 2] << 8 | (ulong)cell[^1] << 16, 0),
    };

    private static int IndexOf(ulong head, ulong tail) => (int)((head + 31 * tail) * 0x9E3779B97F4A7C15UL >> (64 - SlotBits));

    /// <summary>A cell that was remembered; its length is 0 where none was.</summary>
    private readonly record struct Slot(ulong Head, ulong Tail, int Length, int Number);
}
