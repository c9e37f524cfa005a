namespace FoodSafety.Lims.Documents.Layout;

/// <summary>What a container holds before anything is put into it.</summary>
internal sealed class EmptyElement : Element
{
    public static EmptyElement Instance { get; } = new();

    public override Fragment Layout(in LayoutContext context, Space space, object? from) => Fragment.Empty;

    public override double NaturalWidth(in LayoutContext context, double limit) => 0;
}
