using FoodSafety.Lims.Ingestion.Pipeline;

namespace FoodSafety.Lims.Ingestion.RapidTests;

/// <summary>A chunk of judged rapid tests with one buffer for all of their texts, so that a row allocates nothing.</summary>
public sealed class RapidTestChunk : JudgedChunk<RapidTestRow>
{
    // Pinned: SQLite reads texts where they lie while a row is inserted.
    private byte[] _text = GC.AllocateUninitializedArray<byte>(1 << 20, pinned: true);
    private int _textLength;

    /// <summary>Words first met in this chunk, in the order of their numbers: storing runs beside reading and keeps its own list.</summary>
    public List<string> NewWords { get; } = [];

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

    /// <summary>Forgets everything after a position: the row it belonged to was refused.</summary>
    public void Rewind(int textLength) => _textLength = textLength;

    /// <inheritdoc />
    public override void Clear()
    {
        base.Clear();
        NewWords.Clear();
        _textLength = 0;
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
