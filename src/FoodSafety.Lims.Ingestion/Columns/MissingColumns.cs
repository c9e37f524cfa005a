namespace FoodSafety.Lims.Ingestion.Columns;

/// <summary>Why no header row was found: one error that lists what was looked for, what was found and what comes near.</summary>
/// <param name="Columns">The required columns without a match.</param>
/// <param name="HeaderRow">The best candidate's row number; null when no row had any known header.</param>
/// <param name="Found">That row's headers.</param>
public sealed record MissingColumns(IReadOnlyList<Column> Columns, int? HeaderRow, IReadOnlyList<string> Found)
{
    /// <summary>no-table when there is nothing to take for a header, missing-column when what there is lacks required columns.</summary>
    public string Code => Found.Any(header => header.Length > 0) ? "missing-column" : "no-table";

    /// <summary>One sentence for the sender.</summary>
    public string Message => HeaderRow is null
        ? $"前 {ColumnMap.HeaderWithinRows} 行内找不到表头：需要的列是 {Names(Columns)}。请确认文件是表格，第一行为列名，可下载模板对照。"
        : $"第 {HeaderRow} 行是表头，但缺少必填列 {Names(Columns)}{Nearest()}；文件中的列为：{string.Join("、", Found.Where(header => header.Length > 0))}。请补上缺少的列或改正列名后重新上传。";

    private static string Names(IEnumerable<Column> columns) =>
        string.Join("、", columns.Select(column => $"{column.ChineseName}（{column.Name}）"));

    private string Nearest()
    {
        var near = Columns
            .Select(column => (column, header: Found
                .Where(header => header.Length > 0 && Shared(header, column.ChineseName) >= 2)
                .MaxBy(header => Shared(header, column.ChineseName))))
            .Where(pair => pair.header is not null)
            .Select(pair => $"{pair.column.ChineseName} 是否即“{pair.header}”");
        var text = string.Join("，", near);
        return text.Length == 0 ? "" : $"（{text}？）";
    }

    private static int Shared(string header, string name) => name.Count(header.Contains);
}
