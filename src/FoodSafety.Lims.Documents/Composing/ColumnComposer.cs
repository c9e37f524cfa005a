using FoodSafety.Lims.Documents.Layout;

namespace FoodSafety.Lims.Documents.Composing;

/// <summary>Things one below the other, over as many pages as they need.</summary>
public sealed class ColumnComposer
{
    private readonly ColumnElement _column;

    internal ColumnComposer(ColumnElement column) => _column = column;

    /// <summary>Room between items, in points.</summary>
    public ColumnComposer Spacing(double points)
    {
        _column.Spacing = points;
        return this;
    }

    /// <summary>The next item.</summary>
    public Container Item()
    {
        var container = new Container();
        _column.Children.Add(container.Slot);
        return container;
    }

    /// <summary>What follows begins on a new page.</summary>
    public void PageBreak() => _column.Children.Add(new PageBreak());
}
