using System.Data.Common;
using FoodSafety.Lims.Domain.Validity;
using FoodSafety.Lims.Web.Storage.Bulk;

namespace FoodSafety.Lims.Web.Validity;

/// <summary>How a district's tests from a day on stand in an open transaction.</summary>
internal sealed class ValidityTallies(DbConnection connection, DbTransaction transaction, string district, DateOnly from)
{
    public List<(int Id, string Code, string Name)> Markets()
    {
        var markets = new List<(int, string, string)>();
        Read("SELECT id, code, name FROM organisations WHERE district_code = @district AND kind = 'market'", row => markets.Add((row.GetInt32(0), row.GetString(1), row.GetString(2))));
        return markets;
    }

    /// <summary>By the market's id, read at an instant.</summary>
    public Dictionary<int, ValidityTally> ByMarket(DateTimeOffset now)
    {
        var tallies = new Dictionary<int, ValidityTally>();
        Read("SELECT market_id, count(*) FROM rapid_tests WHERE tested_on >= @from AND market_id IN (SELECT id FROM organisations WHERE district_code = @district) GROUP BY market_id",
            row => tallies[row.GetInt32(0)] = new ValidityTally(row.GetInt64(1), 0, 0));
        Read("SELECT market_id, validity, pending_until FROM not_valid_tests WHERE district_code = @district AND tested_on >= @from", row =>
        {
            var isPending = (TestValidity)row.GetInt16(1) == TestValidity.Pending && (row.IsDBNull(2) || row.GetInt64(2) >= now.ToUnixTimeMilliseconds());
            tallies[row.GetInt32(0)] += new ValidityTally(0, isPending ? 1 : 0, isPending ? 0 : 1);
        });
        return tallies;
    }

    public IReadOnlyList<ValidityEffect.Reason> ByReason()
    {
        var counts = new List<(string Codes, long Tests)>();
        Read("SELECT reasons, count(*) FROM not_valid_tests WHERE district_code = @district AND tested_on >= @from GROUP BY reasons", row => counts.Add((row.GetString(0), row.GetInt64(1))));
        return ByReason(counts);
    }

    /// <summary>Counts by sets of reasons as counts by reason, the most frequent first.</summary>
    public static IReadOnlyList<ValidityEffect.Reason> ByReason(IEnumerable<(string Codes, long Tests)> counts) =>
    [
        .. counts.SelectMany(count => ValidityVerdict.ReasonsOf(count.Codes), (count, reason) => (reason, count.Tests))
            .GroupBy(pair => pair.reason)
            .Select(group => new ValidityEffect.Reason(group.Key.Code, group.Key.Name, group.Key.Remedy, group.Sum(pair => pair.Tests)))
            .OrderByDescending(reason => reason.Tests).ThenBy(reason => reason.Code, StringComparer.Ordinal),
    ];

    private void Read(string sql, Action<DbDataReader> each)
    {
        using var command = connection.Command(transaction, sql, ("district", district));
        if (sql.Contains("@from", StringComparison.Ordinal))
            command.Add("from", from.DayNumber);
        command.CommandTimeout = 0;
        using var row = command.ExecuteReader();
        while (row.Read())
            each(row);
    }
}
