using System.Numerics;

namespace FoodSafety.Lims.Seeds.Writing;

/// <summary>
/// A fixed shuffle of 0 … count − 1 that is computed, not stored: a four-round Feistel network over the next even
/// number of bits, walked until it lands inside. Ten million rows are shuffled without holding one of them.
/// </summary>
public sealed class Permutation
{
    private const int Rounds = 4;
    private readonly ulong _seed;
    private readonly int _halfBits;
    private readonly ulong _halfMask;

    public Permutation(long count, ulong seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        Count = count;
        _seed = seed;
        var bits = 64 - BitOperations.LeadingZeroCount((ulong)count - 1 | 1);
        _halfBits = (bits + 1) / 2;
        _halfMask = (1UL << _halfBits) - 1;
    }

    public long Count { get; }

    /// <summary>Where the number at <paramref name="index"/> goes; every target is met exactly once.</summary>
    public long this[long index]
    {
        get
        {
            var value = (ulong)index;
            do
                value = Scramble(value);
            while (value >= (ulong)Count);
            return (long)value;
        }
    }

    private ulong Scramble(ulong value)
    {
        var left = value >> _halfBits;
        var right = value & _halfMask;
        for (var round = 0; round < Rounds; round++)
            (left, right) = (right, left ^ (FixedRandom.Mix(right ^ _seed + (ulong)round * 0x9E3779B97F4A7C15) & _halfMask));
        return left << _halfBits | right;
    }
}
