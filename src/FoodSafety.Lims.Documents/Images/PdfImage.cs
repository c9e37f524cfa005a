using System.Security.Cryptography;

namespace FoodSafety.Lims.Documents.Images;

/// <summary>A picture as PDF holds it.</summary>
/// <param name="Width">Pixels across, upright.</param>
/// <param name="Height">Pixels down, upright.</param>
/// <param name="Entries">Its dictionary entries.</param>
/// <param name="Data">Samples, or a whole JPEG file.</param>
/// <param name="IsRaw">Whether the data are samples still to be compressed.</param>
/// <param name="Orientation">How stored rows and columns stand when upright, 1 to 8 as in EXIF 2.3 (4.6.4, tag 274).</param>
internal sealed record PdfImage(int Width, int Height, string Entries, byte[] Data, bool IsRaw, int Orientation = 1)
{
    private const long LargestPixelCount = 100_000_000;

    /// <summary>Names the picture's content, so that one shown on every page is kept once.</summary>
    public string Hash { get; } = Convert.ToHexString(SHA256.HashData(Data)) + Orientation;

    /// <summary>Reads a PNG or JPEG file.</summary>
    /// <exception cref="InvalidDataException">Neither, damaged, of a kind that is not read, or of more than 100 million pixels.</exception>
    public static PdfImage Read(byte[] file)
    {
        if (PngFile.IsPng(file))
            return PngFile.Read(file);
        return JpegFile.IsJpeg(file)
            ? JpegFile.Read(file)
            : throw new InvalidDataException("The picture is neither PNG nor JPEG: save it as one of them.");
    }

    public static void RefuseIfTooLarge(long width, long height)
    {
        if (width <= 0 || height <= 0 || width * height > LargestPixelCount)
            throw new InvalidDataException(FormattableString.Invariant($"The picture of {width} × {height} pixels is empty or too large: at most 100 million pixels are read."));
    }

    /// <summary>The matrix that brings PDF's unit square into a box, its lower left corner given, and the picture upright.</summary>
    public double[] Placement(double x, double y, double width, double height) => Orientation switch
    {
        2 => [-width, 0, 0, height, x + width, y],
        3 => [-width, 0, 0, -height, x + width, y + height],
        4 => [width, 0, 0, -height, x, y + height],
        5 => [0, -height, -width, 0, x + width, y + height],
        6 => [0, -height, width, 0, x, y + height],
        7 => [0, height, width, 0, x, y],
        8 => [0, height, -width, 0, x + width, y],
        _ => [width, 0, 0, height, x, y],
    };
}
