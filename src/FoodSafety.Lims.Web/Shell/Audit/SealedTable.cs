namespace FoodSafety.Lims.Web.Shell.Audit;

/// <summary>A table some of whose columns change by audited acts only, so that the audit says what must stand there.</summary>
/// <param name="Name">The table.</param>
/// <param name="Columns">What an import may change too is not among them.</param>
/// <param name="Born">Condition of the rows that only an audited act can make; null where imports make rows too.</param>
/// <param name="Key">The column of its key.</param>
public sealed record SealedTable(string Name, IReadOnlyList<string> Columns, string? Born, string Key = "id")
{
    public static IReadOnlyList<SealedTable> All { get; } =
    [
        new("api_tokens", ["name", "role", "organisation_code", "sha256", "created_at", "revoked_at"], "1 = 1"),
        new("people", ["user_name", "role", "organisation_code"], "1 = 1"),
        new("notices",
            ["number", "district_code", "department", "case_number", "title", "text", "sent_at", "sent_by", "received_at", "received_by", "answer", "recorded_by"], "1 = 1"),
        new("cases",
            ["number", "kind", "district_code", "stage", "version", "opened_at", "closed_at", "sample_no", "market_id", "tested_on", "food", "organiser", "farm_produce",
                "legal_function", "other_regime", "notified_at"], "1 = 1"),
        new("case_party", ["case_id", "role", "name"], "1 = 1"),
        new("case_event", ["case_id", "at", "by", "action", "from_stage", "to_stage", "evidence", "clock", "reason", "party", "link"], "1 = 1"),
        new("case_evidence", ["case_id", "code", "text", "waiver", "file_name", "stored_as", "sha256", "party", "at", "by"], "1 = 1"),
        new("corrections", ["kind", "row_id", "version", "upload_id", "at", "by", "reason", "changes", "before", "after", "case_id"], "1 = 1"),
        new("correction_request", ["kind", "row_id", "version", "at", "by", "reason", "changes", "approved_by"], "1 = 1"),
        new("samples", ["lifecycle_stage", "version", "blind_code", "green_channel_at"],
            "version <> 1 OR lifecycle_stage <> 'registered' OR blind_code IS NOT NULL OR green_channel_at IS NOT NULL"),
        new("sample_events", ["sample_id", "at", "by", "action", "from_stage", "to_stage", "given"], "1 = 1"),
        new("sample_purchases", ["cost", "receipt", "recorded_by", "recorded_at", "version"], "1 = 1", Key: "sample_id"),
        new("issued_reports",
            ["number", "code", "kind", "district_code", "period", "as_of", "stage", "issued_at", "issued_by", "stored_as", "sha256", "content_sha256", "delivered_at",
                "delivered_by", "acknowledged_at", "acknowledged_by"], "1 = 1"),
        new("lab_reports", ["number", "sample_id", "laboratory", "edition", "stage", "version", "class"], "1 = 1"),
        new("lab_report_events", ["report_id", "at", "by", "action", "from_stage", "to_stage", "given"], "1 = 1"),
        new("lab_report_lines",
            ["report_id", "test_item", "fields", "result_text", "unit_text", "limit_text", "method", "tested_on", "verdict", "entered_at", "entered_by", "superseded_at",
                "superseded_because"], "1 = 1"),
        new("task_entries", ["district_code", "year", "task", "unit", "field", "text", "by", "at"], "1 = 1"),
        new("unit_submissions", ["district_code", "year", "deadline", "due_on", "unit", "by", "at"], "1 = 1"),
        new("divisions", ["district_code", "year", "target", "version", "effective_from", "whole", "document", "source", "decided_at", "decided_by"], "1 = 1"),
        new("external_figures", ["district_code", "key", "millionths", "holds_on", "source", "entered_at", "entered_by", "taken_back_at", "taken_back_by", "taken_back_why"], "1 = 1"),
        new("market_closures",
            ["market_id", "closed_on", "kind", "reason", "declared_by", "declared_at", "withdrawn_at", "withdrawn_by", "withdrawn_because"], "1 = 1"),
        new("goods_entries",
            ["market_id", "entered_on", "client_id", "stall_no", "vendor", "food", "certificate", "quantity", "supplier", "recorded_by", "recorded_at", "corrects",
                "withdrawn_at", "withdrawn_by", "withdrawn_because"], "1 = 1"),
        new("assurance_events",
            ["district_code", "tag", "title", "from_on", "to_on", "added_by", "added_at", "withdrawn_at", "withdrawn_by", "withdrawn_because"], "1 = 1"),
        new("nominations",
            ["number", "district_code", "campaign", "product", "reason", "nominated_on", "stage", "version", "received_by", "received_at", "decided_by", "decided_at", "decision",
                "sample_no", "rapid_test_id", "linked_by", "linked_at", "linked_because", "told_by", "told_at", "told"], "1 = 1"),
        new("rhythm_notes",
            ["district_code", "code", "due_on", "done_on", "words", "recorded_by", "recorded_at", "withdrawn_at", "withdrawn_by", "withdrawn_because"], "1 = 1"),
        new("validity_choices", ["district_code", "rule_set", "effective_from", "chosen_at", "chosen_by", "reason"], "1 = 1"),
        new("month_closings", ["district_code", "month", "report", "closed_at", "closed_by"], "1 = 1"),
        new("month_figures", ["district_code", "month", "counter", "batches", "items", "passed"], "1 = 1"),
        new("month_adjustments",
            ["district_code", "month", "counter", "closed_through", "cause", "subject", "at", "by", "batches", "items", "passed"], "1 = 1"),
        new("settled_months", ["contract", "month", "settled_at", "settled_by", "document"], "1 = 1"),
    ];
}
