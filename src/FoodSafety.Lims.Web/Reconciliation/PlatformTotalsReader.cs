using System.Globalization;
using System.Text;
using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Ingestion.Columns;
using FoodSafety.Lims.Ingestion.Notation;
using FoodSafety.Lims.Ingestion.Pipeline;
using FoodSafety.Lims.Ingestion.Reading;
using C = FoodSafety.Lims.Web.Reconciliation.ReconciliationColumns;

namespace FoodSafety.Lims.Web.Reconciliation;

/// <summary>Reads a platform's own totals per market and day, in any format that imports take.</summary>
internal sealed class PlatformTotalsReader
{
    /// <summary>A district's year has some 9,000 rows; more than this is another file.</summary>
    private const int MostRows = 200_000;

    private readonly RowSource _source;
    private readonly ColumnMap _columns;
    private readonly MarketNames _markets;
    private readonly Dictionary<(DateOnly, int), int> _rowOf = [];

    private PlatformTotalsReader(RowSource source, ColumnMap columns, MarketNames markets) => (_source, _columns, _markets) = (source, columns, markets);

    public List<PlatformTotal> Totals { get; } = [];

    public List<RowFault> Faults { get; } = [];

    /// <summary>Numbers of the rows that are sums of others (合计).</summary>
    public List<int> SumRows { get; } = [];

    /// <summary>Which measures the file has: zero, or null.</summary>
    public DayTotals Measures => new(Has(C.Batches), Has(C.Items), Has(C.Positives), Has(C.PositiveItems));

    public static Outcome<PlatformTotalsReader> Read(string path, string? sheet, MarketNames markets)
    {
        try
        {
            using var source = RowSources.Open(path, sheet, one => ColumnMap.Find(one, C.Set));
            var (columns, missing) = ColumnMap.Find(source, C.Set);
            if (columns is null)
                return new Refusal(missing!.Code, missing.Message, RefusalKind.Unprocessable);
            if (columns.FieldOf(C.Batches) < 0 && columns.FieldOf(C.Items) < 0)
                return new Refusal(FaultCodes.MissingColumn,
                    $"第 {columns.HeaderRow} 行是表头，但没有平台数：需要“批次”或“项次”列（列名说明按哪种计数）；文件中的列为：{string.Join("、", columns.Headers)}。", RefusalKind.Unprocessable);
            var reader = new PlatformTotalsReader(source, columns, markets);
            while (source.Read())
            {
                reader.ReadRow();
                if (reader.Totals.Count + reader.Faults.Count > MostRows)
                    return new Refusal(FaultCodes.TooLarge, $"超过 {MostRows} 行：对数文件应为每个市场每天一行的合计，请核对是否选错了文件。", RefusalKind.TooLarge);
            }
            return reader;
        }
        catch (UnreadableFileException unreadable)
        {
            return new Refusal(unreadable.Code, unreadable.Message, RefusalKind.Unprocessable);
        }
    }

    private void ReadRow()
    {
        if (_source.Broken is { } broken)
            Faults.Add(broken);
        if (Enumerable.Range(0, C.Set.Columns.Count).All(column => Cell(column).Length == 0))
            return;
        if (IsSum(Cell(C.Date)) || IsSum(Cell(C.Market)))
        {
            SumRows.Add(_source.RowNumber);
            return;
        }
        var faultsBefore = Faults.Count;
        var day = Day();
        var market = 0;
        if (Cell(C.Market) is not { Length: > 0 } written)
            Missing(C.Market);
        else if (_markets.Find(written) is { Market: null } unknown)
            Fault(C.Market, unknown.Code!, unknown.Why!);
        else
            market = _markets.Find(written).Market!.Id;
        var totals = new DayTotals(Count(C.Batches, true), Count(C.Items, true), Count(C.Positives, false), Count(C.PositiveItems, false));
        if (Faults.Count == faultsBefore && !_rowOf.TryAdd((day, market), _source.RowNumber))
            Fault(C.Market, "duplicate", $"在 {day:yyyy-MM-dd} 已有一行（第 {_rowOf[(day, market)]} 行），同一市场同一天只能有一行，请合并后再对数。");
        if (Faults.Count == faultsBefore)
            Totals.Add(new PlatformTotal(_source.RowNumber, day, market, totals));
    }

    private DateOnly Day()
    {
        var cell = Encoding.UTF8.GetBytes(Cell(C.Date));
        if (cell.Length == 0)
            Missing(C.Date);
        else if (TimeNotation.TryParse(cell, out var written) && !_source.IsDoubtfulDay(cell))
            return written.Day;
        else
            Fault(C.Date, FaultCodes.NotADate, "不是有效的日期，请写成 2023-03-01 或 2023/3/1 的样子。");
        return default;
    }

    /// <summary>A whole number, thousands parted by commas or not; null where the file has no such column or the cell may be empty and is.</summary>
    private long? Count(int column, bool isRequired)
    {
        if (_columns.FieldOf(column) < 0)
            return null;
        var cell = Cell(column);
        if (cell.Length == 0)
        {
            if (isRequired)
                Missing(column);
            return null;
        }
        var groups = cell.Split(',');
        var parted = groups.Length > 1 && groups[0].Length is > 0 and <= 3 && groups.Skip(1).All(group => group.Length == 3);
        if (long.TryParse(parted ? string.Concat(groups) : cell, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count <= int.MaxValue)
            return count;
        Fault(column, FaultCodes.NotANumber, "不是整数，请只填数量（如 36）。");
        return null;
    }

    private long? Has(int column) => _columns.FieldOf(column) < 0 ? null : 0;

    private string Cell(int column) => _columns.FieldOf(column) is >= 0 and var field ? Utf8Text.Narrow(Utf8Text.Trim(_source.Field(field))).Trim() : "";

    private static bool IsSum(string cell) => cell is "合计" or "总计" or "小计" or "合 计" or "总 计";

    private void Missing(int column) => Faults.Add(new RowFault(_source.RowNumber, _columns.HeaderOf(column), null, FaultCodes.Missing,
        $"第 {_source.RowNumber} 行缺少“{_columns.HeaderOf(column)}”，请补填。"));

    private void Fault(int column, string code, string why) => Faults.Add(new RowFault(_source.RowNumber, _columns.HeaderOf(column), Cell(column), code,
        $"第 {_source.RowNumber} 行“{_columns.HeaderOf(column)}”的值“{Cell(column)}”{why}"));
}
