using System.Collections.Concurrent;

namespace FoodSafety.Lims.Web.Uploads.Queue;

/// <summary>How far the imports of this process are. An import in one transaction shows nothing in its row until its end; here it does.</summary>
public sealed class ProgressBoard
{
    private readonly ConcurrentDictionary<int, ImportProgress> _running = new();

    public void Show(int uploadId, ImportProgress progress) => _running[uploadId] = progress;

    public void Remove(int uploadId) => _running.TryRemove(uploadId, out _);

    public ImportProgress? Of(int uploadId) => _running.TryGetValue(uploadId, out var progress) ? progress : null;
}
