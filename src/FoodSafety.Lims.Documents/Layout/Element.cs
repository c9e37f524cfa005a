namespace FoodSafety.Lims.Documents.Layout;

/// <summary>
/// Something that takes room on pages. Elements keep no state between pages: where one goes on stands in the fragment it
/// gave, so that measuring never changes what is drawn.
/// </summary>
internal abstract class Element
{
    /// <param name="context">What it inherits.</param>
    /// <param name="space">The room it is offered.</param>
    /// <param name="from">The rest of its previous fragment; null at its beginning.</param>
    public abstract Fragment Layout(in LayoutContext context, Space space, object? from);

    /// <summary>The width it would like to have, at most <paramref name="limit"/>.</summary>
    public virtual double NaturalWidth(in LayoutContext context, double limit) => limit;
}

/// <summary>What a container holds before anything is put into it.</summary>
internal sealed class EmptyElement : Element
{
    public static EmptyElement Instance { get; } = new();

    public override Fragment Layout(in LayoutContext context, Space space, object? from) => Fragment.Empty;

    public override double NaturalWidth(in LayoutContext context, double limit) => 0;
}
