using System.Runtime.InteropServices;

namespace FoodSafety.Lims.Ingestion.Pipeline;

/// <summary>
/// A column whose cells repeat. A log goes round its markets, foods and items, so the words of the last few hundred cells are looked for by
/// their length and ends first; the dictionary of all words is asked for the rest.
/// </summary>
public sealed class WordColumn(Words words)
{
    private const int Slots = 512;

    private readonly int[] _numbers = CreateEmpty();

    /// <summary>The number of a cell's word; <see cref="Words.None"/> when empty.</summary>
    public int Number(ReadOnlySpan<byte> cell)
    {
        if (cell.IsEmpty)
            return Words.None;
        ref var slot = ref _numbers[SlotOf(cell)];
        if (slot != Words.None && words.Utf8(slot).SequenceEqual(cell))
            return slot;
        return slot = words.Number(cell);
    }

    private static int SlotOf(ReadOnlySpan<byte> cell)
    {
        var ends = cell.Length >= 8
            ? MemoryMarshal.Read<ulong>(cell) + 31 * MemoryMarshal.Read<ulong>(cell[^8..])
            : cell.Length >= 4 ? MemoryMarshal.Read<uint>(cell) + 31UL * MemoryMarshal.Read<uint>(cell[^4..]) : cell[0] + 31UL * cell[^1];
        return (int)((ends + (ulong)cell.Length) * 0x9E3779B97F4A7C15UL >> 55);
    }

    private static int[] CreateEmpty()
    {
        var numbers = new int[Slots];
        Array.Fill(numbers, Words.None);
        return numbers;
    }
}
