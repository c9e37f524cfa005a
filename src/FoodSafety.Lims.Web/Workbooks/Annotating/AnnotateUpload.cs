using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Ingestion.Columns;
using FoodSafety.Lims.Ingestion.Reading;
using FoodSafety.Lims.Web.Profiles;
using FoodSafety.Lims.Web.Reference;
using FoodSafety.Lims.Web.Storage;
using FoodSafety.Lims.Web.Uploads;
using FoodSafety.Lims.Web.Workbooks.Writing;

namespace FoodSafety.Lims.Web.Workbooks.Annotating;

/// <summary>Gives a sender their own file back: every row as it was sent, with what became of it and why, ready to be corrected and sent again.</summary>
/// <param name="UploadId">The upload's number.</param>
public sealed record AnnotateUpload(int UploadId)
{
    /// <summary>Rows of a sheet at the most; a longer file comes back as its refused rows alone.</summary>
    public int MostRows { get; init; } = SheetWriter.MostRows;

    /// <summary>Writes the workbook; answers with the name it should bear.</summary>
    public Outcome<string> Handle(LimsDatabase database, Stream target, CancellationToken cancel = default)
    {
        UploadRow upload;
        HeaderMeanings own;
        using (var connection = database.OpenConnection())
        {
            upload = UploadRow.Load(connection, UploadId);
            own = SenderRules.Headers(connection, new ReferenceSets(connection), upload.OrganisationCode, upload.Kind);
        }
        var number = Upload.FormatNumber(UploadId);
        if (upload.Receipt is null)
            return new Refusal("not-finished", $"{number} 的导入尚未结束，请在结束后再取批注文件。");
        var path = StoredFile.PathOf(database, upload.Id, upload.StoredAs);
        if (!File.Exists(path))
            return new Refusal("original-missing", $"{number} 的原始文件已不在数据目录中，无法批注；请联系管理员从备份恢复。", RefusalKind.NotFound);

        var facts = new AnnotationFacts(upload, Receipts.FromJson(upload.Receipt));
        using var workbook = new WorkbookWriter(target);
        AnnotatedTable.Written written = default;
        try
        {
            using var table = ReceivedTable.Open(path, ImportKinds.Columns(upload.Kind), own, upload.Sheet);
            workbook.CountsFrom1904 = table.Rows.CountsFrom1904;
            using var notes = new RowNotes(database, UploadId);
            written = table.Columns is null
                ? PlainTable.Write(workbook, table.Rows, MostRows, cancel)
                : new AnnotatedTable(workbook, table, notes, facts, MostRows).Write(cancel);
        }
        catch (UnreadableFileException)
        {
            // The receipt says so in its own words; whoever sent it still learns it from the workbook.
        }
        ExplanationSheet.Write(workbook, facts, written);
        return FileNameOf(upload.FileName);
    }

    /// <summary>After the sender's name of the file; a file that comes back again is not named so twice.</summary>
    internal static string FileNameOf(string sent)
    {
        const string ending = "-批注";
        var name = Path.GetFileNameWithoutExtension(sent);
        name = string.Concat(name.Select(character => Path.GetInvalidFileNameChars().Contains(character) || "\\/:*?\"<>|".Contains(character) ? '_' : character)).Trim();
        return (name.EndsWith(ending, StringComparison.Ordinal) ? name : (name.Length == 0 ? "upload" : name) + ending) + ".xlsx";
    }
}
