using System.Security.Cryptography;
using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Web.Shell;

namespace FoodSafety.Lims.Web.Reports.Issuing;

/// <summary>The kept bytes of an issued report.</summary>
public static class StoredReport
{
    public static string PathOf(IssuedReport report, LimsSettings settings) => Path.Combine(settings.DataFolder, report.StoredAs);

    /// <summary>Whether the kept file is there and is the one that was issued.</summary>
    public static bool IsIntact(IssuedReport report, LimsSettings settings)
    {
        var path = PathOf(report, settings);
        if (!File.Exists(path))
            return false;
        using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(file)) == report.Sha256;
    }

    /// <summary>What a door says where the kept file is not the one that was issued.</summary>
    public static Refusal Damaged(IssuedReport report) =>
        new("report-file-damaged", $"报表 {report.Number} 的存档文件缺失或已被改动，不能下载；请从备份恢复 {report.StoredAs}。");

    /// <summary>Writes it under its name whole or not at all.</summary>
    public static void Keep(IssuedReport report, LimsSettings settings, byte[] bytes)
    {
        var path = PathOf(report, settings);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var unfinished = path + ".part";
        using (var file = new FileStream(unfinished, FileMode.Create, FileAccess.Write))
        {
            file.Write(bytes);
            file.Flush(flushToDisk: true);
        }
        File.Move(unfinished, path, overwrite: true);
    }
}
