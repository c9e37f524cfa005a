using FoodSafety.Lims.Domain.Months;

namespace FoodSafety.Lims.Tests.Domain.Months;

/// <summary>关账. The figures are made by hand: January 10, February nothing, March 5, and changes between the closings.</summary>
public sealed class MonthLedgerTests
{
    private const string Counter = "rapid";

    private static readonly DateOnly January = new(2023, 1, 1);
    private static readonly DateOnly February = new(2023, 2, 1);
    private static readonly DateOnly March = new(2023, 3, 1);

    [Test]
    public void A_change_made_before_the_next_closing_is_told_in_it_and_a_later_one_waits()
    {
        var ledger = Ledger([Closed(January, 10), Closed(March, 5)], [Change(1, January, 2, January), Change(2, January, -1, March), Change(3, March, 4, March)]);

        Assert.That(ledger.TakenUpBy(March).Select(one => one.Number), Is.EqualTo(new long[] { 1 }));
        Assert.That(ledger.TakenUpBy(new DateOnly(2023, 4, 1)).Select(one => one.Number), Is.EqualTo(new long[] { 2, 3 }), "April is open: it will take them up");
        Assert.That(ledger.TakenUpBy(January), Is.Empty);
        Assert.That(ledger.Of(January).Select(one => (one.Number, ledger.ToldIn(one))), Is.EqualTo(new (long, DateOnly?)[] { (1, March), (2, null) }));
    }

    [Test]
    public void The_cumulative_figure_is_all_frozen_and_what_was_adjusted_before_the_closing()
    {
        var ledger = Ledger([Closed(March, 5), Closed(January, 10)], [Change(1, January, 2, January), Change(2, January, -1, March)]);

        Assert.That(ledger.Cumulative(January, Counter).Batches, Is.EqualTo(10));
        Assert.That(ledger.Cumulative(March, Counter).Batches, Is.EqualTo(17), "10 + 2 + 5; the change after March's closing is not in it");
        Assert.That(ledger.Now(January, Counter).Batches, Is.EqualTo(11));
        Assert.That(ledger.Frozen(January, Counter).Batches, Is.EqualTo(10), "as it was issued");
        Assert.That((ledger.ClosedThrough(2023), ledger.LastBefore(March), ledger.LastBefore(January)), Is.EqualTo(((DateOnly?)March, (DateOnly?)January, (DateOnly?)null)));
    }

    [Test]
    public void A_month_closed_by_the_next_one_had_nothing_and_rows_that_come_for_it_are_adjustments()
    {
        var ledger = Ledger([Closed(January, 10), Closed(March, 5)], [Change(1, February, 3, March)]);

        Assert.That((ledger.Frozen(February, Counter).Batches, ledger.Now(February, Counter).Batches), Is.EqualTo((0, 3)));
    }

    private static MonthLedger Ledger(MonthLedger.Closing[] closings, MonthLedger.Adjustment[] adjustments) => new(closings, adjustments);

    private static MonthLedger.Closing Closed(DateOnly month, long batches) => new(month, new Dictionary<string, CounterSum> { [Counter] = new(batches, batches, batches) });

    private static MonthLedger.Adjustment Change(long number, DateOnly month, long batches, DateOnly through) => new(number, month, Counter, new CounterSum(batches, batches, 0), through);

    [Test]
    public void After_December_a_change_is_told_by_the_next_month_that_is_closed_of_any_year_and_added_to_none_of_its_figures()
    {
        var (december, next) = (new DateOnly(2023, 12, 1), new DateOnly(2024, 1, 1));
        var change = Change(1, March, 2, december);
        var open = Ledger([Closed(december, 5)], [change]);
        Assert.That((open.ToldIn(change), open.TakenUpBy(next).Count, open.AfterYearEnd(2023).Count), Is.EqualTo(((DateOnly?)null, 1, 1)));

        var closed = Ledger([Closed(december, 5), Closed(next, 7)], [change]);
        Assert.That((closed.ToldIn(change), closed.TakenUpBy(next).Count, closed.TakenUpBy(next.AddMonths(1)).Count), Is.EqualTo(((DateOnly?)next, 1, 0)));
        Assert.That((closed.Cumulative(next, Counter).Batches, closed.Cumulative(december, Counter).Batches), Is.EqualTo((7L, 5L)));
    }

    [Test]
    public void A_change_of_a_year_whose_December_is_open_waits_for_that_year()
    {
        var (november, next) = (new DateOnly(2023, 11, 1), new DateOnly(2024, 1, 1));
        var change = Change(1, March, 2, november);
        Assert.That(Ledger([Closed(november, 5), Closed(next, 7)], [change]).ToldIn(change), Is.Null);
    }
}
