namespace FoodSafety.Lims.Documents.Composing;

/// <summary>Where content stands in a cell higher than it.</summary>
public enum VerticalAlignment
{
    /// <summary>At the top.</summary>
    Top,

    /// <summary>In the middle.</summary>
    Middle,

    /// <summary>At the bottom.</summary>
    Bottom,
}
