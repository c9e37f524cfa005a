using System.Security.Cryptography;
using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Storage;
using FoodSafety.Lims.Web.Storage.Bulk;

namespace FoodSafety.Lims.Web.Uploads;

/// <summary>Takes a file in: its bytes to disk, its hash, and an upload row that waits to be run.</summary>
/// <param name="Kind">rapid-tests | samples | results | findings</param>
/// <param name="OrganisationCode">The sender.</param>
/// <param name="DistrictCode">The district it is for; the sender's own where not given.</param>
/// <param name="Mode">valid-rows | all-or-nothing | max-bad:N%</param>
/// <param name="DryRun">Judge and count, write nothing.</param>
/// <param name="FileName">The sender's name of it.</param>
/// <param name="IdempotencyKey">The sender's own key of this submission; sent again with it in whatever mode, the file is answered as the first time.</param>
/// <param name="Sheet">Name of the sheet to read, of a workbook; null to find it.</param>
public sealed record ReceiveUpload(
    string Kind,
    string OrganisationCode,
    string? DistrictCode,
    string? Mode,
    bool DryRun,
    string FileName,
    string? IdempotencyKey,
    string? Sheet = null)
{
    /// <summary>The person or the token that sends it.</summary>
    public string By { get; init; } = Caller.CommandLine.Name;

    /// <summary>Excel ends at 31 characters, others at some more.</summary>
    private const int LongestSheet = 200;

    private string? ChosenSheet => string.IsNullOrWhiteSpace(Sheet) ? null : Sheet.Trim();

    public static readonly IReadOnlyList<string> Kinds = ["rapid-tests", "samples", "results", "findings"];

    /// <summary>The upload's id and whether it is new: the same key with the same bytes answers with the first one.</summary>
    public sealed record Received(int UploadId, bool IsNew);

    public Outcome<Received> Handle(LimsDatabase database, Stream content, DateTimeOffset now)
    {
        if (!Kinds.Contains(Kind))
            return new Refusal("unknown-kind", $"“{Kind}”不是文件种类，请用 {string.Join("、", Kinds)}。", RefusalKind.Invalid);
        var mode = ImportMode.Parse(Mode);
        if (!mode.Succeeded)
            return mode.Refusal!;
        if (ChosenSheet?.Length > LongestSheet)
            return new Refusal("unknown-sheet", $"工作表名超过 {LongestSheet} 个字，请核对。", RefusalKind.Invalid);
        using var connection = database.OpenConnection();
        if (connection.Ask<string>(null, "SELECT district_code FROM organisations WHERE code = @code", ("code", OrganisationCode)) is not { } home)
            return new Refusal("unknown-org", $"没有编码为 {OrganisationCode} 的机构；请按单位名录核对。", RefusalKind.Invalid);
        var district = DistrictCode ?? home;
        if (connection.Ask<string>(null, "SELECT code FROM districts WHERE code = @code", ("code", district)) is null)
            return new Refusal("unknown-district", $"没有编码为 {district} 的区。", RefusalKind.Invalid);

        var (sha256, bytes, storedAs) = Keep(database, content);
        ImportEvents.Log.Reached("file-kept", 0);
        // A dry run stores nothing, so it is simply run again: it neither takes a key nor is answered by one.
        var key = DryRun ? null : IdempotencyKey;
        var upload = new UploadRow(0, Kind, "received", OrganisationCode, district, mode.Value.Text, DryRun, FileName, storedAs, sha256, bytes, null, 0, null, null, ChosenSheet, By);
        while (true)
        {
            if (key is not null && AnswerOfKey(connection, upload) is { } earlier)
                return earlier;
            // Two that arrive at once with one key: the loser of the insert looks again and answers with the winner's.
            if (upload.Insert(connection, null, now, key, database.Worker.Name) is not { } received)
                continue;
            ImportEvents.Log.Reached("upload-received", received.Id);
            return new Received(received.Id, true);
        }
    }

    /// <summary>What the key was answered with before, or why it cannot be; null when it is new.</summary>
    private Outcome<Received>? AnswerOfKey(System.Data.Common.DbConnection connection, UploadRow asked)
    {
        if (connection.Ask<int?>(null, "SELECT id FROM uploads WHERE organisation_code = @org AND idempotency_key = @key",
            ("org", OrganisationCode), ("key", IdempotencyKey)) is not { } id)
            return null;
        var known = UploadRow.Load(connection, id);
        if ((known.Sha256, known.Kind, known.DistrictCode, known.Sheet) != (asked.Sha256, asked.Kind, asked.DistrictCode, asked.Sheet))
            return new Refusal("idempotency-key-reused", $"键 {IdempotencyKey} 已用于另一份内容（{Upload.FormatNumber(id)}），请换一个键。", RefusalKind.Unprocessable);
        return new Received(id, false);
    }

    /// <summary>Files are kept under the hash of their bytes: the same bytes are kept once, and a half-written file never has such a name.</summary>
    private static (string Sha256, long Bytes, string StoredAs) Keep(LimsDatabase database, Stream content)
    {
        var temporary = Path.Combine(database.Settings.UploadsFolder, $".receiving-{Guid.NewGuid():N}");
        try
        {
            string sha256;
            long bytes;
            using (var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256))
            using (var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1))
            {
                var buffer = new byte[1 << 20];
                while (content.Read(buffer) is > 0 and var read)
                {
                    hash.AppendData(buffer, 0, read);
                    file.Write(buffer, 0, read);
                }
                file.Flush(flushToDisk: true);
                bytes = file.Length;
                sha256 = Convert.ToHexStringLower(hash.GetHashAndReset());
            }
            var storedAs = StoredFile.NameOf(sha256);
            var final = Path.Combine(database.Settings.DataFolder, storedAs);
            Directory.CreateDirectory(Path.GetDirectoryName(final)!);
            if (File.Exists(final))
                File.Delete(temporary);
            else
                // The same bytes may have come from another sender since; one rename wins, and both say the same.
                File.Move(temporary, final, overwrite: true);
            return (sha256, bytes, storedAs);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }
}
