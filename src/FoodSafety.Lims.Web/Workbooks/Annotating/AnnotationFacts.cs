using FoodSafety.Lims.Web.Uploads;
using FoodSafety.Lims.Web.Workbooks.Writing;

namespace FoodSafety.Lims.Web.Workbooks.Annotating;

/// <summary>What became of an upload as a whole, and thereby of each of its rows.</summary>
/// <param name="Upload">The upload.</param>
/// <param name="Receipt">Its receipt.</param>
internal sealed record AnnotationFacts(UploadRow Upload, Receipt Receipt)
{
    /// <summary>Row of the last data in the file as the import counted it; null where it did not read to the end.</summary>
    public int? LastRow(int headerRow) => Upload.Status is "completed" or "completed-with-refusals" or "dry-run" or "refused" or "undone"
        && !Receipt.Faults.Any(fault => fault.Row is null && fault.Code == "unreadable") ? headerRow + Receipt.Rows.Read : null;

    /// <summary>The word for a row, its look, and its reasons.</summary>
    public (string Result, CellStyle Style, string Reason) Of(int row, RowNotes notes)
    {
        if (notes.Faults.Count > 0)
            return (RowResult.Refused, CellStyle.Refused, string.Join('\n', notes.Faults.Select(fault => fault.Message).Distinct()));
        if (Receipt.Status == "duplicate-file")
            return (RowResult.Duplicate, CellStyle.Muted, Same(Receipt.Upload!, row));
        if (notes.IsDuplicate)
            return (RowResult.Duplicate, CellStyle.Muted, notes.Twin is { } twin ? Same(twin.Upload, twin.Row) : "与已存入的一行相同，未重复存入。");
        var (result, style, reason) = Upload.Status switch
        {
            "completed" or "completed-with-refusals" => (RowResult.Stored, CellStyle.Stored, ""),
            "failed" when !Upload.IsDecidedWhole && row <= Upload.CheckpointRow => (RowResult.Stored, CellStyle.Stored, ""),
            "failed" => (RowResult.NotReached, CellStyle.Muted, "导入因系统错误中断，本行未处理；重新上传即可，已存入的行不会重复计数。"),
            "dry-run" => (RowResult.WouldBeStored, CellStyle.Stored, ""),
            "undone" => (RowResult.Undone, CellStyle.Muted, "该次上传已撤回；重新上传即可再次存入。"),
            _ => (RowResult.NotStored, CellStyle.Muted, "本行没有错误；因整份文件未通过而未存入，原因见“说明”。"),
        };
        var warnings = string.Join('\n', notes.Warnings.Select(warning => "提醒：" + warning.Message).Distinct());
        return (result, style, reason.Length > 0 && warnings.Length > 0 ? $"{reason}\n{warnings}" : reason + warnings);
    }

    private string Same(string upload, int row) => upload == Uploads.Upload.FormatNumber(Upload.Id) && Upload.Status != "duplicate-file"
        ? $"与本文件第 {row} 行相同，未重复存入。"
        : $"与 {upload} 第 {row} 行相同，已存入过，未重复存入。";
}
