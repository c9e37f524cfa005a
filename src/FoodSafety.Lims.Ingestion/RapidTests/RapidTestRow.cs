using FoodSafety.Lims.Domain.Sampling;

namespace FoodSafety.Lims.Ingestion.RapidTests;

/// <summary>Where a text of a row lies in its chunk's text buffer; <see cref="Length"/> 0 = not given.</summary>
public readonly record struct TextSlice(int Start, int Length);

/// <summary>
/// One judged row of a rapid-test log. Repeating words are numbers of the import's <see cref="Pipeline.Words"/>
/// (<see cref="Pipeline.Words.None"/> = not given); other texts are slices of the chunk's buffer.
/// </summary>
public struct RapidTestRow
{
    /// <summary>The spreadsheet's row number.</summary>
    public int RowNumber;

    /// <summary><see cref="DateOnly.DayNumber"/> of the district's local day.</summary>
    public int TestedOn;

    /// <summary>The storage's number of the market.</summary>
    public int MarketId;

    /// <summary>UTC milliseconds since 1970.</summary>
    public long TestedAt;

    public TimePrecision TestedPrecision;

    /// <summary>What acts: the stricter of the reported and the judged outcome.</summary>
    public RapidOutcome Outcome;

    public RapidOutcome ReportedOutcome;

    public Organiser Organiser;

    public int Food, Category, Item, Method, Unit, PlaceType, Stage, Programme;

    /// <summary>Which counters of its year's plan the row fills: bits of <see cref="Domain.Quotas.Plan.CounterMask"/>.</summary>
    public ulong Counters;

    /// <summary>Reported and judged outcome contradict each other.</summary>
    public bool VerdictDiffers;

    /// <summary>UTC milliseconds, or 0 when the vendor was not (yet) told.</summary>
    public long NotifiedAt;

    public TextSlice SampleNo, Reading, StallNo, Vendor, UnitCode, Details;
}
