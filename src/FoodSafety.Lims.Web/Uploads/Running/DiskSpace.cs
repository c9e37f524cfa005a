using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Storage;

namespace FoodSafety.Lims.Web.Uploads;

/// <summary>Whether the embedded database has room for an import: better to say so before the first row than to stop amid the file.</summary>
public static class DiskSpace
{
    /// <summary>Measured: 1,000,000 rows of 118 MB grow the database by about 1.5 times and its log by 64 MB; a workbook is packed about five times.</summary>
    private const double GrowthOfText = 2, GrowthOfWorkbook = 10;

    private const long LogBytes = 96L << 20;

    /// <summary>The sentence for the sender when there is too little room; null when there is enough, or the database is elsewhere.</summary>
    public static string? Missing(LimsDatabase database, UploadRow upload)
    {
        if (database.Kind != DatabaseKind.Sqlite)
            return null;
        Span<byte> head = stackalloc byte[2];
        using (var file = File.OpenRead(StoredFile.PathOf(database, upload.Id, upload.StoredAs)))
            file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        var growth = head.SequenceEqual("PK"u8) ? GrowthOfWorkbook : GrowthOfText;
        // What one transaction writes stands twice until it is committed and copied from the log.
        var needed = (long)(upload.Bytes * growth * (upload.IsDecidedWhole ? 2 : 1)) + Math.Min(LogBytes, (long)(upload.Bytes * growth));
        var free = new DriveInfo(database.Settings.DataFolder).AvailableFreeSpace;
        return free >= needed
            ? null
            : $"数据文件夹 {database.Settings.DataFolder} 所在磁盘剩余 {free >> 20} MB，导入本文件约需 {(needed >> 20) + 1} MB，未存入任何数据。请腾出空间后重新导入。";
    }
}
