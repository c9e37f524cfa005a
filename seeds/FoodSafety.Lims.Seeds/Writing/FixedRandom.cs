namespace FoodSafety.Lims.Seeds.Writing;

/// <summary>
/// SplitMix64 (Steele, Lea, Flood 2014), started from a seed and a position: what stands at a position depends on
/// these two alone, so that a file can be written in any order, on any machine, with the same bytes.
/// </summary>
public struct FixedRandom
{
    private ulong _state;

    public FixedRandom(ulong seed, long position) => _state = Mix(seed ^ Mix((ulong)position + 0x9E3779B97F4A7C15));

    public ulong Next()
    {
        _state += 0x9E3779B97F4A7C15;
        return Mix(_state);
    }

    /// <summary>A number from 0 to <paramref name="bound"/> − 1.</summary>
    public int Below(int bound) => (int)(((Next() >> 32) * (ulong)bound) >> 32);

    /// <summary>Scrambles 64 bits; one to one.</summary>
    public static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
