using System.Collections.Immutable;
using FoodSafety.Lims.Domain.Judgement;
using static FoodSafety.Lims.Ingestion.Notation.NotationWords;

namespace FoodSafety.Lims.Ingestion.Notation;

/// <summary>
/// Finds every way to read a folded result whole: as one value or as a list. A comma may group thousands or part values, a
/// slash may begin a unit or part values; the caller keeps a reading only when it is the only one that makes sense.
/// </summary>
internal sealed class ResultReader(string text)
{
    private const int MostSteps = 20_000;

    // Marks that may stand between the values of a list; a blank stands for a line break as well.
    private const string Separators = ";,、/ ";

    private readonly Dictionary<string, Candidate> _found = new(StringComparer.Ordinal);
    private int _steps;

    /// <summary>One way to read the whole text; grouped when a comma was taken to group thousands.</summary>
    internal readonly record struct Candidate(ImmutableArray<MeasuredValue> Values, char Separator, bool IsGrouped);

    /// <summary>Every way to read the whole text; null when there are too many to look at.</summary>
    internal IReadOnlyCollection<Candidate>? ReadAll()
    {
        ReadFrom(0, [], '\0');
        return _steps > MostSteps ? null : _found.Values;
    }

    private void ReadFrom(int start, ImmutableList<MeasuredValue> before, char separator)
    {
        if (++_steps > MostSteps || before.Count > 200)
            return;
        foreach (var (value, end) in ReadElement(start, separator))
        {
            Finish(value, end, before, separator);
            // A unit of this value alone ends where a separator and the next value begin.
            for (var at = end; at < text.Length && at - end <= 24; at++)
            {
                if (!Separators.Contains(text[at], StringComparison.Ordinal) || NextElement(at, separator) is not { } next)
                    continue;
                if (at == end)
                    ReadFrom(next.Start, before.Add(value), next.Separator);
                else if (!value.Unit.IsGiven && NotationScan.TryReadUnit(text[end..at], out var unit))
                    ReadFrom(next.Start, before.Add(value with { Unit = unit }), next.Separator);
            }
        }
    }

    private void Finish(MeasuredValue value, int end, ImmutableList<MeasuredValue> before, char separator)
    {
        var rest = text[end..];
        if (!NotationScan.TryReadTail(rest, out var unit) || (unit.IsGiven && value.Unit.IsGiven))
            return;
        if (unit.IsGiven)
            value = value with { Unit = unit };
        ImmutableArray<MeasuredValue> values = [.. before.Add(value).Select(item => item.WithUnitIfNone(value.Unit))];
        var key = string.Join('|', values.Select(item => $"{item.Kind}{item.Amount}{item.IncludesBound}{item.Unit}")) + separator;
        _found.TryAdd(key, new Candidate(values, separator, values.Any(item => item.Text.Contains(',', StringComparison.Ordinal))));
    }

    // The separator found must be the one used before: 45；100,160 is not one list.
    private (int Start, char Separator)? NextElement(int at, char separator)
    {
        var mark = ' ';
        while (at < text.Length && Separators.Contains(text[at], StringComparison.Ordinal))
        {
            if (text[at] != ' ')
            {
                if (mark != ' ')
                    return null;
                mark = text[at];
            }

            at++;
        }

        return at < text.Length && (separator == '\0' || separator == mark) ? (at, mark) : null;
    }

    private IEnumerable<(MeasuredValue Value, int End)> ReadElement(int start, char separator)
    {
        if (Find(NotDetected, text, start) is { } missing)
        {
            var end = start + missing.Length;
            var value = MeasuredValue.Stated(ValueKind.NotDetected, text[start..end]);
            if (ReadBounds(end, value) is { } bounded)
                yield return bounded;
            yield return (value, end);
            yield break;
        }

        var at = start;
        if (Find(Detected, text, start) is { } present)
        {
            at += present.Length;
            while (at < text.Length && text[at] == ' ')
                at++;
            yield return (MeasuredValue.Stated(ValueKind.Detected, text[start..at].TrimEnd()), text.AsSpan(at).StartsWith("(+)") ? at + 3 : at);
        }

        if (!TryReadComparison(text, ref at, out var comparison))
            yield break;
        var plain = NumberNotation.Read(text, at, grouped: false);
        // Within a list parted by commas a comma never groups thousands.
        var grouped = separator == ',' ? null : NumberNotation.Read(text, at, grouped: true);
        if (plain is { } ungrouped)
            yield return (Make(comparison, ungrouped, text[start..ungrouped.End]), ungrouped.End);
        if (grouped is { } thousands)
            yield return (Make(comparison, thousands, text[start..thousands.End]), thousands.End);
    }

    private static MeasuredValue Make(Comparison comparison, NumberNotation.Noted number, string piece) => comparison == Comparison.None
        ? MeasuredValue.Exact(number.Amount, MeasurementUnit.None, piece, number.SignificantDigits)
        : MeasuredValue.Censored(
            comparison is Comparison.AtMost or Comparison.Below,
            number.Amount,
            comparison is Comparison.AtMost or Comparison.AtLeast,
            MeasurementUnit.None,
            piece,
            number.SignificantDigits);

    // （定量限：5mg/100g）, (<0.01), ，检出限0.01mg/kg: the limits a laboratory states with "not detected".
    private (MeasuredValue Value, int End)? ReadBounds(int start, MeasuredValue value)
    {
        var at = start;
        while (at < text.Length && text[at] is ' ' or ',')
            at++;
        var close = -1;
        if (at < text.Length && text[at] == '(')
        {
            close = text.IndexOf(')', at);
            if (close < 0)
                return null;
            at++;
        }

        var inner = text[at..(close < 0 ? text.Length : close)];
        foreach (var piece in inner.Split([',', ';'], StringSplitOptions.TrimEntries))
        {
            var label = Find(QuantitationLimits, piece, 0) ?? Find(DetectionLimits, piece, 0);
            if (label is null && close < 0)
                return null;
            var from = label?.Length ?? 0;
            while (from < piece.Length && piece[from] is ' ' or ':' or '=' or '为')
                from++;
            if (!TryReadComparison(piece, ref from, out var comparison) || comparison is Comparison.AtLeast or Comparison.Above
                || (label is null && comparison == Comparison.None)
                || NumberNotation.Read(piece, from, grouped: false) is not { } number || !NotationScan.TryReadTail(piece[number.End..], out var unit))
                return null;
            var bound = new Quantity(number.Amount, unit);
            value = label is not null && Array.IndexOf(QuantitationLimits, label) >= 0
                ? value with { QuantitationLimit = bound }
                : value with { DetectionLimit = bound };
        }

        return (value, close < 0 ? text.Length : close + 1);
    }
}
