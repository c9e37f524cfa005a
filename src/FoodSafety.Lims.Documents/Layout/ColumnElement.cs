namespace FoodSafety.Lims.Documents.Layout;

/// <summary>Elements one below the other, over as many pages as they need.</summary>
internal sealed class ColumnElement : Element
{
    private sealed record Position(int Index, object? Rest);

    public List<Element> Children { get; } = [];

    /// <summary>Room between children, in points; none at the top of a page.</summary>
    public double Spacing { get; set; }

    public override double NaturalWidth(in LayoutContext context, double limit)
    {
        var widest = 0.0;
        foreach (var child in Children)
            widest = Math.Max(widest, child.NaturalWidth(context, limit));
        return widest;
    }

    public override Fragment Layout(in LayoutContext context, Space space, object? from)
    {
        var (index, rest) = from is Position position ? (position.Index, position.Rest) : (0, null);
        var parts = new List<(double Y, Fragment Part)>();
        var height = 0.0;
        var isDrawnAbove = false;
        for (; index < Children.Count; index++, rest = null)
        {
            var top = isDrawnAbove ? height + Spacing : height;
            var part = Children[index].Layout(context, new Space(space.Width, Math.Max(0, space.Height - top), space.MustPlace && !isDrawnAbove), rest);
            if (!part.IsPlaced)
                break;
            parts.Add((top, part));
            if (part.Height > 0)
            {
                height = top + part.Height;
                isDrawnAbove = true;
            }

            rest = part.Rest;
            if (rest is not null)
                break;
        }

        var isComplete = index == Children.Count;
        if (parts.Count == 0 && !isComplete)
            return Fragment.Nothing;
        return new Fragment(height, (canvas, x, y) =>
        {
            foreach (var (top, part) in parts)
                part.Draw?.Invoke(canvas, x, y + top);
        }, isComplete ? null : new Position(index, rest));
    }
}
