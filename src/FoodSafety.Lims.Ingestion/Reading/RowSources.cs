namespace FoodSafety.Lims.Ingestion.Reading;

/// <summary>Opens a file as rows, by what its bytes say and not by its name.</summary>
public static class RowSources
{
    /// <exception cref="UnreadableFileException">The format or encoding is none this version reads.</exception>
    public static RowSource Open(string path)
    {
        var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.SequentialScan);
        try
        {
            Span<byte> head = stackalloc byte[8];
            var length = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
            stream.Position = 0;
            if (NotYetRead(head[..length]) is { } sentence)
                throw new UnreadableFileException(sentence);
            var encoding = FileEncoding.Detect(stream) ?? throw new UnreadableFileException(
                "文件不是 UTF-8 或 GB18030 文本（或含有空字符 NUL），无法读取。请在表格软件中另存为“CSV UTF-8（逗号分隔）”后重新上传。");
            return new CsvRowSource(stream, encoding);
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    private static string? NotYetRead(ReadOnlySpan<byte> head)
    {
        const string advice = "请另存为“CSV UTF-8（逗号分隔）”后重新上传。";
        if (head.StartsWith("PK\x03\x04"u8))
            return "这是 Excel 工作簿（.xlsx）或压缩包，本版本读取 CSV。" + advice;
        if (head.StartsWith(new byte[] { 0xD0, 0xCF, 0x11, 0xE0 }))
            return "这是旧版 Excel 工作簿（.xls），本版本读取 CSV。" + advice;
        if (head.StartsWith(new byte[] { 0xFF, 0xFE }) || head.StartsWith(new byte[] { 0xFE, 0xFF }))
            return "这是 UTF-16 文本，本版本读取 UTF-8 和 GB18030。" + advice;
        return null;
    }
}
