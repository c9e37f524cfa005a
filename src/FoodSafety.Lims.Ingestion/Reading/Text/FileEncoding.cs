using System.Text;

namespace FoodSafety.Lims.Ingestion.Reading.Text;

/// <summary>
/// What a text file is encoded in: byte order mark → strict UTF-8 → UTF-16 without a mark, where it is unmistakable → strict GB18030 (of which GBK
/// is a part); nothing is guessed beyond that.
/// </summary>
/// <param name="Name">utf-8 | utf-16 | gb18030, as the receipt names it.</param>
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
        if (Utf16(stream) is { } utf16)
        {
            var isUtf16 = Decodes(stream, utf16);
            stream.Position = 0;
            return isUtf16 ? new FileEncoding("utf-16", utf16) : null;
        }
        var isUtf8 = Utf8Check.IsUtf8(stream);
        stream.Position = 0;
        if (isUtf8)
            return Utf8;
        var strict = CodePagesEncodingProvider.Instance.GetEncoding("gb18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;
        var isGb18030 = Decodes(stream, strict);
        stream.Position = 0;
        return isGb18030 ? new FileEncoding("gb18030", strict) : null;
    }

    /// <summary>By its mark, or because every line break and many other characters of the beginning have their NUL on the same side. Leaves the stream at its beginning.</summary>
    private static UnicodeEncoding? Utf16(Stream stream)
    {
        var head = new byte[(int)Math.Min(1 << 16, stream.Length)];
        stream.ReadExactly(head);
        stream.Position = 0;
        if (head is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
            return Strict(isBigEndian: head[0] == 0xFE);
        if (stream.Length % 2 != 0 || !head.AsSpan().Contains((byte)0))
            return null;
        var isLittle = LooksLikeUtf16(head, highAt: 1);
        return isLittle != LooksLikeUtf16(head, highAt: 0) ? Strict(isBigEndian: !isLittle) : null;
    }

    private static bool LooksLikeUtf16(ReadOnlySpan<byte> head, int highAt)
    {
        int ascii = 0, lineBreaks = 0, between = 0;
        for (var i = 0; i + 1 < head.Length; i += 2)
        {
            var (high, low) = (head[i + highAt], head[i + 1 - highAt]);
            if (high != 0)
                continue;
            if (low is 0 or (< 0x20 and not ((byte)'\t' or (byte)'\r' or (byte)'\n')) or 0x7F)
                return false; // A control character stands in no table.
            ascii++;
            lineBreaks += low == '\n' ? 1 : 0;
            between += low is (byte)',' or (byte)'\t' or (byte)';' or (byte)'|' ? 1 : 0;
        }
        return lineBreaks > 0 && between > 0 && ascii * 10 > head.Length / 2;
    }

    private static UnicodeEncoding Strict(bool isBigEndian) => new(isBigEndian, byteOrderMark: false, throwOnInvalidBytes: true);

    // A day's log is 4 KB: a megabyte to look at it would be most of its cost.
    private static int BlockOf(Stream stream) => (int)Math.Clamp(stream.Length, 16, BlockBytes);

    private static bool Decodes(Stream stream, Encoding encoding)
    {
        var decoder = encoding.GetDecoder();
        var bytes = new byte[BlockOf(stream)];
        var characters = new char[encoding.GetMaxCharCount(bytes.Length)];
        try
        {
            while (stream.Read(bytes) is > 0 and var read)
            {
                var decoded = decoder.GetChars(bytes.AsSpan(0, read), characters, flush: false);
                if (characters.AsSpan(0, decoded).Contains('\0'))
                    return false;
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
