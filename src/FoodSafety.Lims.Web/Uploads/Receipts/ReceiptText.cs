namespace FoodSafety.Lims.Web.Uploads;

/// <summary>A receipt for people at a terminal.</summary>
public static class ReceiptText
{
    private const int MostShown = 20;

    public static void Write(TextWriter output, Receipt receipt)
    {
        var rows = receipt.Rows;
        output.WriteLine($"{receipt.Upload}  {Status(receipt.Status)}  {receipt.File.Name}");
        if (receipt.Status == "duplicate-file")
        {
            output.WriteLine("  与该上传内容完全相同，未重复导入。");
            return;
        }
        output.WriteLine($"  {receipt.File.Format ?? "–"}，编码 {receipt.File.Encoding ?? "–"}{(receipt.File.Sheet is { } sheet ? $"，工作表“{sheet}”" : "")}{(receipt.File.HeaderRow is { } header ? $"，表头在第 {header} 行" : "")}");
        output.WriteLine($"  读取 {rows.Read:N0} 行 = 空行 {rows.Blank:N0} + 接受 {rows.Accepted:N0} + 重复 {rows.Duplicate:N0} + 拒收 {rows.Refused:N0}；存入 {rows.Stored:N0}");
        var judged = receipt.Judged;
        output.WriteLine(receipt.Kind switch
        {
            "rapid-tests" => $"  阴性 {judged.Negative:N0}  阳性 {judged.Positive:N0}  可疑 {judged.Suspect:N0}  无效 {judged.Invalid:N0}  批次 {receipt.Batches:N0}",
            "samples" => $"  批次 {receipt.Batches:N0}",
            _ => $"  合格 {judged.Compliant:N0}  不合格 {judged.NonCompliant:N0}  批次 {receipt.Batches:N0}",
        });
        output.WriteLine($"  新立案：阳性处置 {receipt.CasesOpened.Positive:N0}，核查处置 {receipt.CasesOpened.Disposal:N0}；用时 {receipt.ElapsedMs / 1000.0:N1} 秒");
        foreach (var month in receipt.Adjustments ?? [])
            output.WriteLine($"  {month.Sentence}");
        foreach (var row in receipt.File.Preview)
            output.WriteLine($"  │ {string.Join(" │ ", row)}");
        WriteList(output, "错误", receipt.Faults);
        WriteList(output, "提示", receipt.Warnings);
        if (receipt.Duplicates.Count > 0)
            output.WriteLine($"  重复（{receipt.Rows.Duplicate:N0}）：");
        foreach (var duplicate in receipt.Duplicates.Take(MostShown))
            output.WriteLine($"    第 {duplicate.Row} 行与{(duplicate.TwinUpload == receipt.Upload ? "本文件" : $" {duplicate.TwinUpload} ")}第 {duplicate.TwinRow} 行相同，未重复存入");
        WriteRest(output, receipt.Duplicates.Count);
        if (receipt.Annotated is { } annotated)
            output.WriteLine($"  批注文件：{annotated}");
    }

    private static void WriteList(TextWriter output, string title, IReadOnlyList<Receipt.FaultPart> parts)
    {
        if (parts.Count == 0)
            return;
        output.WriteLine($"  {title}（{(parts.Count == Receipt.MostFaults ? "最多列出 " : "")}{parts.Count:N0}）：");
        foreach (var part in parts.Take(MostShown))
            output.WriteLine($"    {part.Message} [{part.Code}]");
        WriteRest(output, parts.Count);
    }

    private static void WriteRest(TextWriter output, int count)
    {
        if (count > MostShown)
            output.WriteLine($"    …其余 {count - MostShown:N0} 条见 --json 回执");
    }

    public static string Status(string status) => status switch
    {
        "completed" => "已全部存入",
        "completed-with-refusals" => "已存入，部分行被拒收",
        "refused" => "整份拒收，未存入",
        "failed" => "因系统错误中断",
        "duplicate-file" => "重复文件",
        "dry-run" => "试运行，未存入",
        _ => status,
    };
}
