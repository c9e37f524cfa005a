using System.Text;

namespace FoodSafety.Lims.Tests.Fuzz.Mutations;

/// <summary>Damage to the bytes of a file: what disks, mail gateways and attackers do.</summary>
internal static class ByteMutations
{
    private static readonly byte[][] Pieces =
    [
        [0], [0, 0], [0xFF, 0xFE], [0xFE, 0xFF], [0xEF, 0xBB, 0xBF], "\""u8.ToArray(), "\"\""u8.ToArray(), ","u8.ToArray(), ";"u8.ToArray(), "\t"u8.ToArray(), "|"u8.ToArray(), "\n"u8.ToArray(), "\r"u8.ToArray(), "\r\n"u8.ToArray(), "\n\r"u8.ToArray(),
        [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE3, 0x80], [0x80], [0x81, 0x30], [0x84, 0x31, 0xA4, 0x37], [0xA1, 0xA1], "sep=;\n"u8.ToArray(), "{"u8.ToArray(), "[{"u8.ToArray(), "PK\x03\x04"u8.ToArray(), "%PDF-"u8.ToArray(), "1e400"u8.ToArray(), "\u200B"u8.ToArray(), "\u202E"u8.ToArray(), [0x1A], [0x1B],
    ];

    public static byte[] Apply(byte[] file, Random random)
    {
        for (var times = random.Next(1, 3); times > 0; times--)
            file = Once(file, random);
        return file;
    }

    private static byte[] Once(byte[] file, Random random)
    {
        if (file.Length == 0)
            return Pieces[random.Next(Pieces.Length)];
        var at = random.Next(file.Length);
        var length = Math.Min(file.Length - at, 1 << random.Next(0, 10));
        switch (random.Next(11))
        {
            case 0:
                file = [.. file];
                file[at] ^= (byte)(1 << random.Next(8));
                return file;
            case 1:
                file = [.. file];
                file[at] = (byte)random.Next(256);
                return file;
            case 2 or 3:
                return [.. file[..at], .. Pieces[random.Next(Pieces.Length)], .. file[at..]];
            case 4:
                return [.. file[..at], .. file[(at + length)..]];
            case 5:
                return [.. file[..(at + length)], .. file[at..]];
            case 6:
                return random.Next(4) == 0 ? file[..at] : file[..^Math.Min(file.Length, random.Next(40))];
            case 7:
                var from = random.Next(file.Length);
                return [.. file[..at], .. file[from..Math.Min(file.Length, from + length)], .. file[Math.Min(file.Length, at + length)..]];
            case 8:
                return Between(file, random);
            case 9:
                return [.. Pieces[random.Next(Pieces.Length)], .. file];
            default:
                // Of all line breaks, or of all quotes, another.
                var (old, other) = random.Next(4) switch { 0 => ((byte)'\n', (byte)'\r'), 1 => ((byte)'"', (byte)'\''), 2 => ((byte)',', (byte)';'), _ => ((byte)'\r', (byte)' ') };
                return [.. file.Select(one => one == old ? other : one)];
        }
    }

    /// <summary>Decoded as one encoding and written as another: 锟斤拷.</summary>
    private static byte[] Between(byte[] file, Random random)
    {
        var gb18030 = CodePagesEncodingProvider.Instance.GetEncoding("gb18030")!;
        Encoding[] encodings = [Encoding.UTF8, gb18030, Encoding.Unicode, Encoding.BigEndianUnicode, Encoding.Latin1];
        return encodings[random.Next(encodings.Length)].GetBytes(encodings[random.Next(encodings.Length)].GetString(file));
    }
}
