using System.Data.Common;
using FoodSafety.Lims.Domain.Quotas;
using FoodSafety.Lims.Web.Disposal.Checks;
using FoodSafety.Lims.Web.Quotas;
using FoodSafety.Lims.Web.Reference;
using FoodSafety.Lims.Web.Storage.Bulk;
using FoodSafety.Lims.Web.Storage.Inspection;

namespace FoodSafety.Lims.Web.Verify;

/// <summary>
/// Counts every counter of every plan again from the stored rows and compares: the two are kept in one transaction, so a
/// difference means a bug or a hand in the database. It is told, never repaired.
/// </summary>
public sealed class CounterRecount(DbConnection connection, DbTransaction transaction)
{
    private readonly Dictionary<(string District, string Counter, int Day, int Site), CounterFigures> _counted = [];
    private readonly List<Discrepancy> _found = [];
    private readonly Dictionary<int, string> _siteCodes = [];

    /// <summary>What one counter says of one day and site.</summary>
    private readonly record struct CounterFigures(long Batches, long Items, long Passed)
    {
        public override string ToString() => FormattableString.Invariant($"批次 {Batches}、项次 {Items}、合格 {Passed}");
    }

    /// <summary>Rapid tests read.</summary>
    public long RapidTests { get; private set; }

    /// <summary>Counters compared: one for each counter, day and site.</summary>
    public long Compared { get; private set; }

    public IReadOnlyList<Discrepancy> Run()
    {
        Read("SELECT id, code FROM organisations", row => _siteCodes[row.GetInt32(0)] = row.GetString(1));
        var districts = new List<string>();
        Read("SELECT code FROM districts", row => districts.Add(row.GetString(0)));
        foreach (var district in districts)
        {
            var plansByYear = new ReferenceSets(connection).PlansByYear(district);
            CountRapidTests(district, plansByYear);
            CountSamples(district, plansByYear);
        }

        return [.. _found, .. Compare()];
    }

    private void CountRapidTests(string district, IReadOnlyDictionary<int, Plan> plansByYear)
    {
        var count = new RapidTestCount(district, plansByYear);
        foreach (var batch in count.Run(connection, transaction))
            Add((district, batch.Counter, batch.Day, batch.MarketId), new CounterFigures(1, batch.Items, batch.Passed ? 1 : 0));
        RapidTests += count.Rows;
    }

    private void CountSamples(string district, IReadOnlyDictionary<int, Plan> plansByYear)
    {
        var counters = new SampleCounters(plansByYear);
        foreach (var (sample, standing) in SampleCount.Run(connection, transaction, district))
        {
            if (standing.Verdict != sample.Verdict)
                _found.Add(new Discrepancy("sample-verdict-differs", sample.SampleNo, $"抽样单 {sample.SampleNo} 的结论与其检验结果不符。请保留现场并查明原因，不要直接改数。"));
            counters.Change(null, standing);
        }
        foreach (var ((counter, day), figures) in counters.Deltas)
            Add((district, counter, day.DayNumber, 0), new CounterFigures(figures.Batches, figures.Items, figures.Passed));
    }

    private List<Discrepancy> Compare()
    {
        var found = new List<Discrepancy>();
        Read("SELECT district_code, counter, day, site_id, batches, items, passed FROM counter_days", row =>
        {
            var key = (row.GetString(0), row.GetString(1), row.GetInt32(2), row.GetInt32(3));
            var stored = new CounterFigures(row.GetInt64(4), row.GetInt64(5), row.GetInt64(6));
            _counted.Remove(key, out var counted);
            Told(found, key, stored, counted);
        });
        foreach (var (key, counted) in _counted)
            Told(found, key, default, counted);
        return found;
    }

    private void Told(List<Discrepancy> found, (string District, string Counter, int Day, int Site) key, CounterFigures stored, CounterFigures counted)
    {
        Compared++;
        if (stored == counted)
            return;
        var where = FormattableString.Invariant($"{key.District}/{key.Counter}/{DateOnly.FromDayNumber(key.Day):yyyy-MM-dd}/{_siteCodes.GetValueOrDefault(key.Site, "-")}");
        found.Add(new Discrepancy("counter-drift", where, $"计数器 {where} 记为{stored}，按记录重新统计为{counted}。请保留现场并查明原因，不要直接改数。"));
    }

    private void Add((string District, string Counter, int Day, int Site) key, CounterFigures more)
    {
        var sum = _counted.GetValueOrDefault(key);
        _counted[key] = new CounterFigures(sum.Batches + more.Batches, sum.Items + more.Items, sum.Passed + more.Passed);
    }

    private void Read(string sql, Action<DbDataReader> each, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        using var command = connection.Command(transaction, sql, parameters);
        using var reader = command.ExecuteReader();
        while (reader.Read())
            each(reader);
    }
}
