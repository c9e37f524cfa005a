using System.Text;
using FoodSafety.Lims.Ingestion.Columns;
using FoodSafety.Lims.Ingestion.Pipeline;

namespace FoodSafety.Lims.Ingestion.Reading;

/// <summary>
/// The cells of columns that a file has twice under names of the same standing (检测结果 and 检测结果, or outcome). Where a row fills both and
/// differently, nobody can tell which counts.
/// </summary>
internal sealed class DoubledCells(RowSource source, ColumnMap columns)
{
    private const int LongestShown = 200;

    private readonly (int Field, int Into)[] _doubled = [.. columns.Doubled];

    /// <summary>Refuses the source's row for each column that it fills twice and differently.</summary>
    public void Check(List<RowFault> faults)
    {
        foreach (var (field, into) in _doubled)
        {
            var first = Utf8Text.Trim(source.Field(into));
            var second = Utf8Text.Trim(source.Field(field));
            if (!first.IsEmpty && !second.IsEmpty && !first.SequenceEqual(second))
                faults.Add(Fault(field, into, Shown(first), Shown(second)));
        }
    }

    private RowFault Fault(int field, int into, string first, string second) => new(source.RowNumber, columns.Headers[into], first, FaultCodes.NotUnderstood,
        $"第 {source.RowNumber} 行“{columns.Headers[into]}”（第 {into + 1} 列）为“{first}”，而同义的“{columns.Headers[field]}”（第 {field + 1} 列）为“{second}”：不能确定以哪一列为准，请核对后只留一个。");

    private static string Shown(ReadOnlySpan<byte> cell) => Utf8Text.Cut(Encoding.UTF8.GetString(cell), LongestShown);
}
