using System.Text.Unicode;
using FoodSafety.Lims.Ingestion.Reading.Text;

namespace FoodSafety.Lims.Tests.Ingestion.Reading;

/// <summary>The fast look at a file's bytes against the framework's slow one, wherever a character may be cut or wrong.</summary>
public class Utf8CheckTests
{
    private const int Block = 1 << 17;

    private static readonly byte[][] Pieces =
    [
        "a"u8.ToArray(), "é"u8.ToArray(), "菜"u8.ToArray(), "𠮷"u8.ToArray(), "\u0080"u8.ToArray(), "\u07FF"u8.ToArray(), "\u0800"u8.ToArray(),
        "\uD7FF"u8.ToArray(), "\uE000"u8.ToArray(), "\uFFFF"u8.ToArray(), "\U00010000"u8.ToArray(), "\U0010FFFF"u8.ToArray(),
        [0x80], [0xBF], [0xC0, 0x80], [0xC1, 0xBF], [0xC2], [0xE0, 0x80, 0x80], [0xE0, 0x9F, 0xBF], [0xE4, 0xB8], [0xED, 0xA0, 0x80], [0xED, 0xBF, 0xBF],
        [0xF0, 0x80, 0x80, 0x80], [0xF0, 0x8F, 0xBF, 0xBF], [0xF0, 0x9F, 0x98], [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xF8, 0x88, 0x80, 0x80, 0x80],
        [0xFE], [0xFF], [0x00],
    ];

    [Test]
    public void Every_pair_of_pieces_is_judged_as_the_framework_does_at_every_place_of_a_vector()
    {
        foreach (var first in Pieces)
            foreach (var second in Pieces)
                for (var before = 0; before < 70; before += before is > 4 and < 28 or > 36 and < 60 ? 8 : 1)
                {
                    byte[] bytes = [.. Enumerable.Repeat((byte)'x', before), .. first, .. second];
                    Assert.That(IsUtf8(bytes), Is.EqualTo(Expected(bytes)), () => $"{before} bytes, then {Convert.ToHexString([.. first, .. second])}");
                }
    }

    [Test]
    public void A_character_may_be_cut_by_the_end_of_a_block_but_not_by_the_end_of_the_file()
    {
        foreach (var piece in Pieces)
            for (var before = Block - 5; before <= Block + 1; before++)
                foreach (var after in (int[])[0, 1, 40])
                {
                    byte[] bytes = [.. Enumerable.Repeat((byte)'x', before), .. piece, .. Enumerable.Repeat((byte)'y', after)];
                    Assert.That(IsUtf8(bytes), Is.EqualTo(Expected(bytes)), () => $"{before} bytes, {Convert.ToHexString(piece)}, {after} bytes");
                }
    }

    [Test]
    public void Random_bytes_of_one_character_changed_are_judged_as_the_framework_does()
    {
        const int seed = 20261130;
        var random = new Random(seed);
        var text = "440304-M01,2023-09-18 08:10,菜心,有机磷和氨基甲酸酯类农药,阴性,𠮷野家\n"u8.ToArray();
        for (var run = 0; run < 100_000; run++)
        {
            var bytes = text[random.Next(20)..^random.Next(20)];
            bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            Assert.That(IsUtf8(bytes), Is.EqualTo(Expected(bytes)), () => $"seed {seed}, run {run}: {Convert.ToHexString(bytes)}");
        }
    }

    [Test]
    public void A_stream_that_gives_a_few_bytes_at_a_time_is_judged_the_same()
    {
        byte[] bytes = [.. Enumerable.Repeat("菜"u8.ToArray(), Block / 2).SelectMany(one => one)];
        using var dripping = new DrippingStream(bytes);
        Assert.That(Utf8Check.IsUtf8(dripping), Is.True);
    }

    private static bool IsUtf8(byte[] bytes)
    {
        using var stream = new MemoryStream(bytes);
        return Utf8Check.IsUtf8(stream);
    }

    private static bool Expected(byte[] bytes) => Utf8.IsValid(bytes) && !bytes.Contains((byte)0);

    private sealed class DrippingStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(buffer.Length, 7)]);
    }
}
