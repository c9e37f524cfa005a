using System.Buffers.Binary;
using System.Runtime.InteropServices;
using FoodSafety.Lims.Ingestion.Pipeline;

namespace FoodSafety.Lims.Ingestion.RapidTests;

/// <summary>A chunk of judged rapid tests with one buffer for all of their texts, so that a row allocates nothing.</summary>
/// <param name="rows">How many rows are expected; it grows when there are more.</param>
public sealed class RapidTestChunk(int rows = JudgedChunk.Capacity) : JudgedChunk<RapidTestRow>
{
    // Pinned: SQLite reads texts where they lie while a row is inserted.
    private byte[] _text = GC.AllocateUninitializedArray<byte>(rows * 32, pinned: true);
    private int _textLength;
    private int[] _order = new int[rows];
    private (ulong Place, ulong Sample)[] _keys = new (ulong, ulong)[rows];
    private int _sorted;

    /// <summary>Words first met in this chunk, in the order of their numbers: storing runs beside reading and keeps its own list.</summary>
    public List<string> NewWords { get; } = [];

    /// <summary>The words' numbers begin anew with this chunk.</summary>
    public bool BeginsWords { get; set; }

    /// <summary>
    /// Indexes of the rows by day, market, sample, then file order: batches come together, and the database's index grows where it is warm.
    /// Sorted when first asked for: reading asks, so that it is done while the chunk before is stored.
    /// </summary>
    public ReadOnlySpan<int> KeyOrder
    {
        get
        {
            if (_sorted != Rows.Count)
                Sort();
            return _order.AsSpan(0, Rows.Count);
        }
    }

    /// <summary>The bytes of a slice, UTF-8.</summary>
    public ReadOnlySpan<byte> Text(TextSlice slice) => _text.AsSpan(slice.Start, slice.Length);

    /// <summary>Keeps a text with the chunk.</summary>
    public TextSlice Keep(ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty)
            return default;
        var start = _textLength;
        text.CopyTo(Reserve(text.Length));
        _textLength += text.Length;
        return new TextSlice(start, text.Length);
    }

    /// <summary>Where the next text will start; with <see cref="Append"/> a text is built in place.</summary>
    public int TextLength => _textLength;

    /// <summary>Adds bytes to the text being built.</summary>
    public void Append(ReadOnlySpan<byte> text)
    {
        text.CopyTo(Reserve(text.Length));
        _textLength += text.Length;
    }

    /// <summary>Adds two runs of bytes to the text being built.</summary>
    public void Append(ReadOnlySpan<byte> first, ReadOnlySpan<byte> second)
    {
        var room = Reserve(first.Length + second.Length);
        first.CopyTo(room);
        second.CopyTo(room[first.Length..]);
        _textLength += room.Length;
    }

    /// <summary>
    /// Ends a JSON object whose every name was written as one that follows a text: <c>","name":"</c>. Its first two bytes become the brace.
    /// </summary>
    public TextSlice CloseObject(int start)
    {
        Append("\"}"u8);
        _text[start + 1] = (byte)'{';
        return new TextSlice(start + 1, _textLength - start - 1);
    }

    /// <summary>An empty row at the end, to be filled in its place.</summary>
    public ref RapidTestRow AddRow()
    {
        CollectionsMarshal.SetCount(Rows, Rows.Count + 1);
        ref var row = ref CollectionsMarshal.AsSpan(Rows)[^1];
        row = default;
        return ref row;
    }

    /// <summary>Takes the last row away, and the texts after a position that belonged to it: it was refused.</summary>
    public void RemoveRow(int textLength)
    {
        CollectionsMarshal.SetCount(Rows, Rows.Count - 1);
        _textLength = textLength;
    }

    /// <inheritdoc />
    public override void Clear()
    {
        base.Clear();
        NewWords.Clear();
        BeginsWords = false;
        _textLength = 0;
        _sorted = 0;
    }

    private void Sort()
    {
        var rows = CollectionsMarshal.AsSpan(Rows);
        if (_order.Length < rows.Length)
            (_order, _keys) = (new int[rows.Length], new (ulong, ulong)[rows.Length]);
        for (var i = 0; i < rows.Length; i++)
        {
            _order[i] = i;
            _keys[i] = ((ulong)(uint)rows[i].TestedOn << 32 | (uint)rows[i].MarketId, Tail(Text(rows[i].SampleNo)));
        }
        _order.AsSpan(0, rows.Length).Sort(Compare);
        _sorted = rows.Length;
    }

    private int Compare(int left, int right)
    {
        var (a, b) = (_keys[left], _keys[right]);
        if (a.Place != b.Place)
            return a.Place.CompareTo(b.Place);
        if (a.Sample != b.Sample)
            return a.Sample.CompareTo(b.Sample);
        var samples = Text(Rows[left].SampleNo).SequenceCompareTo(Text(Rows[right].SampleNo));
        return samples != 0 ? samples : left.CompareTo(right);
    }

    /// <summary>The last eight bytes: numbers of one market and day share their beginning, so the end tells them apart.</summary>
    private static ulong Tail(ReadOnlySpan<byte> sampleNo)
    {
        Span<byte> padded = stackalloc byte[8];
        padded.Clear();
        var tail = sampleNo.Length > 8 ? sampleNo[^8..] : sampleNo;
        tail.CopyTo(padded[(8 - tail.Length)..]);
        return BinaryPrimitives.ReadUInt64BigEndian(padded);
    }

    private Span<byte> Reserve(int length)
    {
        if (_textLength + length > _text.Length)
        {
            var larger = GC.AllocateUninitializedArray<byte>(Math.Max(_text.Length * 2, _textLength + length), pinned: true);
            _text.AsSpan(0, _textLength).CopyTo(larger);
            _text = larger;
        }
        return _text.AsSpan(_textLength, length);
    }
}
