using System.Data.Common;
using System.Runtime.InteropServices;
using FoodSafety.Lims.Domain.Judgement;
using FoodSafety.Lims.Domain.Quotas;
using FoodSafety.Lims.Domain.Sampling;
using FoodSafety.Lims.Web.Storage.Bulk;

namespace FoodSafety.Lims.Web.Storage.Inspection;

/// <summary>Every inspected sample of a district that is not voided, as counters see it, taken from the stored rows: its verdict and items are those of its results.</summary>
public static class SampleCount
{
    /// <param name="connection">An open connection.</param>
    /// <param name="transaction">Its transaction, if any.</param>
    /// <param name="district">The district.</param>
    /// <param name="reached">Only those that reached this state on one of these days; null for all.</param>
    public static IEnumerable<(StoredSample Stored, StandingSample Standing)> Run(
        DbConnection connection, DbTransaction? transaction, string district, (CountedAt State, DateOnly From, DateOnly To)? reached = null)
    {
        var (condition, from, to) = reached is { } days ? ($"AND s.{ColumnOf(days.State)} BETWEEN @from AND @to", days.From.DayNumber, days.To.DayNumber) : ("", 0, 0);
        var results = Results(connection, transaction, district, condition, from, to);
        using var command = connection.Command(transaction, $"SELECT {StoredSample.Columns} FROM samples s WHERE district_code = @district AND lifecycle_stage <> 'voided' {condition}", ("district", district));
        Bind(command, condition, from, to);
        using var row = command.ExecuteReader();
        while (row.Read())
        {
            var sample = StoredSample.Read(row);
            var known = results.GetValueOrDefault(sample.Id, []);
            yield return (sample, (sample with { Verdict = StoredResult.Worst(known) }).Standing(StoredResult.Standing(known).Count()));
        }
    }

    private static string ColumnOf(CountedAt state) => state switch
    {
        CountedAt.Sampled => "sampled_on",
        CountedAt.Tested => "tested_on",
        CountedAt.Reported => "reported_on",
        _ => "published_on",
    };

    private static void Bind(DbCommand command, string condition, int from, int to)
    {
        if (condition.Length == 0)
            return;
        command.Add("from", from);
        command.Add("to", to);
    }

    private static Dictionary<long, List<StoredResult>> Results(DbConnection connection, DbTransaction? transaction, string district, string condition, int from, int to)
    {
        var results = new Dictionary<long, List<StoredResult>>();
        using var command = connection.Command(transaction,
            $"SELECT r.sample_id, r.test_item, r.phase, r.verdict FROM sample_results r JOIN samples s ON s.id = r.sample_id WHERE s.district_code = @district AND r.kept_aside = '' {condition}",
            ("district", district));
        Bind(command, condition, from, to);
        using var row = command.ExecuteReader();
        while (row.Read())
        {
            ref var ofSample = ref CollectionsMarshal.GetValueRefOrAddDefault(results, row.GetInt64(0), out _);
            var phase = row.GetString(2) == "recheck" ? ResultPhase.Recheck : ResultPhase.Initial;
            (ofSample ??= []).Add(new StoredResult(row.GetString(1), "", phase, "", null, null, null, null, (Verdict)row.GetInt16(3), 0, 0));
        }
        return results;
    }
}
