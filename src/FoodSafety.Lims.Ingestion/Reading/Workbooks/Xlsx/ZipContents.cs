namespace FoodSafety.Lims.Ingestion.Reading.Workbooks.Xlsx;

/// <summary>Says what a zip archive is that is no workbook of sheets.</summary>
internal static class ZipContents
{
    public static string Sentence(IReadOnlyCollection<string> names)
    {
        bool Has(string start) => names.Any(name => name.StartsWith(start, StringComparison.OrdinalIgnoreCase));
        if (Has("word/"))
            return "这是 Word 文档（.docx），不是表格。请把其中的表格复制到 Excel 或 WPS 表格，另存为 .xlsx 后上传。";
        if (Has("ppt/"))
            return "这是演示文稿（.pptx），不是表格。请上传 .xlsx、.xls 或 CSV 表格。";
        if (Has("xl/workbook.bin"))
            return "这是二进制工作簿（.xlsb），不能读取。请另存为“Excel 工作簿（.xlsx）”后重新上传。";
        if (names.Contains("content.xml") && names.Contains("mimetype"))
            return "这是 OpenDocument 文件（.ods 等），不能读取。请另存为“Excel 工作簿（.xlsx）”后重新上传。";
        return "这是压缩包，不是工作簿。请解压后上传其中的 .xlsx、.xls 或 CSV 文件。";
    }
}
