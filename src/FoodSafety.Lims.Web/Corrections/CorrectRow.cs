using System.Data.Common;
using System.Text.Json;
using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Web.Months;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Quotas;
using FoodSafety.Lims.Web.Reference;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Shell.Audit;
using FoodSafety.Lims.Web.Storage;
using FoodSafety.Lims.Web.Storage.Bulk;
using FoodSafety.Lims.Web.Uploads;
using FoodSafety.Lims.Web.Uploads.Undo;

namespace FoodSafety.Lims.Web.Corrections;

/// <summary>
/// Corrects one stored row, with a reason: the corrected row goes the way every row goes, counters and cases follow, the old values are kept.
/// Asked for twice in the same words, it is done once.
/// </summary>
/// <param name="Kind">rapid-tests | results</param>
/// <param name="Id">Of the row.</param>
/// <param name="Reason">Why.</param>
/// <param name="Changes">Column (Chinese or English) → value; empty takes the value away.</param>
/// <param name="Version">The version of the row the caller looked at; null takes the stored one.</param>
/// <param name="Key">The caller's own key of this request: sent again with it, it is answered as the first time.</param>
public sealed record CorrectRow(string Kind, long Id, string? Reason, IReadOnlyDictionary<string, string?>? Changes, int? Version = null, string? Key = null)
{
    public const string AuditAction = "correct-row";

    public const string Stale = "stale-version";

    private static readonly JsonSerializerOptions Compact = LimsJson.Configure(new JsonSerializerOptions(JsonSerializerDefaults.Web));

    /// <summary>What is asked for, as it is kept and compared.</summary>
    private string Asked => JsonSerializer.Serialize(new SortedDictionary<string, string?>(Changes!.ToDictionary(), StringComparer.Ordinal), Compact);

    /// <summary>What it would come to: done as <see cref="Handle"/> does it and taken back. Numbers of cases may be others in the end.</summary>
    public Outcome<CorrectionAnswer> Preview(LimsDatabase database, Caller caller, DateTimeOffset now) => Do(database, caller, now, keep: false);

    public Outcome<CorrectionAnswer> Handle(LimsDatabase database, Caller caller, DateTimeOffset now) => Do(database, caller, now, keep: true);

    private Outcome<CorrectionAnswer> Do(LimsDatabase database, Caller caller, DateTimeOffset now, bool keep)
    {
        if (string.IsNullOrWhiteSpace(Reason))
            return new Refusal("missing", "更正须写明理由（reason）。", RefusalKind.Unprocessable);
        if (Changes is null or { Count: 0 })
            return new Refusal("missing", "没有要更正的内容（changes：列名 → 更正后的值）。", RefusalKind.Unprocessable);
        UploadRow upload;
        using (var connection = database.OpenConnection())
        {
            var asked = Find(connection, null, database.Settings.TimeZone);
            if (asked.Refusal is { } unknown)
                return unknown;
            upload = UploadRow.Load(connection, asked.Value.UploadId);
        }
        if (Access.ToUpload(caller, upload.OrganisationCode, upload.DistrictCode) is { } forbidden)
            return forbidden;

        var corrected = Correct(database, upload, caller, now, keep);
        if (corrected.Refusal is { Code: PublishedPositive.ApprovalRequired })
            PublishedPositive.Ask(database, Kind, Id, Asked, Reason.Trim(), caller.Name, now);
        return corrected;
    }

    private Outcome<CorrectionAnswer> Correct(LimsDatabase database, UploadRow upload, Caller caller, DateTimeOffset now, bool keep)
    {
        using var import = database.BeginImport(upload.Id, upload.DistrictCode, wholeFile: true);
        if (import.Connection.Ask<string>(null, "SELECT number FROM lab_reports WHERE upload_id = @upload", ("upload", upload.Id)) is { } signed)
            return new Refusal("of-lab-report", $"这条结果属于已签发的检验报告 {signed}，不能逐行更正；请在该报告中办理更正或撤回。");
        import.NotedChanges = [];
        import.Begin();
        import.Months.Cause = new(AdjustmentCause.Correction, $"{Kind}/{Id}", now, caller.Name);
        var corrected = Correct(import, database.Settings.TimeZone, upload, caller, now, keep);
        if (keep && corrected.Succeeded && !corrected.Value.Repeated)
        {
            ImportEvents.Log.Reached("correction-ready", upload.Id);
            import.Commit();
            ImportEvents.Log.Reached("correction-committed", upload.Id);
        }
        return corrected;
    }

    private Outcome<CorrectionAnswer> Correct(ImportTransaction import, TimeZoneInfo zone, UploadRow upload, Caller caller, DateTimeOffset now, bool keep)
    {
        var (connection, transaction) = (import.Connection, import.Transaction);
        var found = Find(connection, transaction, zone);
        if (found.Refusal is { } unknown)
            return unknown;
        var row = found.Value;
        if (row.NotCorrectable is { } stays)
            return stays;
        var asked = Asked;
        if (Key is not null && AnswerOfKey(connection, transaction, asked, caller.Name) is { } known)
            return known;
        var (version, last) = Last(connection, transaction, asked, caller.Name);
        if (last is not null)
            return last with { Repeated = true };
        if (Version is { } seen && seen != version)
            return Refusal.Stale("该记录", version, seen, Since(connection, transaction, seen, caller, zone));
        var changed = row.With(Changes!);
        if (changed.Refusal is { } wrong)
            return wrong;
        if (changed.Value.SequenceEqual(row.Values.OrderBy(pair => pair.Key, StringComparer.Ordinal)))
            return new Refusal("nothing-to-correct", "更正内容与现有记录相同，没有需要更正的。", RefusalKind.Unprocessable);

        var rules = RulesSnapshots.Take(connection, upload.OrganisationCode, upload.DistrictCode, now, zone).Value;
        var replaced = row.Replace(import, rules, changed.Value, Reason!.Trim(), caller.Name, now);
        if (replaced.Refusal is { } refused)
            return refused;
        var effect = replaced.Value;
        var days = row.Days.Union(effect.Days).ToHashSet();
        var receivedAt = DateTimeOffset.FromUnixTimeMilliseconds(connection.Ask<long>(transaction, "SELECT received_at FROM uploads WHERE id = @id", ("id", upload.Id)));
        var reports = ReportedFigures.Find(connection, transaction, upload.DistrictCode, receivedAt, days, effect.CaseId is null ? new HashSet<int>() : days, zone);
        if (!caller.IsRegulator && (reports.Count > 0 || effect.CaseId is not null))
        {
            var what = reports.Count > 0 ? $"报表 {reports[0].Number}" : Kind == "rapid-tests" ? $"案件 {effect.CaseNumber}" : "案件";
            return new Refusal("stands-on-it", $"该记录已有{what}为据，请向辖区监管部门申请更正。", RefusalKind.Forbidden);
        }
        var published = row.Outcome == "positive" ? ReportedFigures.Find(connection, transaction, upload.DistrictCode, receivedAt, row.Days, row.Days, zone) : [];
        var request = published.Count == 0 ? null : PublishedPositive.AskedBy(connection, transaction, Kind, Id, version, asked, caller.Name);
        if (published.Count > 0 && request is null && keep)
            return PublishedPositive.Waits(published[0].Number);
        if (keep && request is not null && Access.ToApprove(caller) is { } unnamed)
            return unnamed;
        if (request is { } approved)
            PublishedPositive.Approve(import, approved.Id, caller.Name);
        var closed = ClosedMonths.Read(connection, transaction, upload.DistrictCode);
        var sentences = reports.Select(report => $"报表 {report.Number}《{report.Period}{report.Kind}》已计入该记录，{(closed.HasReport(report.Number) ? "该月已关账，报表不变，更正列入以后月份的调整" : "更正后不再是现行数据，请重新出具")}。");
        var after = Find(connection, transaction, zone).Value;
        var answer = new CorrectionAnswer(
            Id, Kind, version + 1, now.ToLocal(zone), caller.Name, Reason.Trim(), row.Values, after.Values,
            [.. effect.Sentences, .. sentences, .. import.Months.Touched.Select(month => month.Sentence), .. published.Count > 0 && request is null ? ["这是已公布的阳性，提交后须由另一人批准才生效。"] : Array.Empty<string>()], effect.CaseNumber, [.. reports.Select(report => report.Number)])
        {
            Counters = CounterPart.Of(import.NotedChanges!, rules.PlansByYear),
        };
        return Keep(import, upload, answer, asked, effect.CaseId, request?.By, now) ? answer : KeyReused();
    }

    /// <returns>Whether it is kept; not where its key was used in the same moment for a row of another district.</returns>
    private bool Keep(ImportTransaction import, UploadRow upload, CorrectionAnswer answer, string asked, int? caseId, string? requestedBy, DateTimeOffset now)
    {
        var (before, after) = (JsonSerializer.Serialize(answer.Before, Compact), JsonSerializer.Serialize(answer.After, Compact));
        var kept = import.Connection.Ask<long?>(import.Transaction,
            """
            INSERT INTO corrections (kind, row_id, version, upload_id, at, "by", reason, changes, before, after, answer, case_id, idempotency_key)
            VALUES (@kind, @row, @version, @upload, @at, @by, @reason, @changes, @before, @after, @answer, @case, @key)
            ON CONFLICT ("by", idempotency_key) DO NOTHING RETURNING id
            """,
            ("kind", Kind), ("row", Id), ("version", answer.Version), ("upload", upload.Id), ("at", now.ToUnixTimeMilliseconds()),
            ("by", answer.By), ("reason", answer.Reason),
            ("changes", asked), ("before", before), ("after", after), ("answer", JsonSerializer.Serialize(answer, Compact)), ("case", caseId), ("key", Key));
        if (kept is not { } id)
            return false;
        import.ChangedRows.Add(RowChange.Added("corrections", id,
            ("kind", Kind), ("row_id", Id), ("version", answer.Version), ("upload_id", upload.Id), ("at", now), ("by", answer.By), ("reason", answer.Reason),
            ("changes", asked), ("before", before), ("after", after), ("case_id", caseId)));
        AuditLog.Append(import.Connection, import.Transaction, now, answer.By, import.Tell(new AuditedChange(AuditAction, $"{Kind}/{Id}", answer.Reason)
        {
            Before = answer.Before,
            After = new { row = answer.After, answer.Version, upload = Upload.FormatNumber(upload.Id), answer.Case, answer.Reports, requestedBy },
        }));
        return true;
    }

    /// <summary>What the key was answered with before, or why it cannot be; null when it is new.</summary>
    private Outcome<CorrectionAnswer>? AnswerOfKey(DbConnection connection, DbTransaction transaction, string asked, string by)
    {
        using var command = connection.Command(transaction,
            """SELECT kind, row_id, changes, reason, version, answer FROM corrections WHERE "by" = @by AND idempotency_key = @key""", ("by", by), ("key", Key));
        using var row = command.ExecuteReader();
        if (!row.Read())
            return null;
        var same = (row.GetString(0), row.GetInt64(1), row.GetString(2), row.GetString(3)) == (Kind, Id, asked, Reason!.Trim())
            && (Version is null || Version == row.GetInt32(4) - 1);
        return same ? JsonSerializer.Deserialize<CorrectionAnswer>(row.GetString(5), Compact)! with { Repeated = true } : KeyReused();
    }

    private Refusal KeyReused() => new("idempotency-key-reused", $"键 {Key} 已用于另一项更正，请换一个键。", RefusalKind.Unprocessable);

    /// <summary>The row's version, and the answer to the last correction where it was this one.</summary>
    private (int Version, CorrectionAnswer? Same) Last(DbConnection connection, DbTransaction transaction, string asked, string by)
    {
        using var command = connection.Command(transaction,
            """SELECT version, changes, reason, "by", answer FROM corrections WHERE kind = @kind AND row_id = @row ORDER BY version DESC LIMIT 1""",
            ("kind", Kind), ("row", Id));
        using var row = command.ExecuteReader();
        if (!row.Read())
            return (0, null);
        var same = row.GetString(1) == asked && row.GetString(2) == Reason!.Trim() && row.GetString(3) == by;
        return (row.GetInt32(0), same ? JsonSerializer.Deserialize<CorrectionAnswer>(row.GetString(4), Compact) : null);
    }

    /// <summary>What was corrected since a version: when, which columns, and for the office by whom and why (a reason may name the party).</summary>
    private IEnumerable<string> Since(DbConnection connection, DbTransaction transaction, int version, Caller caller, TimeZoneInfo zone)
    {
        using var command = connection.Command(transaction,
            """SELECT "by", at, reason, changes FROM corrections WHERE kind = @kind AND row_id = @row AND version > @version ORDER BY version""",
            ("kind", Kind), ("row", Id), ("version", version));
        using var row = command.ExecuteReader();
        var told = new List<string>();
        while (row.Read())
        {
            var columns = string.Join("、", JsonSerializer.Deserialize<Dictionary<string, string?>>(row.GetString(3), Compact)!.Keys
                .Select(told => ImportKinds.Columns(Kind).Columns.FirstOrDefault(column => column.Name == told)?.ChineseName ?? told));
            var at = DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(1)).ToLocal(zone);
            told.Add(caller.IsRegulator
                ? FormattableString.Invariant($"{row.GetString(0)} 于 {at:yyyy-MM-ddTHH:mm:sszzz} 更正了 {columns}（{row.GetString(2)}）")
                : FormattableString.Invariant($"{at:yyyy-MM-ddTHH:mm:sszzz} 更正了 {columns}"));
        }
        return told;
    }

    private Outcome<CorrectableRow> Find(DbConnection connection, DbTransaction? transaction, TimeZoneInfo zone) =>
        CorrectableRow.Find(connection, transaction, Kind, Id, zone);
}
