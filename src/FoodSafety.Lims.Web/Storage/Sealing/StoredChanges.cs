using FoodSafety.Lims.Web.Uploads;

namespace FoodSafety.Lims.Web.Storage.Sealing;

/// <summary>What a transaction did to the stored rows of uploads and no entry of the audit has told yet.</summary>
public sealed class StoredChanges
{
    private readonly HashSet<int> _emptied = [];
    private readonly Dictionary<int, RowSeal> _changes = [];

    public bool Any => _emptied.Count > 0 || _changes.Count > 0;

    /// <summary>Rows were stored.</summary>
    public void Add(int uploadId, RowSeal more) => _changes[uploadId] = _changes.GetValueOrDefault(uploadId) + more;

    /// <summary>Rows are about to be taken out, as they stand.</summary>
    public void Remove(IReadOnlyDictionary<int, RowSeal> seals)
    {
        foreach (var (uploadId, seal) in seals)
            _changes[uploadId] = _changes.GetValueOrDefault(uploadId) - seal;
    }

    /// <summary>Rows of a table are written over.</summary>
    /// <param name="read">Reads their seals.</param>
    /// <param name="write">Writes them.</param>
    public void Over(Func<IReadOnlyDictionary<int, RowSeal>> read, Action write)
    {
        Remove(read());
        write();
        foreach (var (uploadId, seal) in read())
            Add(uploadId, seal);
    }

    /// <summary>All rows of an upload are taken out, whatever they say.</summary>
    public void Empty(int uploadId)
    {
        _changes.Remove(uploadId);
        _emptied.Add(uploadId);
    }

    /// <summary>Hands them over to an entry of the audit.</summary>
    public IReadOnlyList<StoredChange> Take()
    {
        List<StoredChange> taken =
        [
            .. _emptied.Select(id => new StoredChange(Upload.FormatNumber(id), null, null)),
            .. _changes.Where(change => change.Value != default).Select(change => new StoredChange(Upload.FormatNumber(change.Key), change.Value.Rows, change.Value.Sums)),
        ];
        Clear();
        return taken;
    }

    /// <summary>Forgets them, as after a transaction that was taken back.</summary>
    public void Clear()
    {
        _emptied.Clear();
        _changes.Clear();
    }
}
