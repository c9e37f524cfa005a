namespace FoodSafety.Lims.Ingestion.Reading;

/// <summary>
/// One row's fields as UTF-8, by 0-based index, in one buffer that is used again for the next row. Its bounds are those of every format:
/// no more columns than a worksheet has, and no more bytes than <see cref="LongestRowBytes"/>.
/// </summary>
public sealed class FieldBuffer
{
    /// <summary>Columns of a worksheet (A to XFD); text files are held to it too.</summary>
    public const int MostFields = 16_384;

    /// <summary>No honest row is longer.</summary>
    public const int LongestRowBytes = 1 << 20;

    private byte[] _bytes = new byte[4096];
    private (int Start, int Length)[] _fields = new (int, int)[64];
    private int _used;

    /// <summary>One more than the index of the last field that was set.</summary>
    public int Count { get; private set; }

    /// <summary>The field at an index; empty where none was set.</summary>
    public ReadOnlySpan<byte> this[int index]
    {
        get
        {
            if ((uint)index >= (uint)Count)
                return default;
            var (start, length) = _fields[index];
            return _bytes.AsSpan(start, length);
        }
    }

    /// <summary>Makes it an empty row.</summary>
    public void Clear()
    {
        Array.Clear(_fields, 0, Count);
        (Count, _used) = (0, 0);
    }

    /// <summary>Room to write a field's bytes into; <see cref="Set"/> ends it.</summary>
    public Span<byte> Room(int bytes)
    {
        if (_used + bytes > _bytes.Length)
            Array.Resize(ref _bytes, Math.Max(_used + bytes, _bytes.Length * 2));
        return _bytes.AsSpan(_used);
    }

    /// <summary>Takes the first bytes of the room for the field.</summary>
    /// <exception cref="UnreadableFileException">More fields or bytes than a row can have.</exception>
    public void Set(int index, int bytes, int rowNumber)
    {
        if ((uint)index >= MostFields)
            throw TooManyFields(rowNumber);
        if (_used + bytes > LongestRowBytes)
            throw TooLong(rowNumber);
        if (index >= _fields.Length)
            Array.Resize(ref _fields, Math.Max(index + 1, _fields.Length * 2));
        Count = Math.Max(Count, index + 1);
        _fields[index] = (_used, bytes);
        _used += bytes;
    }

    /// <summary>Puts a field that was set at another index.</summary>
    public void Move(int from, int to)
    {
        if (to >= _fields.Length)
            Array.Resize(ref _fields, Math.Max(to + 1, _fields.Length * 2));
        Count = Math.Max(Count, to + 1);
        (_fields[to], _fields[from]) = (_fields[from], default);
    }

    /// <summary>Takes a copy of the text for the field.</summary>
    public void Set(int index, ReadOnlySpan<byte> text, int rowNumber)
    {
        // Before the copy: what is refused must not fill memory first.
        if (_used + text.Length > LongestRowBytes)
            throw TooLong(rowNumber);
        text.CopyTo(Room(text.Length));
        Set(index, text.Length, rowNumber);
    }

    internal static UnreadableFileException TooManyFields(int rowNumber) => new(
        $"第 {rowNumber} 行超过 {MostFields:#,0} 列，不是检测数据表，无法读取。请删去多余的列后重新上传。", UnreadableFileException.TooLarge);

    internal static UnreadableFileException TooLong(int rowNumber) => new(
        $"第 {rowNumber} 行的内容超过 {LongestRowBytes >> 20} MB，不是检测数据表的一行，无法读取。请检查该行后重新上传。", UnreadableFileException.TooLarge);
}
