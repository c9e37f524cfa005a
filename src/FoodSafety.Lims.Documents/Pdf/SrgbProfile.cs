using System.Buffers.Binary;
using System.Text;

namespace FoodSafety.Lims.Documents.Pdf;

/// <summary>
/// A small ICC profile of sRGB (version 2.1, display class), made here from the figures of IEC 61966-2-1 so that no
/// profile file must be shipped: colorants adapted to D50 and the transfer curve in 1024 steps.
/// </summary>
internal static class SrgbProfile
{
    private const int CurveSteps = 1024;

    public static byte[] Bytes { get; } = Make();

    private static byte[] Make()
    {
        var curve = Curve();
        (string Tag, byte[] Data)[] tags =
        [
            ("desc", Description("sRGB IEC61966-2.1")),
            ("cprt", TextTag("No copyright, use freely")),
            ("wtpt", Xyz(0.9642, 1.0, 0.8249)),
            ("rXYZ", Xyz(0.43607, 0.22249, 0.01392)),
            ("gXYZ", Xyz(0.38515, 0.71687, 0.09708)),
            ("bXYZ", Xyz(0.14307, 0.06061, 0.71410)),
            ("rTRC", curve),
            ("gTRC", curve),
            ("bTRC", curve),
        ];

        var directory = new byte[4 + 12 * tags.Length];
        BinaryPrimitives.WriteUInt32BigEndian(directory, (uint)tags.Length);
        using var data = new MemoryStream();
        var placed = new Dictionary<byte[], int>();
        for (var index = 0; index < tags.Length; index++)
        {
            var (tag, bytes) = tags[index];
            if (!placed.TryGetValue(bytes, out var offset))
            {
                offset = 128 + directory.Length + (int)data.Position;
                placed[bytes] = offset;
                data.Write(bytes);
                data.Write(new byte[-bytes.Length & 3]);
            }

            var record = directory.AsSpan(4 + 12 * index);
            Encoding.ASCII.GetBytes(tag, record);
            BinaryPrimitives.WriteUInt32BigEndian(record[4..], (uint)offset);
            BinaryPrimitives.WriteUInt32BigEndian(record[8..], (uint)bytes.Length);
        }

        return [.. Header(128 + directory.Length + (int)data.Length), .. directory, .. data.ToArray()];
    }

    private static byte[] Header(int size)
    {
        var header = new byte[128];
        BinaryPrimitives.WriteUInt32BigEndian(header, (uint)size);
        BinaryPrimitives.WriteUInt32BigEndian(header.AsSpan(8), 0x02100000);
        "mntrRGB XYZ "u8.CopyTo(header.AsSpan(12));
        // The profile's own date is part of the format; a fixed one keeps the bytes the same.
        BinaryPrimitives.WriteUInt16BigEndian(header.AsSpan(24), 2000);
        BinaryPrimitives.WriteUInt16BigEndian(header.AsSpan(26), 1);
        BinaryPrimitives.WriteUInt16BigEndian(header.AsSpan(28), 1);
        "acsp"u8.CopyTo(header.AsSpan(36));
        Xyz(0.9642, 1.0, 0.8249).AsSpan(8).CopyTo(header.AsSpan(68));
        return header;
    }

    private static byte[] Curve()
    {
        var tag = new byte[12 + 2 * CurveSteps];
        "curv"u8.CopyTo(tag);
        BinaryPrimitives.WriteUInt32BigEndian(tag.AsSpan(8), CurveSteps);
        for (var step = 0; step < CurveSteps; step++)
        {
            var value = step / (CurveSteps - 1.0);
            var linear = value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
            BinaryPrimitives.WriteUInt16BigEndian(tag.AsSpan(12 + 2 * step), (ushort)Math.Round(linear * 65535));
        }

        return tag;
    }

    private static byte[] Xyz(double x, double y, double z)
    {
        var tag = new byte[20];
        "XYZ "u8.CopyTo(tag);
        foreach (var (index, value) in new[] { x, y, z }.Index())
            BinaryPrimitives.WriteInt32BigEndian(tag.AsSpan(8 + 4 * index), (int)Math.Round(value * 65536));
        return tag;
    }

    private static byte[] TextTag(string text) => [.. "text"u8, 0, 0, 0, 0, .. Encoding.ASCII.GetBytes(text), 0];

    private static byte[] Description(string text)
    {
        // textDescriptionType: the ASCII text, then empty Unicode and ScriptCode parts of fixed size.
        var tag = new byte[12 + text.Length + 1 + 8 + 3 + 67];
        "desc"u8.CopyTo(tag);
        BinaryPrimitives.WriteUInt32BigEndian(tag.AsSpan(8), (uint)text.Length + 1);
        Encoding.ASCII.GetBytes(text, tag.AsSpan(12));
        return tag;
    }
}
