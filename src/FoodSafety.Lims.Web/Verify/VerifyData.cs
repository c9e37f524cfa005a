using System.Data;
using System.Data.Common;
using FoodSafety.Lims.Domain.Judgement;
using FoodSafety.Lims.Web.Disposal.Checks;
using FoodSafety.Lims.Web.Laboratory.Checks;
using FoodSafety.Lims.Web.Months;
using FoodSafety.Lims.Web.Reference;
using FoodSafety.Lims.Web.Reports.Verifying;
using FoodSafety.Lims.Web.Samples.Checks;
using FoodSafety.Lims.Web.Shell.Audit;
using FoodSafety.Lims.Web.Storage;
using FoodSafety.Lims.Web.Storage.Bulk;
using FoodSafety.Lims.Web.Uploads;
using FoodSafety.Lims.Web.Validity;

namespace FoodSafety.Lims.Web.Verify;

/// <summary>Holds the stored data against what must always be true of it. Reads one unchanging view, beside running imports; repairs nothing.</summary>
public static class VerifyData
{
    public static async Task<Verification> Handle(LimsDatabase database, CancellationToken cancel)
    {
        using var connection = database.OpenConnection();
        using var transaction = View(connection);
        var recount = new CounterRecount(connection, transaction);
        List<Discrepancy> found = [.. recount.Run(), .. RowsOfUploads(connection, transaction, out var uploads), .. AuditChecks.Run(connection, transaction), .. ValidityChecks.Run(connection, transaction, database.Settings.TimeZone), .. MonthChecks.Run(connection, transaction)];
        await using (var db = database.CreateContext())
        {
            found.AddRange(await CaseChecks.Run(db, database.Settings, cancel));
            found.AddRange(await SampleChecks.Run(db, cancel));
            found.AddRange(await LabReportChecks.Run(db, cancel));
            found.AddRange(await ReportChecks.Run(db, database.Settings, cancel));
        }
        var cases = connection.Ask<long>(transaction, "SELECT count(*) FROM cases");
        return new Verification(found.Count == 0, new(recount.RapidTests, recount.Compared, uploads, cases), found, Unmapped(connection, transaction),
            WithoutAccreditation(connection, transaction));
    }

    /// <summary>The hash of <see cref="DataHash"/> over one unchanging view.</summary>
    public static string Hash(LimsDatabase database)
    {
        using var connection = database.OpenConnection();
        using var transaction = View(connection);
        return DataHash.Of(connection, transaction);
    }

    /// <summary>SQLite's readers see one state from their first read on and hold no writer up; PostgreSQL's must ask for it.</summary>
    private static DbTransaction View(DbConnection connection) => connection is Microsoft.Data.Sqlite.SqliteConnection sqlite
        ? sqlite.BeginTransaction(deferred: true)
        : connection.BeginTransaction(IsolationLevel.RepeatableRead);

    /// <summary>Each finished import's receipt says how many rows it stored; they must still be there, and no others; of one that was undone, none.</summary>
    private static List<Discrepancy> RowsOfUploads(DbConnection connection, DbTransaction transaction, out long uploads)
    {
        var found = new List<Discrepancy>();
        uploads = 0;
        using var command = connection.Command(transaction,
            """
            SELECT u.id, u.receipt, coalesce(r.n, 0) + coalesce(s.n, 0) + coalesce(l.n, 0), u.status
            FROM uploads u
            LEFT JOIN (SELECT upload_id, count(*) AS n FROM rapid_tests GROUP BY upload_id) r ON r.upload_id = u.id
            LEFT JOIN (SELECT upload_id, count(*) AS n FROM samples GROUP BY upload_id) s ON s.upload_id = u.id
            LEFT JOIN (SELECT upload_id, count(DISTINCT row_number) AS n FROM sample_results GROUP BY upload_id) l ON l.upload_id = u.id
            WHERE u.status IN ('completed', 'completed-with-refusals', 'undone') AND u.receipt IS NOT NULL
            """);
        using var row = command.ExecuteReader();
        while (row.Read())
        {
            uploads++;
            var (number, stored) = (Upload.FormatNumber(row.GetInt32(0)), row.GetInt64(2));
            var isUndone = row.GetString(3) == "undone";
            var said = isUndone ? 0 : Receipts.FromJson(row.GetString(1)).Rows.Stored;
            if (stored != said)
                found.Add(new Discrepancy("upload-rows-differ", number, FormattableString.Invariant($"导入 {number} {(isUndone ? "已撤回，应存" : "的回执写明存入")} {said} 行，现有 {stored} 行。请保留现场并查明原因。")));
        }
        return found;
    }

    private static List<string> WithoutAccreditation(DbConnection connection, DbTransaction transaction)
    {
        var recorded = new ReferenceSets(connection).Accreditations();
        var without = new List<string>();
        using var command = connection.Command(transaction, "SELECT code FROM organisations WHERE kind = 'lab'");
        using var row = command.ExecuteReader();
        while (row.Read())
            if (!recorded.IsRecorded(row.GetString(0)))
                without.Add(row.GetString(0));
        without.Sort(StringComparer.Ordinal);
        return without;
    }

    private static Verification.UnmappedWords Unmapped(DbConnection connection, DbTransaction transaction)
    {
        var items = new ReferenceSets(connection).TestItems().SelectMany(item => item.Synonyms.Append(item.Name)).Select(name => Spelling.NameKey(name)).ToHashSet();
        return new(
            Words(connection, transaction,
                """
                SELECT t.text, count(*) FROM rapid_tests r JOIN terms t ON t.id = r.food_id WHERE r.category_id IS NULL GROUP BY t.text
                UNION ALL SELECT food, count(*) FROM samples WHERE category IS NULL GROUP BY food
                """),
            [.. Words(connection, transaction,
                """
                SELECT t.text, count(*) FROM rapid_tests r JOIN terms t ON t.id = r.item_id GROUP BY t.text
                UNION ALL SELECT test_item, count(*) FROM sample_results GROUP BY test_item
                """).Where(word => !items.Contains(Spelling.NameKey(word.Text)))]);
    }

    private static List<Verification.Word> Words(DbConnection connection, DbTransaction transaction, string sql)
    {
        using var command = connection.Command(transaction, sql);
        using var row = command.ExecuteReader();
        var rows = new Dictionary<string, long>(StringComparer.Ordinal);
        while (row.Read())
            rows[row.GetString(0)] = rows.GetValueOrDefault(row.GetString(0)) + row.GetInt64(1);
        var words = rows.Select(word => new Verification.Word(word.Key, word.Value)).ToList();
        words.Sort((left, right) => left.Rows != right.Rows ? right.Rows.CompareTo(left.Rows) : string.CompareOrdinal(left.Text, right.Text));
        return words;
    }
}
