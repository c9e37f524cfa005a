using System.Diagnostics.Tracing;

namespace FoodSafety.Lims.Web.Storage.Bulk;

/// <summary>
/// Names the points an import passes, for tracing and for the test that kills a process at each of them. Costs nothing while nobody listens.
/// </summary>
[EventSource(Name = "FoodSafety-Lims-Import")]
public sealed class ImportEvents : EventSource
{
    public static readonly ImportEvents Log = new();

    /// <summary>An import passed a point.</summary>
    /// <param name="point">file-kept, upload-received, claimed, transaction-begun, rows-written, cases-opened, chunk-ready, chunk-committed, all-stored, ended, undo-rows-deleted, undo-ready, undo-committed, correction-ready, correction-committed, group-taken (by the writer of small uploads)</param>
    /// <param name="uploadId">Whose; 0 where it has no row yet.</param>
    [Event(1)]
    public void Reached(string point, int uploadId)
    {
        if (IsEnabled())
            WriteEvent(1, point, uploadId);
    }
}
