namespace FoodSafety.Lims.Documents.Text;

/// <summary>How lines stand in their width.</summary>
public enum TextAlignment
{
    /// <summary>Flush left.</summary>
    Left,

    /// <summary>Centred.</summary>
    Center,

    /// <summary>Flush right.</summary>
    Right,

    /// <summary>Flush on both sides, except the last line of a paragraph (两端对齐).</summary>
    Justify,
}
