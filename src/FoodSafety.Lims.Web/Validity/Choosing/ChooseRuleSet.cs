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

    /// <summary>Chooses; the scoring anew is asked for, not done.</summary>
    /// <returns>The number of the choice.</returns>
    public Outcome<int> Handle(LimsDatabase database, Caller caller, DateTimeOffset now)
    {
        using var import = database.BeginImport(uploadId: 0, District, wholeFile: true);
        import.Begin();
        if (Access.ToChooseRuleSet(caller, District) is { } forbidden)
            return forbidden;
        if (Unchoosable(import.Connection, import.Transaction, District, RuleSet) is { } refusal)
            return refusal;
        var latest = Latest(import.Connection, import.Transaction, District);
        if (Seen is { } seen && seen != latest)
            return Refusal.Stale("本区的有效性规则选择", latest, seen, [Describe(import)], "次选择");
        var reports = Reports(import.Connection, import.Transaction, District, ScoreDays.Days(import.Connection, import.Transaction, District, From), database.Settings.TimeZone);
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

    /// <summary>Why a choice cannot be made, whoever makes it; null where it can.</summary>
    internal static Refusal? Unchoosable(DbConnection connection, DbTransaction transaction, string district, string? ruleSet)
    {
        if (connection.Ask<int?>(transaction, "SELECT 1 FROM districts WHERE code = @district", ("district", district)) is null)
            return ListOrganisations.UnknownDistrict(district);
        var sets = ValidityLaws.RuleSets(new ReferenceSets(connection));
        if (ruleSet is not null && sets.All(set => set.Code != ruleSet))
            return new Refusal("unknown-rule-set", $"没有编码为“{ruleSet}”的有效性规则集；可用：{string.Join("、", sets.Select(set => set.Code).Distinct())}。", RefusalKind.Invalid);
        return ruleSet is null && !ValidityLaws.IsKept(connection, transaction, district)
            ? new Refusal("nothing-to-turn-off", "本区没有选用过有效性规则集，无须停用。")
            : null;
    }

    /// <summary>Issued reports that count rapid tests of these days.</summary>
    internal static List<ReportedFigures.Report> Reports(DbConnection connection, DbTransaction transaction, string district, IEnumerable<DateOnly> days, TimeZoneInfo zone)
    {
        var numbers = days.Select(day => day.DayNumber).ToHashSet();
        return numbers.Count == 0 ? [] : ReportedFigures.Find(connection, transaction, district, DateTimeOffset.UnixEpoch, numbers, new HashSet<int>(), zone);
    }

    /// <summary>How many choices the district made.</summary>
    internal static int Latest(DbConnection connection, DbTransaction transaction, string district) =>
        connection.Ask<int>(transaction, "SELECT count(*) FROM validity_choices WHERE district_code = @district", ("district", district));

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

    private string Describe(ImportTransaction import)
    {
        using var command = import.Connection.Command(import.Transaction,
            "SELECT chosen_by, coalesce(rule_set, '') FROM validity_choices WHERE district_code = @district ORDER BY id DESC LIMIT 1", ("district", District));
        using var row = command.ExecuteReader();
        return row.Read() ? $"{row.GetString(0)}已{(row.GetString(1).Length == 0 ? "停用判定" : $"改选 {row.GetString(1)}")}" : "";
    }
}
