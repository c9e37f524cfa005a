using System.Buffers.Text;
using System.Text;

namespace FoodSafety.Lims.Seeds.Writing;

/// <summary>
/// Writes comma-separated cells as bytes into one buffer. Words are encoded once, up front, by <see cref="Encode"/>;
/// numbers are ASCII, which UTF-8 and GB18030 share.
/// </summary>
public sealed class CellWriter : IDisposable
{
    private const int FlushAt = 1 << 18;
    private readonly byte[] _buffer = new byte[FlushAt + (1 << 16)];
    private readonly Stream _stream;
    private readonly Encoding _encoding;
    private int _length;
    private bool _atRowStart = true;

    static CellWriter() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public CellWriter(Stream stream, FileTextEncoding encoding = FileTextEncoding.Utf8)
    {
        _stream = stream;
        _encoding = encoding == FileTextEncoding.Gb18030 ? Encoding.GetEncoding("gb18030") : new UTF8Encoding(false);
        if (encoding == FileTextEncoding.Utf8WithMark)
            stream.Write([0xEF, 0xBB, 0xBF]);
    }

    /// <summary>The bytes of a cell, quoted where it must be.</summary>
    public byte[] Encode(string text)
    {
        var needsQuotes = text.AsSpan().IndexOfAny(",\"\r\n") >= 0;
        return _encoding.GetBytes(needsQuotes ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text);
    }

    public byte[][] Encode(IEnumerable<string> texts) => [.. texts.Select(Encode)];

    public void Row(IEnumerable<string> cells)
    {
        foreach (var cell in cells)
            Text(cell);
        EndRow();
    }

    public void Text(string text) => Cell(Encode(text));

    public void Cell(ReadOnlySpan<byte> bytes)
    {
        BeginCell();
        bytes.CopyTo(_buffer.AsSpan(_length));
        _length += bytes.Length;
    }

    public void Cell(ReadOnlySpan<byte> first, ReadOnlySpan<byte> second)
    {
        Cell(first);
        second.CopyTo(_buffer.AsSpan(_length));
        _length += second.Length;
    }

    /// <summary>A word, then a number padded with zeros to <paramref name="width"/> digits or more.</summary>
    public void Cell(ReadOnlySpan<byte> prefix, long number, int width)
    {
        Cell(prefix);
        Utf8Formatter.TryFormat(number, _buffer.AsSpan(_length), out var written, new('D', (byte)width));
        _length += written;
    }

    /// <summary>A reading with one decimal, given in tenths.</summary>
    public void Tenths(int tenths)
    {
        Cell([], tenths / 10, 1);
        _buffer[_length++] = (byte)'.';
        _buffer[_length++] = (byte)('0' + tenths % 10);
    }

    public void EndRow()
    {
        _buffer[_length++] = (byte)'\n';
        _atRowStart = true;
        if (_length >= FlushAt)
            Flush();
    }

    public void Dispose() => Flush();

    private void BeginCell()
    {
        if (!_atRowStart)
            _buffer[_length++] = (byte)',';
        _atRowStart = false;
    }

    private void Flush()
    {
        _stream.Write(_buffer, 0, _length);
        _length = 0;
    }
}
