using System.Buffers.Binary;

namespace FoodSafety.Lims.Ingestion.Reading.Workbooks.Xlsx;

/// <summary>
/// Looks at the end of a zip archive before it is opened: the platform's reader takes in a whole central directory, however long, so its
/// length is bounded first (APPNOTE 4.3.14–4.3.16).
/// </summary>
internal static class ZipDirectory
{
    /// <summary>A workbook has a part for each sheet, picture and comment.</summary>
    public const int MostEntries = 10_000;

    private const int MostDirectoryBytes = 8 << 20;
    private const int EndBytes = 22;
    private const int LocatorBytes = 20;
    private const int End64Bytes = 56;

    /// <exception cref="UnreadableFileException">There is no directory, or one that is longer than any workbook's.</exception>
    public static void Check(Stream file)
    {
        // The end record stands last, before a comment of at most 65,535 bytes.
        var tail = new byte[(int)Math.Min(file.Length, EndBytes + ushort.MaxValue + LocatorBytes + End64Bytes)];
        file.Position = file.Length - tail.Length;
        file.ReadExactly(tail);
        file.Position = 0;
        var end = tail.AsSpan().LastIndexOf("PK\x05\x06"u8);
        if (end < 0 || tail.Length - end < EndBytes)
            throw new UnreadableFileException("文件不完整：工作簿（压缩格式）没有结尾，多因传输或复制中断。请重新保存后上传。");
        var record = tail.AsSpan(end);
        long entries = BinaryPrimitives.ReadUInt16LittleEndian(record[10..]);
        long start = BinaryPrimitives.ReadUInt32LittleEndian(record[16..]);
        var endAt = file.Length - tail.Length + end;
        if (entries == ushort.MaxValue || start == uint.MaxValue)
        {
            var end64 = tail.AsSpan(0, end).LastIndexOf("PK\x06\x06"u8);
            if (end64 >= 0 && end - end64 >= End64Bytes)
            {
                entries = (long)Math.Min(BinaryPrimitives.ReadUInt64LittleEndian(tail.AsSpan(end64 + 32)), long.MaxValue);
                start = (long)Math.Min(BinaryPrimitives.ReadUInt64LittleEndian(tail.AsSpan(end64 + 48)), long.MaxValue);
            }
        }
        if (entries > MostEntries || start > endAt || endAt - start > MostDirectoryBytes)
            throw new UnreadableFileException(
                $"压缩包内的条目过多或目录损坏（工作簿至多 {MostEntries:#,0} 个部件），不予解压。请另存为只含数据表的 .xlsx 后重新上传。",
                entries > MostEntries || start <= endAt ? UnreadableFileException.TooLarge : UnreadableFileException.Unreadable);
    }
}
