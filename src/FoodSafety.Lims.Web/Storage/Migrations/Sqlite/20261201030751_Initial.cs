using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace FoodSafety.Lims.Web.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "api_tokens",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    role = table.Column<string>(type: "TEXT", nullable: false),
                    organisation_code = table.Column<string>(type: "TEXT", nullable: true),
                    sha256 = table.Column<string>(type: "TEXT", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    revoked_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_api_tokens", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "assurance_events",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    district_code = table.Column<string>(type: "TEXT", nullable: false),
                    tag = table.Column<string>(type: "TEXT", nullable: false),
                    title = table.Column<string>(type: "TEXT", nullable: false),
                    from_on = table.Column<int>(type: "INTEGER", nullable: false),
                    to_on = table.Column<int>(type: "INTEGER", nullable: false),
                    added_by = table.Column<string>(type: "TEXT", nullable: false),
                    added_at = table.Column<long>(type: "INTEGER", nullable: false),
                    withdrawn_at = table.Column<long>(type: "INTEGER", nullable: true),
                    withdrawn_by = table.Column<string>(type: "TEXT", nullable: true),
                    withdrawn_because = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_assurance_events", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "audit",
                columns: table => new
                {
                    seq = table.Column<long>(type: "INTEGER", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    by = table.Column<string>(type: "TEXT", nullable: false),
                    action = table.Column<string>(type: "TEXT", nullable: false),
                    subject = table.Column<string>(type: "TEXT", nullable: false),
                    detail = table.Column<string>(type: "TEXT", nullable: false),
                    previous_hash = table.Column<string>(type: "TEXT", nullable: false),
                    hash = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_audit", x => x.seq);
                });

            migrationBuilder.CreateTable(
                name: "cases",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    number = table.Column<string>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    district_code = table.Column<string>(type: "TEXT", nullable: false),
                    stage = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    opened_at = table.Column<long>(type: "INTEGER", nullable: false),
                    closed_at = table.Column<long>(type: "INTEGER", nullable: true),
                    upload_id = table.Column<int>(type: "INTEGER", nullable: false),
                    row_number = table.Column<int>(type: "INTEGER", nullable: false),
                    sample_no = table.Column<string>(type: "TEXT", nullable: false),
                    test_items = table.Column<string>(type: "TEXT", nullable: false),
                    market_id = table.Column<int>(type: "INTEGER", nullable: true),
                    tested_on = table.Column<int>(type: "INTEGER", nullable: true),
                    sample_id = table.Column<long>(type: "INTEGER", nullable: true),
                    finding_id = table.Column<long>(type: "INTEGER", nullable: true),
                    food = table.Column<string>(type: "TEXT", nullable: false),
                    organiser = table.Column<short>(type: "INTEGER", nullable: false),
                    farm_produce = table.Column<bool>(type: "INTEGER", nullable: true),
                    legal_function = table.Column<short>(type: "INTEGER", nullable: true),
                    other_regime = table.Column<bool>(type: "INTEGER", nullable: false),
                    notified_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_cases", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "correction_request",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    row_id = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    by = table.Column<string>(type: "TEXT", nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: false),
                    changes = table.Column<string>(type: "TEXT", nullable: false),
                    approved_by = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_correction_request", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "corrections",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    row_id = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    upload_id = table.Column<int>(type: "INTEGER", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    by = table.Column<string>(type: "TEXT", nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: false),
                    changes = table.Column<string>(type: "TEXT", nullable: false),
                    before = table.Column<string>(type: "TEXT", nullable: false),
                    after = table.Column<string>(type: "TEXT", nullable: false),
                    answer = table.Column<string>(type: "TEXT", nullable: false),
                    idempotency_key = table.Column<string>(type: "TEXT", nullable: true),
                    case_id = table.Column<int>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_corrections", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "counter_days",
                columns: table => new
                {
                    district_code = table.Column<string>(type: "TEXT", nullable: false),
                    counter = table.Column<string>(type: "TEXT", nullable: false),
                    day = table.Column<int>(type: "INTEGER", nullable: false),
                    site_id = table.Column<int>(type: "INTEGER", nullable: false),
                    batches = table.Column<long>(type: "INTEGER", nullable: false),
                    items = table.Column<long>(type: "INTEGER", nullable: false),
                    passed = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_counter_days", x => new { x.district_code, x.counter, x.day, x.site_id });
                });

            migrationBuilder.CreateTable(
                name: "districts",
                columns: table => new
                {
                    code = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    short_name = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_districts", x => x.code);
                });

            migrationBuilder.CreateTable(
                name: "divisions",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    district_code = table.Column<string>(type: "TEXT", nullable: false),
                    year = table.Column<int>(type: "INTEGER", nullable: false),
                    target = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    effective_from = table.Column<int>(type: "INTEGER", nullable: false),
                    whole = table.Column<long>(type: "INTEGER", nullable: false),
                    document = table.Column<string>(type: "TEXT", nullable: false),
                    source = table.Column<string>(type: "TEXT", nullable: true),
                    decided_at = table.Column<long>(type: "INTEGER", nullable: false),
                    decided_by = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_divisions", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "external_figures",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    district_code = table.Column<string>(type: "TEXT", nullable: false),
                    key = table.Column<string>(type: "TEXT", nullable: false),
                    millionths = table.Column<long>(type: "INTEGER", nullable: false),
                    holds_on = table.Column<int>(type: "INTEGER", nullable: false),
                    source = table.Column<string>(type: "TEXT", nullable: false),
                    entered_at = table.Column<long>(type: "INTEGER", nullable: false),
                    entered_by = table.Column<string>(type: "TEXT", nullable: false),
                    taken_back_at = table.Column<long>(type: "INTEGER", nullable: true),
                    taken_back_by = table.Column<string>(type: "TEXT", nullable: true),
                    taken_back_why = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_external_figures", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "finding_parts",
                columns: table => new
                {
                    finding_id = table.Column<long>(type: "INTEGER", nullable: false),
                    upload_id = table.Column<int>(type: "INTEGER", nullable: false),
                    row_number = table.Column<int>(type: "INTEGER", nullable: false),
                    failures = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_finding_parts", x => new { x.finding_id, x.upload_id, x.row_number });
                });

            migrationBuilder.CreateTable(
                name: "findings",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    sample_no = table.Column<string>(type: "TEXT", nullable: false),
                    district_code = table.Column<string>(type: "TEXT", nullable: false),
                    food = table.Column<string>(type: "TEXT", nullable: false),
                    failures = table.Column<string>(type: "TEXT", nullable: false),
                    sampled_party = table.Column<string>(type: "TEXT", nullable: true),
                    producer = table.Column<string>(type: "TEXT", nullable: true),
                    source = table.Column<string>(type: "TEXT", nullable: true),
                    bulletin_on = table.Column<int>(type: "INTEGER", nullable: true),
                    details = table.Column<string>(type: "TEXT", nullable: true),
                    upload_id = table.Column<int>(type: "INTEGER", nullable: false),
                    row_number = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_findings", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "goods_entries",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    market_id = table.Column<int>(type: "INTEGER", nullable: false),
                    entered_on = table.Column<int>(type: "INTEGER", nullable: false),
                    client_id = table.Column<string>(type: "TEXT", nullable: false),
                    stall_no = table.Column<string>(type: "TEXT", nullable: true),
                    vendor = table.Column<string>(type: "TEXT", nullable: true),
                    food = table.Column<string>(type: "TEXT", nullable: false),
                    certificate = table.Column<string>(type: "TEXT", nullable: true),
                    quantity = table.Column<string>(type: "TEXT", nullable: true),
                    supplier = table.Column<string>(type: "TEXT", nullable: true),
                    recorded_by = table.Column<string>(type: "TEXT", nullable: false),
                    recorded_at = table.Column<long>(type: "INTEGER", nullable: false),
                    corrects = table.Column<long>(type: "INTEGER", nullable: true),
                    withdrawn_at = table.Column<long>(type: "INTEGER", nullable: true),
                    withdrawn_by = table.Column<string>(type: "TEXT", nullable: true),
                    withdrawn_because = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_goods_entries", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "issued_reports",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    number = table.Column<string>(type: "TEXT", nullable: false),
                    code = table.Column<string>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    district_code = table.Column<string>(type: "TEXT", nullable: false),
                    period = table.Column<string>(type: "TEXT", nullable: false),
                    as_of = table.Column<long>(type: "INTEGER", nullable: false),
                    stage = table.Column<string>(type: "TEXT", nullable: false),
                    issued_at = table.Column<long>(type: "INTEGER", nullable: false),
                    issued_by = table.Column<string>(type: "TEXT", nullable: false),
                    stored_as = table.Column<string>(type: "TEXT", nullable: false),
                    sha256 = table.Column<string>(type: "TEXT", nullable: false),
                    content_sha256 = table.Column<string>(type: "TEXT", nullable: false),
                    delivered_at = table.Column<long>(type: "INTEGER", nullable: true),
                    delivered_by = table.Column<string>(type: "TEXT", nullable: true),
                    acknowledged_at = table.Column<long>(type: "INTEGER", nullable: true),
                    acknowledged_by = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_issued_reports", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "lab_reports",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    number = table.Column<string>(type: "TEXT", nullable: false),
                    sample_id = table.Column<long>(type: "INTEGER", nullable: false),
                    district_code = table.Column<string>(type: "TEXT", nullable: false),
                    laboratory = table.Column<string>(type: "TEXT", nullable: false),
                    edition = table.Column<int>(type: "INTEGER", nullable: false),
                    stage = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    @class = table.Column<short>(name: "class", type: "INTEGER", nullable: true),
                    replaces_id = table.Column<long>(type: "INTEGER", nullable: true),
                    upload_id = table.Column<int>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_lab_reports", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "market_closures",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    market_id = table.Column<int>(type: "INTEGER", nullable: false),
                    closed_on = table.Column<int>(type: "INTEGER", nullable: false),
                    kind = table.Column<short>(type: "INTEGER", nullable: false, defaultValue: (short)0),
                    reason = table.Column<string>(type: "TEXT", nullable: false),
                    declared_by = table.Column<string>(type: "TEXT", nullable: false),
                    declared_at = table.Column<long>(type: "INTEGER", nullable: false),
                    withdrawn_at = table.Column<long>(type: "INTEGER", nullable: true),
                    withdrawn_by = table.Column<string>(type: "TEXT", nullable: true),
                    withdrawn_because = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_market_closures", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "month_adjustments",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    district_code = table.Column<string>(type: "TEXT", nullable: false),
                    month = table.Column<int>(type: "INTEGER", nullable: false),
                    counter = table.Column<string>(type: "TEXT", nullable: false),
                    closed_through = table.Column<int>(type: "INTEGER", nullable: false),
                    cause = table.Column<string>(type: "TEXT", nullable: false),
                    subject = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    by = table.Column<string>(type: "TEXT", nullable: false),
                    batches = table.Column<long>(type: "INTEGER", nullable: false),
                    items = table.Column<long>(type: "INTEGER", nullable: false),
                    passed = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_month_adjustments", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "month_closings",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    district_code = table.Column<string>(type: "TEXT", nullable: false),
                    month = table.Column<int>(type: "INTEGER", nullable: false),
                    report = table.Column<string>(type: "TEXT", nullable: false),
                    closed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    closed_by = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_month_closings", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "month_figures",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    district_code = table.Column<string>(type: "TEXT", nullable: false),
                    month = table.Column<int>(type: "INTEGER", nullable: false),
                    counter = table.Column<string>(type: "TEXT", nullable: false),
                    batches = table.Column<long>(type: "INTEGER", nullable: false),
                    items = table.Column<long>(type: "INTEGER", nullable: false),
                    passed = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_month_figures", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "nominations",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    number = table.Column<string>(type: "TEXT", nullable: false),
                    district_code = table.Column<string>(type: "TEXT", nullable: false),
                    campaign = table.Column<string>(type: "TEXT", nullable: false),
                    product = table.Column<string>(type: "TEXT", nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: false),
                    contact = table.Column<string>(type: "TEXT", nullable: true),
                    nominated_on = table.Column<int>(type: "INTEGER", nullable: false),
                    stage = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    received_by = table.Column<string>(type: "TEXT", nullable: false),
                    received_at = table.Column<long>(type: "INTEGER", nullable: false),
                    decided_by = table.Column<string>(type: "TEXT", nullable: true),
                    decided_at = table.Column<long>(type: "INTEGER", nullable: true),
                    decision = table.Column<string>(type: "TEXT", nullable: true),
                    sample_no = table.Column<string>(type: "TEXT", nullable: true),
                    rapid_test_id = table.Column<long>(type: "INTEGER", nullable: true),
                    linked_by = table.Column<string>(type: "TEXT", nullable: true),
                    linked_at = table.Column<long>(type: "INTEGER", nullable: true),
                    linked_because = table.Column<string>(type: "TEXT", nullable: true),
                    told_by = table.Column<string>(type: "TEXT", nullable: true),
                    told_at = table.Column<long>(type: "INTEGER", nullable: true),
                    told = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_nominations", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "not_valid_tests",
                columns: table => new
                {
                    test_id = table.Column<long>(type: "INTEGER", nullable: false),
                    district_code = table.Column<string>(type: "TEXT", nullable: false),
                    tested_on = table.Column<int>(type: "INTEGER", nullable: false),
                    market_id = table.Column<int>(type: "INTEGER", nullable: false),
                    validity = table.Column<short>(type: "INTEGER", nullable: false),
                    reasons = table.Column<string>(type: "TEXT", nullable: false),
                    pending_until = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_not_valid_tests", x => x.test_id);
                });

            migrationBuilder.CreateTable(
                name: "notices",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    number = table.Column<string>(type: "TEXT", nullable: false),
                    district_code = table.Column<string>(type: "TEXT", nullable: false),
                    department = table.Column<string>(type: "TEXT", nullable: false),
                    case_number = table.Column<string>(type: "TEXT", nullable: true),
                    title = table.Column<string>(type: "TEXT", nullable: false),
                    text = table.Column<string>(type: "TEXT", nullable: false),
                    sent_at = table.Column<long>(type: "INTEGER", nullable: false),
                    sent_by = table.Column<string>(type: "TEXT", nullable: false),
                    received_at = table.Column<long>(type: "INTEGER", nullable: true),
                    received_by = table.Column<string>(type: "TEXT", nullable: true),
                    answer = table.Column<string>(type: "TEXT", nullable: true),
                    recorded_by = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_notices", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "number_sequence",
                columns: table => new
                {
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    last = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_number_sequence", x => x.name);
                });

            migrationBuilder.CreateTable(
                name: "organisations",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    code = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    district_code = table.Column<string>(type: "TEXT", nullable: false),
                    place_type = table.Column<string>(type: "TEXT", nullable: true),
                    tier = table.Column<string>(type: "TEXT", nullable: true),
                    street = table.Column<string>(type: "TEXT", nullable: true),
                    county = table.Column<string>(type: "TEXT", nullable: true),
                    business_days = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_organisations", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "people",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    role = table.Column<string>(type: "TEXT", nullable: false),
                    organisation_code = table.Column<string>(type: "TEXT", nullable: true),
                    must_change_password = table.Column<bool>(type: "INTEGER", nullable: false),
                    user_name = table.Column<string>(type: "TEXT", nullable: true),
                    normalized_user_name = table.Column<string>(type: "TEXT", nullable: true),
                    email = table.Column<string>(type: "TEXT", nullable: true),
                    normalized_email = table.Column<string>(type: "TEXT", nullable: true),
                    email_confirmed = table.Column<bool>(type: "INTEGER", nullable: false),
                    password_hash = table.Column<string>(type: "TEXT", nullable: true),
                    security_stamp = table.Column<string>(type: "TEXT", nullable: true),
                    concurrency_stamp = table.Column<string>(type: "TEXT", nullable: true),
                    phone_number = table.Column<string>(type: "TEXT", nullable: true),
                    phone_number_confirmed = table.Column<bool>(type: "INTEGER", nullable: false),
                    two_factor_enabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    lockout_end = table.Column<long>(type: "INTEGER", nullable: true),
                    lockout_enabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    access_failed_count = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_people", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "profile_assignments",
                columns: table => new
                {
                    organisation_code = table.Column<string>(type: "TEXT", nullable: false),
                    effective_from = table.Column<int>(type: "INTEGER", nullable: false),
                    profile_code = table.Column<string>(type: "TEXT", nullable: true),
                    assigned_at = table.Column<long>(type: "INTEGER", nullable: false),
                    assigned_by = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_profile_assignments", x => new { x.organisation_code, x.effective_from });
                });

            migrationBuilder.CreateTable(
                name: "rapid_tests",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    tested_on = table.Column<int>(type: "INTEGER", nullable: false),
                    market_id = table.Column<int>(type: "INTEGER", nullable: false),
                    sample_no = table.Column<string>(type: "TEXT", nullable: false),
                    item_id = table.Column<int>(type: "INTEGER", nullable: false),
                    tested_at = table.Column<long>(type: "INTEGER", nullable: false),
                    tested_precision = table.Column<short>(type: "INTEGER", nullable: false),
                    outcome = table.Column<short>(type: "INTEGER", nullable: false),
                    reported_outcome = table.Column<short>(type: "INTEGER", nullable: false),
                    organiser = table.Column<short>(type: "INTEGER", nullable: false),
                    food_id = table.Column<int>(type: "INTEGER", nullable: false),
                    category_id = table.Column<int>(type: "INTEGER", nullable: true),
                    method_id = table.Column<int>(type: "INTEGER", nullable: true),
                    reading = table.Column<string>(type: "TEXT", nullable: true),
                    unit_id = table.Column<int>(type: "INTEGER", nullable: true),
                    place_type_id = table.Column<int>(type: "INTEGER", nullable: true),
                    stage_id = table.Column<int>(type: "INTEGER", nullable: true),
                    programme_id = table.Column<int>(type: "INTEGER", nullable: true),
                    stall_no = table.Column<string>(type: "TEXT", nullable: true),
                    vendor = table.Column<string>(type: "TEXT", nullable: true),
                    unit_code = table.Column<string>(type: "TEXT", nullable: true),
                    notified_at = table.Column<long>(type: "INTEGER", nullable: true),
                    details = table.Column<string>(type: "TEXT", nullable: true),
                    upload_id = table.Column<int>(type: "INTEGER", nullable: false),
                    row_number = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_rapid_tests", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "reference_sets",
                columns: table => new
                {
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    content = table.Column<string>(type: "TEXT", nullable: false),
                    imported_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_reference_sets", x => x.name);
                });

            migrationBuilder.CreateTable(
                name: "remembered_columns",
                columns: table => new
                {
                    organisation_code = table.Column<string>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    header_key = table.Column<string>(type: "TEXT", nullable: false),
                    header = table.Column<string>(type: "TEXT", nullable: false),
                    column_name = table.Column<string>(type: "TEXT", nullable: false),
                    remembered_at = table.Column<long>(type: "INTEGER", nullable: false),
                    remembered_by = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_remembered_columns", x => new { x.organisation_code, x.kind, x.header_key });
                });

            migrationBuilder.CreateTable(
                name: "rhythm_notes",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    district_code = table.Column<string>(type: "TEXT", nullable: false),
                    code = table.Column<string>(type: "TEXT", nullable: false),
                    due_on = table.Column<int>(type: "INTEGER", nullable: false),
                    done_on = table.Column<int>(type: "INTEGER", nullable: false),
                    words = table.Column<string>(type: "TEXT", nullable: false),
                    recorded_by = table.Column<string>(type: "TEXT", nullable: false),
                    recorded_at = table.Column<long>(type: "INTEGER", nullable: false),
                    withdrawn_at = table.Column<long>(type: "INTEGER", nullable: true),
                    withdrawn_by = table.Column<string>(type: "TEXT", nullable: true),
                    withdrawn_because = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_rhythm_notes", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "sample_purchases",
                columns: table => new
                {
                    sample_id = table.Column<long>(type: "INTEGER", nullable: false),
                    cost = table.Column<long>(type: "INTEGER", nullable: false),
                    receipt = table.Column<string>(type: "TEXT", nullable: false),
                    recorded_by = table.Column<string>(type: "TEXT", nullable: false),
                    recorded_at = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sample_purchases", x => x.sample_id);
                });

            migrationBuilder.CreateTable(
                name: "sample_results",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    sample_id = table.Column<long>(type: "INTEGER", nullable: true),
                    finding_id = table.Column<long>(type: "INTEGER", nullable: true),
                    sample_no = table.Column<string>(type: "TEXT", nullable: false),
                    test_item = table.Column<string>(type: "TEXT", nullable: false),
                    report_no = table.Column<string>(type: "TEXT", nullable: false),
                    phase = table.Column<string>(type: "TEXT", nullable: false),
                    result_text = table.Column<string>(type: "TEXT", nullable: false),
                    unit_text = table.Column<string>(type: "TEXT", nullable: true),
                    limit_text = table.Column<string>(type: "TEXT", nullable: true),
                    verdict = table.Column<short>(type: "INTEGER", nullable: false),
                    reported_verdict = table.Column<short>(type: "INTEGER", nullable: true),
                    tested_on = table.Column<int>(type: "INTEGER", nullable: true),
                    details = table.Column<string>(type: "TEXT", nullable: true),
                    kept_aside = table.Column<string>(type: "TEXT", nullable: false),
                    upload_id = table.Column<int>(type: "INTEGER", nullable: false),
                    row_number = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sample_results", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "samples",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    sample_no = table.Column<string>(type: "TEXT", nullable: false),
                    own_number = table.Column<string>(type: "TEXT", nullable: false),
                    national_no = table.Column<string>(type: "TEXT", nullable: true),
                    complaint_no = table.Column<string>(type: "TEXT", nullable: true),
                    follow_up_case = table.Column<string>(type: "TEXT", nullable: true),
                    blind_code = table.Column<string>(type: "TEXT", nullable: true),
                    lifecycle_stage = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    green_channel_at = table.Column<long>(type: "INTEGER", nullable: true),
                    district_code = table.Column<string>(type: "TEXT", nullable: false),
                    sampled_on = table.Column<int>(type: "INTEGER", nullable: false),
                    state = table.Column<string>(type: "TEXT", nullable: false),
                    tested_on = table.Column<int>(type: "INTEGER", nullable: true),
                    reported_on = table.Column<int>(type: "INTEGER", nullable: true),
                    published_on = table.Column<int>(type: "INTEGER", nullable: true),
                    programme_source = table.Column<string>(type: "TEXT", nullable: true),
                    programme = table.Column<string>(type: "TEXT", nullable: false),
                    selection = table.Column<string>(type: "TEXT", nullable: true),
                    method_class = table.Column<string>(type: "TEXT", nullable: true),
                    sampling_organisation = table.Column<string>(type: "TEXT", nullable: false),
                    laboratory = table.Column<string>(type: "TEXT", nullable: false),
                    sampled_party = table.Column<string>(type: "TEXT", nullable: false),
                    food = table.Column<string>(type: "TEXT", nullable: false),
                    food_category = table.Column<string>(type: "TEXT", nullable: false),
                    category = table.Column<string>(type: "TEXT", nullable: true),
                    stage = table.Column<string>(type: "TEXT", nullable: true),
                    place_type = table.Column<string>(type: "TEXT", nullable: true),
                    owner = table.Column<string>(type: "TEXT", nullable: true),
                    verdict = table.Column<short>(type: "INTEGER", nullable: true),
                    details = table.Column<string>(type: "TEXT", nullable: true),
                    upload_id = table.Column<int>(type: "INTEGER", nullable: false),
                    row_number = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_samples", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "settled_months",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    contract = table.Column<string>(type: "TEXT", nullable: false),
                    month = table.Column<int>(type: "INTEGER", nullable: false),
                    settled_at = table.Column<long>(type: "INTEGER", nullable: false),
                    settled_by = table.Column<string>(type: "TEXT", nullable: false),
                    document = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_settled_months", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "task_entries",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    district_code = table.Column<string>(type: "TEXT", nullable: false),
                    year = table.Column<int>(type: "INTEGER", nullable: false),
                    task = table.Column<string>(type: "TEXT", nullable: false),
                    unit = table.Column<string>(type: "TEXT", nullable: false),
                    field = table.Column<string>(type: "TEXT", nullable: false),
                    text = table.Column<string>(type: "TEXT", nullable: false),
                    by = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_task_entries", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "terms",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    text = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_terms", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "test_photos",
                columns: table => new
                {
                    district_code = table.Column<string>(type: "TEXT", nullable: false),
                    photo = table.Column<string>(type: "TEXT", nullable: false),
                    test_id = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_test_photos", x => new { x.district_code, x.photo, x.test_id });
                });

            migrationBuilder.CreateTable(
                name: "unit_submissions",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    district_code = table.Column<string>(type: "TEXT", nullable: false),
                    year = table.Column<int>(type: "INTEGER", nullable: false),
                    deadline = table.Column<string>(type: "TEXT", nullable: false),
                    due_on = table.Column<int>(type: "INTEGER", nullable: false),
                    unit = table.Column<string>(type: "TEXT", nullable: false),
                    by = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_unit_submissions", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "upload_chunks",
                columns: table => new
                {
                    upload_id = table.Column<int>(type: "INTEGER", nullable: false),
                    first_id = table.Column<long>(type: "INTEGER", nullable: false),
                    last_id = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_upload_chunks", x => new { x.upload_id, x.first_id });
                });

            migrationBuilder.CreateTable(
                name: "upload_contents",
                columns: table => new
                {
                    upload_id = table.Column<int>(type: "INTEGER", nullable: false),
                    content = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_upload_contents", x => x.upload_id);
                });

            migrationBuilder.CreateTable(
                name: "upload_duplicates",
                columns: table => new
                {
                    upload_id = table.Column<int>(type: "INTEGER", nullable: false),
                    row_number = table.Column<int>(type: "INTEGER", nullable: false),
                    twin_upload_id = table.Column<int>(type: "INTEGER", nullable: false),
                    twin_row_number = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_upload_duplicates", x => new { x.upload_id, x.row_number });
                });

            migrationBuilder.CreateTable(
                name: "upload_faults",
                columns: table => new
                {
                    upload_id = table.Column<int>(type: "INTEGER", nullable: false),
                    sequence = table.Column<int>(type: "INTEGER", nullable: false),
                    row_number = table.Column<int>(type: "INTEGER", nullable: true),
                    column_name = table.Column<string>(type: "TEXT", nullable: true),
                    value = table.Column<string>(type: "TEXT", nullable: true),
                    code = table.Column<string>(type: "TEXT", nullable: false),
                    message = table.Column<string>(type: "TEXT", nullable: false),
                    is_warning = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_upload_faults", x => new { x.upload_id, x.sequence });
                });

            migrationBuilder.CreateTable(
                name: "uploads",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    status = table.Column<string>(type: "TEXT", nullable: false),
                    organisation_code = table.Column<string>(type: "TEXT", nullable: false),
                    district_code = table.Column<string>(type: "TEXT", nullable: false),
                    mode = table.Column<string>(type: "TEXT", nullable: false),
                    dry_run = table.Column<bool>(type: "INTEGER", nullable: false),
                    file_name = table.Column<string>(type: "TEXT", nullable: false),
                    stored_as = table.Column<string>(type: "TEXT", nullable: false),
                    sha256 = table.Column<string>(type: "TEXT", nullable: false),
                    bytes = table.Column<long>(type: "INTEGER", nullable: false),
                    sheet = table.Column<string>(type: "TEXT", nullable: true),
                    idempotency_key = table.Column<string>(type: "TEXT", nullable: true),
                    received_at = table.Column<long>(type: "INTEGER", nullable: false),
                    received_by = table.Column<string>(type: "TEXT", nullable: false),
                    started_at = table.Column<long>(type: "INTEGER", nullable: true),
                    finished_at = table.Column<long>(type: "INTEGER", nullable: true),
                    checkpoint_row = table.Column<int>(type: "INTEGER", nullable: false),
                    tally = table.Column<string>(type: "TEXT", nullable: true),
                    worker = table.Column<string>(type: "TEXT", nullable: true),
                    interruption = table.Column<string>(type: "TEXT", nullable: true),
                    lost_rows = table.Column<int>(type: "INTEGER", nullable: false, defaultValue: 0),
                    rows_read = table.Column<int>(type: "INTEGER", nullable: false),
                    receipt = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_uploads", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "validity_choices",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    district_code = table.Column<string>(type: "TEXT", nullable: false),
                    rule_set = table.Column<string>(type: "TEXT", nullable: true),
                    effective_from = table.Column<int>(type: "INTEGER", nullable: false),
                    chosen_at = table.Column<long>(type: "INTEGER", nullable: false),
                    chosen_by = table.Column<string>(type: "TEXT", nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_validity_choices", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "validity_scorings",
                columns: table => new
                {
                    district_code = table.Column<string>(type: "TEXT", nullable: false),
                    next_day = table.Column<int>(type: "INTEGER", nullable: true),
                    requested_at = table.Column<long>(type: "INTEGER", nullable: false),
                    tests = table.Column<long>(type: "INTEGER", nullable: false),
                    changed = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_validity_scorings", x => x.district_code);
                });

            migrationBuilder.CreateTable(
                name: "case_event",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    case_id = table.Column<int>(type: "INTEGER", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    by = table.Column<string>(type: "TEXT", nullable: false),
                    action = table.Column<string>(type: "TEXT", nullable: false),
                    from_stage = table.Column<string>(type: "TEXT", nullable: false),
                    to_stage = table.Column<string>(type: "TEXT", nullable: false),
                    evidence = table.Column<string>(type: "TEXT", nullable: true),
                    clock = table.Column<string>(type: "TEXT", nullable: true),
                    reason = table.Column<string>(type: "TEXT", nullable: true),
                    link = table.Column<string>(type: "TEXT", nullable: true),
                    party = table.Column<int>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_case_event", x => x.id);
                    table.ForeignKey(
                        name: "FK_case_event_cases_case_id",
                        column: x => x.case_id,
                        principalTable: "cases",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "case_evidence",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    case_id = table.Column<int>(type: "INTEGER", nullable: false),
                    code = table.Column<string>(type: "TEXT", nullable: false),
                    text = table.Column<string>(type: "TEXT", nullable: false),
                    waiver = table.Column<string>(type: "TEXT", nullable: true),
                    file_name = table.Column<string>(type: "TEXT", nullable: true),
                    stored_as = table.Column<string>(type: "TEXT", nullable: true),
                    sha256 = table.Column<string>(type: "TEXT", nullable: true),
                    party = table.Column<int>(type: "INTEGER", nullable: true),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    by = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_case_evidence", x => x.id);
                    table.ForeignKey(
                        name: "FK_case_evidence_cases_case_id",
                        column: x => x.case_id,
                        principalTable: "cases",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "case_party",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    case_id = table.Column<int>(type: "INTEGER", nullable: false),
                    role = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    upload_id = table.Column<int>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_case_party", x => x.id);
                    table.ForeignKey(
                        name: "FK_case_party_cases_case_id",
                        column: x => x.case_id,
                        principalTable: "cases",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "lab_report_events",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    report_id = table.Column<long>(type: "INTEGER", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    by = table.Column<string>(type: "TEXT", nullable: false),
                    action = table.Column<string>(type: "TEXT", nullable: false),
                    from_stage = table.Column<string>(type: "TEXT", nullable: false),
                    to_stage = table.Column<string>(type: "TEXT", nullable: false),
                    given = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_lab_report_events", x => x.id);
                    table.ForeignKey(
                        name: "FK_lab_report_events_lab_reports_report_id",
                        column: x => x.report_id,
                        principalTable: "lab_reports",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "lab_report_lines",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    report_id = table.Column<long>(type: "INTEGER", nullable: false),
                    test_item = table.Column<string>(type: "TEXT", nullable: false),
                    fields = table.Column<string>(type: "TEXT", nullable: false),
                    result_text = table.Column<string>(type: "TEXT", nullable: false),
                    unit_text = table.Column<string>(type: "TEXT", nullable: true),
                    limit_text = table.Column<string>(type: "TEXT", nullable: true),
                    method = table.Column<string>(type: "TEXT", nullable: true),
                    tested_on = table.Column<int>(type: "INTEGER", nullable: false),
                    reported_verdict = table.Column<short>(type: "INTEGER", nullable: true),
                    judged_verdict = table.Column<short>(type: "INTEGER", nullable: true),
                    verdict = table.Column<short>(type: "INTEGER", nullable: false),
                    notes = table.Column<short>(type: "INTEGER", nullable: false),
                    entered_at = table.Column<long>(type: "INTEGER", nullable: false),
                    entered_by = table.Column<string>(type: "TEXT", nullable: false),
                    superseded_at = table.Column<long>(type: "INTEGER", nullable: true),
                    superseded_because = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_lab_report_lines", x => x.id);
                    table.ForeignKey(
                        name: "FK_lab_report_lines_lab_reports_report_id",
                        column: x => x.report_id,
                        principalTable: "lab_reports",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "sample_events",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    sample_id = table.Column<long>(type: "INTEGER", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    by = table.Column<string>(type: "TEXT", nullable: false),
                    action = table.Column<string>(type: "TEXT", nullable: false),
                    from_stage = table.Column<string>(type: "TEXT", nullable: false),
                    to_stage = table.Column<string>(type: "TEXT", nullable: false),
                    given = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sample_events", x => x.id);
                    table.ForeignKey(
                        name: "FK_sample_events_samples_sample_id",
                        column: x => x.sample_id,
                        principalTable: "samples",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_api_tokens_sha256",
                table: "api_tokens",
                column: "sha256",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_assurance_events_district_code_tag_from_on",
                table: "assurance_events",
                columns: new[] { "district_code", "tag", "from_on" },
                unique: true,
                filter: "withdrawn_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_audit_subject",
                table: "audit",
                column: "subject");

            migrationBuilder.CreateIndex(
                name: "IX_case_event_case_id",
                table: "case_event",
                column: "case_id");

            migrationBuilder.CreateIndex(
                name: "IX_case_evidence_case_id",
                table: "case_evidence",
                column: "case_id");

            migrationBuilder.CreateIndex(
                name: "IX_case_party_case_id",
                table: "case_party",
                column: "case_id");

            migrationBuilder.CreateIndex(
                name: "IX_cases_district_code_kind_closed_at_version_notified_at",
                table: "cases",
                columns: new[] { "district_code", "kind", "closed_at", "version", "notified_at" });

            migrationBuilder.CreateIndex(
                name: "IX_cases_district_code_kind_opened_at",
                table: "cases",
                columns: new[] { "district_code", "kind", "opened_at" });

            migrationBuilder.CreateIndex(
                name: "IX_cases_district_code_kind_sample_no",
                table: "cases",
                columns: new[] { "district_code", "kind", "sample_no" });

            migrationBuilder.CreateIndex(
                name: "IX_cases_number",
                table: "cases",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_cases_sample_id",
                table: "cases",
                column: "sample_id");

            migrationBuilder.CreateIndex(
                name: "IX_cases_tested_on_market_id_sample_no",
                table: "cases",
                columns: new[] { "tested_on", "market_id", "sample_no" });

            migrationBuilder.CreateIndex(
                name: "IX_correction_request_kind_row_id",
                table: "correction_request",
                columns: new[] { "kind", "row_id" });

            migrationBuilder.CreateIndex(
                name: "IX_corrections_by_idempotency_key",
                table: "corrections",
                columns: new[] { "by", "idempotency_key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_corrections_case_id",
                table: "corrections",
                column: "case_id");

            migrationBuilder.CreateIndex(
                name: "IX_corrections_kind_row_id_version",
                table: "corrections",
                columns: new[] { "kind", "row_id", "version" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_corrections_upload_id",
                table: "corrections",
                column: "upload_id");

            migrationBuilder.CreateIndex(
                name: "IX_divisions_district_code_year_target_version",
                table: "divisions",
                columns: new[] { "district_code", "year", "target", "version" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_external_figures_district_code_key_holds_on",
                table: "external_figures",
                columns: new[] { "district_code", "key", "holds_on" });

            migrationBuilder.CreateIndex(
                name: "IX_finding_parts_upload_id",
                table: "finding_parts",
                column: "upload_id");

            migrationBuilder.CreateIndex(
                name: "IX_findings_district_code_sample_no",
                table: "findings",
                columns: new[] { "district_code", "sample_no" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_findings_upload_id",
                table: "findings",
                column: "upload_id");

            migrationBuilder.CreateIndex(
                name: "IX_goods_entries_entered_on_market_id_client_id",
                table: "goods_entries",
                columns: new[] { "entered_on", "market_id", "client_id" },
                unique: true,
                filter: "withdrawn_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_issued_reports_code",
                table: "issued_reports",
                column: "code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_issued_reports_district_code_kind_period",
                table: "issued_reports",
                columns: new[] { "district_code", "kind", "period" });

            migrationBuilder.CreateIndex(
                name: "IX_issued_reports_number",
                table: "issued_reports",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_issued_reports_sha256",
                table: "issued_reports",
                column: "sha256");

            migrationBuilder.CreateIndex(
                name: "IX_lab_report_events_report_id",
                table: "lab_report_events",
                column: "report_id");

            migrationBuilder.CreateIndex(
                name: "IX_lab_report_lines_report_id",
                table: "lab_report_lines",
                column: "report_id");

            migrationBuilder.CreateIndex(
                name: "IX_lab_reports_laboratory_stage",
                table: "lab_reports",
                columns: new[] { "laboratory", "stage" });

            migrationBuilder.CreateIndex(
                name: "IX_lab_reports_number",
                table: "lab_reports",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_lab_reports_sample_id",
                table: "lab_reports",
                column: "sample_id");

            migrationBuilder.CreateIndex(
                name: "IX_lab_reports_upload_id",
                table: "lab_reports",
                column: "upload_id");

            migrationBuilder.CreateIndex(
                name: "IX_market_closures_closed_on_market_id",
                table: "market_closures",
                columns: new[] { "closed_on", "market_id" },
                unique: true,
                filter: "withdrawn_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_month_adjustments_district_code_month",
                table: "month_adjustments",
                columns: new[] { "district_code", "month" });

            migrationBuilder.CreateIndex(
                name: "IX_month_adjustments_subject",
                table: "month_adjustments",
                column: "subject");

            migrationBuilder.CreateIndex(
                name: "IX_month_closings_district_code_month",
                table: "month_closings",
                columns: new[] { "district_code", "month" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_month_figures_district_code_month_counter",
                table: "month_figures",
                columns: new[] { "district_code", "month", "counter" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_nominations_district_code_stage",
                table: "nominations",
                columns: new[] { "district_code", "stage" });

            migrationBuilder.CreateIndex(
                name: "IX_nominations_number",
                table: "nominations",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_not_valid_tests_district_code_tested_on_market_id_validity_pending_until",
                table: "not_valid_tests",
                columns: new[] { "district_code", "tested_on", "market_id", "validity", "pending_until" });

            migrationBuilder.CreateIndex(
                name: "IX_notices_district_code",
                table: "notices",
                column: "district_code");

            migrationBuilder.CreateIndex(
                name: "IX_notices_number",
                table: "notices",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_organisations_code",
                table: "organisations",
                column: "code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_organisations_district_code",
                table: "organisations",
                column: "district_code");

            migrationBuilder.CreateIndex(
                name: "IX_people_normalized_user_name",
                table: "people",
                column: "normalized_user_name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_rapid_tests_campaign",
                table: "rapid_tests",
                columns: new[] { "tested_on", "market_id" },
                filter: "instr(details, '\"campaign\"') > 0");

            migrationBuilder.CreateIndex(
                name: "ix_rapid_tests_unit",
                table: "rapid_tests",
                columns: new[] { "tested_on", "unit_code", "market_id", "sample_no", "outcome" },
                filter: "unit_code IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ux_rapid_tests_key",
                table: "rapid_tests",
                columns: new[] { "tested_on", "market_id", "sample_no", "item_id", "tested_at", "tested_precision" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_rhythm_notes_district_code_due_on_code",
                table: "rhythm_notes",
                columns: new[] { "district_code", "due_on", "code" },
                unique: true,
                filter: "withdrawn_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_sample_events_sample_id",
                table: "sample_events",
                column: "sample_id");

            migrationBuilder.CreateIndex(
                name: "IX_sample_results_finding_id",
                table: "sample_results",
                column: "finding_id");

            migrationBuilder.CreateIndex(
                name: "IX_sample_results_sample_id",
                table: "sample_results",
                column: "sample_id");

            migrationBuilder.CreateIndex(
                name: "IX_sample_results_sample_no_test_item_report_no_phase_kept_aside",
                table: "sample_results",
                columns: new[] { "sample_no", "test_item", "report_no", "phase", "kept_aside" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_sample_results_upload_id",
                table: "sample_results",
                column: "upload_id");

            migrationBuilder.CreateIndex(
                name: "IX_samples_blind_code",
                table: "samples",
                column: "blind_code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_samples_district_code_sampled_on",
                table: "samples",
                columns: new[] { "district_code", "sampled_on" });

            migrationBuilder.CreateIndex(
                name: "IX_samples_district_code_verdict_sampled_on",
                table: "samples",
                columns: new[] { "district_code", "verdict", "sampled_on" });

            migrationBuilder.CreateIndex(
                name: "IX_samples_follow_up_case",
                table: "samples",
                column: "follow_up_case",
                filter: "follow_up_case IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_samples_laboratory_lifecycle_stage",
                table: "samples",
                columns: new[] { "laboratory", "lifecycle_stage" });

            migrationBuilder.CreateIndex(
                name: "IX_samples_national_no",
                table: "samples",
                column: "national_no",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_samples_own_number",
                table: "samples",
                column: "own_number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_samples_sample_no",
                table: "samples",
                column: "sample_no",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_samples_upload_id",
                table: "samples",
                column: "upload_id");

            migrationBuilder.CreateIndex(
                name: "IX_settled_months_contract_month",
                table: "settled_months",
                columns: new[] { "contract", "month" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_task_entries_district_code_year_task",
                table: "task_entries",
                columns: new[] { "district_code", "year", "task" });

            migrationBuilder.CreateIndex(
                name: "IX_terms_text",
                table: "terms",
                column: "text",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_test_photos_test_id",
                table: "test_photos",
                column: "test_id");

            migrationBuilder.CreateIndex(
                name: "IX_unit_submissions_district_code_year_deadline",
                table: "unit_submissions",
                columns: new[] { "district_code", "year", "deadline" });

            migrationBuilder.CreateIndex(
                name: "IX_upload_duplicates_twin_upload_id",
                table: "upload_duplicates",
                column: "twin_upload_id");

            migrationBuilder.CreateIndex(
                name: "IX_uploads_organisation_code_idempotency_key",
                table: "uploads",
                columns: new[] { "organisation_code", "idempotency_key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_uploads_sha256",
                table: "uploads",
                column: "sha256");

            migrationBuilder.CreateIndex(
                name: "ix_uploads_unfinished",
                table: "uploads",
                column: "status",
                filter: "status IN ('received', 'running')");

            migrationBuilder.CreateIndex(
                name: "IX_validity_choices_district_code",
                table: "validity_choices",
                column: "district_code");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "api_tokens");

            migrationBuilder.DropTable(
                name: "assurance_events");

            migrationBuilder.DropTable(
                name: "audit");

            migrationBuilder.DropTable(
                name: "case_event");

            migrationBuilder.DropTable(
                name: "case_evidence");

            migrationBuilder.DropTable(
                name: "case_party");

            migrationBuilder.DropTable(
                name: "correction_request");

            migrationBuilder.DropTable(
                name: "corrections");

            migrationBuilder.DropTable(
                name: "counter_days");

            migrationBuilder.DropTable(
                name: "districts");

            migrationBuilder.DropTable(
                name: "divisions");

            migrationBuilder.DropTable(
                name: "external_figures");

            migrationBuilder.DropTable(
                name: "finding_parts");

            migrationBuilder.DropTable(
                name: "findings");

            migrationBuilder.DropTable(
                name: "goods_entries");

            migrationBuilder.DropTable(
                name: "issued_reports");

            migrationBuilder.DropTable(
                name: "lab_report_events");

            migrationBuilder.DropTable(
                name: "lab_report_lines");

            migrationBuilder.DropTable(
                name: "market_closures");

            migrationBuilder.DropTable(
                name: "month_adjustments");

            migrationBuilder.DropTable(
                name: "month_closings");

            migrationBuilder.DropTable(
                name: "month_figures");

            migrationBuilder.DropTable(
                name: "nominations");

            migrationBuilder.DropTable(
                name: "not_valid_tests");

            migrationBuilder.DropTable(
                name: "notices");

            migrationBuilder.DropTable(
                name: "number_sequence");

            migrationBuilder.DropTable(
                name: "organisations");

            migrationBuilder.DropTable(
                name: "people");

            migrationBuilder.DropTable(
                name: "profile_assignments");

            migrationBuilder.DropTable(
                name: "rapid_tests");

            migrationBuilder.DropTable(
                name: "reference_sets");

            migrationBuilder.DropTable(
                name: "remembered_columns");

            migrationBuilder.DropTable(
                name: "rhythm_notes");

            migrationBuilder.DropTable(
                name: "sample_events");

            migrationBuilder.DropTable(
                name: "sample_purchases");

            migrationBuilder.DropTable(
                name: "sample_results");

            migrationBuilder.DropTable(
                name: "settled_months");

            migrationBuilder.DropTable(
                name: "task_entries");

            migrationBuilder.DropTable(
                name: "terms");

            migrationBuilder.DropTable(
                name: "test_photos");

            migrationBuilder.DropTable(
                name: "unit_submissions");

            migrationBuilder.DropTable(
                name: "upload_chunks");

            migrationBuilder.DropTable(
                name: "upload_contents");

            migrationBuilder.DropTable(
                name: "upload_duplicates");

            migrationBuilder.DropTable(
                name: "upload_faults");

            migrationBuilder.DropTable(
                name: "uploads");

            migrationBuilder.DropTable(
                name: "validity_choices");

            migrationBuilder.DropTable(
                name: "validity_scorings");

            migrationBuilder.DropTable(
                name: "cases");

            migrationBuilder.DropTable(
                name: "lab_reports");

            migrationBuilder.DropTable(
                name: "samples");
        }
    }
}
