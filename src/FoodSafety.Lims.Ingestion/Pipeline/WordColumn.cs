namespace FoodSafety.Lims.Ingestion.Pipeline;

/// <summary>A column whose cells repeat: remembers its last cell, since a log repeats the cell above more often than not.</summary>
public sealed class WordColumn(Words words)
{
    private byte[] _last = new byte[64];
    private int _lastLength = -1;
    private int _lastNumber;

    /// <summary>The number of a cell's word; <see cref="Words.None"/> when empty.</summary>
    public int Number(ReadOnlySpan<byte> cell)
    {
        if (cell.IsEmpty)
            return Words.None;
        if (cell.SequenceEqual(_last.AsSpan(0, Math.Max(_lastLength, 0))))
            return _lastNumber;
        if (cell.Length > _last.Length)
            _last = new byte[cell.Length * 2];
        cell.CopyTo(_last);
        _lastLength = cell.Length;
        return _lastNumber = words.Number(cell);
    }
}
