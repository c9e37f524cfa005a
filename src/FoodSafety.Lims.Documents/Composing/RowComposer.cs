using FoodSafety.Lims.Documents.Layout;

namespace FoodSafety.Lims.Documents.Composing;

/// <summary>Things side by side.</summary>
public sealed class RowComposer
{
    private readonly RowElement _row;

    internal RowComposer(RowElement row) => _row = row;

    /// <summary>Room between items, in points.</summary>
    public RowComposer Spacing(double points)
    {
        _row.Spacing = points;
        return this;
    }

    /// <summary>An item of a fixed width in points.</summary>
    public Container Constant(double points) => Add(ColumnWidth.Constant(points));

    /// <summary>An item that takes a share of what the others leave.</summary>
    public Container Relative(double share = 1) => Add(ColumnWidth.Relative(share));

    /// <summary>An item as wide as its content would like.</summary>
    public Container Natural() => Add(ColumnWidth.Natural);

    private Container Add(ColumnWidth width)
    {
        var container = new Container();
        _row.Items.Add((width, container.Slot));
        return container;
    }
}
