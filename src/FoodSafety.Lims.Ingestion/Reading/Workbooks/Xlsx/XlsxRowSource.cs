using System.Globalization;
using System.Text;
using System.Xml;

namespace FoodSafety.Lims.Ingestion.Reading.Workbooks.Xlsx;

/// <summary>
/// The rows of one worksheet. Cells come as people see them (see <see cref="CellText"/>); formulas by the value that was saved with them, errors
/// as their text (#N/A), so that the column they stand in refuses them. Rows that the file leaves out are blank rows here.
/// </summary>
public sealed class XlsxRowSource : RowSource
{
    /// <summary>Rows of a worksheet.</summary>
    public const int MostRows = 1_048_576;

    private readonly PartReader _part;
    private readonly SharedStrings _strings;
    private readonly CellFormats _formats;
    private readonly bool _is1904;
    private readonly long _fileBytes;
    private readonly long _declaredBytes;
    private readonly string _row, _cell, _value, _inline, _reference, _style, _type;
    private readonly FieldBuffer _fields = new();
    private int _rowNumber;
    private int _rowWaiting;
    private bool _isBlank;

    internal XlsxRowSource(PartReader part, string sheet, SharedStrings strings, CellFormats formats, bool is1904, long fileBytes, long declaredBytes)
    {
        (_part, Sheet, _strings, _formats, _is1904, _fileBytes, _declaredBytes) = (part, sheet, strings, formats, is1904, fileBytes, declaredBytes);
        // Names are told apart by reference: the reader hands out the ones of its table.
        var names = part.Xml.NameTable;
        (_row, _cell, _value, _inline, _reference, _style, _type) =
            (names.Add("row"), names.Add("c"), names.Add("v"), names.Add("is"), names.Add("r"), names.Add("s"), names.Add("t"));
        while (part.NextElement())
            if (part.Xml.LocalName == "sheetData")
                return;
    }

    /// <inheritdoc/>
    public override string Format => "xlsx";

    /// <inheritdoc/>
    public override string Encoding => "utf-8";

    /// <inheritdoc/>
    public override string Sheet { get; }

    /// <inheritdoc/>
    public override bool CountsFrom1904 => _is1904;

    /// <inheritdoc/>
    public override int RowNumber => _rowNumber;

    /// <inheritdoc/>
    public override int FieldCount => _isBlank ? 0 : _fields.Count;

    /// <summary>The share of the sheet that was read, in bytes of the file; the size it is measured by is only declared.</summary>
    public override long Position => _declaredBytes <= 0 ? 0 : (long)(Math.Min(1, _part.Inflated / (double)_declaredBytes) * _fileBytes);

    /// <inheritdoc/>
    public override ReadOnlySpan<byte> Field(int index) => _isBlank ? default : _fields[index];

    /// <inheritdoc />
    protected override void Close() => _part.Dispose();

    /// <inheritdoc/>
    protected override bool ReadNext()
    {
        if (_rowWaiting == 0 && !ReadRow())
            return false;
        _isBlank = ++_rowNumber < _rowWaiting;
        if (!_isBlank)
            _rowWaiting = 0;
        return true;
    }

    /// <summary>Reads the next row element into the fields; it waits there until the blank rows before it are given.</summary>
    private bool ReadRow()
    {
        var xml = _part.Xml;
        while (_part.NextElement("sheetData"))
        {
            if (!ReferenceEquals(xml.LocalName, _row))
                continue;
            var number = RowNumberOf(xml.GetAttribute("r"));
            _fields.Clear();
            if (!xml.IsEmptyElement)
                ReadCells(number);
            _rowWaiting = number;
            return true;
        }
        return false;
    }

    private int RowNumberOf(string? written)
    {
        if (written is null && _rowNumber < MostRows)
            return _rowNumber + 1;
        written ??= $"{_rowNumber + 1}";
        if (!int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number <= _rowNumber || number > MostRows)
            throw new UnreadableFileException(
                $"工作表“{Sheet}”的行号“{(written.Length > 20 ? written[..20] : written)}”不在其位（上一行是第 {_rowNumber} 行），工作簿已损坏。请用 Excel 或 WPS 打开并另存为 .xlsx 后重新上传。");
        return number;
    }

    private void ReadCells(int number)
    {
        var xml = _part.Xml;
        var column = -1;
        var cells = 0;
        while (_part.NextElement("row"))
        {
            if (!ReferenceEquals(xml.LocalName, _cell))
                continue;
            // A cell may stand twice in a broken file, but not without end.
            if (++cells > FieldBuffer.MostFields)
                throw FieldBuffer.TooManyFields(number);
            column++;
            var style = 0;
            var type = CellType.Number;
            if (xml.MoveToFirstAttribute())
            {
                do
                {
                    var name = xml.LocalName;
                    if (ReferenceEquals(name, _reference))
                        column = ColumnOf(xml.Value, number) is >= 0 and var named ? named : column;
                    else if (ReferenceEquals(name, _style))
                        _ = int.TryParse(xml.Value, NumberStyles.None, CultureInfo.InvariantCulture, out style);
                    else if (ReferenceEquals(name, _type))
                        type = TypeOf(xml.Value);
                }
                while (xml.MoveToNextAttribute());
                xml.MoveToElement();
            }
            if (!xml.IsEmptyElement)
                ReadCell(column, number, style, type);
        }
    }

    private void ReadCell(int column, int number, int style, CellType type)
    {
        var xml = _part.Xml;
        while (_part.NextElement("c"))
            if (ReferenceEquals(xml.LocalName, _value))
                Set(column, number, style, type, _part.TextOfElement());
            else if (ReferenceEquals(xml.LocalName, _inline) && type == CellType.Inline)
                Set(column, number, style, CellType.Text, _part.TextOfElement());
    }

    private void Set(int column, int number, int style, CellType type, ReadOnlySpan<char> text)
    {
        if (text.IsEmpty)
            return;
        switch (type)
        {
            case CellType.Shared:
                if (!int.TryParse(text, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var index) || !_strings.TryGet(index, out var shared))
                    throw new UnreadableFileException($"工作表“{Sheet}”第 {number} 行引用了不存在的文字（共享字符串 {Shown(text)}），工作簿已损坏。请用 Excel 或 WPS 打开并另存为 .xlsx 后重新上传。");
                _fields.Set(column, shared, number);
                break;
            case CellType.Number:
                try
                {
                    _fields.Set(column, CellText.Write(text.Trim(), _formats[style], _is1904, _fields.Room(CellText.MostBytes)), number);
                }
                catch (FormatException)
                {
                    goto case CellType.Text; // What is written as a number and is none is for the column to refuse.
                }
                break;
            case CellType.Truth:
                _fields.Set(column, text is "1" or "true" ? "TRUE"u8 : "FALSE"u8, number);
                break;
            case CellType.Day:
                if (_formats[style].Kind == CellKind.Date && text.EndsWith("T00:00:00"))
                    text = text[..^9];
                goto case CellType.Text;
            case CellType.Inline:
            case CellType.Text:
                var most = System.Text.Encoding.UTF8.GetMaxByteCount(text.Length);
                if (most > 4 * FieldBuffer.LongestRowBytes)
                    throw FieldBuffer.TooLong(number);
                _fields.Set(column, XmlText.ToUtf8(text, _fields.Room(most)), number);
                break;
        }
    }

    private static string Shown(ReadOnlySpan<char> text) => text.Length <= 20 ? text.ToString() : text[..20].ToString();

    /// <summary>0-based column of a reference like XFD17.</summary>
    private static int ColumnOf(string reference, int number)
    {
        var column = 0;
        foreach (var letter in reference)
        {
            if (letter is < 'A' or > 'Z')
                break;
            column = column * 26 + (letter - 'A' + 1);
            if (column > FieldBuffer.MostFields)
                throw FieldBuffer.TooManyFields(number);
        }
        return column - 1;
    }

    private static CellType TypeOf(string type) => type switch
    {
        "s" => CellType.Shared,
        "n" => CellType.Number,
        "b" => CellType.Truth,
        "d" => CellType.Day,
        "inlineStr" => CellType.Inline,
        _ => CellType.Text, // str: a formula's text; e: an error.
    };

    private enum CellType
    {
        Number,
        Shared,
        Text,
        Inline,
        Truth,
        Day,
    }
}
