using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;
using CsvHelper;

namespace FoodSafety.Lims.Benchmarks.Xlsx;

/// <summary>A rapid-test file as the workbook a spreadsheet would save of it: shared strings, numbers as numbers, dates as styled serials, twenty columns.</summary>
internal static class WideWorkbook
{
    public const int Columns = 20;

    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static readonly string[] MoreHeaders = ["摊位号", "经营户", "产地", "供货商", "批号", "数量", "数量单位", "合格证明", "设备编号", "试剂批号"];

    public static void Write(string csv, string path)
    {
        var strings = new Dictionary<string, int>();
        using var archive = new ZipArchive(File.Create(path), ZipArchiveMode.Create);
        Part(archive, "_rels/.rels", $"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="{Relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>""");
        Part(archive, "xl/workbook.xml", $"""<workbook xmlns="{Main}" xmlns:r="{Relations}"><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>""");
        Part(archive, "xl/_rels/workbook.xml.rels", $"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="{Relations}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="{Relations}/styles" Target="styles.xml"/><Relationship Id="rId3" Type="{Relations}/sharedStrings" Target="sharedStrings.xml"/></Relationships>""");
        Part(archive, "xl/styles.xml", $"""<styleSheet xmlns="{Main}"><cellXfs><xf numFmtId="0"/><xf numFmtId="22"/></cellXfs></styleSheet>""");
        using (var sheet = new StreamWriter(archive.CreateEntry("xl/worksheets/sheet1.xml", CompressionLevel.Fastest).Open()))
        {
            sheet.Write($"""<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="{Main}"><sheetData>""");
            WriteRows(sheet, csv, strings);
            sheet.Write("</sheetData></worksheet>");
        }
        using var shared = new StreamWriter(archive.CreateEntry("xl/sharedStrings.xml", CompressionLevel.Fastest).Open());
        shared.Write($"""<sst xmlns="{Main}">""");
        foreach (var text in strings.Keys)
            shared.Write($"<si><t>{SecurityElement.Escape(text)}</t></si>");
        shared.Write("</sst>");
    }

    private static void WriteRows(StreamWriter sheet, string csv, Dictionary<string, int> strings)
    {
        using var reader = CsvReader.FromFile(csv, new CsvReaderOptions { HasHeader = false });
        var headers = new List<string>();
        for (var row = 1; reader.Read(); row++)
        {
            string[] own = [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)];
            if (row == 1)
                headers.AddRange(own);
            string[] cells = row == 1 ? [.. own, .. MoreHeaders] : [.. own, $"A{row % 90}", $"商户{row % 500}", "广东省", $"供货商{row % 200}", $"L{row}", $"{row % 97}", "kg", "有", "D-01", "K2023"];
            sheet.Write($"<row r=\"{row}\">");
            for (var column = 0; column < Columns; column++)
                sheet.Write(Cell(cells[column], headers[Math.Min(column, headers.Count - 1)] == "检测时间" && column < own.Length, $"{(char)('A' + column)}{row}", strings));
            sheet.Write("</row>");
        }
    }

    private static string Cell(string text, bool isTime, string reference, Dictionary<string, int> strings)
    {
        if (isTime && DateTime.TryParseExact(text, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
            return $"<c r=\"{reference}\" s=\"1\"><v>{time.ToOADate().ToString("R", CultureInfo.InvariantCulture)}</v></c>";
        if (text.Length is > 0 and < 12 && decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _))
            return $"<c r=\"{reference}\"><v>{text}</v></c>";
        if (!strings.TryGetValue(text, out var index))
            strings[text] = index = strings.Count;
        return $"<c r=\"{reference}\" t=\"s\"><v>{index}</v></c>";
    }

    private static void Part(ZipArchive archive, string name, string xml)
    {
        using var part = archive.CreateEntry(name).Open();
        part.Write(Encoding.UTF8.GetBytes(xml));
    }
}
