namespace FoodSafety.Lims.Documents.Layout;

/// <summary>The room an element is offered, in points.</summary>
/// <param name="Width">Its width.</param>
/// <param name="Height">What is left of the page; infinite while measuring.</param>
/// <param name="MustPlace">True at the top of an empty page: waiting for the next page would not help.</param>
internal readonly record struct Space(double Width, double Height, bool MustPlace)
{
    // Sums of heights differ from the whole in their last bits.
    private const double Tolerance = 0.01;

    public bool Holds(double height) => height <= Height + Tolerance;
}
