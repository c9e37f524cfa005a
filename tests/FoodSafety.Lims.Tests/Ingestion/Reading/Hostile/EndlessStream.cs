namespace FoodSafety.Lims.Tests.Ingestion.Reading;

/// <summary>A beginning, and then one byte again and again: a huge file of which nothing is stored.</summary>
internal sealed class EndlessStream(long length, byte[] start, byte fill) : Stream
{
    /// <summary>How many bytes were asked for and given.</summary>
    public long BytesGiven { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => length;

    public override long Position { get; set; }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var count = (int)Math.Min(buffer.Length, length - Position);
        for (var i = 0; i < count && Position + i < start.Length; i++)
            buffer[i] = start[(int)Position + i];
        if (Position + count > start.Length)
            buffer[(int)Math.Max(0, start.Length - Position)..count].Fill(fill);
        Position += count;
        BytesGiven += count;
        return count;
    }

    public override long Seek(long offset, SeekOrigin origin) => Position = origin switch
    {
        SeekOrigin.Begin => offset,
        SeekOrigin.Current => Position + offset,
        _ => length + offset,
    };

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
