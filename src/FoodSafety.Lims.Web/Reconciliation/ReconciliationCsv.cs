using System.Globalization;
using System.Text;
using FoodSafety.Lims.Web.Workbooks.Writing;

namespace FoodSafety.Lims.Web.Reconciliation;

/// <summary>The differing rows as a CSV file that spreadsheets open as it is: UTF-8 with byte order mark.</summary>
public static class ReconciliationCsv
{
    private static readonly (string Name, Func<DayTotals, long?> Of)[] Measures =
    [
        ("批次", totals => totals.Batches), ("项次", totals => totals.Items), ("阳性批次", totals => totals.Positives), ("阳性项次", totals => totals.PositiveItems),
    ];

    /// <summary>The measures that the file has, with their names.</summary>
    public static IReadOnlyList<(string Name, Func<DayTotals, long?> Of)> MeasuresOf(ReconciliationAnswer answer) =>
        [.. Measures.Where(measure => measure.Of(answer.Platform) is not null)];

    public static byte[] Write(ReconciliationAnswer answer)
    {
        var measures = MeasuresOf(answer);
        var text = new StringBuilder("\uFEFF日期,市场编码,市场,文件行号,仅一方有");
        foreach (var (name, _) in measures)
            text.Append(CultureInfo.InvariantCulture, $",平台{name},导入{name},差异{name}");
        text.Append("\r\n");
        foreach (var row in answer.Rows)
        {
            text.Append(CultureInfo.InvariantCulture, $"{row.Date:yyyy-MM-dd},{CsvCell.Write(row.Market)},{CsvCell.Write(row.Name)},{row.FileRow},{Only(row.Only)}");
            foreach (var (_, of) in measures)
                text.Append(CultureInfo.InvariantCulture, $",{Of(row.Platform, of)},{Of(row.Ours, of)},{of(row.Difference)}");
            text.Append("\r\n");
        }
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static long? Of(DayTotals? totals, Func<DayTotals, long?> of) => totals is null ? null : of(totals);

    private static string Only(string? side) => side switch { "platform" => "仅平台", "ours" => "仅导入", _ => "" };
}
