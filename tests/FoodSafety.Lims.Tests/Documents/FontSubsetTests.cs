using System.Buffers.Binary;
using System.Text;
using FoodSafety.Lims.Documents.Fonts;
using FoodSafety.Lims.Documents.Text;

namespace FoodSafety.Lims.Tests.Documents;

/// <summary>The subset font file against OpenType 1.9, read by the tests' own code.</summary>
[TestFixture]
public sealed class FontSubsetTests
{
    private static readonly TrueTypeFont Serif = TrueTypeFont.Open(FontFamily.Serif.Regular);

    private static FontSubset SubsetOf(string text)
    {
        var subset = new FontSubset(Serif);
        foreach (var rune in text.EnumerateRunes())
            subset.GlyphOf(rune.Value);
        return subset;
    }

    [Test]
    public void Glyphs_are_numbered_in_order_of_first_use_and_kept_once()
    {
        var subset = SubsetOf("检测检");

        Assert.That(subset.CodePoints, Is.EqualTo([-1, '检', '测']));
        Assert.That(subset.GlyphOf('测'), Is.EqualTo(2));
    }

    [Test]
    public void Each_glyph_has_the_outline_and_width_it_has_in_the_font()
    {
        const string text = "抽检A1，";
        var tables = Tables(SubsetOf(text).Build());

        for (var glyph = 1; glyph <= text.Length; glyph++)
        {
            var source = Serif.GlyphOf(text[glyph - 1]);
            var expected = Serif.ReadOutline(source);
            Assert.That(expected, Is.Not.Empty);
            Assert.That(Outline(tables, glyph).AsSpan(0, expected.Length).ToArray(), Is.EqualTo(expected));
            Assert.That(BinaryPrimitives.ReadUInt16BigEndian(tables["hmtx"].AsSpan(4 * glyph)), Is.EqualTo(Serif.AdvanceOf(source)));
        }
    }

    [Test]
    public void Parts_of_composite_glyphs_come_along_renumbered()
    {
        // The Chinese fonts have only simple glyphs; the symbols are where composites are met.
        var symbols = TrueTypeFont.Open(Path.Combine(AppContext.BaseDirectory, "fonts", "NotoSansSymbols2-Regular.ttf"));
        var composite = Enumerable.Range(0x20, 0x1FFFF)
            .Where(codePoint => symbols.GlyphOf(codePoint) != 0)
            .First(codePoint => FontSubset.ComponentReferences(symbols.ReadOutline(symbols.GlyphOf(codePoint))).Any());
        var source = symbols.ReadOutline(symbols.GlyphOf(composite));
        var subset = new FontSubset(symbols);
        subset.GlyphOf(composite);
        var tables = Tables(subset.Build());
        var outline = Outline(tables, 1);

        foreach (var at in FontSubset.ComponentReferences(source))
        {
            var expected = symbols.ReadOutline(BinaryPrimitives.ReadUInt16BigEndian(source.AsSpan(at)));
            var part = Outline(tables, BinaryPrimitives.ReadUInt16BigEndian(outline.AsSpan(at)));
            Assert.That(part.AsSpan(0, expected.Length).ToArray(), Is.EqualTo(expected), $"a part of U+{composite:X4}");
        }
    }

    [Test]
    public void Table_and_file_checksums_are_right_and_counts_agree()
    {
        var file = SubsetOf("食品安全抽样检验é").Build();
        var tables = Tables(file);

        Assert.That(Sum(file), Is.EqualTo(0xB1B0AFBA), "head.checkSumAdjustment, OpenType 'head'");
        var glyphs = BinaryPrimitives.ReadUInt16BigEndian(tables["maxp"].AsSpan(4));
        Assert.That(tables["loca"], Has.Length.EqualTo(4 * (glyphs + 1)));
        Assert.That(tables["hmtx"], Has.Length.EqualTo(4 * glyphs));
        Assert.That(BinaryPrimitives.ReadUInt16BigEndian(tables["hhea"].AsSpan(34)), Is.EqualTo(glyphs));
        Assert.That(BinaryPrimitives.ReadUInt32BigEndian(tables["loca"].AsSpan(4 * glyphs)), Is.EqualTo(tables["glyf"].Length));
    }

    [Test]
    public void A_file_that_is_no_TrueType_font_is_refused_by_name()
    {
        var path = Path.Combine(TestContext.CurrentContext.WorkDirectory, "no-font.ttf");
        File.WriteAllText(path, "OTTO and then nothing of use");

        Assert.That(() => TrueTypeFont.Open(path), Throws.TypeOf<InvalidDataException>().With.Message.Contains("no-font.ttf"));
    }

    [Test]
    public void A_missing_font_says_how_fonts_come_to_be_there() =>
        Assert.That(() => TrueTypeFont.Open("/nowhere/missing.ttf"), Throws.TypeOf<FileNotFoundException>().With.Message.Contains("build the project"));

    private static byte[] Outline(Dictionary<string, byte[]> tables, int glyph)
    {
        var start = (int)BinaryPrimitives.ReadUInt32BigEndian(tables["loca"].AsSpan(4 * glyph));
        var end = (int)BinaryPrimitives.ReadUInt32BigEndian(tables["loca"].AsSpan(4 * glyph + 4));
        return tables["glyf"][start..end];
    }

    private static Dictionary<string, byte[]> Tables(byte[] file)
    {
        var tables = new Dictionary<string, byte[]>();
        for (var record = 12; record < 12 + 16 * BinaryPrimitives.ReadUInt16BigEndian(file.AsSpan(4)); record += 16)
        {
            var offset = (int)BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(record + 8));
            var length = (int)BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(record + 12));
            var tag = Encoding.ASCII.GetString(file, record, 4);
            tables[tag] = file[offset..(offset + length)];
            if (tag != "head")
                Assert.That(Sum(tables[tag]), Is.EqualTo(BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(record + 4))), $"checksum of {tag}");
        }

        return tables;
    }

    private static uint Sum(byte[] bytes)
    {
        uint sum = 0;
        for (var at = 0; at < bytes.Length; at++)
            sum += (uint)bytes[at] << (24 - 8 * (at % 4));
        return sum;
    }
}
