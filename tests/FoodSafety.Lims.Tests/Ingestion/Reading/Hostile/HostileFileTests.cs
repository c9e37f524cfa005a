using System.IO.Compression;
using System.Text;
using FoodSafety.Lims.Ingestion.Reading;
using FoodSafety.Lims.Ingestion.Reading.Workbooks.Xlsx;
using FoodSafety.Lims.Tests.Ingestion.Reading.Workbooks;

namespace FoodSafety.Lims.Tests.Ingestion.Reading;

/// <summary>
/// Files made to fill memory or to take for ever end in one sentence. The bounds are held by what was read and allocated, not by a clock.
/// </summary>
public sealed class HostileFileTests
{
    private const string SheetStart = """<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>""";

    [Test]
    public void A_line_of_two_gigabytes_is_refused_after_its_first_megabytes()
    {
        using var line = new EndlessStream(2L << 30, [.. "样品编号,\""u8], (byte)'x');
        var allocated = Allocated(() => Assert.That(SourceRows.Refusal(line).Message, Does.Contain("单行超过 1 MB")));
        Assert.That(allocated, Is.LessThan(32 << 20));
        // Once to the end to know its encoding, once to where the row is too long.
        Assert.That(line.BytesGiven, Is.LessThan((2L << 30) + (16 << 20)));
    }

    [Test]
    public void A_line_of_JSON_of_two_gigabytes_is_refused_after_its_first_megabytes()
    {
        using var line = new EndlessStream(2L << 30, "{\"a\":\""u8.ToArray(), (byte)'x');
        var allocated = Allocated(() => Assert.That(SourceRows.Refusal(line).Code, Is.EqualTo("too-large")));
        Assert.That(allocated, Is.LessThan(32 << 20));
    }

    [Test]
    public void A_text_row_has_no_more_columns_than_a_worksheet()
    {
        Assert.That(SourceRows.All(Encoding.ASCII.GetBytes(new string(',', FieldBuffer.MostFields - 1)))[0].Cells, Has.Length.EqualTo(16_384));
        Assert.That(SourceRows.Refusal(Encoding.ASCII.GetBytes(new string(',', FieldBuffer.MostFields))).Code, Is.EqualTo("too-large"));
    }

    [Test]
    public void A_worksheet_of_16384_columns_is_read()
    {
        var cells = string.Concat(Enumerable.Range(0, FieldBuffer.MostFields).Select(column => $"""<c r="{Book.Letters(column)}1"><v>{column}</v></c>"""));
        Assert.That(SourceRows.Only(new Book().Sheet("表", $"""<row r="1">{cells}</row>""").Bytes())[^1], Is.EqualTo("16383"));
    }

    [TestCase("""<c r="XFE1"><v>1</v></c>""", 1)]
    [TestCase("""<c r="AAAAAAA1"><v>1</v></c>""", 1)]
    [TestCase("""<c><v>1</v></c>""", 1_000_000)]
    [TestCase("""<c r="A1"><v>1</v></c>""", 1_000_000)]
    public void A_row_of_more_cells_than_columns_is_refused(string cell, int times)
    {
        var file = Workbook("xl/worksheets/sheet1.xml", SheetStart + "<row r=\"1\">", cell, times, "</row></sheetData></worksheet>");
        var allocated = Allocated(() => Assert.That(SourceRows.Refusal(file).Code, Is.EqualTo("too-large")));
        Assert.That(allocated, Is.LessThan(24 << 20));
    }

    [Test]
    public void A_row_that_points_to_long_strings_without_end_is_refused()
    {
        var book = new Book().WithString($"<t>{new string('长', 32_000)}</t>")
            .Sheet("表", $"<row r=\"1\">{string.Concat(Enumerable.Repeat("<c t=\"s\"><v>0</v></c>", 16_000))}</row>");
        var file = book.Bytes();
        Assert.That(Allocated(() => Assert.That(SourceRows.Refusal(file).Code, Is.EqualTo("too-large"))), Is.LessThan(24 << 20));
    }

    // What a part inflates to is counted while it inflates, and so is what it holds; the sizes in the directory are not asked.
    [TestCase("xl/worksheets/sheet1.xml", SheetStart, "<x y=\"zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz\"/>", 160)]
    [TestCase("xl/worksheets/sheet1.xml", SheetStart, "<row/>", 8)]
    [TestCase("xl/worksheets/sheet1.xml", SheetStart, "<row/>", 8, 100)]
    [TestCase("xl/sharedStrings.xml", "<sst>", "<si><t/></si>", 60)]
    [TestCase("xl/styles.xml", "<styleSheet><cellXfs>", "<xf numFmtId=\"14\"/>", 4)]
    public void A_zip_bomb_is_refused_while_it_inflates(string part, string start, string repeated, int megabytes, int? declaredBytes = null)
    {
        var file = Workbook(part, start, repeated, (megabytes << 20) / repeated.Length, part.Contains("sheet1") ? "</sheetData></worksheet>" : "");
        if (declaredBytes is { } size)
            DeclareSize(file, part, size);
        Assert.That(file, Has.Length.LessThan(1 << 20), "it must be small to be a bomb");
        var allocated = Allocated(() => Assert.That(SourceRows.Refusal(file).Code, Is.EqualTo("too-large").Or.EqualTo("unreadable")));
        Assert.That(allocated, Is.LessThan(320 << 20));
    }

    [TestCase("<row r=\"1\"><c><v>", "x", "</v></c></row>")]
    [TestCase("<row r=\"1\"><c r=\"", "A", "1\"/></row>")]
    [TestCase("<!--", "x", "-->")]
    [TestCase("<row r=\"1\"><x>", "y", "</x></row>")]
    [TestCase("<row r=\"1\"><c t=\"inlineStr\"><is><t>", "z", "</t></is></c></row>")]
    public void A_single_text_of_gigabytes_is_refused_after_its_first_megabytes(string start, string repeated, string end)
    {
        var file = Workbook("xl/worksheets/sheet1.xml", SheetStart + start, new string(repeated[0], 1024), 40 << 10, end + "</sheetData></worksheet>");
        var allocated = Allocated(() => Assert.That(SourceRows.Refusal(file).Code, Is.EqualTo("too-large")));
        Assert.That(allocated, Is.LessThan(96 << 20));
    }

    [Test]
    public void Deep_nesting_is_refused()
    {
        var file = Workbook("xl/worksheets/sheet1.xml", SheetStart, "<row>", 100_000, "</sheetData></worksheet>");
        Assert.That(SourceRows.Refusal(file).Message, Does.Contain($"嵌套超过 {100} 层"));
    }

    [TestCase("<!DOCTYPE worksheet [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><worksheet><sheetData><row><c><v>&x;</v></c></row></sheetData></worksheet>")]
    [TestCase("<!DOCTYPE worksheet [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">]><worksheet><sheetData><row><c><v>&b;</v></c></row></sheetData></worksheet>")]
    [TestCase("<!DOCTYPE worksheet SYSTEM \"http://127.0.0.1:1/x.dtd\"><worksheet><sheetData/></worksheet>")]
    public void Document_types_and_entities_are_refused(string xml)
    {
        var book = new Book().Sheet("表", "");
        book.Parts["xl/worksheets/sheet1.xml"] = xml;
        Assert.That(SourceRows.Refusal(book.Bytes()).Message, Does.Contain("文档类型声明或外部实体"));
    }

    [Test]
    public void An_archive_of_too_many_entries_is_refused_before_its_directory_is_read()
    {
        var file = Book.Zip(Enumerable.Range(0, 10_001).Select(index => ($"{index}", (Action<Stream>)(_ => { }))));
        Assert.That(SourceRows.Refusal(file).Code, Is.EqualTo("too-large"));
    }

    [Test]
    public void A_workbook_cut_off_anywhere_is_refused_or_loses_nothing()
    {
        var file = new Book().Sheet("表", Enumerable.Range(0, 200).Select(row => (string?[]?)["样品", $"{row}"])).Bytes();
        for (var length = 4; length < file.Length; length += 97)
            Assert.That(SourceRows.Refusal(file[..length]).Code, Is.EqualTo("unreadable"), $"{length} of {file.Length} bytes");
        var binary = WorkbookTests.Fixture("clean.xls");
        for (var length = 512; length < binary.Length - 512; length += 512)
            Assert.That(SourceRows.Refusal(binary[..length]).Code, Is.EqualTo("unreadable"), $"{length} of {binary.Length} bytes");
    }

    /// <summary>A valid workbook of which one part is written a piece at a time.</summary>
    private static byte[] Workbook(string part, string start, string repeated, int times, string end)
    {
        var whole = new Book().Sheet("表", "<row r=\"1\"><c t=\"s\"><v>0</v></c></row>").WithString("<t>一</t>").Bytes();
        using var source = new ZipArchive(new MemoryStream(whole));
        return Book.Zip(source.Entries.Select(entry => (entry.FullName, (Action<Stream>)(stream =>
        {
            if (entry.FullName != part)
            {
                using var unchanged = entry.Open();
                unchanged.CopyTo(stream);
                return;
            }
            stream.Write(Encoding.UTF8.GetBytes(start));
            var together = Math.Clamp((1 << 16) / repeated.Length, 1, times);
            var piece = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(repeated, together)));
            for (var time = 0; time < times / together; time++)
                stream.Write(piece);
            stream.Write(Encoding.UTF8.GetBytes(end));
        }))));
    }

    /// <summary>Writes another inflated size into the central directory.</summary>
    private static void DeclareSize(byte[] zip, string part, int size)
    {
        var name = zip.AsSpan().LastIndexOf(Encoding.ASCII.GetBytes(part));
        BitConverter.TryWriteBytes(zip.AsSpan(name - 46 + 24), size);
    }

    private static long Allocated(Action act)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        act();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
