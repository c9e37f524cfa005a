using System.Text;
using ExcelDataReader;

namespace FoodSafety.Lims.Ingestion.Reading.Workbooks.Xls;

/// <summary>The rows of one worksheet of a binary workbook; cells as people see them (see <see cref="CellText"/>), errors as their text (#N/A).</summary>
public sealed class XlsRowSource : RowSource
{
    private static readonly DateTime EpochOf1904 = new(1904, 1, 1);

    private readonly IExcelDataReader _reader;
    private readonly long _fileBytes;
    private readonly IReadOnlyDictionary<int, byte> _errors;
    private readonly FieldBuffer _fields = new();
    private readonly Dictionary<string, CellFormat> _formats = [];
    private int _rowNumber;

    internal XlsRowSource(IExcelDataReader reader, string sheet, bool is1904, long fileBytes, IReadOnlyDictionary<int, byte> errors) =>
        (_reader, Sheet, CountsFrom1904, _fileBytes, _errors) = (reader, sheet, is1904, fileBytes, errors);

    /// <inheritdoc/>
    public override string Format => "xls";

    /// <inheritdoc/>
    public override string Encoding => "utf-8";

    /// <inheritdoc/>
    public override string Sheet { get; }

    /// <inheritdoc/>
    public override bool CountsFrom1904 { get; }

    /// <inheritdoc/>
    public override int RowNumber => _rowNumber;

    /// <inheritdoc/>
    public override int FieldCount => _fields.Count;

    /// <inheritdoc/>
    public override long Position => _reader.RowCount == 0 ? 0 : _fileBytes * Math.Min(_rowNumber, _reader.RowCount) / _reader.RowCount;

    /// <inheritdoc/>
    public override ReadOnlySpan<byte> Field(int index) => _fields[index];

    /// <inheritdoc />
    protected override void Close() => _reader.Dispose();

    /// <inheritdoc/>
    protected override bool ReadNext() => XlsWorkbook.Guarded(() =>
    {
        if (!_reader.Read())
            return false;
        _rowNumber++;
        _fields.Clear();
        for (var column = 0; column < _reader.FieldCount; column++)
            switch (_reader.GetValue(column))
            {
                case null:
                    if (_errors.TryGetValue(BiffScan.Place(_rowNumber - 1, column), out var code))
                        Set(column, BiffScan.Text(code));
                    break;
                case string text:
                    Set(column, text);
                    break;
                case bool truth:
                    Set(column, truth ? "TRUE" : "FALSE");
                    break;
                case DateTime time:
                    Set(column, Serial(time, FormatOf(column)), FormatOf(column));
                    break;
                case TimeSpan time:
                    Set(column, time.TotalDays, FormatOf(column));
                    break;
                case double or int:
                    Set(column, _reader.GetValue(column) is int whole ? whole : _reader.GetDouble(column), FormatOf(column));
                    break;
                case var other:
                    Set(column, Convert.ToString(other, System.Globalization.CultureInfo.InvariantCulture) ?? "");
                    break;
            }
        return true;
    });

    /// <summary>The number that the reader made a time of. It counts the first two months of 1900 as they were, and times alone from the epoch.</summary>
    private static double Serial(DateTime time, CellFormat format)
    {
        if (format.Kind == CellKind.Time && time.Date == EpochOf1904)
            return time.TimeOfDay.TotalDays;
        var serial = time.ToOADate();
        return serial < 61 ? serial - 1 : serial;
    }

    private CellFormat FormatOf(int column)
    {
        if (_reader.GetNumberFormatString(column) is not { Length: > 0 } code)
            return default;
        if (!_formats.TryGetValue(code, out var format))
            _formats[code] = format = CellFormat.Of(code);
        return format;
    }

    private void Set(int column, double value, CellFormat format) =>
        _fields.Set(column, CellText.Write(value, format, is1904: false, _fields.Room(CellText.MostBytes)), _rowNumber);

    private void Set(int column, string text)
    {
        var most = System.Text.Encoding.UTF8.GetMaxByteCount(text.Length);
        if (text.Length > 0)
            _fields.Set(column, System.Text.Encoding.UTF8.GetBytes(text, _fields.Room(most)), _rowNumber);
    }
}
