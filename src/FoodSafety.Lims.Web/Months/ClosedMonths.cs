using System.Data.Common;
using System.Globalization;
using System.Runtime.InteropServices;
using FoodSafety.Lims.Domain.Months;
using FoodSafety.Lims.Web.Storage.Bulk;

namespace FoodSafety.Lims.Web.Months;

/// <summary>Which months of a district are closed, as writers of its counters ask: one look a transaction, under the district's lock.</summary>
/// <param name="closings">First day of the month and number of its report, in their order.</param>
public sealed class ClosedMonths(IReadOnlyList<(DateOnly Month, string Report)> closings)
{
    private readonly Dictionary<int, DateOnly> _through = closings.GroupBy(closing => closing.Month.Year).ToDictionary(year => year.Key, year => year.Max(closing => closing.Month));

    /// <summary>What changes touch of one closed month.</summary>
    /// <param name="Month">E.g. 2023-09.</param>
    /// <param name="Report">Number of the issued report that tells the month's figures.</param>
    /// <param name="Batches">The greatest change of one counter: targets overlap, so counters are not added up.</param>
    public sealed record Touched(string Month, string Report, long Batches)
    {
        /// <summary>For people.</summary>
        public string Sentence => FormattableString.Invariant($"{Month} 已关账（报表 {Report} 不变）：该月计数变动 {Batches:+#,0;-#,0;0} 批次，列入以后月份的“以前月份调整”。");
    }

    public static ClosedMonths Read(DbConnection connection, DbTransaction? transaction, string district)
    {
        var closings = new List<(DateOnly, string)>();
        using var command = connection.Command(transaction, "SELECT month, report FROM month_closings WHERE district_code = @district ORDER BY month", ("district", district));
        using var row = command.ExecuteReader();
        while (row.Read())
            closings.Add((DateOnly.FromDayNumber(row.GetInt32(0)), row.GetString(1)));
        return new ClosedMonths(closings);
    }

    public bool Any => closings.Count > 0;

    /// <summary>Whether a report is the one a month was closed with: it is not issued again.</summary>
    public bool HasReport(string number) => closings.Any(closing => closing.Report == number);

    /// <summary>The last closed month of a year; closing it closed all before it. Once that is December the year tells nothing more: then the last closed of all.</summary>
    public DateOnly Through(int year) => _through[year] is { Month: < 12 } open ? open : closings[^1].Month;

    /// <summary>Adds what changes do to closed months to sums by month and counter.</summary>
    public void Add(IEnumerable<CounterChange> changes, Dictionary<(DateOnly Month, string Counter), CounterSum> sums)
    {
        foreach (var change in changes)
        {
            var day = DateOnly.FromDayNumber(change.Day);
            var month = new DateOnly(day.Year, day.Month, 1);
            if (!_through.TryGetValue(day.Year, out var through) || month > through)
                continue;
            ref var sum = ref CollectionsMarshal.GetValueRefOrAddDefault(sums, (month, change.Counter), out _);
            sum += new CounterSum(change.Batches, change.Items, change.Passed);
        }
    }

    /// <summary>The same for people: month by month, with the report that is touched.</summary>
    public IReadOnlyList<Touched> Tell(IEnumerable<KeyValuePair<(DateOnly Month, string Counter), CounterSum>> sums) =>
    [
        .. sums.Where(sum => sum.Value != default).GroupBy(sum => sum.Key.Month, sum => sum.Value.Batches).OrderBy(month => month.Key)
            .Select(month => new Touched(
                month.Key.ToString("yyyy-MM", CultureInfo.InvariantCulture),
                closings.First(closing => closing.Month.Year == month.Key.Year && closing.Month >= month.Key).Report,
                month.MaxBy(Math.Abs))),
    ];

    /// <summary>What an upload's rows changed of months that were closed before they came.</summary>
    public static IReadOnlyList<Touched>? OfImport(DbConnection connection, DbTransaction? transaction, string district, string upload)
    {
        var closed = Read(connection, transaction, district);
        if (!closed.Any)
            return null;
        var sums = new Dictionary<(DateOnly, string), CounterSum>();
        using (var command = connection.Command(transaction,
            "SELECT month, counter, batches, items, passed FROM month_adjustments WHERE subject = @upload AND cause = @cause", ("upload", upload), ("cause", AdjustmentCause.Import)))
        using (var row = command.ExecuteReader())
            while (row.Read())
            {
                ref var sum = ref CollectionsMarshal.GetValueRefOrAddDefault(sums, (DateOnly.FromDayNumber(row.GetInt32(0)), row.GetString(1)), out _);
                sum += new CounterSum(row.GetInt64(2), row.GetInt64(3), row.GetInt64(4));
            }
        var told = closed.Tell(sums);
        return told.Count == 0 ? null : told;
    }
}
