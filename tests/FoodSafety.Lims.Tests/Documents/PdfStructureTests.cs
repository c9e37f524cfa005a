using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using FoodSafety.Lims.Documents;
using FoodSafety.Lims.Documents.Text;

namespace FoodSafety.Lims.Tests.Documents;

/// <summary>The file's structure, read by the tests' own reader: ISO 32000-1:2008 and what ISO 19005-2:2011 (PDF/A-2b) asks.</summary>
[TestFixture]
public sealed class PdfStructureTests
{
    private static readonly byte[] Report = OfficeReport.Compose().ToBytes();
    private static readonly PdfReading Reading = new(Report);

    private static IEnumerable<(int Number, string Text)> Objects =>
        Enumerable.Range(1, Reading.ObjectCount).Select(number => (number, Reading.Object(number)));

    [Test]
    public void The_same_content_gives_the_same_bytes_in_any_culture_and_zone()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("de-DE") { NumberFormat = { NumberDecimalSeparator = "," } };
            Assert.That(OfficeReport.Compose().ToBytes(), Is.EqualTo(Report));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Test]
    public void Other_content_gives_another_file_id()
    {
        var other = new PdfReading(OfficeReport.Compose(39).ToBytes());

        Assert.That(IdOf(other), Is.Not.EqualTo(IdOf(Reading)));
        Assert.That(IdOf(Reading), Does.Match("^[0-9A-F]{32}$"));
    }

    [Test]
    public void The_file_begins_as_a_binary_PDF() =>
        Assert.That(Report.AsSpan(0, 15).ToArray(), Is.EqualTo((byte[])[.. "%PDF-1.7\n%"u8, 0xE2, 0xE3, 0xCF, 0xD3, (byte)'\n']));

    [Test]
    public void Every_font_is_an_embedded_subset_with_unicode_text()
    {
        var fonts = Objects.Where(entry => entry.Text.Contains("/Subtype /Type0")).ToArray();
        Assert.That(fonts, Has.Length.EqualTo(3));
        foreach (var (_, font) in fonts)
        {
            var descendant = Reading.Object(PdfReading.Numbers(PdfReading.Bracketed(font, "/DescendantFonts")).Single());
            var descriptor = Reading.Object(PdfReading.Reference(descendant, "/FontDescriptor"));
            var name = Regex.Match(font, @"/BaseFont /([A-Z]{6}\+Noto\w+-\w+)").Groups[1].Value;

            Assert.That(font, Does.Contain("/Encoding /Identity-H"));
            Assert.That(name, Is.Not.Empty);
            Assert.That(descendant, Does.Contain("/Subtype /CIDFontType2").And.Contain("/CIDToGIDMap /Identity").And.Contain($"/BaseFont /{name} "));
            Assert.That(descriptor, Does.Contain($"/FontName /{name} "));
            var file = Reading.Stream(PdfReading.Reference(descriptor, "/FontFile2"));
            Assert.That(BinaryPrimitives.ReadUInt32BigEndian(file), Is.EqualTo(0x00010000));
            Assert.That(file, Has.Length.LessThan(200_000), "a subset, not the 15 MB of the font");
        }
    }

    [Test]
    public void Widths_in_the_dictionary_are_those_of_the_embedded_font()
    {
        var narrow = 0;
        foreach (var (_, descendant) in Objects.Where(entry => entry.Text.Contains("/CIDFontType2")))
        {
            var file = Reading.Stream(PdfReading.Reference(Reading.Object(PdfReading.Reference(descendant, "/FontDescriptor")), "/FontFile2"));
            var hmtx = TableOf(file, "hmtx");
            var widths = Enumerable.Repeat(1000, hmtx.Length / 4).ToArray();
            foreach (Match run in Regex.Matches(descendant[descendant.IndexOf("/W [", StringComparison.Ordinal)..], @"(\d+) \[([\d ]+)\]"))
            {
                var first = int.Parse(run.Groups[1].Value, CultureInfo.InvariantCulture);
                foreach (var (index, width) in run.Groups[2].Value.Split(' ').Index())
                    widths[first + index] = int.Parse(width, CultureInfo.InvariantCulture);
            }

            // Both fonts have 1000 units an em, so that thousandths are units.
            Assert.That(widths, Is.EqualTo(Enumerable.Range(0, widths.Length).Select(glyph => (int)BinaryPrimitives.ReadUInt16BigEndian(hmtx.AsSpan(4 * glyph)))));
            narrow += widths.Count(width => width < 1000);
        }

        Assert.That(narrow, Is.GreaterThan(20), "digits and letters are narrower than one em");
    }

    [Test]
    public void Nothing_is_transparent_encrypted_scripted_or_fetched_from_elsewhere()
    {
        string[] forbidden = ["/SMask", "/ca ", "/CA ", "/Encrypt", "/JavaScript", "/JS ", "/Launch", "/EmbeddedFile", "/Group", "/F ("];
        foreach (var (number, text) in Objects)
        {
            foreach (var word in forbidden)
                Assert.That(text, Does.Not.Contain(word), $"object {number}");
        }
    }

    [Test]
    public void The_colour_profile_is_an_sRGB_display_profile()
    {
        Assert.That(Reading.Catalog, Does.Contain("/S /GTS_PDFA1"));
        var profile = Reading.Stream(PdfReading.Reference(Reading.Catalog, "/DestOutputProfile"));

        // ICC.1:2001-04, 6.1: size, class, colour space, signature; 6.4: tags an RGB display profile needs.
        Assert.That(BinaryPrimitives.ReadUInt32BigEndian(profile), Is.EqualTo(profile.Length));
        Assert.That(Encoding.ASCII.GetString(profile, 12, 12), Is.EqualTo("mntrRGB XYZ "));
        Assert.That(Encoding.ASCII.GetString(profile, 36, 4), Is.EqualTo("acsp"));
        var tags = Enumerable.Range(0, (int)BinaryPrimitives.ReadUInt32BigEndian(profile.AsSpan(128)))
            .ToDictionary(index => Encoding.ASCII.GetString(profile, 132 + 12 * index, 4), index => (int)BinaryPrimitives.ReadUInt32BigEndian(profile.AsSpan(136 + 12 * index)));
        Assert.That(tags.Keys, Is.EquivalentTo(["desc", "cprt", "wtpt", "rXYZ", "gXYZ", "bXYZ", "rTRC", "gTRC", "bTRC"]));
        // Full red, green and blue together are the white of the connection space, D50.
        foreach (var (axis, white) in new[] { 0.9642, 1.0, 0.8249 }.Index())
        {
            var sum = new[] { "rXYZ", "gXYZ", "bXYZ" }.Sum(tag => BinaryPrimitives.ReadInt32BigEndian(profile.AsSpan(tags[tag] + 8 + 4 * axis)) / 65536.0);
            Assert.That(sum, Is.EqualTo(white).Within(0.001));
        }
    }

    [Test]
    public void The_metadata_claim_PDF_A_2b_and_agree_with_the_information_dictionary()
    {
        var metadata = PdfReading.Reference(Reading.Catalog, "/Metadata");
        Assert.That(Reading.Object(metadata), Does.Not.Contain("/Filter"), "archives read it without unpacking");
        var xmp = XDocument.Parse(Encoding.UTF8.GetString(Reading.Stream(metadata)));
        XNamespace id = "http://www.aiim.org/pdfa/ns/id/", dc = "http://purl.org/dc/elements/1.1/", core = "http://ns.adobe.com/xap/1.0/";
        var information = Reading.Object(PdfReading.Reference(Reading.Trailer, "/Info"));

        Assert.That(xmp.Descendants(id + "part").Single().Value, Is.EqualTo("2"));
        Assert.That(xmp.Descendants(id + "conformance").Single().Value, Is.EqualTo("B"));
        Assert.That(xmp.Descendants(dc + "title").Single().Value, Is.EqualTo(TextEntry(information, "/Title")));
        Assert.That(xmp.Descendants(dc + "creator").Single().Value, Is.EqualTo(TextEntry(information, "/Author")));
        Assert.That(xmp.Descendants(dc + "description").Single().Value, Is.EqualTo(TextEntry(information, "/Subject")));
        Assert.That(xmp.Descendants(core + "CreateDate").Single().Value, Is.EqualTo("2023-12-31T23:59:59+08:00"));
        Assert.That(information, Does.Contain("/CreationDate (D:20231231235959+08'00')"));
    }

    [Test]
    public void A_title_with_control_characters_still_makes_well_formed_metadata()
    {
        var reading = new PdfReading(new Document(new DocumentProperties("抽检\u0001 <A&B>", OfficeReport.DataAt)).Page(page => page.Content().Text("a")).ToBytes());
        var xmp = XDocument.Parse(Encoding.UTF8.GetString(reading.Stream(PdfReading.Reference(reading.Catalog, "/Metadata"))));

        Assert.That(xmp.Descendants(XName.Get("title", "http://purl.org/dc/elements/1.1/")).Single().Value, Is.EqualTo("抽检 <A&B>"));
        Assert.That(TextEntry(reading.Object(PdfReading.Reference(reading.Trailer, "/Info")), "/Title"), Is.EqualTo("抽检 <A&B>"));
    }

    [Test]
    public void The_outline_hangs_together_and_leads_to_pages()
    {
        var outline = Reading.Object(PdfReading.Reference(Reading.Catalog, "/Outlines"));
        var top = Reading.Object(PdfReading.Reference(outline, "/First"));
        var first = Reading.Object(PdfReading.Reference(top, "/First"));
        var second = Reading.Object(PdfReading.Reference(first, "/Next"));

        Assert.That(outline, Does.Contain("/Count 3"));
        Assert.That(new[] { top, first, second }.Select(entry => TextEntry(entry, "/Title")), Is.EqualTo(["任务完成情况", "完成率", "明细"]));
        Assert.That(PdfReading.Reference(first, "/Parent"), Is.EqualTo(PdfReading.Reference(outline, "/First")));
        var page = PdfReading.Numbers(PdfReading.Bracketed(second, "/Dest")).Single();
        Assert.That(Reading.Object(page), Does.Contain("/Type /Page "));
    }

    [Test]
    public void Links_lead_to_addresses_and_anchors_and_one_to_nowhere_is_refused()
    {
        var properties = new DocumentProperties("链接", OfficeReport.DataAt);
        var reading = new PdfReading(new Document(properties).Page(page => page.Content().Column(column =>
        {
            column.Item().Text(text => text.Span("见 ").Link("标准", "https://example.org/a?b=(c)&名=值"));
            column.Item().LinkTo("附表一").Text("附表一");
            column.PageBreak();
            column.Item().Anchor("附表一").Text("附表一");
        })).ToBytes());

        var links = PdfReading.Numbers(PdfReading.Bracketed(reading.Pages[0], "/Annots")).Select(reading.Object).ToArray();
        Assert.That(links, Has.Length.EqualTo(2));
        Assert.That(links[0], Does.Contain("""/URI (https://example.org/a?b=\(c\)&%E5%90%8D=%E5%80%BC)"""));
        Assert.That(links, Has.All.Contains("/F 4"), "PDF/A wants annotations to print");
        var destinations = reading.Object(PdfReading.Reference(reading.Catalog, "/Dests"));
        Assert.That(destinations, Does.Contain(Regex.Match(links[1], "/Dest (<[0-9A-F]+>)").Groups[1].Value));
        Assert.That(() => new Document(properties).Page(page => page.Content().LinkTo("nowhere").Text("x")).ToBytes(),
            Throws.InvalidOperationException.With.Message.Contains("nowhere"));
    }

    [Test]
    public void A_character_no_font_has_is_framed_with_its_code_point_and_reported()
    {
        // U+31350 (of Unicode 15) is in no font that is shipped; 镕 and 䶮, of names, are, and ☑ comes from the symbols.
        using var file = new MemoryStream();
        var rendered = new Document(new DocumentProperties("姓名", OfficeReport.DataAt)).Page(page =>
            page.Content().Text("朱镕、龚䶮、☑、\U00031350面、\U00031350店\uFE00")).Write(file);
        var reading = new PdfReading(file.ToArray());

        Assert.That(rendered.UncoveredCharacters, Is.EqualTo([new UncoveredCharacter(0x31350, 2, 1)]));
        Assert.That(rendered.UncoveredCharacters[0].ToString(), Does.StartWith("U+31350").And.EndWith("2 times, first on page 1"));
        Assert.That(reading.Texts(reading.Pages[0]).Select(text => text.Text),
            Is.EqualTo(["朱镕、龚䶮、", "☑", "、", "　", "313", "50", "　", "面、", "　", "313", "50", "　", "店"]));
        Assert.That(reading.Content(reading.Pages[0]), Does.Contain("/ActualText <FEFFD884DF50>").And.Contain(" re S"));
    }

    [Test]
    public void Characters_drawn_alike_are_read_back_as_they_were_written()
    {
        const string text = "µμ Ωℙ—ー一";
        var covered = string.Concat(text.Where(character => new FontBook().Find(TextStyle.Default, character) is not null));
        var reading = new PdfReading(new Document(new DocumentProperties("a", OfficeReport.DataAt)).Page(page => page.Content().Text(covered)).ToBytes());

        Assert.That(covered, Does.Contain("µμ"));
        Assert.That(reading.Text(reading.Pages[0]).Replace("\n", ""), Is.EqualTo(covered));
    }

    [Test]
    public void Two_hundred_pages_are_a_small_file()
    {
        using var file = new MemoryStream();
        var rendered = OfficeReport.Compose(2_800).Write(file);

        Assert.That(rendered.PageCount, Is.GreaterThanOrEqualTo(200));
        Assert.That(rendered.ByteCount, Is.EqualTo(file.Length).And.LessThan(1_000_000));
    }

    private static string IdOf(PdfReading reading) => Regex.Match(reading.Trailer, "/ID \\[<([0-9A-F]+)> <\\1>\\]").Groups[1].Value;

    private static string TextEntry(string dictionary, string key)
    {
        var hex = Regex.Match(dictionary, Regex.Escape(key) + " <FEFF([0-9A-F]*)>").Groups[1].Value;
        return Encoding.BigEndianUnicode.GetString(Convert.FromHexString(hex));
    }

    private static byte[] TableOf(byte[] file, string tag)
    {
        for (var record = 12; ; record += 16)
        {
            if (Encoding.ASCII.GetString(file, record, 4) != tag)
                continue;
            var offset = (int)BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(record + 8));
            return file[offset..(offset + (int)BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(record + 12)))];
        }
    }
}
