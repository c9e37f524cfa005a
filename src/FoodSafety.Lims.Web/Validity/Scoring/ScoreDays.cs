using System.Data.Common;
using FoodSafety.Lims.Domain.Quotas;
using FoodSafety.Lims.Domain.Validity;
using FoodSafety.Lims.Web.Months;
using FoodSafety.Lims.Web.Reference;
using FoodSafety.Lims.Web.Storage;
using FoodSafety.Lims.Web.Storage.Bulk;

namespace FoodSafety.Lims.Web.Validity;

/// <summary>
/// Scores a district's stored tests anew after the law changed, one local day a transaction with its counters and its checkpoint, between imports.
/// Nobody owns the work: whoever holds the district's lock does the next day, and after a kill the next one goes on where the checkpoint stands.
/// </summary>
/// <param name="District">Code.</param>
public sealed record ScoreDays(string District)
{
    private (long Version, ValidityLaw Law, IReadOnlyDictionary<int, Plan> Plans)? _rules;

    /// <summary>Does all that is left.</summary>
    /// <param name="database">Where.</param>
    /// <param name="scored">Told after each day.</param>
    /// <param name="cancel">Heard between days.</param>
    /// <returns>How many days were scored.</returns>
    public int Handle(LimsDatabase database, Action<DateOnly>? scored = null, CancellationToken cancel = default)
    {
        var days = 0;
        while (!cancel.IsCancellationRequested && Next(database) is { } day)
        {
            days++;
            scored?.Invoke(day);
        }
        return days;
    }

    /// <summary>Does the next day; null when none is left.</summary>
    public DateOnly? Next(LimsDatabase database)
    {
        using var import = database.BeginImport(uploadId: 0, District, wholeFile: true);
        import.Begin();
        // Also holds back whoever asks for another scoring, of all districts at once and without their locks.
        if (import.Connection.Run(import.Transaction, "UPDATE validity_scorings SET next_day = next_day WHERE district_code = @district AND next_day IS NOT NULL", ("district", District)) == 0)
            return null;
        var requestedAt = import.Connection.Ask<long>(import.Transaction, "SELECT requested_at FROM validity_scorings WHERE district_code = @district", ("district", District));
        import.Months.Cause = new(AdjustmentCause.Scoring, District, DateTimeOffset.FromUnixTimeMilliseconds(requestedAt), CaseWriter.Importer);
        var from = import.Connection.Ask<int>(import.Transaction, "SELECT next_day FROM validity_scorings WHERE district_code = @district", ("district", District));
        var day = NextDay(import.Connection, import.Transaction, District, from);
        var (tests, changed) = day is { } found ? Score(import, found, database.Settings.TimeZone) : default;
        import.Connection.Run(import.Transaction,
            "UPDATE validity_scorings SET next_day = @next, tests = tests + @tests, changed = changed + @changed WHERE district_code = @district",
            ("next", day?.DayNumber + 1), ("tests", tests), ("changed", changed), ("district", District));
        ImportEvents.Log.Reached("day-scored", 0);
        import.Commit();
        ImportEvents.Log.Reached("day-committed", 0);
        return day;
    }

    /// <summary>Districts with days left.</summary>
    public static IReadOnlyList<string> Waiting(LimsDatabase database)
    {
        var districts = new List<string>();
        using var connection = database.OpenConnection();
        using var command = connection.Command(null, "SELECT district_code FROM validity_scorings WHERE next_day IS NOT NULL ORDER BY district_code");
        using var row = command.ExecuteReader();
        while (row.Read())
            districts.Add(row.GetString(0));
        return districts;
    }

    /// <summary>Asks for a district's tests from a day on to be scored anew, in the transaction of what changes.</summary>
    public static void Request(DbConnection connection, DbTransaction transaction, string district, DateOnly from, DateTimeOffset now) => connection.Run(transaction,
        """
        INSERT INTO validity_scorings (district_code, next_day, requested_at, tests, changed) VALUES (@district, @from, @at, 0, 0)
        ON CONFLICT (district_code) DO UPDATE SET requested_at = excluded.requested_at, tests = 0, changed = 0,
            next_day = CASE WHEN validity_scorings.next_day < excluded.next_day THEN validity_scorings.next_day ELSE excluded.next_day END
        """,
        ("district", district), ("from", from.DayNumber), ("at", now.ToUnixTimeMilliseconds()));

    /// <summary>The same for every district that ever chose a rule set, from the first day of its choices on.</summary>
    /// <returns>Whether there is any.</returns>
    public static bool RequestForAll(ImportTransaction import, DateTimeOffset now)
    {
        var districts = new List<(string District, DateOnly From)>();
        using (var command = import.Connection.Command(import.Transaction, "SELECT district_code, min(effective_from) FROM validity_choices GROUP BY district_code ORDER BY district_code"))
        using (var row = command.ExecuteReader())
            while (row.Read())
                districts.Add((row.GetString(0), DateOnly.FromDayNumber(row.GetInt32(1))));
        foreach (var (district, from) in districts)
            Request(import.Connection, import.Transaction, district, from, now);
        return districts.Count > 0;
    }

    /// <summary>The first local day from one on that has tests.</summary>
    private static DateOnly? NextDay(DbConnection connection, DbTransaction transaction, string district, int from) => connection.Ask<int?>(transaction,
        "SELECT tested_on FROM rapid_tests WHERE tested_on >= @from AND market_id IN (SELECT id FROM organisations WHERE district_code = @district) ORDER BY tested_on LIMIT 1",
        ("from", from), ("district", district)) is { } day ? DateOnly.FromDayNumber(day) : null;

    /// <summary>All of them.</summary>
    internal static IEnumerable<DateOnly> Days(DbConnection connection, DbTransaction transaction, string district, DateOnly from)
    {
        for (var day = NextDay(connection, transaction, district, from.DayNumber); day is { } one; day = NextDay(connection, transaction, district, one.DayNumber + 1))
            yield return one;
    }

    private (long Tests, long Changed) Score(ImportTransaction import, DateOnly day, TimeZoneInfo zone)
    {
        // Plans and rule sets are read again only where something changed: under the lock, so that they hold until the commit.
        var version = RulesVersion.Read(import.Connection, import.Transaction);
        if (_rules?.Version != version)
            _rules = (version, ValidityLaws.Read(import.Connection, District), new ReferenceSets(import.Connection).PlansByYear(District));
        var scoring = new ScoreTests(import, District, _rules.Value.Law, _rules.Value.Plans, zone);
        scoring.Day(day);
        return scoring.Done;
    }
}
