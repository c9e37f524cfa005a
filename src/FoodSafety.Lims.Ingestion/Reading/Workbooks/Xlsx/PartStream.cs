namespace FoodSafety.Lims.Ingestion.Reading.Workbooks.Xlsx;

/// <summary>
/// The inflated bytes of one part, counted while they come: what the archive declares of its sizes is not believed. Whoever reads marks each
/// step forward; a single step that takes too many bytes (an attribute or a text of gigabytes) ends the reading before memory fills.
/// </summary>
internal sealed class PartStream(Stream inflated, string name, long mostBytes) : Stream
{
    /// <summary>No cell, string or attribute of an honest workbook takes as many bytes.</summary>
    public const int MostBytesOfStep = 8 << 20;

    private long _sinceMark;

    /// <summary>Inflated bytes so far.</summary>
    public long Inflated { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => Inflated; set => throw new NotSupportedException(); }

    public void Mark() => _sinceMark = 0;

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var read = inflated.Read(buffer);
        Inflated += read;
        _sinceMark += read;
        if (Inflated > mostBytes)
            throw new UnreadableFileException(
                $"工作簿解压后过大（{name} 超过 {mostBytes >> 20} MB，远超文件本身的大小），疑为压缩炸弹，不予读取。请另存为 CSV 或拆分后重新上传。", UnreadableFileException.TooLarge);
        if (_sinceMark > MostBytesOfStep)
            throw new UnreadableFileException(
                $"工作簿中有超过 {MostBytesOfStep >> 20} MB 的单个内容（{name}），不是检测数据表，不予读取。请另存为 CSV 后重新上传。", UnreadableFileException.TooLarge);
        return read;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inflated.Dispose();
        base.Dispose(disposing);
    }
}
