using FoodSafety.Lims.Seeds.Writing;

namespace FoodSafety.Lims.Benchmarks.Ingest;

/// <summary>Count and order-free checksum over (market code, sample_no, test_item, tested_at, outcome) of the rows a contender stored.</summary>
public readonly record struct RowSum(long Rows, ulong Sum)
{
    public RowSum Add(string market, string sampleNo, string item, string testedAt, string outcome)
    {
        var hash = Hash(14695981039346656037, market);
        hash = Hash(hash, sampleNo);
        hash = Hash(hash, item);
        hash = Hash(hash, testedAt);
        hash = Hash(hash, outcome);
        return new RowSum(Rows + 1, Sum + FixedRandom.Mix(hash));
    }

    public override string ToString() => $"{Rows} rows, {Sum:x16}";

    // FNV-1a over UTF-16 units, with a separator after each text.
    private static ulong Hash(ulong hash, string text)
    {
        foreach (var character in text)
            hash = (hash ^ character) * 1099511628211;
        return (hash ^ 0xFFFF) * 1099511628211;
    }
}
