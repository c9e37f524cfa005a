using System.Data.Common;
using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Domain.Validity;
using FoodSafety.Lims.Web.Markets;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Quotas;
using FoodSafety.Lims.Web.Reference;
using FoodSafety.Lims.Web.Shell.Audit;
using FoodSafety.Lims.Web.Storage;
using FoodSafety.Lims.Web.Storage.Bulk;
using FoodSafety.Lims.Web.Uploads.Undo;

namespace FoodSafety.Lims.Web.Validity;

/// <summary>
/// Chooses the validity rule set of a district's rapid tests from a local day on, or none. It holds for imports at once; the stored tests are scored
/// anew afterwards, by <see cref="ScoreDays"/>. Tests before the first choice's day are exempt.
/// </summary>
/// <param name="District">Code.</param>
/// <param name="RuleSet">Code of a set; null = tests are not scored from that day on.</param>
/// <param name="From">First local day of the tests it is for.</param>
/// <param name="Reason">Why, for the audit.</param>
/// <param name="Seen">The <see cref="ValidityEffect.Seen"/> of the preview that was looked at; null = whatever stands.</param>
public sealed record ChooseRuleSet(string District, string? RuleSet, DateOnly From, string? Reason = null, int? Seen = null)
{
    public const string AuditAction = "choose-validity-rules";

    /// <summary>
    /// What it would come to: done as it is going to be done, all days in one transaction, and taken back. No import of the district is stored meanwhile.
    /// </summary>
    public Outcome<ValidityEffect> Preview(LimsDatabase database, Caller caller, DateTimeOffset now)
    {
        using var import = database.BeginImport(uploadId: 0, District, wholeFile: true);
        import.NotedChanges = [];
        import.Begin();
        if (Refused(import, caller, mayLook: true) is { } refusal)
            return refusal;
        var (markets, seen) = (Markets(import), Latest(import));
        var before = MarketTallies(import, now);
        Insert(import, caller, now);
        var plans = new ReferenceSets(import.Connection).PlansByYear(District);
        var scoring = new ScoreTests(import, District, ValidityLaws.Read(import.Connection, District), plans, database.Settings.TimeZone);
        for (var day = ScoreDays.NextDay(import, District, From.DayNumber); day is { } one; day = ScoreDays.NextDay(import, District, one.DayNumber + 1))
            scoring.Day(one);
        var after = MarketTallies(import, now);
        return new ValidityEffect(
            District, RuleSet, From, seen, Sum(before.Values), Sum(after.Values), Reasons(import),
            [
                .. markets.Where(market => before.GetValueOrDefault(market.Key) != after.GetValueOrDefault(market.Key))
                    .Select(market => new ValidityEffect.Market(market.Value.Code, market.Value.Name, before.GetValueOrDefault(market.Key), after.GetValueOrDefault(market.Key)))
                    .OrderBy(market => market.Code, StringComparer.Ordinal),
            ],
            CounterPart.Of(import.NotedChanges, plans),
            Reports(import, database.Settings.TimeZone));
    }

    /// <summary>Chooses; the scoring anew is asked for, not done.</summary>
    /// <returns>The number of the choice.</returns>
    public Outcome<int> Handle(LimsDatabase database, Caller caller, DateTimeOffset now)
    {
        using var import = database.BeginImport(uploadId: 0, District, wholeFile: true);
        import.Begin();
        if (Refused(import, caller, mayLook: false) is { } refusal)
            return refusal;
        var latest = Latest(import);
        if (Seen is { } seen && seen != latest)
            return Refusal.Stale("本区的有效性规则选择", latest, seen, [Describe(import)], "次选择");
        var reports = Reports(import, database.Settings.TimeZone);
        if (reports.Count > 0 && Access.ToOverrideReports(caller) is { } notAllowed)
            return notAllowed;
        if (reports.Count > 0 && string.IsNullOrWhiteSpace(Reason))
            return new Refusal("reason-required", $"改动会影响已出具的报表：{string.Join("、", reports.Select(report => $"{report.Number}（{report.Period}{report.Kind}）"))}；请写明理由（reason）后再办。", RefusalKind.Unprocessable);
        var id = Insert(import, caller, now);
        ScoreDays.Request(import.Connection, import.Transaction, District, From, now);
        AuditLog.Append(import.Connection, import.Transaction, now, caller.Name, import.Tell(new AuditedChange(AuditAction, District, Reason)
        {
            After = new { RuleSet, From, Reports = reports.Count == 0 ? null : reports.Select(report => report.Number) },
        }));
        RulesVersion.Raise(import.Connection, import.Transaction);
        import.Commit();
        return id;
    }

    private Refusal? Refused(ImportTransaction import, Caller caller, bool mayLook)
    {
        if (import.Connection.Ask<int?>(import.Transaction, "SELECT 1 FROM districts WHERE code = @district", ("district", District)) is null)
            return ListOrganisations.UnknownDistrict(District);
        if ((mayLook ? Access.ToDistrict(caller, District) : Access.ToChooseRuleSet(caller, District)) is { } forbidden)
            return forbidden;
        var sets = ValidityLaws.RuleSets(new ReferenceSets(import.Connection));
        if (RuleSet is not null && sets.All(set => set.Code != RuleSet))
            return new Refusal("unknown-rule-set", $"没有编码为“{RuleSet}”的有效性规则集；可用：{string.Join("、", sets.Select(set => set.Code).Distinct())}。", RefusalKind.Invalid);
        return RuleSet is null && !ValidityLaws.IsKept(import.Connection, import.Transaction, District)
            ? new Refusal("nothing-to-turn-off", "本区没有选用过有效性规则集，无须停用。")
            : null;
    }

    /// <summary>Issued reports that count rapid tests from the first day on.</summary>
    private List<ReportedFigures.Report> Reports(ImportTransaction import, TimeZoneInfo zone)
    {
        var days = new HashSet<int>();
        for (var day = ScoreDays.NextDay(import, District, From.DayNumber); day is { } one; day = ScoreDays.NextDay(import, District, one.DayNumber + 1))
            days.Add(one.DayNumber);
        return days.Count == 0 ? [] : ReportedFigures.Find(import.Connection, import.Transaction, District, DateTimeOffset.UnixEpoch, days, new HashSet<int>(), zone);
    }

    private int Insert(ImportTransaction import, Caller caller, DateTimeOffset now)
    {
        var id = import.Connection.Ask<int>(import.Transaction,
            """
            INSERT INTO validity_choices (district_code, rule_set, effective_from, chosen_at, chosen_by, reason)
            VALUES (@district, @set, @from, @at, @by, @reason) RETURNING id
            """,
            ("district", District), ("set", RuleSet), ("from", From.DayNumber), ("at", now.ToUnixTimeMilliseconds()), ("by", caller.Name), ("reason", Reason));
        import.ChangedRows.Add(RowChange.Added("validity_choices", id,
            ("district_code", District), ("rule_set", RuleSet), ("effective_from", From), ("chosen_at", now), ("chosen_by", caller.Name), ("reason", Reason)));
        return id;
    }

    private int Latest(ImportTransaction import) =>
        import.Connection.Ask<int>(import.Transaction, "SELECT count(*) FROM validity_choices WHERE district_code = @district", ("district", District));

    private string Describe(ImportTransaction import)
    {
        using var command = import.Connection.Command(import.Transaction,
            "SELECT chosen_by, coalesce(rule_set, '') FROM validity_choices WHERE district_code = @district ORDER BY id DESC LIMIT 1", ("district", District));
        using var row = command.ExecuteReader();
        return row.Read() ? $"{row.GetString(0)}已{(row.GetString(1).Length == 0 ? "停用判定" : $"改选 {row.GetString(1)}")}" : "";
    }

    private Dictionary<int, (string Code, string Name)> Markets(ImportTransaction import)
    {
        var markets = new Dictionary<int, (string, string)>();
        Read(import, "SELECT id, code, name FROM organisations WHERE district_code = @district AND kind = 'market'", row => markets[row.GetInt32(0)] = (row.GetString(1), row.GetString(2)));
        return markets;
    }

    /// <summary>How the tests from the first day on stand at an instant, by market.</summary>
    private Dictionary<int, ValidityTally> MarketTallies(ImportTransaction import, DateTimeOffset now)
    {
        var tallies = new Dictionary<int, ValidityTally>();
        Read(import,
            "SELECT market_id, count(*) FROM rapid_tests WHERE tested_on >= @from AND market_id IN (SELECT id FROM organisations WHERE district_code = @district) GROUP BY market_id",
            row => tallies[row.GetInt32(0)] = new ValidityTally(row.GetInt64(1), 0, 0));
        Read(import, "SELECT market_id, validity, pending_until FROM not_valid_tests WHERE district_code = @district AND tested_on >= @from", row =>
        {
            var isPending = (TestValidity)row.GetInt16(1) == TestValidity.Pending && (row.IsDBNull(2) || row.GetInt64(2) >= now.ToUnixTimeMilliseconds());
            tallies[row.GetInt32(0)] += new ValidityTally(0, isPending ? 1 : 0, isPending ? 0 : 1);
        });
        return tallies;
    }

    private IReadOnlyList<ValidityEffect.Reason> Reasons(ImportTransaction import)
    {
        var counts = new List<(string Codes, long Tests)>();
        Read(import, "SELECT reasons, count(*) FROM not_valid_tests WHERE district_code = @district AND tested_on >= @from GROUP BY reasons", row => counts.Add((row.GetString(0), row.GetInt64(1))));
        return ReasonsOf(counts);
    }

    /// <summary>Counts by sets of reasons as counts by reason, the most frequent first.</summary>
    internal static IReadOnlyList<ValidityEffect.Reason> ReasonsOf(IEnumerable<(string Codes, long Tests)> counts) =>
    [
        .. counts.SelectMany(count => ValidityVerdict.ReasonsOf(count.Codes), (count, reason) => (reason, count.Tests))
            .GroupBy(pair => pair.reason)
            .Select(group => new ValidityEffect.Reason(group.Key.Code, group.Key.Name, group.Key.Remedy, group.Sum(pair => pair.Tests)))
            .OrderByDescending(reason => reason.Tests).ThenBy(reason => reason.Code, StringComparer.Ordinal),
    ];

    private void Read(ImportTransaction import, string sql, Action<DbDataReader> each)
    {
        using var command = import.Connection.Command(import.Transaction, sql, ("district", District));
        if (sql.Contains("@from", StringComparison.Ordinal))
            command.Add("from", From.DayNumber);
        command.CommandTimeout = 0;
        using var row = command.ExecuteReader();
        while (row.Read())
            each(row);
    }

    private static ValidityTally Sum(IEnumerable<ValidityTally> tallies) => tallies.Aggregate(default(ValidityTally), (sum, tally) => sum + tally);
}
