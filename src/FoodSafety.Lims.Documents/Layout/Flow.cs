using FoodSafety.Lims.Documents.Pdf;

namespace FoodSafety.Lims.Documents.Layout;

/// <summary>Goes to the next page when less than a height is left.</summary>
internal sealed class EnsureSpace(Element child, double height) : Wrapper(child)
{
    public override Fragment Layout(in LayoutContext context, Space space, object? from) =>
        from is null && !space.MustPlace && !space.Holds(height) ? Fragment.Nothing : Child.Layout(context, space, from);
}

/// <summary>Stays on one page if any page can hold it.</summary>
internal sealed class KeptTogether(Element child) : Wrapper(child)
{
    public override Fragment Layout(in LayoutContext context, Space space, object? from)
    {
        var part = Child.Layout(context, space, from);
        return part.Rest is not null && from is null && !space.MustPlace ? Fragment.Nothing : part;
    }
}

/// <summary>Ends the page; at the top of a page it does nothing.</summary>
internal sealed class PageBreak : Element
{
    private static readonly object Passed = new();

    public override Fragment Layout(in LayoutContext context, Space space, object? from) =>
        space.MustPlace || from is not null ? Fragment.Empty : new Fragment(0, null, Passed);

    public override double NaturalWidth(in LayoutContext context, double limit) => 0;
}

/// <summary>Marks where the child begins: a bookmark, an anchor.</summary>
internal sealed class Marked(Element child, Action<Canvas, double> mark) : Wrapper(child)
{
    public override Fragment Layout(in LayoutContext context, Space space, object? from)
    {
        var part = Child.Layout(context, space, from);
        return part.IsPlaced && from is null
            ? part with
            {
                Draw = (canvas, x, y) =>
                {
                    mark(canvas, y);
                    part.Draw?.Invoke(canvas, x, y);
                },
            }
            : part;
    }
}

/// <summary>Makes the child's box clickable.</summary>
internal sealed class Clickable(Element child, string? uri, string? anchor) : Wrapper(child)
{
    public override Fragment Layout(in LayoutContext context, Space space, object? from)
    {
        var part = Child.Layout(context, space, from);
        return part with
        {
            Draw = (canvas, x, y) =>
            {
                part.Draw?.Invoke(canvas, x, y);
                if (uri is not null)
                    canvas.LinkToUri(x, y, space.Width, part.Height, uri);
                else
                    canvas.LinkToAnchor(x, y, space.Width, part.Height, anchor!);
            },
        };
    }
}

/// <summary>Shows the child on every page but the first.</summary>
internal sealed class AfterFirstPage(Element child) : Wrapper(child)
{
    public override Fragment Layout(in LayoutContext context, Space space, object? from) =>
        context.PageNumber > 1 ? Child.Layout(context, space, from) : Fragment.Empty;
}
