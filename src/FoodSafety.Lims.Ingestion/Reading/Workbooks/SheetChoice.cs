using FoodSafety.Lims.Ingestion.Columns;

namespace FoodSafety.Lims.Ingestion.Reading.Workbooks;

/// <summary>Which sheet of a workbook is read: the one asked for, or else the only visible one whose header has all required columns.</summary>
internal static class SheetChoice
{
    private const int MostNamed = 20;

    /// <summary>Opens the sheet; the workbook is closed with the source.</summary>
    /// <exception cref="UnreadableFileException">The sheet asked for is not there, or several fit.</exception>
    public static RowSource Open(Workbook workbook, string? name, Func<RowSource, (ColumnMap? Map, MissingColumns? Missing)>? find)
    {
        try
        {
            var source = workbook.Read(name is not null ? Named(workbook, name) : Found(workbook, find));
            source.Owner = workbook;
            return source;
        }
        catch
        {
            workbook.Dispose();
            throw;
        }
    }

    private static int Named(Workbook workbook, string name)
    {
        var wanted = name.Trim();
        // Two sheets may differ in white space at their ends alone.
        for (var sheet = 0; sheet < workbook.Sheets.Count; sheet++)
            if (workbook.Sheets[sheet].Name == name)
                return sheet;
        for (var sheet = 0; sheet < workbook.Sheets.Count; sheet++)
            if (string.Equals(workbook.Sheets[sheet].Name.Trim(), wanted, StringComparison.OrdinalIgnoreCase))
                return sheet;
        throw new UnreadableFileException(
            $"工作簿中没有名为“{wanted}”的工作表；其中有：{Names(workbook.Sheets.Select(sheet => sheet.Name))}。请改正工作表名后重新上传。", UnreadableFileException.UnknownSheet);
    }

    private static int Found(Workbook workbook, Func<RowSource, (ColumnMap? Map, MissingColumns? Missing)>? find)
    {
        var visible = Enumerable.Range(0, workbook.Sheets.Count).Where(sheet => !workbook.Sheets[sheet].IsHidden).ToList();
        if (visible.Count == 0)
            throw new UnreadableFileException(workbook.Sheets.Count == 0
                ? "工作簿中没有工作表，无法读取。请用 Excel 或 WPS 打开并另存为 .xlsx 后重新上传。"
                : $"工作簿中的工作表都是隐藏的（{Names(workbook.Sheets.Select(sheet => sheet.Name))}）。请指明要导入的工作表（上传页面“工作表”，接口 sheet=），或取消隐藏后重新上传。");
        if (visible.Count == 1 || find is null)
            return visible[0];

        var (nearest, fewest) = (visible[0], int.MaxValue);
        var fitting = new List<int>();
        foreach (var sheet in visible)
        {
            using var source = workbook.Read(sheet);
            var (map, missing) = find(source);
            if (map is not null)
                fitting.Add(sheet);
            // Of those that do not fit the nearest is named to the sender: the one that lacks the fewest columns.
            else if (missing!.HeaderRow is not null && missing.Columns.Count < fewest)
                (nearest, fewest) = (sheet, missing.Columns.Count);
        }
        return fitting.Count switch
        {
            0 => nearest,
            1 => fitting[0],
            _ => throw new UnreadableFileException(
                $"工作簿中有 {fitting.Count} 个工作表都是此类数据：{Names(fitting.Select(sheet => workbook.Sheets[sheet].Name))}。请指明要导入哪一个（上传页面“工作表”，接口 sheet=名称，命令 --sheet 名称），每个工作表上传一次。",
                UnreadableFileException.SeveralTables),
        };
    }

    private static string Names(IEnumerable<string> names)
    {
        var all = names.Select(name => $"“{Utf8Text.Cut(name, 60)}”").ToList();
        return string.Join("、", all.Take(MostNamed)) + (all.Count > MostNamed ? $"等 {all.Count} 个" : "");
    }
}
