using FoodSafety.Lims.Ingestion.Pipeline;

namespace FoodSafety.Lims.Ingestion.Columns;

/// <summary>Why no header row was found: one error that lists what was looked for, what was found and what comes near.</summary>
/// <param name="Columns">The required columns without a match.</param>
/// <param name="HeaderRow">The best candidate's row number; null when no row had any known header.</param>
/// <param name="Found">That row's headers.</param>
/// <param name="Unmatched">Those of them that no column answers to.</param>
public sealed record MissingColumns(IReadOnlyList<Column> Columns, int? HeaderRow, IReadOnlyList<string> Found, IReadOnlyList<string> Unmatched)
{
    private const double LeastNearness = 0.5;

    /// <summary>no-table when there is nothing to take for a header, missing-column when what there is lacks required columns.</summary>
    public string Code => Found.Any(header => header.Length > 0) ? FaultCodes.MissingColumn : FaultCodes.NoTable;

    /// <summary>One sentence for the sender.</summary>
    public string Message => HeaderRow is null
        ? $"前 {ColumnMap.HeaderWithinRows} 行内找不到表头：需要的列是 {Names(Columns)}。请确认文件是表格，第一行为列名，可下载模板对照。"
        : $"{(HeaderRow == 0 ? "各行的字段名中" : $"第 {HeaderRow} 行是表头，但")}缺少必填列 {Names(Columns)}{Nearest()}；文件中的列为：{string.Join("、", Found.Where(header => header.Length > 0))}。请补上缺少的列或改正列名后重新上传。";

    private static string Names(IEnumerable<Column> columns) =>
        string.Join("、", columns.Select(column => $"{column.ChineseName}（{column.Name}）"));

    /// <summary>For each missing column the header that comes nearest to one of its names; one header is offered once.</summary>
    private string Nearest()
    {
        var offered = new HashSet<string>();
        var near = new List<string>();
        foreach (var column in Columns)
        {
            var (header, nearness) = Unmatched.Where(header => header.Length is > 0 and < 60 && !offered.Contains(header))
                .Select(header => (header, nearness: column.Headers.Max(name => Nearness(header, name))))
                .OrderByDescending(pair => pair.nearness).FirstOrDefault();
            if (nearness < LeastNearness)
                continue;
            offered.Add(header);
            near.Add($"{column.ChineseName} 是否即“{header}”");
        }
        return near.Count == 0 ? "" : $"（{string.Join("，", near)}？）";
    }

    /// <summary>0–1: by the steps from one to the other (检侧时间, tested_on), or by the characters they share (采样编号/条码), whichever is nearer.</summary>
    private static double Nearness(string header, string name)
    {
        var (left, right) = (ColumnMap.KeyOf(header), ColumnMap.KeyOf(name));
        if (left.Length == 0 || right.Length == 0)
            return 0;
        var byShared = 2.0 * left.Intersect(right).Count() / (left.Distinct().Count() + right.Distinct().Count());
        // Latin words share letters by chance.
        return Math.Max(1 - Steps(left, right) / (double)Math.Max(left.Length, right.Length), char.IsAscii(right[0]) ? 0 : byShared);
    }

    /// <summary>Levenshtein's distance.</summary>
    private static int Steps(string left, string right)
    {
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var replaced = diagonal + (left[i - 1] == right[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }
        return row[^1];
    }
}
