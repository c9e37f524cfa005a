using FoodSafety.Lims.Domain.Months;
using FoodSafety.Lims.Web.Months;
using FoodSafety.Lims.Web.Quotas;
using FoodSafety.Lims.Web.Storage;

namespace FoodSafety.Lims.Web.Reports.Completion;

/// <summary>以前月份调整: what a month's report takes up of changes to months closed before it, and how its cumulative figures come about.</summary>
/// <param name="Lines">Counter by counter: told at the last closing + adjusted since + this period = cumulative.</param>
/// <param name="Changes">The adjustments with their months and causes.</param>
public sealed record EarlierMonths(IReadOnlyList<EarlierMonths.Line> Lines, IReadOnlyList<AdjustedGroup> Changes)
{
    /// <summary>One counter's sum.</summary>
    /// <param name="Before">Cumulative, as the report of the month closed last has it.</param>
    /// <param name="Adjusted">All changes of earlier months since.</param>
    /// <param name="Gained">Counted of the days since the month closed last.</param>
    /// <param name="Cumulative">Of the year up to the month's end.</param>
    public sealed record Line(string Counter, string Title, CounterSum Before, CounterSum Adjusted, CounterSum Gained, CounterSum Cumulative);

    /// <summary>Reads it; null where the report is of no month or takes nothing up, so that its content is what it was before.</summary>
    public static async Task<EarlierMonths?> Read(ReportQuestion question, DistrictQuotas quotas, LimsDatabase database, CancellationToken cancel)
    {
        if (!question.Period.IsMonth)
            return null;
        await using var db = database.CreateContext();
        var (month, district) = (question.Period.From, question.District.Code);
        var rows = await MonthRows.Read(db, district, question.Period.Year, cancel);
        var taken = rows.Ledger.TakenUpBy(month);
        if (taken.Count == 0 || rows.Ledger.LastBefore(month) is not { } last)
            return null;
        var counted = await MonthRows.Counted(db, district, question.Period.Year, cancel);
        CounterSum Sum(string counter, DateOnly after) =>
            CounterSum.Of(counted.Where(one => one.Key.Counter == counter && one.Key.Month > after && one.Key.Month <= month).Select(one => one.Value));
        return new EarlierMonths(
        [
            .. taken.Select(one => one.Counter).Distinct().Select(counter => new Line(
                counter, AskMonths.TitleOf(quotas.Plan, counter),
                rows.Ledger.Cumulative(last, counter),
                CounterSum.Of(taken.Where(one => one.Counter == counter).Select(one => one.Change)),
                Sum(counter, last),
                Sum(counter, DateOnly.MinValue))),
        ],
        // Closing this month must not change what its report says.
        AdjustedGroup.Of([.. AskMonths.Adjustments(rows, taken, quotas.Plan, database.Settings.TimeZone).Select(one => one with { ToldIn = null })]));
    }
}
