using System.Text;
using FoodSafety.Lims.Tests.Ingestion.Reading.Workbooks;

namespace FoodSafety.Lims.Tests.Ingestion.Reading;

/// <summary>Files that are no tables are named for what they are, whatever their extension says, with the way out.</summary>
public sealed class WrongFileTests
{
    [TestCase("%PDF-1.7\n", "PDF")]
    [TestCase("Rar!\u001a\u0007\u0000", "RAR")]
    [TestCase("{\\rtf1\\ansi", "RTF")]
    [TestCase("MZ\u0000\u0001", "程序")]
    [TestCase("<html xmlns:o=\"urn:schemas-microsoft-com:office:office\"><table><tr><td>样品编号</td></tr></table>", "网页（HTML）")]
    [TestCase("\uFEFF\r\n<!DOCTYPE html><html>", "网页（HTML）")]
    [TestCase("<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?><Workbook>", "XML 电子表格 2003")]
    [TestCase("MIME-Version: 1.0\nContent-Type: multipart/related", "网页归档")]
    public void A_file_of_another_kind_is_named(string start, string name)
    {
        var refusal = SourceRows.Refusal(Encoding.UTF8.GetBytes(start));
        Assert.That((refusal.Code, refusal.Message), Is.EqualTo(("unreadable", refusal.Message)));
        Assert.That(refusal.Message, Does.Contain(name));
    }

    [TestCase("FFD8FFE000104A46", "JPEG")]
    [TestCase("89504E470D0A1A0A", "PNG")]
    [TestCase("377ABCAF271C", "7z")]
    [TestCase("1F8B0800", "gzip")]
    public void A_binary_file_of_another_kind_is_named(string hex, string name) =>
        Assert.That(SourceRows.Refusal(Convert.FromHexString(hex)).Message, Does.Contain(name));

    [TestCase("word/document.xml", "Word")]
    [TestCase("ppt/presentation.xml", "演示文稿")]
    [TestCase("xl/workbook.bin", ".xlsb")]
    [TestCase("数据/快检.xlsx", "解压后上传")]
    public void An_archive_of_another_kind_is_named(string entry, string name) => Assert.That(
        SourceRows.Refusal(Book.Zip([("[Content_Types].xml", _ => { }), (entry, _ => { })])).Message, Does.Contain(name));

    // [MS-OFFCRYPTO] 2.3.4.4: an encrypted workbook is a compound file with the stream EncryptedPackage.
    [TestCase("EncryptedPackage", "密码")]
    [TestCase("WordDocument", "Word")]
    [TestCase("PowerPoint Document", "演示文稿")]
    [TestCase("Contents", "没有工作簿")]
    public void A_compound_file_of_another_kind_is_named(string stream, string name)
    {
        var file = WorkbookTests.Fixture("clean.xls");
        var entry = file.AsSpan().IndexOf(Encoding.Unicode.GetBytes("Workbook\0"));
        file.AsSpan(entry, 64).Clear();
        Encoding.Unicode.GetBytes(stream, file.AsSpan(entry));
        file[entry + 64] = (byte)(stream.Length * 2 + 2);
        Assert.That(SourceRows.Refusal(file).Message, Does.Contain(name));
    }

    [Test]
    public void A_NUL_in_a_text_is_refused() => Assert.That(SourceRows.Refusal("样品编号,市\0场\n"u8.ToArray()).Message, Does.Contain("NUL"));

    [Test]
    public void Two_letters_of_a_signature_do_not_make_a_text_a_picture() =>
        Assert.That(SourceRows.All("BM编号,市场\nMZ1,一\n"u8.ToArray()), Has.Count.EqualTo(2));
}
