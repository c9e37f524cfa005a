namespace FoodSafety.Lims.Web.Storage.Bulk;

/// <summary>
/// The batches that this import stored on days of markets that were empty before it. On such a day a batch that is not among them is new, and the
/// database need not be asked: of a shuffled log that was two thirds of the time. A Bloom filter: what it does not hold is certainly not stored;
/// what it may hold is asked for.
/// </summary>
internal sealed class OwnBatches
{
    /// <summary>8 MB: of 1,000,000 batches one in 10,000 is asked for in vain, of 10,000,000 one in 20.</summary>
    private const int Bits = 1 << 26;

    private readonly HashSet<(int Day, int MarketId)> _days = [];
    private readonly ulong[] _bits = new ulong[Bits / 64];

    /// <summary>Whether all that is stored on the day came with this import.</summary>
    public bool IsOwn(int day, int marketId) => _days.Contains((day, marketId));

    /// <summary>The day is empty: from now on all of it is this import's.</summary>
    public void Own(int day, int marketId) => _days.Add((day, marketId));

    /// <summary>False: the batch is not stored. True: it may be.</summary>
    public bool MayHold(int day, int marketId, ReadOnlySpan<byte> sampleNo)
    {
        var (one, two, three) = Places(day, marketId, sampleNo);
        return IsSet(one) && IsSet(two) && IsSet(three);
    }

    /// <summary>A row of the batch is stored.</summary>
    public void Add(int day, int marketId, ReadOnlySpan<byte> sampleNo)
    {
        var (one, two, three) = Places(day, marketId, sampleNo);
        _bits[one >> 6] |= 1UL << (int)one;
        _bits[two >> 6] |= 1UL << (int)two;
        _bits[three >> 6] |= 1UL << (int)three;
    }

    /// <summary>Another may have written to the same days.</summary>
    public void Clear()
    {
        if (_days.Count == 0)
            return;
        _days.Clear();
        Array.Clear(_bits);
    }

    private bool IsSet(uint place) => (_bits[place >> 6] >> (int)place & 1) != 0;

    private static (uint One, uint Two, uint Three) Places(int day, int marketId, ReadOnlySpan<byte> sampleNo)
    {
        var hash = new HashCode();
        hash.Add(day);
        hash.Add(marketId);
        hash.AddBytes(sampleNo);
        var first = (uint)hash.ToHashCode();
        // Two further places from one hash: Kirsch and Mitzenmacher, "Less Hashing, Same Performance".
        var step = (uint)((first * 0x9E3779B97F4A7C15UL) >> 32) | 1;
        return (first % Bits, (first + step) % Bits, (first + 2 * step) % Bits);
    }
}
