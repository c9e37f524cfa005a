using System.Data.Common;
using System.Runtime.InteropServices;
using FoodSafety.Lims.Domain.Months;
using FoodSafety.Lims.Web.Disposal.Checks;
using FoodSafety.Lims.Web.Storage.Bulk;

namespace FoodSafety.Lims.Web.Months;

/// <summary>Of every closed month: what was frozen and what was adjusted since come to what the counters hold now. A difference is told, never repaired.</summary>
internal static class MonthChecks
{
    public static List<Discrepancy> Run(DbConnection connection, DbTransaction transaction)
    {
        var through = new Dictionary<(string District, int Year), DateOnly>();
        Read("SELECT district_code, month FROM month_closings ORDER BY month", row =>
        {
            var month = DateOnly.FromDayNumber(row.GetInt32(1));
            through[(row.GetString(0), month.Year)] = month;
        });
        var sums = new Dictionary<(string District, DateOnly Month, string Counter), (CounterSum Closed, CounterSum Now)>();
        Read("SELECT district_code, month, counter, batches, items, passed FROM month_figures", row => Add(row, isClosed: true));
        Read("SELECT district_code, month, counter, batches, items, passed FROM month_adjustments", row => Add(row, isClosed: true));
        Read(
            """
            SELECT district_code, day, counter, CAST(sum(batches) AS bigint), CAST(sum(items) AS bigint), CAST(sum(passed) AS bigint)
            FROM counter_days WHERE district_code IN (SELECT district_code FROM month_closings) GROUP BY district_code, day, counter
            """,
            row => Add(row, isClosed: false));
        return
        [
            .. sums.Where(sum => sum.Value.Closed != sum.Value.Now).Select(sum => new Discrepancy(
                "month-figures-differ",
                FormattableString.Invariant($"{sum.Key.District}/{sum.Key.Month:yyyy-MM}/{sum.Key.Counter}"),
                FormattableString.Invariant($"{sum.Key.District} {sum.Key.Month:yyyy-MM} 已关账：计数器 {sum.Key.Counter} 关账数加其后调整为{Said(sum.Value.Closed)}，现为{Said(sum.Value.Now)}。请保留现场并查明原因，不要直接改数。"))),
        ];

        void Add(DbDataReader row, bool isClosed)
        {
            var day = DateOnly.FromDayNumber(row.GetInt32(1));
            var month = new DateOnly(day.Year, day.Month, 1);
            if (!through.TryGetValue((row.GetString(0), month.Year), out var last) || month > last)
                return;
            var sum = new CounterSum(row.GetInt64(3), row.GetInt64(4), row.GetInt64(5));
            ref var sides = ref CollectionsMarshal.GetValueRefOrAddDefault(sums, (row.GetString(0), month, row.GetString(2)), out _);
            sides = isClosed ? (sides.Closed + sum, sides.Now) : (sides.Closed, sides.Now + sum);
        }

        void Read(string sql, Action<DbDataReader> each)
        {
            using var command = connection.Command(transaction, sql);
            using var row = command.ExecuteReader();
            while (row.Read())
                each(row);
        }
    }

    private static string Said(CounterSum sum) => FormattableString.Invariant($"批次 {sum.Batches}、项次 {sum.Items}、合格 {sum.Passed}");
}
