using System.Buffers.Text;
using FoodSafety.Lims.Ingestion.Columns;
using FoodSafety.Lims.Ingestion.Pipeline;
using FoodSafety.Lims.Ingestion.Reading;
using FoodSafety.Lims.Ingestion.Rules;

namespace FoodSafety.Lims.Ingestion.RapidTests;

/// <summary>
/// The number of rows that a platform says it sent (totalnum), beside the number that came: a file cut short on its way looks like a whole one.
/// </summary>
internal sealed class DeclaredCount
{
    private readonly int _field = -1;
    private readonly string _header = "";
    private long _declared = -1;
    private bool _differ;
    private int _rows;

    public DeclaredCount(ColumnMap columns, SourceProfiles profiles)
    {
        foreach (var header in profiles.Spans.Select(span => span.Profile.DeclaredCount).OfType<string>().Select(ColumnMap.KeyOf))
            foreach (var field in columns.UnknownFields)
                if (ColumnMap.KeyOf(columns.Headers[field]) == header)
                    (_field, _header) = (field, columns.Headers[field]);
    }

    /// <summary>Takes note of one row that is not blank.</summary>
    public void Add(RowSource row)
    {
        if (_field < 0)
            return;
        _rows++;
        var cell = Utf8Text.Trim(row.Field(_field));
        if (cell.IsEmpty)
            return;
        if (!Utf8Parser.TryParse(cell, out long declared, out var consumed) || consumed != cell.Length || declared < 0 || (_declared >= 0 && declared != _declared))
            _differ = true;
        else
            _declared = declared;
    }

    /// <summary>To be asked at the file's end.</summary>
    /// <exception cref="UnreadableFileException">The rows are not those that were declared.</exception>
    public void Check()
    {
        if (_differ)
            throw new UnreadableFileException($"各行“{_header}”申报的条数不一致或不是数字：一份文件应为平台的一次发送，无法核对是否完整（实有 {_rows} 行）。请向平台重新导出。", code: FaultCodes.CountDiffers);
        if (_declared >= 0 && _declared != _rows)
            throw new UnreadableFileException($"平台申报（{_header}）共 {_declared} 行，文件中实有 {_rows} 行：文件可能在传送中缺失或重复。请向平台重新导出后上传，已存的行不会重复计数。", code: FaultCodes.CountDiffers);
    }
}
