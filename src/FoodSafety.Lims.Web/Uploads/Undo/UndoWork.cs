using System.Data.Common;
using System.Text.Json;
using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Domain.Disposal.Joining;
using FoodSafety.Lims.Domain.Months;
using FoodSafety.Lims.Domain.Quotas;
using FoodSafety.Lims.Web.Months;
using FoodSafety.Lims.Web.Quotas;
using FoodSafety.Lims.Web.Reference;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Shell.Audit;
using FoodSafety.Lims.Web.Storage.Bulk;
using FoodSafety.Lims.Web.Storage.Inspection;
using FoodSafety.Lims.Web.Storage.Sealing;
using FoodSafety.Lims.Web.Validity;

namespace FoodSafety.Lims.Web.Uploads.Undo;

/// <summary>One undo inside one transaction: first read what it comes to, then do it.</summary>
internal sealed class UndoWork(DbConnection connection, DbTransaction transaction, UploadRow upload, LimsSettings settings)
{
    private readonly UndoPlan _plan = new();
    private readonly IReadOnlyDictionary<int, Plan> _plansByYear = new ReferenceSets(connection).PlansByYear(upload.DistrictCode);
    private readonly List<UndoReceipt.LostPart> _lost = [];
    private InspectionUndo? _inspection;

    /// <summary>Issued reports that count what goes.</summary>
    public IReadOnlyList<ReportedFigures.Report> Reports { get; private set; } = [];

    /// <summary>Whether it takes away a positive that an issued report counts.</summary>
    public bool TakesPublishedPositives => Reports.Count > 0 && _plan.Cases.Any(change => change.Kind == "positive");

    public void Read()
    {
        if (connection is Npgsql.NpgsqlConnection)
            // A run's batches are looked up by their key: the planner does not know that they are few beside the table.
            connection.Run(transaction, "SET LOCAL enable_hashjoin = off; SET LOCAL enable_mergejoin = off; SET LOCAL enable_seqscan = off");
        if (upload.Kind == "rapid-tests")
            new RapidTestsUndo(connection, transaction, upload, _plansByYear, settings.TimeZone).Read(_plan);
        else
        {
            _inspection = new InspectionUndo(connection, transaction, upload, _plansByYear, settings.TimeZone);
            _inspection.Read(_plan);
        }
        NoteCorrections();
        var receivedAt = DateTimeOffset.FromUnixTimeMilliseconds(connection.Ask<long>(transaction, "SELECT received_at FROM uploads WHERE id = @id", ("id", upload.Id)));
        Reports = ReportedFigures.Find(connection, transaction, upload.DistrictCode, receivedAt, _plan.Days, _plan.CaseDays, settings.TimeZone);
        foreach (var report in Reports)
            _plan.Block(UndoReason.Reported, report.Number, $"《{report.Period}{report.Kind}》");
        ReadLost();
    }

    /// <summary>What is in the way still, once a reason to move issued figures is given.</summary>
    public IReadOnlyList<Obstacle> Blocking(string? despiteReports) => [.. _plan.Obstacles.Where(obstacle => !obstacle.Overridable || despiteReports is null)];

    public UndoReceipt Receipt(string status) => new()
    {
        Upload = Upload.FormatNumber(upload.Id),
        Kind = upload.Kind,
        Status = status,
        Rows = _plan.Rows,
        Batches = _plan.Batches,
        Counters = CounterPart.Of(_plan.Counters, _plansByYear),
        Adjustments = Adjustments(),
        Cases = [.. _plan.Cases.OrderBy(change => change.Number, StringComparer.Ordinal)
            .Select(change => new UndoReceipt.CasePart(change.Number, change.Kind, change.SampleNo, change.Effect == CaseEffect.Removed ? "removed" : "reduced"))],
        Lost = _lost,
        Obstacles = _plan.Obstacles,
    };

    private IReadOnlyList<ClosedMonths.Touched> Adjustments()
    {
        var closed = ClosedMonths.Read(connection, transaction, upload.DistrictCode);
        var sums = new Dictionary<(DateOnly, string), CounterSum>();
        closed.Add(_plan.Counters, sums);
        return closed.Tell(sums);
    }

    /// <summary>The receipt of an undo that was done before, from the audit.</summary>
    public static UndoReceipt Done(DbConnection connection, DbTransaction transaction, UploadRow upload, TimeZoneInfo zone)
    {
        using var command = connection.Command(transaction,
            """SELECT at, "by", detail FROM audit WHERE subject = @upload AND action = @action ORDER BY seq DESC LIMIT 1""",
            ("upload", Upload.FormatNumber(upload.Id)), ("action", UndoUpload.AuditAction));
        using var row = command.ExecuteReader();
        var receipt = new UndoReceipt { Upload = Upload.FormatNumber(upload.Id), Kind = upload.Kind, Status = "undone" };
        if (!row.Read())
            return receipt;
        using var detail = JsonDocument.Parse(row.GetString(2));
        var after = detail.RootElement.GetProperty("after");
        return receipt with
        {
            At = DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(0)).ToLocal(zone),
            By = row.GetString(1),
            Rows = after.GetProperty("rows").GetInt32(),
            Batches = after.GetProperty("batches").GetInt32(),
            Reason = detail.RootElement.TryGetProperty("why", out var why) ? why.GetString() : null,
        };
    }

    /// <summary>Does what was read; refused where somebody acted on a case in the same moment.</summary>
    public Refusal? Apply(ImportTransaction import, string by, DateTimeOffset now)
    {
        foreach (var change in _plan.Cases)
        {
            // Cases are worked on without the district's lock: a case that is not as it was read is left to whoever took it.
            if (connection.Run(transaction,
                "UPDATE cases SET test_items = coalesce(@items, test_items) WHERE id = @id AND version = @version",
                ("items", change.Items), ("id", change.Id), ("version", change.Version)) != 1)
                // Without its number: who sampled may take the form back and not learn that it has a case.
                return new Refusal("case-acted-on", "本次导入涉及的案件刚刚有人办理，本次未作任何更改。请重新预览。");
            if (change.Effect == CaseEffect.Removed)
                CaseWriter.Erase(connection, transaction, change.Id, import.ChangedRows);
            else
            {
                StandingCase.Tell(import, change.Id, FindingJoin.Withdraw.Code, by, now, reason: Upload.FormatNumber(upload.Id));
                if (change.OpenedAt is { } openedAt)
                    OpenAt(import, change.Id, openedAt);
                CaseWriter.EraseOf(connection, transaction, "case_party", "case_id = @id AND upload_id = @upload", import.ChangedRows, ("id", change.Id), ("upload", upload.Id));
            }
        }
        import.Stored.Empty(upload.Id);
        if (upload.Kind == "rapid-tests")
            DeleteRapidTests(import);
        else
            DeleteInspection(import, now);
        ImportEvents.Log.Reached("undo-rows-deleted", upload.Id);
        import.AddToCounters(upload.DistrictCode, _plan.Counters.ToList());
        foreach (var lost in _lost)
        {
            var id = Upload.ParseNumber(lost.Upload)!.Value;
            connection.Run(transaction, "UPDATE uploads SET lost_rows = lost_rows + @rows WHERE id = @id", ("rows", lost.Rows), ("id", id));
            SameFile.ForgetKeys(connection, transaction, id);
        }
        connection.Run(transaction, "UPDATE uploads SET status = 'undone' WHERE id = @id", ("id", upload.Id));
        SameFile.ForgetKeys(connection, transaction, upload.Id);
        return null;
    }

    /// <summary>The record that opened the case goes, a later one stays: the case was opened with that.</summary>
    private void OpenAt(ImportTransaction import, int id, DateTimeOffset openedAt)
    {
        var was = DateTimeOffset.FromUnixTimeMilliseconds(connection.Ask<long>(transaction, "SELECT opened_at FROM cases WHERE id = @id", ("id", id)));
        connection.Run(transaction, "UPDATE cases SET opened_at = @at WHERE id = @id", ("at", openedAt.ToUnixTimeMilliseconds()), ("id", id));
        var opening = connection.Ask<long>(transaction, "UPDATE case_event SET at = @at WHERE case_id = @id AND action = 'open' RETURNING id", ("at", openedAt.ToUnixTimeMilliseconds()), ("id", id));
        import.ChangedRows.Add(RowChange.Changed("cases", id, ("opened_at", was, openedAt)));
        import.ChangedRows.Add(RowChange.Changed("case_event", opening, ("at", was, openedAt)));
    }

    private void DeleteRapidTests(ImportTransaction import)
    {
        var runs = RapidTestsUndo.Runs(connection, transaction, upload.Id);
        var validity = ValidityLaws.Read(connection, upload.DistrictCode);
        var scoring = validity.IsKept ? new ScoreTests(import, upload.DistrictCode, validity, _plansByYear, settings.TimeZone) : null;
        var bereft = new HashSet<long>();
        foreach (var (first, last) in scoring is null ? [] : runs)
            bereft.UnionWith(scoring!.Forget(FormattableString.Invariant($"SELECT id FROM rapid_tests WHERE id BETWEEN {first} AND {last} AND upload_id = {upload.Id}")));
        if (connection is Microsoft.Data.Sqlite.SqliteConnection)
            SqliteRapidTestIds.KeepFromReuse(connection, transaction);
        using (var delete = connection.Command(transaction, "DELETE FROM rapid_tests WHERE id BETWEEN @first AND @last AND upload_id = @upload"))
        {
            delete.CommandTimeout = 0;
            foreach (var (first, last) in runs)
            {
                delete.With(("first", first), ("last", last), ("upload", upload.Id));
                delete.ExecuteNonQuery();
            }
        }
        connection.Run(transaction, "DELETE FROM upload_chunks WHERE upload_id = @upload", ("upload", upload.Id));
        scoring?.These(bereft);
    }

    private void DeleteInspection(ImportTransaction import, DateTimeOffset now)
    {
        foreach (var sql in (string[])
        [
            "UPDATE cases SET sample_id = NULL WHERE sample_id IN (SELECT id FROM samples WHERE upload_id = @upload)",
            "UPDATE cases SET finding_id = NULL WHERE finding_id IN (SELECT id FROM findings WHERE upload_id = @upload)",
            "DELETE FROM sample_results WHERE upload_id = @upload",
            "DELETE FROM samples WHERE upload_id = @upload",
            "DELETE FROM findings WHERE upload_id = @upload",
        ])
            connection.Run(transaction, sql, ("upload", upload.Id));
        foreach (var (before, after) in _inspection!.Changed)
            before.Become(import, after);
        ShortenFindings(import);
        if (_inspection.CallForCase.Count == 0)
            return;
        var rules = RulesSnapshots.Take(connection, upload.OrganisationCode, upload.DistrictCode, now, settings.TimeZone).Value;
        foreach (var (sample, history, items) in _inspection.CallForCase)
            CaseWriter.Open(connection, transaction, [ResultStore.CaseOf(sample, history.Results, history.Results[^1].UploadId, rules) with { TestItems = items }], import.ChangedRows);
    }

    /// <summary>Findings of others that this import extended say what their other rows said.</summary>
    private void ShortenFindings(ImportTransaction import)
    {
        var touched = new List<long>();
        using (var command = connection.Command(transaction, "SELECT DISTINCT finding_id FROM finding_parts WHERE upload_id = @upload", ("upload", upload.Id)))
        using (var row = command.ExecuteReader())
            while (row.Read())
                touched.Add(row.GetInt64(0));
        connection.Run(transaction, "DELETE FROM finding_parts WHERE upload_id = @upload", ("upload", upload.Id));
        foreach (var id in touched)
        {
            var parts = new List<string>();
            using (var command = connection.Command(transaction, "SELECT failures FROM finding_parts WHERE finding_id = @id ORDER BY upload_id, row_number", ("id", id)))
            using (var row = command.ExecuteReader())
                while (row.Read())
                    parts.Add(row.GetString(0));
            import.Stored.Over(
                () => StoredTable.Findings.Read(connection, transaction, "id = @id", ("id", id)),
                () => connection.Run(transaction, "UPDATE findings SET failures = @failures WHERE id = @id", ("failures", string.Join('；', parts)), ("id", id)));
        }
    }

    private void NoteCorrections()
    {
        using var command = connection.Command(transaction,
            """SELECT kind, row_id, at, "by" FROM corrections WHERE upload_id = @upload ORDER BY id""", ("upload", upload.Id));
        using var row = command.ExecuteReader();
        while (row.Read())
        {
            var at = DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(2)).ToLocal(settings.TimeZone);
            _plan.Block(UndoReason.CorrectedSince, Upload.FormatNumber(upload.Id), FormattableString.Invariant(
                $"的记录 {row.GetString(0)}/{row.GetInt64(1)} 由 {row.GetString(3)} 于 {at:yyyy-MM-dd HH:mm} 更正"));
        }
    }

    private void ReadLost()
    {
        using var command = connection.Command(transaction,
            """
            SELECT u.id, u.organisation_code, count(*) FROM upload_duplicates d JOIN uploads u ON u.id = d.upload_id
            WHERE d.twin_upload_id = @upload AND d.upload_id <> @upload AND NOT u.dry_run
                AND u.status IN ('running', 'completed', 'completed-with-refusals', 'failed')
            GROUP BY u.id, u.organisation_code ORDER BY u.id
            """,
            ("upload", upload.Id));
        using var row = command.ExecuteReader();
        while (row.Read())
        {
            var (number, organisation, rows) = (Upload.FormatNumber(row.GetInt32(0)), row.GetString(1), row.GetInt32(2));
            _lost.Add(new UndoReceipt.LostPart(number, organisation, rows,
                $"{organisation} 的 {number} 中有 {rows} 行与本次导入重复而未另存，将随本次撤回一并消失；请通知该单位重新上传原文件（不会被当作重复文件）。"));
        }
    }
}
