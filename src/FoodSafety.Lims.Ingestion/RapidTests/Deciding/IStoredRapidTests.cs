namespace FoodSafety.Lims.Ingestion.RapidTests;

/// <summary>What the database already holds, as seen inside the chunk's transaction.</summary>
public interface IStoredRapidTests
{
    /// <summary>Whether the market has any test on that local day: of a new day nothing else needs to be asked.</summary>
    bool AnyOn(int day, int marketId);

    /// <summary>Adds the stored tests of one batch.</summary>
    void Load(int day, int marketId, ReadOnlySpan<byte> sampleNo, List<StoredRapidTest> into);
}
