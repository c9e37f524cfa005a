namespace FoodSafety.Lims.Web.Uploads.Undo;

/// <summary>What taking an import back does to a case that stands on its rows.</summary>
public enum CaseEffect
{
    /// <summary>Nothing it says changes.</summary>
    None,

    /// <summary>The import opened it and nothing else calls for it: it goes.</summary>
    Removed,

    /// <summary>Another import opened it: what this one added goes.</summary>
    Reduced,

    /// <summary>This import opened it, and rows of others call for it still: no telling whose case it would be.</summary>
    Joined,
}

/// <summary>The rules of taking back, free of any database.</summary>
public static class UndoRules
{
    /// <summary>What becomes of a case.</summary>
    /// <param name="openedByThis">Whether the import opened it.</param>
    /// <param name="stillCalledFor">Whether what remains calls for a case.</param>
    /// <param name="loses">Whether it would lose items, parties or records.</param>
    public static CaseEffect EffectOn(bool openedByThis, bool stillCalledFor, bool loses) => (openedByThis, stillCalledFor) switch
    {
        (true, true) => CaseEffect.Joined,
        (true, false) => CaseEffect.Removed,
        _ => loses ? CaseEffect.Reduced : CaseEffect.None,
    };

    /// <summary>
    /// The later row that would lose what it repeats: the first of its kind is taken back, and the later one came with a later import.
    /// Null when none does. A row that came before is not built on this one, even where its time is later.
    /// </summary>
    /// <param name="rows">Rows of one item of one batch: which upload, id in order of arrival, the time tested.</param>
    /// <param name="uploadId">The import that is taken back.</param>
    public static (int UploadId, long Id, long TestedAt)? RepeatOf(IReadOnlyList<(int UploadId, long Id, long TestedAt)> rows, int uploadId)
    {
        if (rows.Count < 2)
            return null;
        var first = rows.MinBy(row => (row.TestedAt, row.Id));
        if (first.UploadId != uploadId)
            return null;
        foreach (var row in rows)
            if (row.UploadId != uploadId && row.Id > first.Id)
                return row;
        return null;
    }

    /// <summary>The list of a case's items without those that are gone; an item's name may itself hold the separator.</summary>
    public static string WithoutItems(string items, IEnumerable<string> gone)
    {
        var padded = $"、{items}、";
        foreach (var item in gone)
            padded = padded.Replace($"、{item}、", "、", StringComparison.Ordinal);
        return padded.Trim('、');
    }
}
