namespace FoodSafety.Lims.Documents.Text;

/// <summary>A line as a range of characters; <paramref name="End"/> is exclusive and <paramref name="Width"/> leaves out spaces at its end.</summary>
internal readonly record struct LineRange(int Start, int End, double Width, bool EndsParagraph);

/// <summary>
/// Cuts characters into lines: greedily, after Chinese characters and between words, never with a closing mark first
/// or an opening mark last (避头尾), inside a word only when the word alone is wider than the line.
/// </summary>
internal static class LineBreaker
{
    // Summed advances of a line exactly as wide as its column differ from it in the last bits.
    private const double Tolerance = 0.01;

    /// <param name="classes">Break class of each character.</param>
    /// <param name="advances">Width of each character, in points.</param>
    /// <param name="width">Width of the lines.</param>
    /// <param name="indent">What the first line of each paragraph loses at its start.</param>
    public static List<LineRange> Break(ReadOnlySpan<BreakClass> classes, ReadOnlySpan<double> advances, double width, double indent)
    {
        var lines = new List<LineRange>();
        var start = 0;
        var available = width - indent;
        while (start < classes.Length)
        {
            var line = NextLine(classes, advances, start, available);
            lines.Add(line);
            start = line.End;
            if (line.EndsParagraph && start < classes.Length)
                start++;
            available = line.EndsParagraph ? width - indent : width;
        }

        if (classes.Length > 0 && classes[^1] == BreakClass.Newline)
            lines.Add(new LineRange(classes.Length, classes.Length, 0, true));
        return lines;
    }

    private static LineRange NextLine(ReadOnlySpan<BreakClass> classes, ReadOnlySpan<double> advances, int start, double available)
    {
        var (total, inked) = (0.0, 0.0);
        var (wordEnd, wordWidth) = (-1, 0.0);
        var (jointEnd, jointWidth) = (-1, 0.0);
        for (var at = start; at < classes.Length; at++)
        {
            if (classes[at] == BreakClass.Newline)
                return new LineRange(start, at, inked, true);
            if (at > start && MayBreakBefore(classes, at))
                (wordEnd, wordWidth) = (at, inked);
            else if (at > start && MayCutBefore(classes, at))
                (jointEnd, jointWidth) = (at, inked);

            total += advances[at];
            if (classes[at] == BreakClass.Space)
                continue;
            if (total > available + Tolerance && at > start)
            {
                if (wordEnd > start)
                    return new LineRange(start, wordEnd, wordWidth, false);
                return jointEnd > start ? new LineRange(start, jointEnd, jointWidth, false) : CutWord(classes, advances, start, at);
            }

            inked = total;
        }

        return new LineRange(start, classes.Length, inked, true);
    }

    /// <summary>The end for a word wider than its line: as late as can be without starting the next line by a closing mark.</summary>
    private static LineRange CutWord(ReadOnlySpan<BreakClass> classes, ReadOnlySpan<double> advances, int start, int overflow)
    {
        var end = overflow;
        while (end > start + 1 && (NeverFirst(classes, end) || classes[end - 1] == BreakClass.Opening))
            end--;
        if (NeverFirst(classes, end))
            end = overflow;
        var width = 0.0;
        for (var at = start; at < end; at++)
            width += advances[at];
        return new LineRange(start, end, width, false);
    }

    private static bool NeverFirst(ReadOnlySpan<BreakClass> classes, int at) =>
        classes[at] is BreakClass.Closing or BreakClass.Infix or BreakClass.Space or BreakClass.Glue or BreakClass.Invisible
        || (at > 0 && classes[at] == BreakClass.Paired && classes[at - 1] == BreakClass.Paired);

    private static bool MayBreakBefore(ReadOnlySpan<BreakClass> classes, int at)
    {
        if (NeverFirst(classes, at) || classes[at] == BreakClass.Joint)
            return false;
        var before = classes[at - 1] == BreakClass.Invisible && at > 1 ? classes[at - 2] : classes[at - 1];
        return (before, classes[at]) switch
        {
            (BreakClass.Space or BreakClass.Closing or BreakClass.Paired, _) => true,
            (BreakClass.Glue or BreakClass.Opening, _) => false,
            (BreakClass.Ideograph, _) or (_, BreakClass.Ideograph) => true,
            (_, BreakClass.Opening) => true,
            _ => false,
        };
    }

    private static bool MayCutBefore(ReadOnlySpan<BreakClass> classes, int at) =>
        classes[at - 1] == BreakClass.Joint && classes[at] == BreakClass.Word;
}
