using FoodSafety.Lims.Documents.Layout;

namespace FoodSafety.Lims.Documents.Text;

/// <summary>A piece of a paragraph in one style; its words may depend on the page it stands on.</summary>
internal sealed record TextSpan(Func<LayoutContext, string> Words, Func<TextStyle, TextStyle>? Restyle, string? Uri, bool DependsOnPage);
