namespace FoodSafety.Lims.Web.Shell.Audit;

/// <summary>A table some of whose columns change by audited acts only, so that the audit says what must stand there.</summary>
/// <param name="Name">The table.</param>
/// <param name="Columns">Columns of texts and numbers; what an import may change too is not among them.</param>
/// <param name="Born">Condition of the rows that only an audited act can make; null where imports make rows too.</param>
public sealed record SealedTable(string Name, IReadOnlyList<string> Columns, string? Born)
{
    /// <summary>Every one has the key <c>id</c>.</summary>
    public static IReadOnlyList<SealedTable> All { get; } =
    [
        new("api_tokens", ["name", "role", "organisation_code", "sha256"], "1 = 1"),
        new("people", ["user_name", "role", "organisation_code"], "1 = 1"),
        new("notices", ["number", "district_code", "department", "case_number", "title", "text", "received_by", "answer"], "1 = 1"),
        new("cases", ["stage", "version"], null),
        new("case_party", ["role", "name"], null),
        new("case_event", ["by", "action", "from_stage", "to_stage", "evidence", "clock", "reason", "party", "link"], "action NOT IN ('open', 'join-finding', 'withdraw-finding') AND coalesce(evidence, '') <> 'record-corrected'"),
        new("case_evidence", ["code", "text", "waiver", "file_name", "sha256", "party", "by"], "code <> 'record-corrected'"),
        new("samples", ["lifecycle_stage", "version", "blind_code", "green_channel_at"],
            "version <> 1 OR lifecycle_stage <> 'registered' OR blind_code IS NOT NULL OR green_channel_at IS NOT NULL"),
        new("sample_events", ["sample_id", "at", "by", "action", "from_stage", "to_stage", "given"], "1 = 1"),
        new("issued_reports", ["number", "code", "kind", "district_code", "period", "stage", "sha256", "content_sha256"], "1 = 1"),
        new("lab_reports", ["number", "laboratory", "edition", "stage", "version", "class"], "1 = 1"),
        new("settled_months", ["contract", "settled_by", "document"], "1 = 1"),
        new("lab_report_lines", ["test_item", "fields", "result_text", "verdict", "entered_by", "superseded_because"], "1 = 1"),
    ];
}
