namespace FoodSafety.Lims.Documents.Text;

/// <summary>
/// The spare room of a line given out between Chinese characters and after spaces, evenly. A line with too much to spare
/// (more than half an em a gap) stays as it is: pulled apart it reads worse than ragged.
/// </summary>
internal sealed class Justification
{
    private readonly ShapedText _text;
    private readonly int _end;
    private readonly double _each;

    public Justification(ShapedText text, int start, int end, double spare)
    {
        (_text, _end) = (text, end);
        var gaps = 0;
        for (var at = start; at < end; at++)
            gaps += IsGapAfter(at) ? 1 : 0;
        var size = end > start ? text.Styles[text.SpanIndexes[start]].Size : 0;
        _each = gaps == 0 || spare / gaps > size / 2 ? 0 : spare / gaps;
    }

    /// <summary>What is added after a character, in points.</summary>
    public double After(int at) => IsGapAfter(at) ? _each : 0;

    private bool IsGapAfter(int at)
    {
        if (at + 1 >= _end)
            return false;
        BreakClass here = _text.Classes[at], next = _text.Classes[at + 1];
        if (here == BreakClass.Space)
            return true;
        return here is BreakClass.Ideograph or BreakClass.Closing ? next is not (BreakClass.Space or BreakClass.Invisible) : next == BreakClass.Ideograph;
    }
}
