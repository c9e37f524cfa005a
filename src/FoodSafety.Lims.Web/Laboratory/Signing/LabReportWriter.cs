using System.Text.Json;
using FoodSafety.Lims.Domain.Laboratory;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Storage.Bulk;

namespace FoodSafety.Lims.Web.Laboratory;

/// <summary>Writes reports in the transaction that also writes their results, samples, counters and cases.</summary>
internal static class LabReportWriter
{
    private static readonly JsonSerializerOptions Compact = LimsJson.Configure(new JsonSerializerOptions(JsonSerializerDefaults.Web));

    /// <summary>Begins an edition.</summary>
    /// <param name="replaces">The edition it amends; null for a first one.</param>
    /// <returns>Its id and number.</returns>
    public static (long Id, string Number) Begin(ImportTransaction import, LabReport? replaces, long sampleId, string district, string laboratory, int year, string by, DateTimeOffset at)
    {
        var edition = (replaces?.Edition ?? 0) + 1;
        var number = replaces is null ? FirstNumber(import, laboratory, year) : $"{replaces.Number.Split("-V")[0]}-V{edition}";
        var stage = LabReportLifecycle.Drafting.Code;
        var id = import.Connection.Ask<long>(import.Transaction,
            """
            INSERT INTO lab_reports (number, sample_id, district_code, laboratory, edition, stage, version, replaces_id)
            VALUES (@number, @sample, @district, @laboratory, @edition, @stage, 1, @replaces) RETURNING id
            """,
            ("number", number), ("sample", sampleId), ("district", district), ("laboratory", laboratory), ("edition", edition), ("stage", stage), ("replaces", replaces?.Id));
        Happened(import, id, new LabReportEvent(1, LabReportEvent.Draft, null, stage, by, at, new Dictionary<string, string>()));
        return (id, number);
    }

    /// <summary>Writes a move that the state accepted.</summary>
    public static void Move(ImportTransaction import, long id, LabReportState state)
    {
        import.Connection.Run(import.Transaction, "UPDATE lab_reports SET stage = @stage, version = @version WHERE id = @id",
            ("stage", state.Stage), ("version", state.Version), ("id", id));
        Happened(import, id, state.Events[^1]);
    }

    /// <summary>Adds a line that stands.</summary>
    public static void Add(ImportTransaction import, long reportId, LabReportLine line) => import.Connection.Run(import.Transaction,
        """
        INSERT INTO lab_report_lines (report_id, test_item, fields, result_text, unit_text, limit_text, method, tested_on, reported_verdict, judged_verdict,
            verdict, notes, entered_at, entered_by)
        VALUES (@report, @item, @fields, @result, @unit, @limit, @method, @testedOn, @reported, @judged, @verdict, @notes, @at, @by)
        """,
        ("report", reportId), ("item", line.TestItem), ("fields", line.Fields), ("result", line.ResultText), ("unit", line.UnitText), ("limit", line.LimitText),
        ("method", line.Method), ("testedOn", line.TestedOn.DayNumber), ("reported", (short?)line.ReportedVerdict), ("judged", (short?)line.JudgedVerdict),
        ("verdict", (short)line.Verdict), ("notes", (short)line.Notes), ("at", line.EnteredAt.ToUnixTimeMilliseconds()), ("by", line.EnteredBy));

    /// <summary>Marks lines that stand as superseded.</summary>
    /// <param name="items">Their test items; null for all.</param>
    public static void Supersede(ImportTransaction import, long reportId, IReadOnlyCollection<string>? items, string because, DateTimeOffset at)
    {
        const string mark = "UPDATE lab_report_lines SET superseded_at = @at, superseded_because = @because WHERE report_id = @report AND superseded_at IS NULL";
        var milliseconds = at.ToUnixTimeMilliseconds();
        if (items is null)
            import.Connection.Run(import.Transaction, mark, ("at", milliseconds), ("because", because), ("report", reportId));
        foreach (var item in items ?? [])
            import.Connection.Run(import.Transaction, $"{mark} AND test_item = @item", ("at", milliseconds), ("because", because), ("report", reportId), ("item", item));
    }

    private static void Happened(ImportTransaction import, long id, LabReportEvent happened) => import.Connection.Run(import.Transaction,
        """
        INSERT INTO lab_report_events (report_id, at, "by", action, from_stage, to_stage, given) VALUES (@report, @at, @by, @action, @from, @to, @given)
        """,
        ("report", id), ("at", happened.At.ToUnixTimeMilliseconds()), ("by", happened.By), ("action", happened.Action), ("from", happened.From ?? ""),
        ("to", happened.To), ("given", JsonSerializer.Serialize(happened.Given, Compact)));

    private static string FirstNumber(ImportTransaction import, string laboratory, int year)
    {
        var series = FormattableString.Invariant($"JY-{laboratory}-{year:0000}");
        var serial = import.Connection.Ask<long>(import.Transaction,
            "INSERT INTO number_sequence (name, last) VALUES (@name, 1) ON CONFLICT (name) DO UPDATE SET last = number_sequence.last + 1 RETURNING last",
            ("name", $"lab-report/{series}"));
        return FormattableString.Invariant($"{series}-{serial:00000}");
    }
}
