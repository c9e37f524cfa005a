namespace FoodSafety.Lims.Domain.Months;

/// <summary>
/// 关账 of one year: the months' frozen figures, and what changed of them afterwards. A closed month stays as it was issued; a change of it is an adjustment,
/// told in the figures of the next month that is closed. Closing a month closes all of the year before it: one without a closing of its own had nothing counted.
/// </summary>
/// <param name="closings">In any order; of one year.</param>
/// <param name="adjustments">Of the same year.</param>
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
    /// <param name="ClosedThrough">The last month that was closed when it was made.</param>
    public sealed record Adjustment(long Number, DateOnly Month, string Counter, CounterSum Change, DateOnly ClosedThrough);

    /// <summary>The last closed month; null while none is.</summary>
    public DateOnly? ClosedThrough => _closings.Count == 0 ? null : _closings[^1].Month;

    /// <summary>The last month closed before one.</summary>
    public DateOnly? LastBefore(DateOnly month) => _closings.FindLast(closing => closing.Month < month)?.Month;

    /// <summary>In which month's figures an adjustment is told; null while no later month is closed.</summary>
    public DateOnly? ToldIn(Adjustment adjustment) => _closings.Find(closing => closing.Month > adjustment.ClosedThrough)?.Month;

    /// <summary>Adjustments of a month's own records.</summary>
    public IReadOnlyList<Adjustment> Of(DateOnly month) => _adjustments.FindAll(adjustment => adjustment.Month == month);

    /// <summary>Adjustments of earlier months that a month's figures take up: those made between the closing before it and its own.</summary>
    /// <param name="month">Closed, or the next to be closed.</param>
    public IReadOnlyList<Adjustment> TakenUpBy(DateOnly month) => _adjustments.FindAll(adjustment =>
        adjustment.ClosedThrough < month && (ToldIn(adjustment) == month || (ToldIn(adjustment) is null && month > ClosedThrough)));

    /// <summary>What was frozen of a month.</summary>
    public CounterSum Frozen(DateOnly month, string counter) =>
        _closings.Find(closing => closing.Month == month)?.Figures.GetValueOrDefault(counter) ?? default;

    /// <summary>What a closed month's report says the counter reached from 1 January on: all frozen up to it, and what was adjusted before it was closed.</summary>
    public CounterSum Cumulative(DateOnly month, string counter) =>
        CounterSum.Of(_closings.Where(closing => closing.Month <= month).Select(closing => closing.Figures.GetValueOrDefault(counter)))
        + CounterSum.Of(_adjustments.Where(adjustment => adjustment.Counter == counter && adjustment.ClosedThrough < month).Select(adjustment => adjustment.Change));

    /// <summary>What the counter must hold of a month now: frozen and adjusted.</summary>
    public CounterSum Now(DateOnly month, string counter) =>
        Frozen(month, counter) + CounterSum.Of(_adjustments.Where(adjustment => adjustment.Month == month && adjustment.Counter == counter).Select(adjustment => adjustment.Change));
}
