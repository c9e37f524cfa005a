using FoodSafety.Lims.Domain;

namespace FoodSafety.Lims.Web.Workbooks.Doors;

/// <summary>A file a command writes: whole or not at all, since it takes its name only when it is finished.</summary>
public static class OutputFile
{
    /// <summary>Why the file cannot be written; null when it can.</summary>
    /// <param name="path">As the caller gave it.</param>
    /// <param name="endings">What its name may end in.</param>
    public static Refusal? CannotBe(string path, params ReadOnlySpan<string> endings)
    {
        var full = Path.GetFullPath(path);
        if (!endings.Contains(Path.GetExtension(full).ToLowerInvariant()))
            return new Refusal("wrong-usage", $"输出文件 {path} 的扩展名应为 {string.Join(" 或 ", endings.ToArray())}。", RefusalKind.Invalid);
        if (Directory.Exists(full))
            return new Refusal("cannot-write", $"{full} 是文件夹，请写出文件名。", RefusalKind.Invalid);
        try
        {
            using (New(full))
                return null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return new Refusal("cannot-write", $"不能写 {full}（{failure.Message}），请换一个位置。", RefusalKind.Invalid);
        }
    }

    /// <summary>Writes the file; leaves what was there when the writing is refused or fails.</summary>
    public static Outcome<T> Write<T>(string path, Func<Stream, Outcome<T>> write)
    {
        var full = Path.GetFullPath(path);
        var temporary = "";
        try
        {
            Outcome<T> outcome;
            using (var file = New(full, keep: true))
            {
                temporary = file.Name;
                outcome = write(file);
            }
            if (outcome.Succeeded)
                File.Move(temporary, full, overwrite: true);
            return outcome;
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    private static FileStream New(string full, bool keep = false) => new(
        Path.Combine(Path.GetDirectoryName(full)!, $".{Guid.NewGuid():N}.part"), FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16,
        keep ? FileOptions.None : FileOptions.DeleteOnClose);
}
