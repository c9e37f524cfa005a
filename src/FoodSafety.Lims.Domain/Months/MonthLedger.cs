namespace FoodSafety.Lims.Domain.Months;

/// <summary>
/// 关账: the months' frozen figures, and what changed of them afterwards. A closed month stays as it was issued; a change of it is an adjustment, told in
/// the figures of the next month that is closed; after December, in those of the next year. Closing a month closes all of the year before it: one without
/// a closing of its own had nothing counted.
/// </summary>
/// <param name="closings">In any order.</param>
/// <param name="adjustments">Of their months.</param>
public sealed class MonthLedger(IEnumerable<MonthLedger.Closing> closings, IEnumerable<MonthLedger.Adjustment> adjustments)
{
    private readonly List<Closing> _closings = [.. closings.OrderBy(closing => closing.Month)];
    private readonly List<Adjustment> _adjustments = [.. adjustments];

    /// <summary>A month as it was closed.</summary>
    /// <param name="Month">Its first day.</param>
    /// <param name="Figures">Counter → what it held of the month; a counter that held nothing may be absent.</param>
    public sealed record Closing(DateOnly Month, IReadOnlyDictionary<string, CounterSum> Figures);

    /// <summary>A change of a closed month's figures.</summary>
    /// <param name="Number">By which the caller knows it.</param>
    /// <param name="Month">First day of the month whose records changed.</param>
    /// <param name="Counter">Code.</param>
    /// <param name="ClosedThrough">The last month of its year that was closed when it was made; where that was December, the last closed of all.</param>
    public sealed record Adjustment(long Number, DateOnly Month, string Counter, CounterSum Change, DateOnly ClosedThrough);

    /// <summary>The last closed month of a year; null while none is.</summary>
    public DateOnly? ClosedThrough(int year) => _closings.FindLast(closing => closing.Month.Year == year)?.Month;

    /// <summary>The last month of the same year closed before one.</summary>
    public DateOnly? LastBefore(DateOnly month) => _closings.FindLast(closing => closing.Month.Year == month.Year && closing.Month < month)?.Month;

    /// <summary>In which month's figures an adjustment is told; null while no later month is closed.</summary>
    public DateOnly? ToldIn(Adjustment adjustment) => _closings.Find(closing => MayTell(closing.Month, adjustment))?.Month;

    /// <summary>Adjustments of a year's months that were made after its December was closed: its own months tell them no more.</summary>
    public IReadOnlyList<Adjustment> AfterYearEnd(int year) =>
        _adjustments.FindAll(adjustment => adjustment.Month.Year == year && adjustment.ClosedThrough >= new DateOnly(year, 12, 1));

    /// <summary>Adjustments of a month's own records.</summary>
    public IReadOnlyList<Adjustment> Of(DateOnly month) => _adjustments.FindAll(adjustment => adjustment.Month == month);

    /// <summary>Adjustments of earlier months that a month's figures take up: those made between the closing before it and its own.</summary>
    /// <param name="month">Closed, or the next to be closed.</param>
    public IReadOnlyList<Adjustment> TakenUpBy(DateOnly month) => _adjustments.FindAll(adjustment =>
        MayTell(month, adjustment) && (ToldIn(adjustment) == month || (ToldIn(adjustment) is null && !(month <= ClosedThrough(month.Year)))));

    /// <summary>What was frozen of a month.</summary>
    public CounterSum Frozen(DateOnly month, string counter) =>
        _closings.Find(closing => closing.Month == month)?.Figures.GetValueOrDefault(counter) ?? default;

    /// <summary>What a closed month's report says the counter reached from 1 January on: all frozen up to it, and what was adjusted before it was closed.</summary>
    public CounterSum Cumulative(DateOnly month, string counter) =>
        CounterSum.Of(_closings.Where(closing => closing.Month.Year == month.Year && closing.Month <= month).Select(closing => closing.Figures.GetValueOrDefault(counter)))
        + CounterSum.Of(_adjustments.Where(adjustment => adjustment.Counter == counter && adjustment.Month.Year == month.Year && adjustment.ClosedThrough < month).Select(adjustment => adjustment.Change));

    /// <summary>What the counter must hold of a month now: frozen and adjusted.</summary>
    public CounterSum Now(DateOnly month, string counter) =>
        Frozen(month, counter) + CounterSum.Of(_adjustments.Where(adjustment => adjustment.Month == month && adjustment.Counter == counter).Select(adjustment => adjustment.Change));

    /// <summary>A later month of the year; once that is closed as a whole, of any year.</summary>
    private static bool MayTell(DateOnly month, Adjustment adjustment) =>
        month > adjustment.ClosedThrough && (month.Year == adjustment.ClosedThrough.Year || adjustment.ClosedThrough.Month == 12);
}
