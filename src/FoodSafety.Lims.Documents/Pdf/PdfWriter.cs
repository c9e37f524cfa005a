using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace FoodSafety.Lims.Documents.Pdf;

/// <summary>
/// The objects of a PDF file, written as they come so that pages need not be kept in memory, with the cross-reference
/// table at the end. Source: ISO 32000-1:2008, 7.5.
/// </summary>
internal sealed class PdfWriter
{
    private readonly Stream _output;
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly List<long> _offsets = [0];

    public PdfWriter(Stream output)
    {
        _output = output;
        // The second line tells transfer programs that the file is binary; PDF/A (ISO 19005-2, 6.1.2) wants it.
        Write("%PDF-1.7\n%"u8);
        Write([0xE2, 0xE3, 0xCF, 0xD3, (byte)'\n']);
    }

    /// <summary>Bytes written so far.</summary>
    public long Length { get; private set; }

    /// <summary>The number of an object to be written later.</summary>
    public int Reserve()
    {
        _offsets.Add(-1);
        return _offsets.Count - 1;
    }

    /// <summary>Writes an object under its reserved number.</summary>
    public void WriteObject(int number, string body)
    {
        Begin(number);
        Write(Encoding.Latin1.GetBytes(body));
        Write("\nendobj\n"u8);
    }

    /// <summary>Writes an object and gives its number.</summary>
    public int WriteObject(string body)
    {
        var number = Reserve();
        WriteObject(number, body);
        return number;
    }

    /// <summary>Writes a stream under its reserved number; <paramref name="entries"/> go into its dictionary.</summary>
    public void WriteStream(int number, string entries, ReadOnlySpan<byte> content, bool compress = true)
    {
        var bytes = compress ? Compress(content) : content;
        Begin(number);
        var filter = compress ? " /Filter /FlateDecode" : "";
        Write(Encoding.Latin1.GetBytes(FormattableString.Invariant($"<< {entries}{filter} /Length {bytes.Length} >>\nstream\n")));
        Write(bytes);
        Write("\nendstream\nendobj\n"u8);
    }

    /// <summary>Writes a stream and gives its number.</summary>
    public int WriteStream(string entries, ReadOnlySpan<byte> content, bool compress = true)
    {
        var number = Reserve();
        WriteStream(number, entries, content, compress);
        return number;
    }

    /// <summary>Cross-reference table and trailer; the file's ID is made of its content, so that equal content has equal bytes.</summary>
    public void Finish(int catalog, int information)
    {
        var start = Length;
        var table = new StringBuilder();
        table.Append(CultureInfo.InvariantCulture, $"xref\n0 {_offsets.Count}\n0000000000 65535 f \n");
        foreach (var (number, offset) in _offsets.Index().Skip(1))
        {
            if (offset < 0)
                throw new InvalidOperationException($"PDF object {number} was reserved and never written.");
            table.Append(CultureInfo.InvariantCulture, $"{offset:D10} 00000 n \n");
        }

        var id = Convert.ToHexString(_hash.GetCurrentHash().AsSpan(0, 16));
        table.Append(CultureInfo.InvariantCulture,
            $"trailer\n<< /Size {_offsets.Count} /Root {catalog} 0 R /Info {information} 0 R /ID [<{id}> <{id}>] >>\nstartxref\n{start}\n%%EOF\n");
        Write(Encoding.Latin1.GetBytes(table.ToString()));
        _output.Flush();
    }

    private void Begin(int number)
    {
        if (_offsets[number] >= 0)
            throw new InvalidOperationException($"PDF object {number} is written twice.");
        _offsets[number] = Length;
        Write(Encoding.Latin1.GetBytes(FormattableString.Invariant($"{number} 0 obj\n")));
    }

    private void Write(ReadOnlySpan<byte> bytes)
    {
        _output.Write(bytes);
        _hash.AppendData(bytes);
        Length += bytes.Length;
    }

    private static byte[] Compress(ReadOnlySpan<byte> content)
    {
        using var compressed = new MemoryStream();
        using (var zlib = new ZLibStream(compressed, CompressionLevel.SmallestSize, leaveOpen: true))
            zlib.Write(content);
        return compressed.ToArray();
    }
}
