using System.Text;


namespace FoodSafety.Lims.Ingestion.Reading;

/// <summary>What a text file is encoded in: byte order mark → strict UTF-8 → strict GB18030; nothing is guessed beyond that.</summary>
/// <param name="Name">utf-8 | gb18030, as the receipt names it.</param>
/// <param name="Decoder">Null for UTF-8, which is read as it is.</param>
public sealed record FileEncoding(string Name, Encoding? Decoder)
{
    /// <summary>UTF-8, with or without byte order mark.</summary>
    public static readonly FileEncoding Utf8 = new("utf-8", null);

    private const int BlockBytes = 1 << 20;

    /// <summary>
    /// Looks at every byte of the stream and leaves it at its beginning; null when it is none of the known encodings. A NUL byte stands in no text
    /// that people type, and PostgreSQL stores none: such a file is no text.
    /// </summary>
    public static FileEncoding? Detect(Stream stream)
    {
        var isUtf8 = IsUtf8(stream);
        stream.Position = 0;
        if (isUtf8)
            return Utf8;
        var strict = CodePagesEncodingProvider.Instance.GetEncoding("gb18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;
        var isGb18030 = Decodes(stream, strict);
        stream.Position = 0;
        return isGb18030 ? new FileEncoding("gb18030", strict) : null;
    }

    private static bool IsUtf8(Stream stream)
    {
        var buffer = new byte[BlockBytes];
        var kept = 0;
        while (stream.Read(buffer, kept, buffer.Length - kept) is > 0 and var read)
        {
            var length = kept + read;
            // A character may be cut at the block's end: leave up to three bytes of it for the next block.
            var whole = length;
            while (whole > 0 && length - whole < 3 && (buffer[whole - 1] & 0xC0) == 0x80)
                whole--;
            if (whole > 0 && buffer[whole - 1] >= 0xC0)
                whole--;
            else
                whole = length;
            if (!System.Text.Unicode.Utf8.IsValid(buffer.AsSpan(0, whole)) || buffer.AsSpan(0, whole).Contains((byte)0))
                return false;
            kept = length - whole;
            buffer.AsSpan(whole, kept).CopyTo(buffer);
        }
        return kept == 0 || System.Text.Unicode.Utf8.IsValid(buffer.AsSpan(0, kept));
    }

    private static bool Decodes(Stream stream, Encoding encoding)
    {
        var decoder = encoding.GetDecoder();
        var bytes = new byte[BlockBytes];
        var characters = new char[encoding.GetMaxCharCount(BlockBytes)];
        try
        {
            while (stream.Read(bytes) is > 0 and var read)
            {
                if (bytes.AsSpan(0, read).Contains((byte)0))
                    return false;
                decoder.GetChars(bytes.AsSpan(0, read), characters, flush: false);
            }
            decoder.GetChars([], characters, flush: true);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
}
