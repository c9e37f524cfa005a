using FoodSafety.Lims.Documents.Text;

namespace FoodSafety.Lims.Documents.Composing;

/// <summary>
/// Pages of one size with one header and footer, as many as the content needs. A4 upright with the margins of official
/// documents (GB/T 9704-2012, 5.2: 37 mm above, 28 mm left; here evened to 25 and 26 mm for tables) unless said otherwise.
/// </summary>
public sealed class PageComposer
{
    private readonly Container _header = new();
    private readonly Container _footer = new();
    private readonly Container _content = new();
    private readonly Container _background = new();

    internal PageSize PageSize { get; private set; } = PageSize.A4;

    internal (double Left, double Top, double Right, double Bottom) Margins { get; private set; } =
        (Length.Millimetres(25), Length.Millimetres(26), Length.Millimetres(25), Length.Millimetres(22));

    internal TextStyle Style { get; private set; } = Documents.Text.TextStyle.Default;

    /// <summary>The sheet.</summary>
    public PageComposer Size(PageSize size)
    {
        PageSize = size;
        return this;
    }

    /// <summary>Empty room on all four sides, in points.</summary>
    public PageComposer Margin(double all) => Margin(all, all, all, all);

    /// <summary>Empty room on each side, in points.</summary>
    public PageComposer Margin(double left, double top, double right, double bottom)
    {
        Margins = (left, top, right, bottom);
        return this;
    }

    /// <summary>The style of text that names none.</summary>
    public PageComposer TextStyle(Func<TextStyle, TextStyle> restyle)
    {
        Style = restyle(Style);
        return this;
    }

    /// <summary>What stands at the top of every page.</summary>
    public Container Header() => _header;

    /// <summary>What stands at the bottom of every page.</summary>
    public Container Footer() => _footer;

    /// <summary>What stands behind every page, from corner to corner of the sheet, such as a large pale 样例.</summary>
    public Container Background() => _background;

    /// <summary>What runs over the pages.</summary>
    public Container Content() => _content;
}
