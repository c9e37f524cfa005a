namespace FoodSafety.Lims.Ingestion.Reading.Json;

/// <summary>Lines of a stream, one after the other, none longer than a row may be.</summary>
internal sealed class LineReader(Stream stream)
{
    private byte[] _buffer = new byte[1 << 16];
    private int _start;
    private int _end;
    private bool _isAtEnd;

    /// <summary>1-based number of the current line.</summary>
    public int LineNumber { get; private set; }

    /// <summary>Bytes of the stream up to the end of the current line.</summary>
    public long Position { get; private set; }

    /// <summary>The next line without its break; false at the end. The span is valid until the next call.</summary>
    /// <exception cref="UnreadableFileException">The line is longer than a row may be.</exception>
    public bool Next(out ReadOnlySpan<byte> line)
    {
        line = default;
        var searched = _start;
        while (true)
        {
            var at = _buffer.AsSpan(searched, _end - searched).IndexOf((byte)'\n');
            if (at >= 0 || (_isAtEnd && _end > _start))
            {
                var end = at >= 0 ? searched + at : _end;
                line = _buffer.AsSpan(_start, end - _start);
                Position += end - _start + (at >= 0 ? 1 : 0);
                _start = at >= 0 ? end + 1 : _end;
                LineNumber++;
                if (line is [.., (byte)'\r'])
                    line = line[..^1];
                if (LineNumber == 1 && line.StartsWith(System.Text.Encoding.UTF8.Preamble))
                    line = line[3..];
                return true;
            }
            if (_isAtEnd)
                return false;
            searched = Fill(_end);
        }
    }

    /// <summary>Reads more behind what is not yet given; returns where the new bytes begin.</summary>
    private int Fill(int searched)
    {
        if (_end - _start > FieldBuffer.LongestRowBytes)
            throw FieldBuffer.TooLong(LineNumber + 1);
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (searched, _end, _start) = (searched - _start, _end - _start, 0);
        }
        if (_end == _buffer.Length)
            Array.Resize(ref _buffer, _buffer.Length * 2);
        var read = stream.Read(_buffer, _end, _buffer.Length - _end);
        _isAtEnd = read == 0;
        _end += read;
        return searched;
    }
}
