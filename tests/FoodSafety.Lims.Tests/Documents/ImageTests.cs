using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using FoodSafety.Lims.Documents.Images;

namespace FoodSafety.Lims.Tests.Documents;

/// <summary>Pictures against ISO/IEC 15948:2004 (PNG), ITU-T T.81 (JPEG) and EXIF 2.3; the files are made here, byte by byte.</summary>
[TestFixture]
public sealed class ImageTests
{
    [TestCase(2, 8, new byte[] { 0, 255, 0, 0, 0, 0, 255 }, TestName = "Colours of 8 bits")]
    [TestCase(2, 16, new byte[] { 0, 255, 9, 0, 9, 0, 9, 0, 9, 0, 9, 255, 9 }, TestName = "Colours of 16 bits lose the lower ones")]
    [TestCase(6, 8, new byte[] { 0, 255, 0, 0, 255, 0, 0, 255, 255 }, TestName = "Colours with alpha")]
    [TestCase(3, 8, new byte[] { 0, 1, 2 }, TestName = "A palette of 8 bits")]
    [TestCase(3, 4, new byte[] { 0, 0x12 }, TestName = "A palette of 4 bits")]
    [TestCase(3, 2, new byte[] { 0, 0b0110_0000 }, TestName = "A palette of 2 bits")]
    public void A_red_and_a_blue_pixel_are_read(int colorType, int depth, byte[] row) =>
        Assert.That(PdfImage.Read(Png(2, 1, colorType, depth, row)).Data, Is.EqualTo((byte[])[255, 0, 0, 0, 0, 255]));

    [Test]
    public void See_through_pixels_are_laid_on_white()
    {
        // Half of black on white: (0 × 128 + 255 × 127) / 255 = 127.
        var image = PdfImage.Read(Png(2, 1, 6, 8, [0, 0, 0, 0, 128, 9, 9, 9, 0]));

        Assert.That(image.Data, Is.EqualTo((byte[])[127, 127, 127, 255, 255, 255]));
    }

    [Test]
    public void Every_filter_is_undone()
    {
        // Rows of three grey pixels 10 20 30, 11 22 33, 12 24 36, 41 50 61, 42 51 63 under filters 0 to 4 (clause 9.2).
        byte[] rows = [0, 10, 20, 30, 1, 11, 11, 11, 2, 1, 2, 3, 3, 35, 18, 18, 4, 1, 1, 2];
        var image = PdfImage.Read(Png(3, 5, 0, 8, rows));

        Assert.That(image.Data.Where((_, index) => index % 3 == 0), Is.EqualTo((byte[])[10, 20, 30, 11, 22, 33, 12, 24, 36, 41, 50, 61, 42, 51, 63]));
    }

    [Test]
    public void One_bit_of_grey_is_black_and_white() =>
        Assert.That(PdfImage.Read(Png(2, 1, 0, 1, [0, 0b0100_0000])).Data, Is.EqualTo((byte[])[0, 0, 0, 255, 255, 255]));

    [Test]
    public void A_JPEG_is_taken_over_without_its_place_and_turned_upright()
    {
        var file = Jpeg(width: 32, height: 16, channels: 3, orientation: 6);
        var image = PdfImage.Read(file);

        Assert.That((image.Width, image.Height), Is.EqualTo((16, 32)), "a telephone held upright");
        Assert.That(image.Entries, Does.Contain("/Width 32 /Height 16").And.Contain("/DCTDecode").And.Contain("/DeviceRGB"));
        Assert.That(Encoding.Latin1.GetString(image.Data), Does.Not.Contain("Exif").And.Not.Contain("GPS"));
        // The upper left of what is stored, (0, 1) in the unit square, is the upper right of what is seen.
        var matrix = image.Placement(100, 200, 16, 32);
        Assert.That((matrix[2] + matrix[4], matrix[3] + matrix[5]), Is.EqualTo((116.0, 232.0)));
    }

    [Test]
    public void What_cannot_be_shown_is_refused_in_a_sentence()
    {
        var interlaced = Png(2, 1, 2, 8, [0, 1, 2, 3, 4, 5, 6], interlace: 1);
        Assert.That(() => PdfImage.Read("GIF89a"u8.ToArray()), Throws.TypeOf<InvalidDataException>().With.Message.Contains("neither PNG nor JPEG"));
        Assert.That(() => PdfImage.Read(interlaced), Throws.TypeOf<InvalidDataException>().With.Message.Contains("interlaced"));
        Assert.That(() => PdfImage.Read(Png(2, 2, 2, 8, [0, 1, 2, 3, 4, 5, 6])), Throws.TypeOf<InvalidDataException>().With.Message.Contains("fewer rows"));
        Assert.That(() => PdfImage.Read(Png(100_000, 100_000, 2, 8, [0])), Throws.TypeOf<InvalidDataException>().With.Message.Contains("too large"));
        Assert.That(() => PdfImage.Read(Jpeg(8, 8, channels: 4, orientation: 1)), Throws.TypeOf<InvalidDataException>().With.Message.Contains("CMYK"));
        Assert.That(() => PdfImage.Read(Jpeg(8, 8, 3, 1)[..30]), Throws.TypeOf<InvalidDataException>());
        Assert.That(() => PdfImage.Read(Png(3, 1, 3, 8, [0, 1, 2, 7])), Throws.TypeOf<InvalidDataException>().With.Message.Contains("palette"));
    }

    internal static byte[] Png(int width, int height, int colorType, int depth, byte[] filteredRows, int interlace = 0)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9], header[12]) = ((byte)depth, (byte)colorType, (byte)interlace);
        using var compressed = new MemoryStream();
        using (var zlib = new ZLibStream(compressed, CompressionLevel.Optimal, leaveOpen: true))
            zlib.Write(filteredRows);
        byte[] palette = colorType == 3 ? Chunk("PLTE", [0, 255, 0, 255, 0, 0, 0, 0, 255]) : [];
        return [0x89, .. "PNG\r\n"u8, 0x1A, (byte)'\n', .. Chunk("IHDR", header), .. palette, .. Chunk("IDAT", compressed.ToArray()), .. Chunk("IEND", [])];
    }

    /// <summary>A JPEG's segments without picture data: what is read of it stands before the scan.</summary>
    private static byte[] Jpeg(int width, int height, int channels, int orientation) =>
    [
        0xFF, 0xD8, .. ExifSegment(orientation),
        0xFF, 0xC0, 0, (byte)(8 + 3 * channels), 8, 0, (byte)height, 0, (byte)width, (byte)channels, .. new byte[3 * channels],
        0xFF, 0xDA, 0, 2, 1, 2, 3, 0xFF, 0xD9,
    ];

    /// <summary>An APP1 segment, big-endian, with one entry: tag 274, orientation.</summary>
    internal static byte[] ExifSegment(int orientation) =>
    [
        0xFF, 0xE1, 0, 39, .. "Exif\0\0MM"u8, 0, 42, 0, 0, 0, 8, 0, 1, 1, 18, 0, 3, 0, 0, 0, 1, 0, (byte)orientation, 0, 0, .. "GPS here!"u8,
    ];

    private static byte[] Chunk(string name, byte[] data)
    {
        var chunk = new byte[12 + data.Length];
        BinaryPrimitives.WriteInt32BigEndian(chunk, data.Length);
        Encoding.ASCII.GetBytes(name, chunk.AsSpan(4));
        data.CopyTo(chunk, 8);
        return chunk;
    }
}
