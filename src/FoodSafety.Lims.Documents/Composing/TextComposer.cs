using System.Globalization;
using FoodSafety.Lims.Documents.Layout;
using FoodSafety.Lims.Documents.Text;

namespace FoodSafety.Lims.Documents.Composing;

/// <summary>A paragraph being composed of pieces.</summary>
public sealed class TextComposer
{
    private readonly List<TextSpan> _spans = [];
    private TextAlignment? _alignment;
    private double _indent;

    /// <summary>A piece of text, in its surroundings' style or one made from it.</summary>
    public TextComposer Span(string text, Func<TextStyle, TextStyle>? restyle = null)
    {
        _spans.Add(new TextSpan(_ => text, restyle, null, false));
        return this;
    }

    /// <summary>A piece that opens an address (absolute, such as https://…) when clicked.</summary>
    public TextComposer Link(string text, string uri, Func<TextStyle, TextStyle>? restyle = null)
    {
        _spans.Add(new TextSpan(_ => text, restyle, uri, false));
        return this;
    }

    /// <summary>The number of the page this stands on, from 1.</summary>
    public TextComposer PageNumber(Func<TextStyle, TextStyle>? restyle = null)
    {
        _spans.Add(new TextSpan(context => context.PageNumber.ToString(CultureInfo.InvariantCulture), restyle, null, true));
        return this;
    }

    /// <summary>The number of pages; in headers and footers only, since it is known when the content stands.</summary>
    public TextComposer PageCount(Func<TextStyle, TextStyle>? restyle = null)
    {
        _spans.Add(new TextSpan(PageCountOf, restyle, null, true));
        return this;
    }

    /// <summary>How lines stand; otherwise as their surroundings do.</summary>
    public TextComposer Align(TextAlignment alignment)
    {
        _alignment = alignment;
        return this;
    }

    /// <summary>Begins each paragraph this many ems in; Chinese text wants 2 (首行缩进二字).</summary>
    public TextComposer Indent(double ems)
    {
        _indent = ems;
        return this;
    }

    private static string PageCountOf(LayoutContext context) => context.PageCount is { } count
        ? count.ToString(CultureInfo.InvariantCulture)
        : throw new InvalidOperationException("The number of pages is known in headers and footers only: the content stands before it is counted.");

    internal TextElement Build() => new([.. _spans], _alignment, _indent);
}
