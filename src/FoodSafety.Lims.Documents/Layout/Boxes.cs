using FoodSafety.Lims.Documents.Text;

namespace FoodSafety.Lims.Documents.Layout;

/// <summary>An element around another.</summary>
internal abstract class Wrapper(Element child) : Element
{
    protected Element Child { get; } = child;

    public override double NaturalWidth(in LayoutContext context, double limit) => Child.NaturalWidth(context, limit);
}

/// <summary>Holds a place in the tree that is filled later.</summary>
internal sealed class Slot : Element
{
    public Element Content { get; set; } = EmptyElement.Instance;

    public override Fragment Layout(in LayoutContext context, Space space, object? from) => Content.Layout(context, space, from);

    public override double NaturalWidth(in LayoutContext context, double limit) => Content.NaturalWidth(context, limit);
}

/// <summary>Empty room around, on every page the child takes.</summary>
internal sealed class Padding(Element child, double left, double top, double right, double bottom) : Wrapper(child)
{
    public override double NaturalWidth(in LayoutContext context, double limit) =>
        Math.Min(limit, Child.NaturalWidth(context, Math.Max(0, limit - left - right)) + left + right);

    public override Fragment Layout(in LayoutContext context, Space space, object? from)
    {
        var inner = new Space(Math.Max(0, space.Width - left - right), Math.Max(0, space.Height - top - bottom), space.MustPlace);
        var part = Child.Layout(context, inner, from);
        return part.IsPlaced
            ? part with { Height = part.Height + top + bottom, Draw = (canvas, x, y) => part.Draw?.Invoke(canvas, x + left, y + top) }
            : part;
    }
}

/// <summary>A colour behind, or a line around.</summary>
internal sealed class Frame(Element child, Color? fill, Color? stroke, double lineWidth) : Wrapper(child)
{
    public override Fragment Layout(in LayoutContext context, Space space, object? from)
    {
        var part = Child.Layout(context, space, from);
        if (!part.IsPlaced)
            return part;
        var (width, height) = (space.Width, part.Height);
        return part with
        {
            Draw = (canvas, x, y) =>
            {
                if (fill is { } color)
                    canvas.FillRectangle(x, y, width, height, color);
                part.Draw?.Invoke(canvas, x, y);
                if (stroke is { } line)
                    canvas.StrokeRectangle(x, y, width, height, line, lineWidth);
            },
        };
    }
}

/// <summary>A size of its own; null leaves a side to the child and the room.</summary>
internal sealed class Sized(Element child, double? width, double? height) : Wrapper(child)
{
    public override double NaturalWidth(in LayoutContext context, double limit) =>
        width is { } fixedWidth ? Math.Min(limit, fixedWidth) : Child.NaturalWidth(context, limit);

    public override Fragment Layout(in LayoutContext context, Space space, object? from)
    {
        if (height is { } high && !space.Holds(high))
        {
            return space.MustPlace
                ? throw new LayoutException(FormattableString.Invariant($"A box {high:0.#} pt high does not fit into {space.Height:0.#} pt: make it lower or the page larger."))
                : Fragment.Nothing;
        }

        var inner = new Space(Math.Min(space.Width, width ?? space.Width), height ?? space.Height, space.MustPlace || height is not null);
        var part = Child.Layout(context, inner, from);
        if (height is { } fixedHeight && part.Rest is not null)
            throw new LayoutException(FormattableString.Invariant($"What stands in a box {fixedHeight:0.#} pt high is higher than the box: make it higher."));
        return part.IsPlaced ? part with { Height = height ?? part.Height } : part;
    }
}

/// <summary>The child as wide as it would like to be, at the left, in the middle or at the right; its text likewise.</summary>
internal sealed class Aligned(Element child, TextAlignment alignment) : Wrapper(child)
{
    public override Fragment Layout(in LayoutContext context, Space space, object? from)
    {
        var inner = context with { Alignment = alignment };
        var width = Child.NaturalWidth(inner, space.Width);
        var part = Child.Layout(inner, space with { Width = width }, from);
        var shift = alignment switch { TextAlignment.Center => (space.Width - width) / 2, TextAlignment.Right => space.Width - width, _ => 0 };
        return part.IsPlaced ? part with { Draw = (canvas, x, y) => part.Draw?.Invoke(canvas, x + shift, y) } : part;
    }
}

/// <summary>Another style for the text inside.</summary>
internal sealed class Styled(Element child, Func<TextStyle, TextStyle> restyle) : Wrapper(child)
{
    private (TextStyle Outer, TextStyle Inner)? _known;

    public override double NaturalWidth(in LayoutContext context, double limit) => Child.NaturalWidth(Inner(context), limit);

    public override Fragment Layout(in LayoutContext context, Space space, object? from) => Child.Layout(Inner(context), space, from);

    private LayoutContext Inner(in LayoutContext context)
    {
        if (_known is not { } known || !ReferenceEquals(known.Outer, context.Style))
            _known = known = (context.Style, restyle(context.Style));
        return context with { Style = known.Inner };
    }
}
