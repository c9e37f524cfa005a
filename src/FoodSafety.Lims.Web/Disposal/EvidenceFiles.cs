using System.Security.Cryptography;

namespace FoodSafety.Lims.Web.Disposal;

/// <summary>Files of evidence are named by their hash: the same photo is kept once, and a changed one is noticed.</summary>
public static class EvidenceFiles
{
    /// <summary>A photo from a phone has a few megabytes, a scanned dossier some tens.</summary>
    public const long MostBytes = 64L * 1024 * 1024;

    /// <summary>Path below the data folder, with / on every system.</summary>
    public static string PathOf(string sha256) => $"evidence/{sha256[..2]}/{sha256}";

    /// <summary>Keeps a file of 1 to <see cref="MostBytes"/> bytes and gives its hash; any other is not kept, and its length tells why.</summary>
    /// <param name="folder">The evidence folder of the data folder.</param>
    /// <param name="file">The bytes; read to their end, or until they are too many.</param>
    public static async Task<(string Sha256, long Bytes)> Keep(string folder, Stream file, CancellationToken cancel)
    {
        Directory.CreateDirectory(folder);
        var arriving = Path.Combine(folder, $"{Guid.NewGuid():N}.part");
        try
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            long bytes = 0;
            await using (var target = new FileStream(arriving, FileMode.CreateNew, FileAccess.Write))
            {
                var buffer = new byte[81920];
                int read;
                while (bytes <= MostBytes && (read = await file.ReadAsync(buffer, cancel)) > 0)
                {
                    hash.AppendData(buffer, 0, read);
                    await target.WriteAsync(buffer.AsMemory(0, read), cancel);
                    bytes += read;
                }

                target.Flush(flushToDisk: true);
            }

            var sha256 = Convert.ToHexStringLower(hash.GetHashAndReset());
            if (bytes is > 0 and <= MostBytes)
            {
                Directory.CreateDirectory(Path.Combine(folder, sha256[..2]));
                File.Move(arriving, Path.Combine(folder, sha256[..2], sha256), overwrite: true);
            }

            return (sha256, bytes);
        }
        finally
        {
            File.Delete(arriving);
        }
    }

    /// <summary>The file over HTTP: pictures and PDFs are shown, anything else is only ever saved, so that nothing somebody sent runs here.</summary>
    /// <param name="path">Where it is kept.</param>
    /// <param name="name">The name its sender gave it.</param>
    public static IResult Answer(string path, string name) =>
        Path.GetExtension(name).ToLowerInvariant() switch
        {
            ".png" => Results.File(path, "image/png"),
            ".jpg" or ".jpeg" => Results.File(path, "image/jpeg"),
            ".pdf" => Results.File(path, "application/pdf"),
            _ => Results.File(path, "application/octet-stream", name),
        };
}
