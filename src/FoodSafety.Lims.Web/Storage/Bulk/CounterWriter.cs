using System.Data.Common;

namespace FoodSafety.Lims.Web.Storage.Bulk;

/// <summary>Adds deltas to the stored counters, inside the transaction of the rows that caused them.</summary>
public sealed class CounterWriter(DbConnection connection, DbTransaction transaction, string districtCode) : IDisposable
{
    private readonly DbCommand _upsert = connection.Command(transaction,
        """
        INSERT INTO counter_days (district_code, counter, day, site_id, batches, items, passed)
        VALUES (@district, @counter, @day, @site, @batches, @items, @passed)
        ON CONFLICT (district_code, counter, day, site_id) DO UPDATE SET
            batches = counter_days.batches + excluded.batches,
            items = counter_days.items + excluded.items,
            passed = counter_days.passed + excluded.passed
        """,
        ("district", districtCode), ("counter", ""), ("day", 0), ("site", 0), ("batches", 0L), ("items", 0L), ("passed", 0L));

    public void Add(string counter, int day, int siteId, long batches, long items, long passed)
    {
        _upsert.Parameters[1].Value = counter;
        _upsert.Parameters[2].Value = day;
        _upsert.Parameters[3].Value = siteId;
        _upsert.Parameters[4].Value = batches;
        _upsert.Parameters[5].Value = items;
        _upsert.Parameters[6].Value = passed;
        _upsert.ExecuteNonQuery();
    }

    public void Dispose() => _upsert.Dispose();
}
