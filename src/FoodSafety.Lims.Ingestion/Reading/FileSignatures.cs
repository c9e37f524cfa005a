namespace FoodSafety.Lims.Ingestion.Reading;

/// <summary>Files that are no tables but are sent as such, told by their first bytes: what each is and how to get a table of it.</summary>
internal static class FileSignatures
{
    private const string Advice = "请上传 .xlsx、.xls 或 CSV 表格。";

    private static readonly (byte[] Start, string Sentence)[] Binary =
    [
        ("%PDF"u8.ToArray(), "这是 PDF 文件，不是表格。请向出具方索取原始表格，或把其中的表格录入模板后上传。"),
        ([0xFF, 0xD8, 0xFF], "这是 JPEG 图片，不是表格。图片中的数据请录入模板后上传。"),
        ([0x89, (byte)'P', (byte)'N', (byte)'G'], "这是 PNG 图片，不是表格。图片中的数据请录入模板后上传。"),
        ("GIF8"u8.ToArray(), "这是 GIF 图片，不是表格。" + Advice),
        ("BM"u8.ToArray(), "这是 BMP 图片，不是表格。" + Advice),
        ("Rar!"u8.ToArray(), "这是 RAR 压缩包。请解压后上传其中的 .xlsx、.xls 或 CSV 文件。"),
        ([(byte)'7', (byte)'z', 0xBC, 0xAF], "这是 7z 压缩包。请解压后上传其中的 .xlsx、.xls 或 CSV 文件。"),
        ([0x1F, 0x8B], "这是 gzip 压缩包。请解压后上传其中的表格。"),
        ("SQLite format 3"u8.ToArray(), "这是数据库文件，不是表格。请从软件中导出 .xlsx 或 CSV 后上传。"),
        ("MZ"u8.ToArray(), "这是程序文件，不是表格。" + Advice),
        ("{\\rtf"u8.ToArray(), "这是 RTF 文档，不是表格。请把其中的表格复制到 Excel 或 WPS 表格，另存为 .xlsx 后上传。"),
    ];

    /// <summary>What to tell the sender; null when nothing is known against the file.</summary>
    /// <param name="head">The first bytes, some hundreds.</param>
    public static string? Refusal(ReadOnlySpan<byte> head)
    {
        foreach (var (start, sentence) in Binary)
            // Two letters begin many a text too; a binary file soon has a NUL.
            if (head.StartsWith(start) && (start.Length > 2 || head.Contains((byte)0) || start[0] == 0x1F))
                return sentence;
        return Markup(head);
    }

    /// <summary>Web pages and XML that are named .xls, which many systems export.</summary>
    private static string? Markup(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith(System.Text.Encoding.UTF8.Preamble))
            head = head[3..];
        // UTF-16 has a NUL beside each letter.
        Span<char> text = stackalloc char[512];
        var length = 0;
        foreach (var value in head)
            if (value is not (0 or 0xFE or 0xFF) && length < text.Length)
                text[length++] = char.ToLowerInvariant((char)value);
        var start = ((ReadOnlySpan<char>)text[..length]).TrimStart();
        if (start.IsEmpty || start[0] != '<')
            return start.StartsWith("mime-version:") ? "这是网页归档文件（.mht），只是扩展名像表格。请用 Excel 或 WPS 打开，另存为“Excel 工作簿（.xlsx）”后重新上传。" : null;
        if (start.StartsWith("<html") || start.StartsWith("<!doctype html") || start.StartsWith("<table") || start.StartsWith("<meta") || start.StartsWith("<head")
            || start.Contains("<html", StringComparison.Ordinal))
            return "这是网页（HTML）表格，只是扩展名像 .xls：许多系统这样导出。请用 Excel 或 WPS 打开，另存为“Excel 工作簿（.xlsx）”后重新上传。";
        if (start.StartsWith("<?xml") || start.StartsWith("<workbook"))
            return "这是 XML 文件（可能是“XML 电子表格 2003”）。请用 Excel 或 WPS 打开，另存为“Excel 工作簿（.xlsx）”后重新上传。";
        return null;
    }
}
