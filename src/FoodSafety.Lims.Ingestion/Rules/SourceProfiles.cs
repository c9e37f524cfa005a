using FoodSafety.Lims.Domain.Judgement;

namespace FoodSafety.Lims.Ingestion.Rules;

/// <summary>The platforms that the sender's logs come from, by the day of the test; fixed when an import starts.</summary>
public sealed class SourceProfiles
{
    /// <summary>A sender of whom no platform is known.</summary>
    public static readonly SourceProfiles None = new([], []);

    private readonly HashSet<string> _codes;

    /// <param name="spans">What the sender was registered for, in the order of the days, not overlapping.</param>
    /// <param name="platforms">All platforms known: their codes are told apart from mere misspellings.</param>
    public SourceProfiles(IEnumerable<Span> spans, IEnumerable<SourceProfile> platforms)
    {
        Spans = [.. spans];
        _codes = [.. platforms.SelectMany(platform => platform.OutcomeCodes).Select(code => Spelling.NameKey(code.Code))];
    }

    /// <summary>In the order of the days.</summary>
    public IReadOnlyList<Span> Spans { get; }

    /// <summary>Whether a word is a code of some platform rather than a word: digits, or what a known platform's list has.</summary>
    public bool IsCode(string written) =>
        Spelling.NameKey(written) is { Length: > 0 } key && (_codes.Contains(key) || key.All(char.IsAsciiDigit));

    /// <summary>Index of the span that holds the day (<see cref="DateOnly.DayNumber"/>); -1 where none does. Of a row without a day, the last.</summary>
    public int IndexOn(int day)
    {
        if (day <= 0)
            return Spans.Count - 1;
        for (var index = Spans.Count - 1; index >= 0; index--)
            if (day >= Spans[index].From.DayNumber && day <= Spans[index].To.DayNumber)
                return index;
        return -1;
    }

    /// <summary>From when to when, both included, the sender's logs come from a platform.</summary>
    public sealed record Span(DateOnly From, DateOnly To, SourceProfile Profile);
}
