using FoodSafety.Lims.Documents.Layout;

namespace FoodSafety.Lims.Documents.Composing;

/// <summary>
/// A table: columns first, then header rows, which come again on every page, then rows. Lines are 0.5 pt black and cells
/// padded by 4 × 3 pt unless said otherwise.
/// </summary>
public sealed class TableComposer
{
    private readonly List<ColumnWidth> _columns = [];
    private readonly List<List<TableCell>> _headerRows = [];
    private readonly List<Func<List<TableCell>>> _rows = [];
    private TableLook _look = new(0.5, Color.Black, 4, 3, 0);

    /// <summary>A column of a fixed width in points.</summary>
    public TableComposer Constant(double points) => Add(ColumnWidth.Constant(points));

    /// <summary>A column that takes a share of what fixed ones leave.</summary>
    public TableComposer Relative(double share = 1) => Add(ColumnWidth.Relative(share));

    /// <summary>The lines around all cells; width 0 for none.</summary>
    public TableComposer Lines(double lineWidth, Color? color = null)
    {
        _look = _look with { LineWidth = lineWidth, LineColor = color ?? Color.Black };
        return this;
    }

    /// <summary>Empty room inside all cells, in points.</summary>
    public TableComposer CellPadding(double horizontal, double vertical)
    {
        _look = _look with { PaddingX = horizontal, PaddingY = vertical };
        return this;
    }

    /// <summary>The least height of rows, in points.</summary>
    public TableComposer MinRowHeight(double height)
    {
        _look = _look with { MinRowHeight = height };
        return this;
    }

    /// <summary>A row at the head of the table on every page.</summary>
    public TableComposer HeaderRow(Action<TableRowComposer> compose)
    {
        _headerRows.Add(Compose(compose));
        return this;
    }

    /// <summary>A row, not divided between pages unless it alone is higher than a page.</summary>
    public TableComposer Row(Action<TableRowComposer> compose)
    {
        var cells = Compose(compose);
        _rows.Add(() => cells);
        return this;
    }

    /// <summary>
    /// A row for each item, composed only when its page is laid out (it may be composed twice at a page's end), so that a
    /// table of any length takes little memory.
    /// </summary>
    public TableComposer Rows<T>(IEnumerable<T> items, Action<TableRowComposer, T> compose)
    {
        foreach (var item in items)
            _rows.Add(() => Compose(row => compose(row, item)));
        return this;
    }

    internal TableElement Build()
    {
        if (_columns.Count == 0)
            throw new InvalidOperationException("A table needs columns: name them by Constant and Relative before its rows.");
        return new TableElement(_columns, _headerRows, _rows, _look);
    }

    private TableComposer Add(ColumnWidth width)
    {
        _columns.Add(width);
        return this;
    }

    private static List<TableCell> Compose(Action<TableRowComposer> compose)
    {
        var row = new TableRowComposer();
        compose(row);
        return row.Cells;
    }
}
