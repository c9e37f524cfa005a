using System.Text.Json;
using FoodSafety.Lims.Domain.Laboratory;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Shell.Audit;
using FoodSafety.Lims.Web.Storage;
using FoodSafety.Lims.Web.Storage.Bulk;

namespace FoodSafety.Lims.Web.Laboratory;

/// <summary>Writes reports in the transaction that also writes their results, samples, counters and cases, and keeps what changed for the audit.</summary>
internal sealed class LabReportWriter(ImportTransaction import)
{
    private static readonly JsonSerializerOptions Compact = LimsJson.Configure(new JsonSerializerOptions(JsonSerializerDefaults.Web));

    /// <summary>The rows that changed, for <see cref="AuditedChange.Rows"/>.</summary>
    public List<RowChange> Changes { get; } = [];

    /// <summary>Begins an edition.</summary>
    /// <param name="replaces">The edition it amends; null for a first one.</param>
    /// <returns>Its id and number.</returns>
    public (long Id, string Number) Begin(LabReport? replaces, long sampleId, string district, string laboratory, int year, string by, DateTimeOffset at)
    {
        var edition = (replaces?.Edition ?? 0) + 1;
        var number = replaces is null ? FirstNumber(laboratory, year) : $"{replaces.Number.Split("-V")[0]}-V{edition}";
        var stage = LabReportLifecycle.Drafting.Code;
        var id = import.Connection.Ask<long>(import.Transaction,
            """
            INSERT INTO lab_reports (number, sample_id, district_code, laboratory, edition, stage, version, replaces_id)
            VALUES (@number, @sample, @district, @laboratory, @edition, @stage, 1, @replaces) RETURNING id
            """,
            ("number", number), ("sample", sampleId), ("district", district), ("laboratory", laboratory), ("edition", edition), ("stage", stage), ("replaces", replaces?.Id));
        Changes.Add(RowChange.Added("lab_reports", id,
            ("number", number), ("sample_id", sampleId), ("laboratory", laboratory), ("edition", edition), ("stage", stage), ("version", 1), ("class", null)));
        Happened(id, new LabReportEvent(1, LabReportEvent.Draft, null, stage, by, at, new Dictionary<string, string>()));
        return (id, number);
    }

    /// <summary>Writes a move that the state accepted.</summary>
    public void Move(long id, LabReportState state)
    {
        import.Connection.Run(import.Transaction, "UPDATE lab_reports SET stage = @stage, version = @version WHERE id = @id",
            ("stage", state.Stage), ("version", state.Version), ("id", id));
        var happened = state.Events[^1];
        Changes.Add(RowChange.Changed("lab_reports", id, ("stage", happened.From, happened.To), ("version", happened.Version - 1, happened.Version)));
        Happened(id, happened);
    }

    /// <summary>Notes what an issued edition is and which upload its results are.</summary>
    public void Issue(long id, ReportClass kind, int uploadId)
    {
        import.Connection.Run(import.Transaction, "UPDATE lab_reports SET class = @class, upload_id = @upload WHERE id = @id",
            ("class", (short)kind), ("upload", uploadId), ("id", id));
        Changes.Add(RowChange.Changed("lab_reports", id, ("class", null, kind)));
    }

    /// <summary>Adds a line that stands.</summary>
    public void Add(long reportId, LabReportLine line)
    {
        var id = import.Connection.Ask<long>(import.Transaction,
            """
            INSERT INTO lab_report_lines (report_id, test_item, fields, result_text, unit_text, limit_text, method, tested_on, reported_verdict, judged_verdict,
                verdict, notes, entered_at, entered_by)
            VALUES (@report, @item, @fields, @result, @unit, @limit, @method, @testedOn, @reported, @judged, @verdict, @notes, @at, @by) RETURNING id
            """,
            ("report", reportId), ("item", line.TestItem), ("fields", line.Fields), ("result", line.ResultText), ("unit", line.UnitText), ("limit", line.LimitText),
            ("method", line.Method), ("testedOn", line.TestedOn.DayNumber), ("reported", (short?)line.ReportedVerdict), ("judged", (short?)line.JudgedVerdict),
            ("verdict", (short)line.Verdict), ("notes", (short)line.Notes), ("at", line.EnteredAt.ToUnixTimeMilliseconds()), ("by", line.EnteredBy));
        Changes.Add(RowChange.Added("lab_report_lines", id,
            ("report_id", reportId), ("test_item", line.TestItem), ("fields", line.Fields), ("result_text", line.ResultText), ("unit_text", line.UnitText),
            ("limit_text", line.LimitText), ("method", line.Method), ("tested_on", line.TestedOn), ("verdict", line.Verdict), ("entered_at", line.EnteredAt),
            ("entered_by", line.EnteredBy), ("superseded_at", null), ("superseded_because", null)));
    }

    /// <summary>Marks lines that stand as superseded.</summary>
    public void Supersede(IEnumerable<LabReportLine> lines, string because, DateTimeOffset at)
    {
        foreach (var line in lines.Where(line => line.SupersededAt is null))
        {
            import.Connection.Run(import.Transaction, "UPDATE lab_report_lines SET superseded_at = @at, superseded_because = @because WHERE id = @id",
                ("at", at.ToUnixTimeMilliseconds()), ("because", because), ("id", line.Id));
            Changes.Add(RowChange.Changed("lab_report_lines", line.Id, ("superseded_at", null, at), ("superseded_because", null, because)));
        }
    }

    private void Happened(long id, LabReportEvent happened)
    {
        var (from, given) = (happened.From ?? "", JsonSerializer.Serialize(happened.Given, Compact));
        var step = import.Connection.Ask<long>(import.Transaction,
            """
            INSERT INTO lab_report_events (report_id, at, "by", action, from_stage, to_stage, given) VALUES (@report, @at, @by, @action, @from, @to, @given) RETURNING id
            """,
            ("report", id), ("at", happened.At.ToUnixTimeMilliseconds()), ("by", happened.By), ("action", happened.Action), ("from", from), ("to", happened.To), ("given", given));
        Changes.Add(RowChange.Added("lab_report_events", step,
            ("report_id", id), ("at", happened.At), ("by", happened.By), ("action", happened.Action), ("from_stage", from), ("to_stage", happened.To), ("given", given)));
    }

    private string FirstNumber(string laboratory, int year)
    {
        var series = FormattableString.Invariant($"JY-{laboratory}-{year:0000}");
        var serial = NumberSequence.Take(import.Connection, import.Transaction, $"lab-report/{series}");
        return FormattableString.Invariant($"{series}-{serial:00000}");
    }
}
