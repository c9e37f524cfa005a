using FoodSafety.Lims.Ingestion.Columns;
using FoodSafety.Lims.Ingestion.Reading.Json;
using FoodSafety.Lims.Ingestion.Reading.Text;
using FoodSafety.Lims.Ingestion.Reading.Workbooks;
using FoodSafety.Lims.Ingestion.Reading.Workbooks.Xls;
using FoodSafety.Lims.Ingestion.Reading.Workbooks.Xlsx;

namespace FoodSafety.Lims.Ingestion.Reading;

/// <summary>Opens a file as rows, by what its bytes say and not by its name.</summary>
public static class RowSources
{
    private const int HeadBytes = 1024;

    /// <param name="path">The file.</param>
    /// <param name="sheet">Name of the sheet to read, of a workbook; null to find it.</param>
    /// <param name="find">Looks for the header of the kind's table, as <see cref="ColumnMap.Find"/> does: by it the sheet is found. Without it the first sheet is read.</param>
    /// <exception cref="UnreadableFileException">The format or encoding is none that is read, or the sheet is not to be told; see its code.</exception>
    public static RowSource Open(string path, string? sheet = null, Func<RowSource, (ColumnMap? Map, MissingColumns? Missing)>? find = null)
    {
        var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.SequentialScan);
        try
        {
            return Open(stream, sheet, find);
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>Opens a seekable stream from its beginning; it is closed with the source, or by the caller when this throws.</summary>
    public static RowSource Open(Stream stream, string? sheet = null, Func<RowSource, (ColumnMap? Map, MissingColumns? Missing)>? find = null)
    {
        Span<byte> bytes = stackalloc byte[HeadBytes];
        var head = bytes[..stream.ReadAtLeast(bytes, HeadBytes, throwOnEndOfStream: false)];
        stream.Position = 0;
        if (head.StartsWith("PK\x03\x04"u8) || head.StartsWith("PK\x05\x06"u8))
            return SheetChoice.Open(new XlsxWorkbook(new BufferedStream(stream, 1 << 16)), sheet, find);
        if (head.StartsWith(new byte[] { 0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1 }))
            return SheetChoice.Open(new XlsWorkbook(new BufferedStream(stream, 1 << 16)), sheet, find);
        if (FileSignatures.Refusal(head) is { } sentence)
            throw new UnreadableFileException(sentence);
        if (sheet is not null)
            throw new UnreadableFileException($"文件不是工作簿，没有名为“{sheet}”的工作表。请去掉工作表的选择后重新上传。", UnreadableFileException.UnknownSheet);
        var encoding = FileEncoding.Detect(stream) ?? throw new UnreadableFileException(
            "文件不是工作簿，也不是 UTF-8、UTF-16 或 GB18030 文本（或含有空字符 NUL），无法读取。请在表格软件中另存为 .xlsx 或“CSV UTF-8（逗号分隔）”后重新上传。");
        return IsJson(head, encoding) ? new NdjsonRowSource(stream) : new CsvRowSource(stream, encoding);
    }

    /// <summary>Whether the text begins as a JSON object; an array of them, or another encoding than JSON has, is refused with the way out.</summary>
    private static bool IsJson(ReadOnlySpan<byte> head, FileEncoding encoding)
    {
        if (head.StartsWith(System.Text.Encoding.UTF8.Preamble))
            head = head[3..];
        // The signs that JSON begins with are ASCII in every encoding; in UTF-16 each has a NUL beside it.
        if (encoding.Decoder is System.Text.UnicodeEncoding)
            head = head.ToArray().Where(value => value is not (0 or 0xFE or 0xFF)).ToArray();
        var start = Utf8Text.Trim(head);
        if (start.IsEmpty || start[0] is not ((byte)'{' or (byte)'['))
            return false;
        if (start[0] == '[' && Utf8Text.Trim(start[1..]) is [(byte)'{', ..])
            throw new UnreadableFileException("这是 JSON 数组；请改为 NDJSON：每行一个对象，不要方括号和行间的逗号，再重新上传。");
        if (start[0] == '[' || Utf8Text.Trim(start[1..]) is not [(byte)'"' or (byte)'}', ..])
            return false;
        return encoding == FileEncoding.Utf8 ? true : throw new UnreadableFileException(
            $"这是 NDJSON（每行一个 JSON 对象），编码却是 {encoding.Name}；NDJSON 必须是 UTF-8。请另存为 UTF-8 后重新上传。");
    }
}
