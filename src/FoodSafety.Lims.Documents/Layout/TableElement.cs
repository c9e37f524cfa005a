using FoodSafety.Lims.Documents.Pdf;

namespace FoodSafety.Lims.Documents.Layout;

/// <summary>One cell: its content, how many columns it takes, and how it looks.</summary>
internal sealed record TableCell(Slot Content, int ColumnSpan, Color? Shade, double VerticalShare);

/// <summary>How cells of a table look; lengths in points.</summary>
internal sealed record TableLook(double LineWidth, Color LineColor, double PaddingX, double PaddingY, double MinRowHeight);

/// <summary>
/// A grid whose header rows come again on each page. A row is not divided unless it alone is higher than a page. Rows are
/// composed when they are laid out and forgotten after, so that a table of any length takes the memory of a page.
/// </summary>
internal sealed class TableElement(
    IReadOnlyList<ColumnWidth> columns, IReadOnlyList<List<TableCell>> headerRows, IReadOnlyList<Func<List<TableCell>>> rows, TableLook look) : Element
{
    private sealed record Position(int Index, Continued[]? Rests);

    private sealed record PlacedCell(double X, double Width, TableCell Cell, Fragment Part);

    private sealed record PlacedRow(double Y, double Height, List<PlacedCell> Cells);

    public override Fragment Layout(in LayoutContext context, Space space, object? from)
    {
        var widths = ColumnWidth.Divide(columns, space.Width, (_, _) => throw new InvalidOperationException("Table columns are constant or relative."));
        var (index, rests) = from is Position position ? (position.Index, position.Rests) : (0, null);
        var placed = new List<PlacedRow>();
        var height = 0.0;
        foreach (var header in headerRows)
            height = Add(placed, height, Measure(context, header, widths));
        if (!space.Holds(height))
        {
            return space.MustPlace
                ? throw new LayoutException(FormattableString.Invariant($"A table's header rows of {height:0.#} pt do not fit into {space.Height:0.#} pt: make them lower or the page larger."))
                : Fragment.Nothing;
        }

        var headerCount = placed.Count;
        Continued[]? next = null;
        while (index < rows.Count)
        {
            var cells = rows[index]();
            var row = Measure(context, cells, widths, rests);
            if (!space.Holds(height + row.Height))
            {
                if (placed.Count == headerCount && space.MustPlace)
                {
                    (row, next) = Divide(context, cells, widths, rests, space.Height - height);
                    height = Add(placed, height, row);
                }

                break;
            }

            height = Add(placed, height, row);
            rests = null;
            index++;
        }

        if (placed.Count == headerCount && rows.Count > index)
            return Fragment.Nothing;
        return new Fragment(height, (canvas, x, y) => Draw(canvas, x, y, placed), index < rows.Count ? new Position(index, next) : null);
    }

    private static double Add(List<PlacedRow> placed, double top, PlacedRow row)
    {
        placed.Add(row with { Y = top });
        return top + row.Height;
    }

    private PlacedRow Measure(in LayoutContext context, List<TableCell> cells, double[] widths, Continued[]? rests = null) =>
        Place(context, cells, widths, rests, double.PositiveInfinity).Row;

    /// <summary>The part of a row that a height holds, and where its cells go on.</summary>
    private (PlacedRow Row, Continued[]? Rests) Divide(in LayoutContext context, List<TableCell> cells, double[] widths, Continued[]? rests, double height)
    {
        var (row, next) = Place(context, cells, widths, rests, height - 2 * look.PaddingY);
        return (row, next);
    }

    private (PlacedRow Row, Continued[] Rests) Place(in LayoutContext context, List<TableCell> cells, double[] widths, Continued[]? rests, double room)
    {
        var placed = new List<PlacedCell>(cells.Count);
        var next = new Continued[cells.Count];
        var height = rests is null ? look.MinRowHeight : 0;
        var (column, x) = (0, 0.0);
        for (var index = 0; index < cells.Count; index++)
        {
            var cell = cells[index];
            if (column + cell.ColumnSpan > widths.Length)
                throw new InvalidOperationException(FormattableString.Invariant($"A row of a table has more cells than the table's {widths.Length} columns."));
            var width = widths.AsSpan(column, cell.ColumnSpan).ToArray().Sum();
            var inner = Math.Max(0, width - 2 * look.PaddingX);
            var part = rests is not null && rests[index].IsDone
                ? Fragment.Empty
                : cell.Content.Layout(context, new Space(inner, room, true), rests?[index].Rest);
            placed.Add(new PlacedCell(x, width, cell, part));
            next[index] = new Continued(part.IsComplete, part.Rest);
            height = Math.Max(height, part.Height + 2 * look.PaddingY);
            column += cell.ColumnSpan;
            x += width;
        }

        return (new PlacedRow(0, height, placed), next);
    }

    private void Draw(Canvas canvas, double x, double y, List<PlacedRow> placed)
    {
        foreach (var row in placed)
        {
            foreach (var cell in row.Cells)
            {
                if (cell.Cell.Shade is { } shade)
                    canvas.FillRectangle(x + cell.X, y + row.Y, cell.Width, row.Height, shade);
            }
        }

        foreach (var row in placed)
        {
            foreach (var cell in row.Cells)
            {
                var spare = Math.Max(0, row.Height - 2 * look.PaddingY - cell.Part.Height) * cell.Cell.VerticalShare;
                cell.Part.Draw?.Invoke(canvas, x + cell.X + look.PaddingX, y + row.Y + look.PaddingY + spare);
                if (look.LineWidth > 0)
                    canvas.StrokeRectangle(x + cell.X, y + row.Y, cell.Width, row.Height, look.LineColor, look.LineWidth);
            }
        }
    }
}
