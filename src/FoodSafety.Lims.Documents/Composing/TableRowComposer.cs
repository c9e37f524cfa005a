using FoodSafety.Lims.Documents.Layout;
using FoodSafety.Lims.Documents.Text;

namespace FoodSafety.Lims.Documents.Composing;

/// <summary>A row of a table, cell by cell from the left.</summary>
public sealed class TableRowComposer
{
    private Color? _shade;

    internal List<TableCell> Cells { get; } = [];

    /// <summary>The colour behind the cells that follow in this row.</summary>
    public TableRowComposer Shade(Color color)
    {
        _shade = color;
        return this;
    }

    /// <summary>The next cell.</summary>
    /// <param name="columnSpan">How many columns it takes, at least 1.</param>
    /// <param name="vertical">Where its content stands when the row is higher.</param>
    /// <param name="shade">The colour behind it, if not the row's.</param>
    public Container Cell(int columnSpan = 1, VerticalAlignment vertical = VerticalAlignment.Middle, Color? shade = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(columnSpan, 1);
        var container = new Container();
        var share = vertical switch { VerticalAlignment.Top => 0.0, VerticalAlignment.Middle => 0.5, _ => 1.0 };
        Cells.Add(new TableCell(container.Slot, columnSpan, shade ?? _shade, share));
        return container;
    }

    /// <summary>The next cell with text in it.</summary>
    public TableRowComposer Text(string text, TextAlignment alignment = TextAlignment.Left)
    {
        Cell().Text(composer => composer.Span(text).Align(alignment));
        return this;
    }
}
