using FoodSafety.Lims.Domain.Months;
using FoodSafety.Lims.Web.Months;
using FoodSafety.Lims.Web.Quotas;
using FoodSafety.Lims.Web.Reference;
using FoodSafety.Lims.Web.Storage;

namespace FoodSafety.Lims.Web.Reports.Completion;

/// <summary>以前月份调整: what a report takes up of changes to months closed before it, and how its cumulative figures come about.</summary>
/// <param name="Lines">Of this year, counter by counter: told at the last closing + adjusted since + this period = cumulative.</param>
/// <param name="Changes">The adjustments with their months and causes.</param>
public sealed record EarlierMonths(IReadOnlyList<EarlierMonths.Line> Lines, IReadOnlyList<AdjustedGroup> Changes)
{
    /// <summary>One counter's sum.</summary>
    /// <param name="Before">Cumulative, as the report of the month closed last has it.</param>
    /// <param name="Adjusted">All changes of earlier months since.</param>
    /// <param name="Gained">Counted of the days since the month closed last.</param>
    /// <param name="Cumulative">Of the year up to the month's end.</param>
    public sealed record Line(string Counter, string Title, CounterSum Before, CounterSum Adjusted, CounterSum Gained, CounterSum Cumulative);

    /// <summary>Reads it; null where the report is of no month and no year or takes nothing up, so that its content is what it was before.</summary>
    public static async Task<EarlierMonths?> Read(ReportQuestion question, DistrictQuotas quotas, LimsDatabase database, CancellationToken cancel)
    {
        if (!question.Period.IsMonth && !question.Period.IsWholeYear)
            return null;
        await using var db = database.CreateContext();
        var (district, year) = (question.District.Code, question.Period.Year);
        var rows = await MonthRows.Read(db, district, year, cancel);
        // The year's own report tells what no month of the year could any more.
        var (month, last) = question.Period.IsMonth
            ? (question.Period.From, rows.Ledger.LastBefore(question.Period.From))
            : (new DateOnly(year, 12, 1), rows.Ledger.ClosedThrough(year));
        var taken = question.Period.IsMonth ? rows.Ledger.TakenUpBy(month) : rows.Ledger.AfterYearEnd(year);
        if (taken.Count == 0)
            return null;
        var counted = await MonthRows.Counted(db, district, year, cancel);
        CounterSum Sum(string counter, DateOnly after) =>
            CounterSum.Of(counted.Where(one => one.Key.Counter == counter && one.Key.Month > after && one.Key.Month <= month).Select(one => one.Value));
        using var connection = database.OpenConnection();
        return new EarlierMonths(
        [
            // Last year's counters are not this year's: their changes are told and added to nothing.
            .. (last is null ? [] : taken.Where(one => one.Month.Year == year).Select(one => one.Counter).Distinct()).Select(counter => new Line(
                counter, AskMonths.TitleOf(quotas.Plan, counter),
                rows.Ledger.Cumulative(last!.Value, counter),
                CounterSum.Of(taken.Where(one => one.Month.Year == year && one.Counter == counter).Select(one => one.Change)),
                Sum(counter, last.Value),
                Sum(counter, DateOnly.MinValue))),
        ],
        // Closing this month must not change what its report says.
        AdjustedGroup.Of([.. AskMonths.Adjustments(rows, taken, new ReferenceSets(connection).PlansByYear(district), database.Settings.TimeZone).Select(one => one with { ToldIn = null })]));
    }
}
