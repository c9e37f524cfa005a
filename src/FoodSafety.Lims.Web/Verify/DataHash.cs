using System.Data.Common;
using System.Numerics;
using System.Security.Cryptography;
using FoodSafety.Lims.Web.Storage;
using FoodSafety.Lims.Web.Storage.Bulk;

namespace FoodSafety.Lims.Web.Verify;

/// <summary>
/// One hash over what the data says: rows, counters, cases and ways of samples, by their natural keys; free of ids, clocks, uploads, audit
/// and of numbers given out in the order of arrival or at random.
/// The same records give the same hash on either database, in whatever order and in however many files they came.
/// </summary>
public static class DataHash
{
    // A case is named by what it is about; a row of a table that has no order is hashed alone and the hashes are added.
    private const string CaseKey = "c.kind, c.district_code, c.sample_no, o.code, c.tested_on";

    /// <summary>A finding without its bulletin's day is known since it was imported: that is a clock's time.</summary>
    private const string KnownSinceImport = "c.kind = 'disposal' AND c.sample_id IS NULL AND EXISTS (SELECT 1 FROM findings f WHERE f.id = c.finding_id AND f.bulletin_on IS NULL)";

    private const string CaseJoin = "JOIN cases c ON c.id = x.case_id LEFT JOIN organisations o ON o.id = c.market_id";

    private static readonly (string Table, string Sql)[] Tables =
    [
        ("rapid_tests",
            """
            SELECT t.tested_on, o.code, t.sample_no, item.text, t.tested_at, t.tested_precision, t.outcome, t.reported_outcome, t.organiser,
                food.text, category.text, method.text, t.reading, unit.text, place.text, stage.text, programme.text,
                t.stall_no, t.vendor, t.unit_code, t.notified_at, t.details
            FROM rapid_tests t
            JOIN organisations o ON o.id = t.market_id
            JOIN terms item ON item.id = t.item_id
            JOIN terms food ON food.id = t.food_id
            LEFT JOIN terms category ON category.id = t.category_id
            LEFT JOIN terms method ON method.id = t.method_id
            LEFT JOIN terms unit ON unit.id = t.unit_id
            LEFT JOIN terms place ON place.id = t.place_type_id
            LEFT JOIN terms stage ON stage.id = t.stage_id
            LEFT JOIN terms programme ON programme.id = t.programme_id
            """),
        ("samples",
            """
            SELECT sample_no, district_code, sampled_on, state, tested_on, reported_on, published_on, programme_source, programme, selection, method_class,
                sampling_organisation, laboratory, sampled_party, food, food_category, category, stage, place_type, owner, verdict, details, lifecycle_stage
            FROM samples
            """),
        ("sample_events", "SELECT s.sample_no, e.action, e.from_stage, e.to_stage, e.given FROM sample_events e JOIN samples s ON s.id = e.sample_id"),
        ("sample_results",
            """
            SELECT coalesce(s.sample_no, r.sample_no), f.district_code, r.test_item, r.report_no, r.phase, r.result_text, r.unit_text, r.limit_text, r.verdict, r.reported_verdict, r.tested_on, r.details, r.kept_aside
            FROM sample_results r LEFT JOIN findings f ON f.id = r.finding_id LEFT JOIN samples s ON s.id = r.sample_id
            """),
        ("findings", "SELECT sample_no, district_code, food, failures, sampled_party, producer, source, bulletin_on, details FROM findings"),
        ("counter_days",
            """
            SELECT d.district_code, d.counter, d.day, o.code, d.batches, d.items, d.passed
            FROM counter_days d LEFT JOIN organisations o ON o.id = d.site_id
            WHERE d.batches <> 0 OR d.items <> 0 OR d.passed <> 0
            """),
        ("cases",
            $"""
            SELECT {CaseKey}, c.stage, CASE WHEN {KnownSinceImport} THEN NULL ELSE c.opened_at END, c.test_items, c.food, c.organiser, c.farm_produce, c.legal_function, c.other_regime, c.notified_at
            FROM cases c LEFT JOIN organisations o ON o.id = c.market_id
            """),
        ("case_party", $"SELECT {CaseKey}, x.role, x.name FROM case_party x {CaseJoin}"),
        // In how many files the records of a case came is no part of what they say.
        ("case_event", $"SELECT {CaseKey}, x.action, x.from_stage, x.to_stage, x.evidence, x.clock, x.reason, x.party FROM case_event x {CaseJoin} WHERE x.action NOT IN ('join-finding', 'withdraw-finding')"),
        ("case_evidence", $"SELECT {CaseKey}, x.code, x.text, x.waiver, x.file_name, x.sha256, x.party FROM case_evidence x {CaseJoin}"),
    ];

    /// <param name="connection">Inside a transaction whose view does not change.</param>
    /// <param name="transaction">That transaction.</param>
    public static string Of(DbConnection connection, DbTransaction transaction)
    {
        using var whole = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (table, sql) in Tables)
        {
            var (rows, sum) = SumOf(connection, transaction, table, sql);
            whole.AppendData(System.Text.Encoding.UTF8.GetBytes(FormattableString.Invariant($"{table}|{rows}|{sum:x}\n")));
        }
        return Convert.ToHexStringLower(whole.GetHashAndReset());
    }

    private static (long Rows, BigInteger Sum) SumOf(DbConnection connection, DbTransaction transaction, string table, string sql)
    {
        using var command = connection.Command(transaction, sql);
        using var reader = command.ExecuteReader();
        var items = Enumerable.Range(0, reader.FieldCount).FirstOrDefault(column => reader.GetName(column) == "test_items", -1);
        var row = new HashedRow(table);
        while (reader.Read())
        {
            for (var column = 0; column < reader.FieldCount; column++)
            {
                if (reader.IsDBNull(column))
                    row.AddNull();
                else if (column == items)
                    row.Add(string.Join('、', reader.GetString(column).Split('、').Order(StringComparer.Ordinal))); // in order of arrival
                else if (reader.GetValue(column) is string text)
                    row.Add(text);
                else
                    row.Add(Convert.ToInt64(reader.GetValue(column), System.Globalization.CultureInfo.InvariantCulture));
            }
            row.End();
        }
        return (row.Rows, row.Sum);
    }
}
