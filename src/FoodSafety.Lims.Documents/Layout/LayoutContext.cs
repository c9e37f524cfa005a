using FoodSafety.Lims.Documents.Text;

namespace FoodSafety.Lims.Documents.Layout;

/// <summary>What an element inherits from where it stands.</summary>
/// <param name="Fonts">The document's fonts.</param>
/// <param name="Style">The style of text that names none.</param>
/// <param name="Alignment">The alignment of text that names none.</param>
/// <param name="PageNumber">The page being laid out, from 1.</param>
/// <param name="PageCount">Pages of the document, while headers and footers are laid out; null in the content, which stands before pages are counted.</param>
internal readonly record struct LayoutContext(
    FontBook Fonts, TextStyle Style, TextAlignment Alignment, int PageNumber, int? PageCount);
