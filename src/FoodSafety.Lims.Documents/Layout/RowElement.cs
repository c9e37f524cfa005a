namespace FoodSafety.Lims.Documents.Layout;

/// <summary>How wide a column is: a number of points, a share of what is left, or what its content would like.</summary>
internal readonly record struct ColumnWidth(double Points, double Share, bool IsNatural)
{
    public static ColumnWidth Constant(double points) => new(points, 0, false);

    public static ColumnWidth Relative(double share) => new(0, share, false);

    public static ColumnWidth Natural => new(0, 0, true);

    /// <summary>Gives out a width: constants first, then natural widths in order, then shares of the rest.</summary>
    public static double[] Divide(IReadOnlyList<ColumnWidth> columns, double width, Func<int, double, double> naturalWidth)
    {
        var widths = columns.Select(column => column.Points).ToArray();
        var left = Math.Max(0, width - widths.Sum());
        for (var index = 0; index < columns.Count; index++)
        {
            if (!columns[index].IsNatural)
                continue;
            widths[index] = naturalWidth(index, left);
            left -= widths[index];
        }

        var shares = columns.Sum(column => column.Share);
        for (var index = 0; index < columns.Count; index++)
        {
            if (columns[index].Share > 0)
                widths[index] = left * columns[index].Share / shares;
        }

        return widths;
    }
}

/// <summary>Elements side by side; when one does not fit the page, all go on at the next.</summary>
internal sealed class RowElement : Element
{
    public List<(ColumnWidth Width, Element Child)> Items { get; } = [];

    /// <summary>Room between items, in points.</summary>
    public double Spacing { get; set; }

    public override double NaturalWidth(in LayoutContext context, double limit)
    {
        var width = Spacing * Math.Max(0, Items.Count - 1);
        foreach (var (column, child) in Items)
            width += column.Share > 0 ? limit : column.IsNatural ? child.NaturalWidth(context, limit) : column.Points;
        return Math.Min(limit, width);
    }

    public override Fragment Layout(in LayoutContext context, Space space, object? from)
    {
        var inherited = context;
        var widths = ColumnWidth.Divide([.. Items.Select(item => item.Width)], space.Width - Spacing * (Items.Count - 1),
            (index, limit) => Items[index].Child.NaturalWidth(inherited, limit));
        var rests = from as Continued[] ?? new Continued[Items.Count];
        var next = new Continued[Items.Count];
        var parts = new (double X, Fragment Part)[Items.Count];
        var (height, left) = (0.0, 0.0);
        for (var index = 0; index < Items.Count; index++)
        {
            var part = rests[index].IsDone
                ? Fragment.Empty
                : Items[index].Child.Layout(context, space with { Width = widths[index] }, rests[index].Rest);
            if (!part.IsPlaced)
                return Fragment.Nothing;
            parts[index] = (left, part);
            next[index] = new Continued(part.IsComplete, part.Rest);
            height = Math.Max(height, part.Height);
            left += widths[index] + Spacing;
        }

        return new Fragment(height, (canvas, x, y) =>
        {
            foreach (var (offset, part) in parts)
                part.Draw?.Invoke(canvas, x + offset, y);
        }, next.All(item => item.IsDone) ? null : next);
    }
}

/// <summary>Where one of several things side by side goes on.</summary>
internal readonly record struct Continued(bool IsDone, object? Rest);
