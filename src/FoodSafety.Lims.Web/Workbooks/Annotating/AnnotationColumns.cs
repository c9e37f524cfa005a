using System.Text;
using FoodSafety.Lims.Ingestion.Columns;
using FoodSafety.Lims.Ingestion.Reading;

namespace FoodSafety.Lims.Web.Workbooks.Annotating;

/// <summary>
/// The columns an annotated workbook adds to its sender's: 结果 and 原因 side by side, 原行号 before them where it holds the faulty rows alone.
/// 结果 is also a usual name of the outcome, so names do not suffice: the cells below must hold our words and no other.
/// </summary>
public static class AnnotationColumns
{
    public const string Result = "结果";
    public const string Reason = "原因";
    public const string OriginalRow = "原行号";

    /// <summary>Data rows looked at before a pair of columns is taken for ours.</summary>
    private const int RowsToSee = 1000;

    /// <summary>The file again from its beginning and without our columns; null when it has none. Reads the file only when its header has our names.</summary>
    /// <param name="path">The file.</param>
    /// <param name="header">Where its columns are.</param>
    /// <param name="sheet">The sheet they are in, of a workbook.</param>
    public static BareRows? Without(string path, ColumnMap header, string? sheet)
    {
        if (PairIn(header.Headers) is not { } pair || !HoldsOurWords(path, sheet, header.HeaderRow, pair))
            return null;
        var first = pair > 0 && header.Headers[pair - 1] == OriginalRow ? pair - 1 : pair;
        return new BareRows(RowSources.Open(path, sheet), first, pair + 1);
    }

    private static int? PairIn(string[] headers)
    {
        for (var field = headers.Length - 2; field >= 0; field--)
            if (headers[field] == Result && headers[field + 1] == Reason)
                return field;
        return null;
    }

    private static bool HoldsOurWords(string path, string? sheet, int headerRow, int field)
    {
        using var source = RowSources.Open(path, sheet);
        var found = false;
        for (var seen = 0; seen < RowsToSee && source.Read();)
        {
            if (source.RowNumber <= headerRow)
                continue;
            seen++;
            var cell = Utf8Text.Trim(source.Field(field));
            if (cell.IsEmpty)
                continue;
            if (!RowResult.All.Contains(Encoding.UTF8.GetString(cell)))
                return false;
            found = true;
        }
        return found;
    }
}
