using FoodSafety.Lims.Ingestion.Pipeline;
using FoodSafety.Lims.Web.Storage.Bulk;

namespace FoodSafety.Lims.Web.Uploads;

/// <summary>Adds up an import's chunks.</summary>
public sealed class ReceiptTally
{
    /// <summary>Where the whole file decides, faults wait in memory for the decision; beyond this many they are counted only.</summary>
    public const int MostKept = 200_000;

    public ChunkOutcome Total { get; private set; }

    /// <summary>The first <see cref="Receipt.MostFaults"/>, or all that wait for the decision about the file.</summary>
    public List<RowFault> AllFaults { get; } = [];

    public List<RowFault> AllWarnings { get; } = [];

    public void Add(JudgedChunk chunk, ChunkOutcome outcome, bool keepAll)
    {
        Total += outcome;
        Keep(AllFaults, chunk.Faults, keepAll ? MostKept : Receipt.MostFaults);
        Keep(AllWarnings, chunk.Warnings, keepAll ? MostKept : Receipt.MostFaults);
    }

    /// <summary>No row may vanish: a violation is a bug, and the import fails aloud.</summary>
    public void AssertBalance()
    {
        if (Total.Read != Total.Blank + Total.Accepted + Total.Duplicate + Total.Refused)
            throw new InvalidOperationException($"Rows do not add up: {Total}");
    }

    private static void Keep(List<RowFault> kept, List<RowFault> more, int most)
    {
        for (var i = 0; i < more.Count && kept.Count < most; i++)
            kept.Add(more[i]);
    }
}
