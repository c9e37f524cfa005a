using System.Data.Common;
using FoodSafety.Lims.Ingestion.Pipeline;
using FoodSafety.Lims.Web.Storage.Bulk;

namespace FoodSafety.Lims.Web.Uploads;

/// <summary>Adds up an import's chunks, and keeps the first faults, warnings and duplicates for the receipt.</summary>
public sealed class ReceiptTally
{
    public ChunkOutcome Total { get; private set; }

    /// <summary>The first <see cref="Receipt.MostFaults"/>.</summary>
    public List<RowFault> Faults { get; } = [];

    /// <summary>The first <see cref="Receipt.MostFaults"/>.</summary>
    public List<RowFault> Warnings { get; } = [];

    /// <summary>The first <see cref="Receipt.MostFaults"/>.</summary>
    public List<DuplicateRow> Duplicates { get; } = [];

    /// <summary>What an import had added up to at its checkpoint; nothing where it has none.</summary>
    public static ReceiptTally At(DbConnection connection, UploadRow upload)
    {
        var tally = new ReceiptTally();
        if (upload.Tally is null)
            return tally;
        tally.Total = ChunkOutcome.FromJson(upload.Tally);
        UploadFaults.Read(connection, upload.Id, isWarning: false, Receipt.MostFaults, tally.Faults.Add);
        UploadFaults.Read(connection, upload.Id, isWarning: true, Receipt.MostFaults, tally.Warnings.Add);
        UploadFaults.ReadDuplicates(connection, upload.Id, Receipt.MostFaults, tally.Duplicates.Add);
        return tally;
    }

    public void Add(JudgedChunk chunk, ChunkOutcome outcome)
    {
        Total += outcome;
        Keep(Faults, chunk.Faults);
        Keep(Warnings, chunk.Warnings);
        Keep(Duplicates, chunk.Duplicates);
    }

    /// <summary>No row may vanish: a violation is a bug, and the import fails aloud.</summary>
    public void AssertBalance()
    {
        if (Total.Read != Total.Blank + Total.Accepted + Total.Duplicate + Total.Refused)
            throw new InvalidOperationException($"Rows do not add up: {Total}");
    }

    private static void Keep<T>(List<T> kept, List<T> more)
    {
        for (var i = 0; i < more.Count && kept.Count < Receipt.MostFaults; i++)
            kept.Add(more[i]);
    }
}
