using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace FoodSafety.Lims.Documents.Images;

/// <summary>
/// PNG of every colour type and depth that is not interlaced; see-through pixels are laid on white, because PDF/A-2b pages
/// here have no transparency. Source: PNG specification (ISO/IEC 15948:2004).
/// </summary>
internal static class PngFile
{
    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    private sealed record Header(int Width, int Height, int Depth, int ColorType)
    {
        public int Channels => ColorType switch { 0 or 3 => 1, 2 => 3, 4 => 2, _ => 4 };

        public int Stride => (Width * Channels * Depth + 7) / 8;

        public int PixelBytes => Math.Max(1, Channels * Depth / 8);
    }

    public static bool IsPng(ReadOnlySpan<byte> file) => file.StartsWith(Signature);

    public static PdfImage Read(ReadOnlySpan<byte> file)
    {
        Header? header = null;
        byte[] palette = [], transparency = [];
        using var compressed = new MemoryStream();
        for (var at = Signature.Length; at + 12 <= file.Length;)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(file[at..]);
            if (length > file.Length - at - 12)
                throw new InvalidDataException("The PNG picture ends in the middle of a chunk: it is damaged.");
            var data = file.Slice(at + 8, (int)length);
            switch (Encoding.ASCII.GetString(file.Slice(at + 4, 4)))
            {
                case "IHDR":
                    header = ReadHeader(data);
                    break;
                case "PLTE":
                    palette = data.ToArray();
                    break;
                case "tRNS":
                    transparency = data.ToArray();
                    break;
                case "IDAT":
                    compressed.Write(data);
                    break;
            }

            at += 12 + (int)length;
        }

        if (header is null)
            throw new InvalidDataException("The PNG picture has no header: it is damaged.");
        var rows = Unfilter(Inflate(compressed, header), header);
        var samples = ToRgb(rows, header, palette, transparency);
        return new PdfImage(header.Width, header.Height,
            FormattableString.Invariant($"/Type /XObject /Subtype /Image /Width {header.Width} /Height {header.Height} /ColorSpace /DeviceRGB /BitsPerComponent 8"),
            samples, IsRaw: true);
    }

    private static Header ReadHeader(ReadOnlySpan<byte> data)
    {
        if (data.Length < 13)
            throw new InvalidDataException("The PNG picture's header is cut off: it is damaged.");
        uint width = BinaryPrimitives.ReadUInt32BigEndian(data), height = BinaryPrimitives.ReadUInt32BigEndian(data[4..]);
        PdfImage.RefuseIfTooLarge(width, height);
        if (data[12] != 0)
            throw new InvalidDataException("The PNG picture is interlaced, which is not read: save it without interlacing.");
        if (data[9] is not (0 or 2 or 3 or 4 or 6) || data[8] is not (1 or 2 or 4 or 8 or 16))
            throw new InvalidDataException("The PNG picture has a colour type or depth that PNG does not know: it is damaged.");
        return new Header((int)width, (int)height, data[8], data[9]);
    }

    private static byte[] Inflate(MemoryStream compressed, Header header)
    {
        var rows = new byte[(header.Stride + 1L) * header.Height];
        compressed.Position = 0;
        using var zlib = new ZLibStream(compressed, CompressionMode.Decompress);
        try
        {
            zlib.ReadExactly(rows);
        }
        catch (EndOfStreamException)
        {
            throw new InvalidDataException("The PNG picture has fewer rows than its header says: it is damaged.");
        }

        return rows;
    }

    /// <summary>Undoes the prediction of each row; gives the rows without their filter bytes.</summary>
    private static byte[] Unfilter(byte[] filtered, Header header)
    {
        var (stride, pixel) = (header.Stride, header.PixelBytes);
        var rows = new byte[stride * header.Height];
        for (var row = 0; row < header.Height; row++)
        {
            var source = filtered.AsSpan(row * (stride + 1) + 1, stride);
            var target = rows.AsSpan(row * stride, stride);
            var above = row == 0 ? new byte[stride] : rows.AsSpan((row - 1) * stride, stride);
            var filter = filtered[row * (stride + 1)];
            for (var at = 0; at < stride; at++)
            {
                int left = at >= pixel ? target[at - pixel] : 0, corner = at >= pixel ? above[at - pixel] : 0;
                target[at] = (byte)(source[at] + filter switch
                {
                    0 => 0,
                    1 => left,
                    2 => above[at],
                    3 => (left + above[at]) / 2,
                    4 => Paeth(left, above[at], corner),
                    _ => throw new InvalidDataException("The PNG picture names a filter that PNG does not know: it is damaged."),
                });
            }
        }

        return rows;
    }

    private static int Paeth(int left, int above, int corner)
    {
        var estimate = left + above - corner;
        int toLeft = Math.Abs(estimate - left), toAbove = Math.Abs(estimate - above), toCorner = Math.Abs(estimate - corner);
        return toLeft <= toAbove && toLeft <= toCorner ? left : toAbove <= toCorner ? above : corner;
    }

    private static byte[] ToRgb(byte[] rows, Header header, byte[] palette, byte[] transparency)
    {
        var samples = new byte[3 * header.Width * header.Height];
        Span<int> channels = stackalloc int[4];
        var target = 0;
        for (var row = 0; row < header.Height; row++)
        {
            var line = rows.AsSpan(row * header.Stride, header.Stride);
            for (var column = 0; column < header.Width; column++)
            {
                for (var channel = 0; channel < header.Channels; channel++)
                    channels[channel] = Sample(line, column * header.Channels + channel, header.Depth, header.ColorType != 3);
                var (red, green, blue, alpha) = Pixel(channels, header.ColorType, palette, transparency);
                samples[target++] = OnWhite(red, alpha);
                samples[target++] = OnWhite(green, alpha);
                samples[target++] = OnWhite(blue, alpha);
            }
        }

        return samples;
    }

    private static (int Red, int Green, int Blue, int Alpha) Pixel(ReadOnlySpan<int> channels, int colorType, byte[] palette, byte[] transparency)
    {
        switch (colorType)
        {
            case 0:
                return (channels[0], channels[0], channels[0], 255);
            case 2:
                return (channels[0], channels[1], channels[2], 255);
            case 4:
                return (channels[0], channels[0], channels[0], channels[1]);
            case 6:
                return (channels[0], channels[1], channels[2], channels[3]);
            default:
                var index = channels[0];
                if (3 * index + 2 >= palette.Length)
                    throw new InvalidDataException("The PNG picture uses a colour its palette does not have: it is damaged.");
                return (palette[3 * index], palette[3 * index + 1], palette[3 * index + 2], index < transparency.Length ? transparency[index] : 255);
        }
    }

    /// <summary>A sample as 8 bits; of 16 bits the upper ones, of fewer than 8 spread over the range unless it is a palette index.</summary>
    private static int Sample(ReadOnlySpan<byte> line, int index, int depth, bool spread)
    {
        if (depth == 8)
            return line[index];
        if (depth == 16)
            return line[2 * index];
        var bit = index * depth;
        var value = (line[bit / 8] >> (8 - depth - bit % 8)) & ((1 << depth) - 1);
        return spread ? value * 255 / ((1 << depth) - 1) : value;
    }

    private static byte OnWhite(int value, int alpha) => (byte)((value * alpha + 255 * (255 - alpha) + 127) / 255);
}
