using FoodSafety.Lims.Domain.Months;
using FoodSafety.Lims.Web.Shell.Audit;
using FoodSafety.Lims.Web.Storage.Bulk;

namespace FoodSafety.Lims.Web.Months;

/// <summary>
/// What one transaction does to figures of closed months: noted where counters change, summed by month and counter, and written before it is committed.
/// In a district without closed months nothing happens but one look.
/// </summary>
public sealed class MonthAdjusting(ImportTransaction import)
{
    private readonly Dictionary<(DateOnly Month, string Counter), CounterSum> _sums = [];
    private ClosedMonths? _closed;
    private string? _district;

    /// <summary>Why counters change here; null = the rows of the import's upload came late.</summary>
    public AdjustmentCause? Cause { get; set; }

    /// <summary>What was noted and is not written yet.</summary>
    public IReadOnlyList<ClosedMonths.Touched> Touched => _sums.Count == 0 ? [] : _closed!.Tell(_sums);

    public void Note(string district, IReadOnlyCollection<CounterChange> changes)
    {
        if (changes.Count == 0)
            return;
        if (_closed is null || _district != district)
        {
            Write();
            (_closed, _district) = (ClosedMonths.Read(import.Connection, import.Transaction, district), district);
        }
        if (_closed.Any)
            _closed.Add(changes, _sums);
    }

    /// <summary>Writes what was noted, as rows that the audit seals.</summary>
    public void Write()
    {
        if (_sums.Count == 0)
            return;
        var cause = Cause ?? import.LateRows;
        foreach (var ((month, counter), sum) in _sums.Where(one => one.Value != default).OrderBy(one => one.Key.Month).ThenBy(one => one.Key.Counter, StringComparer.Ordinal))
        {
            var through = _closed!.Through(month.Year);
            var id = import.Connection.Ask<int>(import.Transaction,
                """
                INSERT INTO month_adjustments (district_code, month, counter, closed_through, cause, subject, at, "by", batches, items, passed)
                VALUES (@district, @month, @counter, @through, @cause, @subject, @at, @by, @batches, @items, @passed) RETURNING id
                """,
                ("district", _district), ("month", month.DayNumber), ("counter", counter), ("through", through.DayNumber), ("cause", cause.Code), ("subject", cause.Subject),
                ("at", cause.At.ToUnixTimeMilliseconds()), ("by", cause.By), ("batches", sum.Batches), ("items", sum.Items), ("passed", sum.Passed));
            import.ChangedRows.Add(RowChange.Added("month_adjustments", id,
                ("district_code", _district), ("month", month), ("counter", counter), ("closed_through", through), ("cause", cause.Code), ("subject", cause.Subject),
                ("at", cause.At), ("by", cause.By), ("batches", sum.Batches), ("items", sum.Items), ("passed", sum.Passed)));
        }
        _sums.Clear();
    }

    /// <summary>The transaction is over: whoever begins the next looks again.</summary>
    public void Forget()
    {
        _sums.Clear();
        (_closed, _district) = (null, null);
    }
}
