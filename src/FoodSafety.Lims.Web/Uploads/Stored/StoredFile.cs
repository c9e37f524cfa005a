using FoodSafety.Lims.Web.Storage;
using FoodSafety.Lims.Web.Storage.Bulk;

namespace FoodSafety.Lims.Web.Uploads;

/// <summary>
/// Where the bytes of an upload are: in the data folder under their hash. Those of a small log came in with its rows, in the database;
/// they are laid into the folder when somebody asks for them.
/// </summary>
public static class StoredFile
{
    /// <summary>Path below the data folder. The same bytes are kept once, and a half-written file never has such a name.</summary>
    public static string NameOf(string sha256) => Path.Combine("uploads", sha256[..2], sha256);

    /// <summary>Full path of the file.</summary>
    public static string PathOf(LimsDatabase database, int uploadId, string storedAs)
    {
        var path = Path.Combine(database.Settings.DataFolder, storedAs);
        if (File.Exists(path))
            return path;
        using var connection = database.OpenConnection();
        using var command = connection.Command(null, "SELECT content FROM upload_contents WHERE upload_id = @id", ("id", uploadId));
        if (command.ExecuteScalar() is not byte[] content)
            return path;
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var temporary = $"{path}.{Guid.NewGuid():N}";
        File.WriteAllBytes(temporary, content);
        File.Move(temporary, path, overwrite: true);
        return path;
    }
}
