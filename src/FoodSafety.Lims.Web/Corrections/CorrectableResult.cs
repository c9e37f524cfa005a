using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Domain.Sampling;
using FoodSafety.Lims.Ingestion.Columns;
using FoodSafety.Lims.Ingestion.Inspection;
using FoodSafety.Lims.Ingestion.Pipeline;
using FoodSafety.Lims.Ingestion.Rules;
using FoodSafety.Lims.Web.Corrections.Views;
using FoodSafety.Lims.Web.Samples.Doors;
using FoodSafety.Lims.Web.Storage.Bulk;
using FoodSafety.Lims.Web.Storage.Inspection;
using FoodSafety.Lims.Web.Storage.Sealing;
using FoodSafety.Lims.Web.Uploads.Undo;

namespace FoodSafety.Lims.Web.Corrections;

/// <summary>A stored laboratory result of a registered sample.</summary>
internal sealed class CorrectableResult : CorrectableRow
{
    private static readonly Dictionary<string, string> Inferred = new() { ["limit_of_table"] = "test_item", ["limit_method"] = "method" };

    private long SampleId { get; init; }

    /// <summary>What acts; null where the result is kept aside.</summary>
    private Verdict? Verdict { get; init; }

    protected override IReadOnlyDictionary<string, string> InferredFrom => Inferred;

    protected override ColumnSet Columns => ResultColumns.Set;

    private long? FindingId { get; init; }

    /// <summary>The number of the form, which the row of a blind sample does not say.</summary>
    private string FormNumber { get; init; } = "";

    /// <summary>Whether its laboratory locked the sample's result: what was reported changes by an amended report alone.</summary>
    private bool IsLocked { get; init; }

    /// <summary>The row; null where there is none.</summary>
    public static CorrectableResult? Find(DbConnection connection, DbTransaction? transaction, long id)
    {
        using var command = connection.Command(transaction,
            """
            SELECT r.sample_no, r.test_item, r.result_text, r.unit_text, r.limit_text, r.reported_verdict, r.tested_on, r.report_no, r.phase, r.details,
                r.upload_id, r.row_number, r.sample_id, r.verdict, s.reported_on, s.sampled_on, s.tested_on, r.finding_id, coalesce(s.sample_no, r.sample_no), s.lifecycle_stage, r.kept_aside
            FROM sample_results r LEFT JOIN samples s ON s.id = r.sample_id WHERE r.id = @id
            """,
            ("id", id));
        using var row = command.ExecuteReader();
        if (!row.Read())
            return null;
        var values = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["sample_no"] = row.GetString(0),
            ["test_item"] = row.GetString(1),
            ["result"] = row.GetString(2),
        };
        foreach (var (name, column) in (ReadOnlySpan<(string, int)>)[("unit", 3), ("limit", 4), ("report_no", 7)])
            if (!row.IsDBNull(column) && row.GetString(column).Length > 0)
                values[name] = row.GetString(column);
        if (!row.IsDBNull(5))
            values["verdict"] = (Verdict)row.GetInt16(5) == Domain.Sampling.Verdict.Compliant ? "合格" : "不合格";
        if (!row.IsDBNull(6))
            values["tested_on"] = DateOnly.FromDayNumber(row.GetInt32(6)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        values["phase"] = row.GetString(8) == "recheck" ? "复检" : "初检";
        if (!row.IsDBNull(9))
            foreach (var (name, value) in JsonSerializer.Deserialize<Dictionary<string, string>>(row.GetString(9))!)
                values[name] = value;
        values.Remove("limit_of_table");
        values.Remove("limit_method");
        return new CorrectableResult
        {
            Id = id,
            UploadId = row.GetInt32(10),
            RowNumber = row.GetInt32(11),
            Values = values,
            Outcome = ResultList.Word((Verdict)row.GetInt16(13))!,
            Days = Enumerable.Range(14, 3).Where(column => !row.IsDBNull(column)).Select(row.GetInt32).ToHashSet(),
            SampleId = row.IsDBNull(12) ? 0 : row.GetInt64(12),
            FindingId = row.IsDBNull(17) ? null : row.GetInt64(17),
            FormNumber = row.GetString(18),
            IsLocked = !row.IsDBNull(19) && !SampleLifecycle.KeepsBlind(row.GetString(19)) && row.GetString(8) != "recheck",
            NotCorrectable = row.IsDBNull(12)
                ? new Refusal("of-a-finding", "这是来文线索中的结果，以来文为准，不能单独更正：请撤回该次导入，按更正后的来文重新导入。")
                : null,
            KeptAside = row.GetString(20),
            Verdict = row.GetString(20).Length > 0 ? null : (Verdict)row.GetInt16(13),
        };
    }

    public override IReadOnlyList<RowView.RelatedRow> Related(DbConnection connection, TimeZoneInfo zone)
    {
        var related = new List<RowView.RelatedRow>();
        using var command = connection.Command(null,
            "SELECT id, test_item, phase, tested_on, verdict FROM sample_results WHERE (sample_id = @sample OR finding_id = @finding) AND id <> @id ORDER BY id",
            ("sample", SampleId), ("finding", FindingId ?? 0), ("id", Id));
        using var row = command.ExecuteReader();
        while (row.Read())
            related.Add(new RowView.RelatedRow(
                row.GetInt64(0),
                row.GetString(1) != Values["test_item"] ? "item" : row.GetString(2) == "recheck" ? "repeat" : "first",
                row.GetString(1),
                row.IsDBNull(3) ? null : DateOnly.FromDayNumber(row.GetInt32(3)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                ResultList.Word((Verdict)row.GetInt16(4))!));
        return related;
    }

    public override bool IsBlind => FormNumber != Values["sample_no"] && FindingId is null;

    public override string? CaseNumber(DbConnection connection, string district) => AffectedCase.Disposal(connection, null, district, FormNumber)?.Number;

    public override Outcome<CorrectionEffect> Replace(
        ImportTransaction import, RulesSnapshot rules, IReadOnlyDictionary<string, string> changed, string note, string by, DateTimeOffset at)
    {
        if (IsLocked && changed.GetValueOrDefault("report_no") is var report && (report is null || report == Values.GetValueOrDefault("report_no")))
            return new Refusal("result-locked",
                $"该结果已锁定（报告 {Values.GetValueOrDefault("report_no") ?? "无编号"}），不能直接改动；须凭检验机构更正后的检验报告更正：请同时填写更正后的报告编号（report_no）。", RefusalKind.Conflict);
        var (source, map) = FileOf(Columns, changed);
        using var file = source;
        var chunk = new JudgedChunk<ResultRow>();
        new ResultRowReader(source, map, rules).Read(chunk);
        if (RefusalOf(chunk) is { } unread)
            return unread;
        if (chunk.Rows[0].Items.Length != 1)
            return new Refusal(FaultCodes.NotUnderstood, "一条结果只能更正为一个项目；多个项目请另行上传。", RefusalKind.Unprocessable);
        chunk.Rows[0] = chunk.Rows[0] with { RowNumber = RowNumber };
        TakeOut(import, rules);
        new ResultStore(import, rules) { IsAmendment = IsLocked }.Store(chunk);
        if (RefusalOf(chunk) is { } refused)
            return refused;
        import.Connection.Run(import.Transaction,
            """
            UPDATE sample_results SET id = @id WHERE id = (SELECT max(id) FROM sample_results WHERE upload_id = @upload AND row_number = @row
                AND sample_no IN (@sample, (SELECT blind_code FROM samples WHERE sample_no = @sample)))
            """,
            ("id", Id), ("upload", UploadId), ("row", RowNumber), ("sample", chunk.Rows[0].SampleNo));
        return Follow(import, rules, chunk, note, by, at);
    }

    /// <summary>The row, and what the sample counts without it.</summary>
    private void TakeOut(ImportTransaction import, RulesSnapshot rules)
    {
        StoredSample sample;
        using (var command = import.Connection.Command(import.Transaction, $"SELECT {StoredSample.Columns} FROM samples WHERE id = @id", ("id", SampleId)))
        using (var row = command.ExecuteReader())
        {
            row.Read();
            sample = StoredSample.Read(row);
        }
        var before = SampleHistory.Read(import.Connection, import.Transaction, "sample_id = @id", ("id", SampleId));
        var after = before.Without(entry => entry.Id == Id);
        // An amended report leaves the day of the first, so that no filed figure moves to another month; so does a corrected re-examination of a locked result.
        var without = sample with { TestedOn = after.TestedOn, ReportedOn = SampleLifecycle.KeepsBlind(sample.LifecycleStage) ? after.ReportedOn : sample.ReportedOn, Verdict = after.Verdict };
        var counters = new SampleCounters(rules.PlansByYear);
        counters.Change(sample.Standing(StoredResult.Standing(before.Results).Count()), without.Standing(StoredResult.Standing(after.Results).Count()));
        counters.Write(import, rules.DistrictCode);
        import.Stored.Remove(StoredTable.SampleResults.Read(import.Connection, import.Transaction, "id = @id", ("id", Id)));
        import.Connection.Run(import.Transaction, "DELETE FROM sample_results WHERE id = @id", ("id", Id));
        sample.Become(import, without);
    }

    private CorrectionEffect Follow(ImportTransaction import, RulesSnapshot rules, JudgedChunk<ResultRow> chunk, string note, string by, DateTimeOffset at)
    {
        var sentences = chunk.Warnings.Select(warning => warning.Message).ToList();
        var now = Find(import.Connection, import.Transaction, Id)!;
        AffectedCase? touched = null;
        if (Verdict != now.Verdict)
        {
            touched = AffectedCase.Disposal(import.Connection, import.Transaction, rules.DistrictCode, now.FormNumber)
                ?? AffectedCase.Disposal(import.Connection, import.Transaction, rules.DistrictCode, FormNumber);
            if (touched is not null && now.Verdict == Domain.Sampling.Verdict.NonCompliant)
                sentences.Add($"更正后不合格，由案件 {touched.Number} 处置。");
            else if (touched is not null && now.Verdict == Domain.Sampling.Verdict.Compliant)
            {
                CaseNote.Write(import, touched.Id, $"所依据的检验结果（{FormNumber}，{Values["test_item"]}）已更正为合格：{note}", by, at);
                sentences.Add($"案件 {touched.Number} 不因更正而撤销：在案件中注明，请按流程办结。");
            }
        }
        return new CorrectionEffect(touched?.Id, touched?.Number, sentences, now.Days);
    }
}
