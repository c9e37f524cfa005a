using System.Globalization;
using System.Text;

namespace FoodSafety.Lims.Web.Workbooks.Writing;

/// <summary>Writes one sheet of a <see cref="WorkbookWriter"/>, row by row downwards and cell by cell to the right. Rows and columns: numbers are 1-based, indexes 0-based.</summary>
public sealed class SheetWriter
{
    /// <summary>A worksheet has no more rows.</summary>
    public const int MostRows = 1_048_576;

    /// <summary>A worksheet has no more columns.</summary>
    public const int MostColumns = 16_384;

    /// <summary>
    /// Cells with a comment, at the most: beyond it spreadsheets open the sheet too slowly, and the comments would no longer fit in memory unseen.
    /// </summary>
    public const int MostComments = 20_000;

    private readonly WorkbookWriter _workbook;
    private readonly PieceWriter _part;
    private readonly List<SheetComment> _comments = [];
    private readonly List<CellChoice> _choices = [];
    private readonly int _firstShapeBlock;
    private byte[][] _columnNames = [];
    private int _row;
    private int _openedRow;
    private double _height;
    private bool _ended;

    internal SheetWriter(WorkbookWriter workbook, int number, SheetLayout layout, int firstShapeBlock)
    {
        (_workbook, Number, Layout, _firstShapeBlock) = (workbook, number, layout, firstShapeBlock);
        _part = workbook.Open($"xl/worksheets/sheet{number}.xml");
        _part.Append(Head());
    }

    internal int Number { get; }

    internal SheetLayout Layout { get; }

    internal string? FilterRange { get; private set; }

    internal bool HasComments => _comments.Count > 0;

    /// <summary>Numbers of shapes are given out to sheets in blocks of 1024.</summary>
    internal int ShapeBlocks => (_comments.Count + 1023) / 1024;

    internal string AbsoluteFilterRange =>
        $"'{Layout.Name.Replace("'", "''", StringComparison.Ordinal)}'!{string.Join(":", FilterRange!.Split(':').Select(Absolute))}";

    /// <summary>A, B, …, Z, AA, …</summary>
    public static string ColumnName(int column)
    {
        var name = "";
        for (var rest = column + 1; rest > 0; rest = (rest - 1) / 26)
            name = (char)('A' + (rest - 1) % 26) + name;
        return name;
    }

    /// <summary>Height in points of a row whose cell wraps a text in a column of a width; 0 where one line holds it. Not every spreadsheet finds it for itself.</summary>
    public static double HeightOf(string text, double width)
    {
        var lines = text.Length == 0 ? 1 : text.Split('\n').Sum(line => 1 + (CellText.Width(Encoding.UTF8.GetBytes(line)) - 1) / (int)(width - 2));
        return lines <= 1 ? 0 : Math.Min(409, 3 + (lines * 14.25));
    }

    /// <summary>Goes down to a row; rows left out stay empty.</summary>
    /// <param name="number">Above all before.</param>
    /// <param name="height">In points; 0 lets the spreadsheet decide.</param>
    public void Row(int number, double height = 0)
    {
        if (number <= _row || number > MostRows)
            throw new ArgumentOutOfRangeException(nameof(number), number, $"Row {_row} was written before; the last possible is {MostRows}.");
        (_row, _height) = (number, height);
    }

    /// <summary>Writes a cell of the current row; an empty one only where its look tells something.</summary>
    public void Cell(int column, ReadOnlySpan<byte> text, CellStyle style = CellStyle.Plain)
    {
        if (text.IsEmpty && style == Layout.ColumnStyle)
            return;
        OpenRow();
        text = CellText.Fit(text);
        _part.Append("<c r=\""u8);
        _part.Append(NameOf(column));
        _part.Append(_row);
        _part.Append("\" s=\""u8);
        _part.Append(WorkbookStyles.IndexOf(style, CellText.LooksLikeFormula(text)));
        if (text.IsEmpty)
        {
            _part.Append("\"/>"u8);
            return;
        }
        _part.Append("\" t=\"inlineStr\"><is><t xml:space=\"preserve\">"u8);
        CellText.Append(_part, text);
        _part.Append("</t></is></c>"u8);
    }

    /// <summary>Writes a cell of the current row.</summary>
    public void Cell(int column, string text, CellStyle style = CellStyle.Plain) => Cell(column, Encoding.UTF8.GetBytes(text), style);

    /// <summary>Adds a comment to a cell; false when the sheet has as many as it may.</summary>
    public bool Comment(int row, int column, string text)
    {
        if (_comments.Count >= MostComments)
            return false;
        _comments.Add(new SheetComment(row, column, text));
        return true;
    }

    /// <summary>Lets people filter the table whose header is in a row.</summary>
    public void Filter(int headerRow, int columns) =>
        FilterRange = $"A{headerRow}:{ColumnName(columns - 1)}{Math.Max(headerRow, _row)}";

    /// <summary>Offers values for a column from a row on.</summary>
    public void Choice(CellChoice choice) => _choices.Add(choice);

    internal void End()
    {
        if (_ended)
            return;
        _ended = true;
        CloseRow();
        _part.Append("</sheetData>"u8);
        if (FilterRange is not null)
            _part.Append($"<autoFilter ref=\"{FilterRange}\"/>");
        if (_choices.Count > 0)
            _part.Append($"<dataValidations count=\"{_choices.Count}\">{string.Concat(_choices.Select(choice => choice.Xml()))}</dataValidations>");
        _part.Append("<pageMargins left=\"0.4\" right=\"0.4\" top=\"0.5\" bottom=\"0.5\" header=\"0.3\" footer=\"0.3\"/><pageSetup paperSize=\"9\" orientation=\"landscape\" fitToHeight=\"0\"/>"u8);
        // All is text on purpose: no green corner on every number.
        _part.Append($"<ignoredErrors><ignoredError sqref=\"A1:{ColumnName(Math.Max(1, Layout.ColumnWidths.Count) - 1)}{MostRows}\" numberStoredAsText=\"1\"/></ignoredErrors>");
        _part.Append(HasComments ? "<legacyDrawing r:id=\"rId1\"/></worksheet>" : "</worksheet>");
        _part.Dispose();
        if (!HasComments)
            return;
        _workbook.Part($"xl/worksheets/_rels/sheet{Number}.xml.rels", WorkbookWriter.RelationsOf(
            [("vmlDrawing", $"../drawings/vmlDrawing{Number}.vml"), ("comments", $"../comments{Number}.xml")]));
        using (var comments = _workbook.Open($"xl/comments{Number}.xml"))
            SheetComment.WriteTexts(comments, _comments);
        using var shapes = _workbook.Open($"xl/drawings/vmlDrawing{Number}.vml");
        SheetComment.WriteShapes(shapes, _comments, Layout.ColumnWidths, _firstShapeBlock);
    }

    private static string Absolute(string cell)
    {
        var digits = cell.AsSpan().IndexOfAnyInRange('0', '9');
        return $"${cell[..digits]}${cell[digits..]}";
    }

    private string Head()
    {
        var text = new StringBuilder($"<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<worksheet xmlns=\"{WorkbookWriter.Main}\" xmlns:r=\"{WorkbookWriter.Relations}\">");
        text.Append("<sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr><sheetViews><sheetView workbookViewId=\"0\">");
        if (Layout.FrozenRows > 0)
            text.Append($"<pane ySplit=\"{Layout.FrozenRows}\" topLeftCell=\"A{Layout.FrozenRows + 1}\" activePane=\"bottomLeft\" state=\"frozen\"/><selection pane=\"bottomLeft\" activeCell=\"A{Layout.FrozenRows + 1}\" sqref=\"A{Layout.FrozenRows + 1}\"/>");
        text.Append("</sheetView></sheetViews><sheetFormatPr defaultRowHeight=\"16.5\"/>");
        if (Layout.ColumnWidths.Count > 0)
        {
            text.Append("<cols>");
            for (var column = 0; column < Layout.ColumnWidths.Count; column++)
                text.Append(CultureInfo.InvariantCulture, $"<col min=\"{column + 1}\" max=\"{column + 1}\" width=\"{Layout.ColumnWidths[column]:0.##}\" style=\"{WorkbookStyles.IndexOf(Layout.ColumnStyle, false)}\" customWidth=\"1\"/>");
            text.Append("</cols>");
        }
        return text.Append("<sheetData>").ToString();
    }

    private void OpenRow()
    {
        if (_openedRow == _row)
            return;
        CloseRow();
        _part.Append("<row r=\""u8);
        _part.Append(_row);
        _part.Append(_height > 0 ? string.Create(CultureInfo.InvariantCulture, $"\" ht=\"{_height:0.##}\" customHeight=\"1\">") : "\">");
        _openedRow = _row;
    }

    private void CloseRow()
    {
        if (_openedRow > 0)
            _part.Append("</row>"u8);
        _openedRow = 0;
    }

    private byte[] NameOf(int column)
    {
        if (column >= _columnNames.Length)
            _columnNames = [.. Enumerable.Range(0, Math.Max(column + 1, _columnNames.Length * 2)).Select(known => Encoding.UTF8.GetBytes(ColumnName(known)))];
        return _columnNames[column];
    }
}
