using System.Text;
using CsvHelper;

namespace FoodSafety.Lims.Ingestion.Reading.Text;

/// <summary>Rows of a CSV or TSV file; the delimiter is found, other encodings are turned into UTF-8 while reading.</summary>
public sealed class CsvRowSource : RowSource
{
    private readonly CsvReader _reader;
    private readonly Stream? _transcoded;
    private long _openQuoteRow = long.MaxValue;

    /// <param name="stream">The file's bytes from their beginning; closed with the source.</param>
    /// <param name="encoding">What they are encoded in; a byte order mark is skipped.</param>
    public CsvRowSource(Stream stream, FileEncoding encoding)
        : this(stream, encoding, DelimiterFinder.Find(stream, encoding))
    {
    }

    /// <summary>Rows that this program itself wrote: UTF-8, with commas.</summary>
    public CsvRowSource(byte[] own)
        : this(new MemoryStream(own, writable: false), FileEncoding.Utf8, ',')
    {
    }

    private CsvRowSource(Stream stream, FileEncoding encoding, char? separator)
    {
        Encoding = encoding.Name;
        _transcoded = encoding.Decoder is null ? null : stream;
        _reader = CsvReader.Create(stream, new CsvReaderOptions
        {
            Separator = separator,
            Encoding = encoding.Decoder,
            HasHeader = false,
            SkipEmptyLines = false,
            // An unclosed quote at the start of a large file is refused instead of filling memory.
            MaxRecordSize = FieldBuffer.LongestRowBytes,
            OnMalformedRecord = NoteOpenQuote,
            BufferSize = (int)Math.Clamp(stream.Length, 1 << 12, 1 << 18),
        });
    }

    /// <inheritdoc />
    public override string Format => "csv";

    /// <inheritdoc />
    public override string Encoding { get; }

    /// <inheritdoc />
    public override int RowNumber => (int)_reader.RowNumber;

    /// <inheritdoc />
    public override int FieldCount => _reader.FieldCount;

    /// <summary>Of a file that is turned into UTF-8 up to a buffer more than was consumed: its reader counts the bytes of UTF-8.</summary>
    public override long Position => _transcoded?.Position ?? _reader.ByteOffset;

    /// <inheritdoc />
    public override ReadOnlySpan<byte> Field(int index) => _reader.GetSpan(index);

    /// <inheritdoc />
    protected override void Close() => _reader.Dispose();

    /// <inheritdoc />
    protected override bool ReadNext()
    {
        try
        {
            if (!_reader.Read())
                return false;
        }
        catch (CsvFormatException cause)
        {
            throw new UnreadableFileException(
                $"第 {_reader.RowNumber + 1} 行起无法按 CSV 读取（单行超过 {FieldBuffer.LongestRowBytes >> 20} MB，多因引号未闭合）。请检查该行的引号后重新上传。", inner: cause);
        }
        if (RowNumber >= _openQuoteRow)
            throw new UnreadableFileException($"第 {_openQuoteRow} 行起无法按 CSV 读取：该行的引号写法有误，可能没有闭合，其后的行会被当作一个单元格。请检查该行的英文引号（\"）后重新上传。");
        return _reader.FieldCount <= FieldBuffer.MostFields ? true : throw FieldBuffer.TooManyFields(RowNumber);
    }

    /// <summary>
    /// The reader recovers from any quoting. Where that would make cells of other rows part of one cell, they would be lost silently: a quote is
    /// closed by nothing, or quoting that is wrong anywhere goes over a line's end. Of several things wrong with a row the reader gives the first alone.
    /// </summary>
    private void NoteOpenQuote(CsvMalformedRecord record)
    {
        if (record.Reason == CsvMalformedReason.UnterminatedQuote || record.RawRecord.AsSpan().ContainsAny('\n', '\r'))
            _openQuoteRow = Math.Min(_openQuoteRow, record.RecordNumber);
    }
}
