using System.Buffers.Binary;

namespace FoodSafety.Lims.Documents.Images;

/// <summary>
/// A JPEG file taken over as it is, without recompression: grey or three colours, baseline or progressive. Application
/// segments are left out, with them the place a telephone writes into its pictures; which way is up is read from them first.
/// Source: ITU-T T.81, Annex B; EXIF 2.3, 4.6.
/// </summary>
internal static class JpegFile
{
    private const int StartOfScan = 0xDA, EndOfImage = 0xD9, ExifSegment = 0xE1, AdobeSegment = 0xEE;

    public static bool IsJpeg(ReadOnlySpan<byte> file) => file.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]);

    public static PdfImage Read(ReadOnlySpan<byte> file)
    {
        using var kept = new MemoryStream(file.Length);
        kept.Write(file[..2]);
        (int Width, int Height, int Channels)? frame = null;
        var orientation = 1;
        for (var at = 2; at + 4 <= file.Length;)
        {
            if (file[at] != 0xFF)
                throw new InvalidDataException("The JPEG picture has no marker where one must stand: it is damaged.");
            int marker = file[at + 1];
            if (marker == 0xFF)
            {
                at++;
                continue;
            }

            if (marker is StartOfScan or EndOfImage)
            {
                kept.Write(file[at..]);
                break;
            }

            var length = BinaryPrimitives.ReadUInt16BigEndian(file[(at + 2)..]);
            if (length < 2 || at + 2 + length > file.Length)
                throw new InvalidDataException("The JPEG picture ends in the middle of a segment: it is damaged.");
            var segment = file.Slice(at + 4, length - 2);
            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
                frame = ReadFrame(segment);
            if (marker == ExifSegment)
                orientation = ReadOrientation(segment) ?? orientation;
            // The Adobe segment says how three channels are meant; the others say nothing a reader of the page needs.
            if (marker is < 0xE0 or AdobeSegment)
                kept.Write(file.Slice(at, 2 + length));
            at += 2 + length;
        }

        if (frame is not { } size)
            throw new InvalidDataException("The JPEG picture has no frame: it is damaged.");
        if (size.Channels is not (1 or 3))
            throw new InvalidDataException("The JPEG picture is in CMYK, made for printing presses: save it in RGB.");
        var space = size.Channels == 1 ? "/DeviceGray" : "/DeviceRGB";
        var isTurned = orientation >= 5;
        return new PdfImage(isTurned ? size.Height : size.Width, isTurned ? size.Width : size.Height,
            FormattableString.Invariant($"/Type /XObject /Subtype /Image /Width {size.Width} /Height {size.Height} /ColorSpace {space} /BitsPerComponent 8 /Filter /DCTDecode"),
            kept.ToArray(), IsRaw: false, orientation);
    }

    private static (int Width, int Height, int Channels) ReadFrame(ReadOnlySpan<byte> segment)
    {
        if (segment.Length < 6)
            throw new InvalidDataException("The JPEG picture's frame is cut off: it is damaged.");
        if (segment[0] != 8)
            throw new InvalidDataException("The JPEG picture has more than 8 bits a sample, which PDF does not show: save it with 8.");
        int height = BinaryPrimitives.ReadUInt16BigEndian(segment[1..]), width = BinaryPrimitives.ReadUInt16BigEndian(segment[3..]);
        PdfImage.RefuseIfTooLarge(width, height);
        return (width, height, segment[5]);
    }

    private static int? ReadOrientation(ReadOnlySpan<byte> segment)
    {
        const int orientationTag = 274;
        if (!segment.StartsWith("Exif\0\0"u8) || segment.Length < 14)
            return null;
        var tiff = segment[6..];
        var isLittle = tiff[0] == 'I';
        var directory = Read32(tiff, 4, isLittle);
        if (directory > tiff.Length - 2)
            return null;
        int count = Read16(tiff, (int)directory, isLittle);
        for (var entry = (int)directory + 2; count > 0 && entry + 12 <= tiff.Length; entry += 12, count--)
        {
            if (Read16(tiff, entry, isLittle) == orientationTag && Read16(tiff, entry + 8, isLittle) is >= 1 and <= 8 and var value)
                return value;
        }

        return null;
    }

    private static ushort Read16(ReadOnlySpan<byte> bytes, int at, bool isLittle) => isLittle
        ? BinaryPrimitives.ReadUInt16LittleEndian(bytes[at..])
        : BinaryPrimitives.ReadUInt16BigEndian(bytes[at..]);

    private static uint Read32(ReadOnlySpan<byte> bytes, int at, bool isLittle) => isLittle
        ? BinaryPrimitives.ReadUInt32LittleEndian(bytes[at..])
        : BinaryPrimitives.ReadUInt32BigEndian(bytes[at..]);
}
