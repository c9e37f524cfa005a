using FoodSafety.Lims.Ingestion.Pipeline;
using FoodSafety.Lims.Web.Storage.Bulk;

namespace FoodSafety.Lims.Web.Uploads;

/// <summary>What is said of the rows of a file that is decided as a whole, kept outside the transaction that may be taken back.</summary>
public sealed class WaitingFaults : IDisposable
{
    private readonly FaultSpool _faults = new();
    private readonly FaultSpool _warnings = new();
    private readonly List<DuplicateRow> _duplicates = [];

    public void Add(JudgedChunk chunk)
    {
        _faults.Add(chunk.Faults);
        _warnings.Add(chunk.Warnings);
        _duplicates.AddRange(chunk.Duplicates);
    }

    public void WriteTo(ImportTransaction import)
    {
        _faults.Drain(faults => import.WriteFaults(faults, isWarning: false));
        _warnings.Drain(warnings => import.WriteFaults(warnings, isWarning: true));
        import.WriteDuplicates(_duplicates);
    }

    public void Dispose()
    {
        _faults.Dispose();
        _warnings.Dispose();
    }
}
