using FoodSafety.Lims.Web.Corrections;
using FoodSafety.Lims.Web.Daily;
using FoodSafety.Lims.Web.Disposal;
using FoodSafety.Lims.Web.Laboratory;
using FoodSafety.Lims.Web.Markets;
using FoodSafety.Lims.Web.Months;
using FoodSafety.Lims.Web.Notices;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Profiles;
using FoodSafety.Lims.Web.Profiles.Columns;
using FoodSafety.Lims.Web.Quotas;
using FoodSafety.Lims.Web.Quotas.Divisions;
using FoodSafety.Lims.Web.Quotas.Figures;
using FoodSafety.Lims.Web.Reference;
using FoodSafety.Lims.Web.Reports;
using FoodSafety.Lims.Web.Samples;
using FoodSafety.Lims.Web.Shell.Audit;
using FoodSafety.Lims.Web.Uploads;
using FoodSafety.Lims.Web.Validity;
using FoodSafety.Lims.Web.WorkPlans;
using Microsoft.EntityFrameworkCore;

namespace FoodSafety.Lims.Web.Storage;

/// <summary>
/// The one model behind both databases; <see cref="SqliteLimsDb"/> and <see cref="PostgresLimsDb"/> only carry their own migrations.
/// Names are snake_case because the bulk writers and people at a SQL prompt write them by hand.
/// </summary>
public abstract class LimsDb(DbContextOptions options) : DbContext(options)
{
    /// <summary>The district's wall clock, by which sentences tell times.</summary>
    public TimeZoneInfo Zone { get; init; } = TimeZoneInfo.Utc;

    /// <summary>SQL that a rapid test's details state a campaign.</summary>
    protected abstract string StatesCampaign { get; }

    public DbSet<District> Districts => Set<District>();

    public DbSet<Organisation> Organisations => Set<Organisation>();

    public DbSet<ReferenceSet> ReferenceSets => Set<ReferenceSet>();

    public DbSet<Term> Terms => Set<Term>();

    public DbSet<Upload> Uploads => Set<Upload>();

    public DbSet<UploadFault> UploadFaults => Set<UploadFault>();

    public DbSet<UploadDuplicate> UploadDuplicates => Set<UploadDuplicate>();

    public DbSet<UploadContent> UploadContents => Set<UploadContent>();

    public DbSet<UploadChunk> UploadChunks => Set<UploadChunk>();

    public DbSet<RapidTest> RapidTests => Set<RapidTest>();

    public DbSet<Sample> Samples => Set<Sample>();

    public DbSet<StoredSampleEvent> SampleEvents => Set<StoredSampleEvent>();

    public DbSet<SampleResult> SampleResults => Set<SampleResult>();

    public DbSet<LabReport> LabReports => Set<LabReport>();

    public DbSet<StoredLabReportEvent> LabReportEvents => Set<StoredLabReportEvent>();

    public DbSet<LabReportLine> LabReportLines => Set<LabReportLine>();

    public DbSet<SamplePurchase> SamplePurchases => Set<SamplePurchase>();

    public DbSet<SettledMonth> SettledMonths => Set<SettledMonth>();

    public DbSet<Finding> Findings => Set<Finding>();

    public DbSet<FindingPart> FindingParts => Set<FindingPart>();

    public DbSet<Correction> Corrections => Set<Correction>();

    public DbSet<CorrectionRequest> CorrectionRequests => Set<CorrectionRequest>();

    public DbSet<AuditEntry> Audit => Set<AuditEntry>();

    public DbSet<CounterDay> CounterDays => Set<CounterDay>();

    public DbSet<MonthClosing> MonthClosings => Set<MonthClosing>();

    public DbSet<MonthFigure> MonthFigures => Set<MonthFigure>();

    public DbSet<MonthAdjustment> MonthAdjustments => Set<MonthAdjustment>();

    public DbSet<StoredDivision> Divisions => Set<StoredDivision>();

    public DbSet<StoredFigure> ExternalFigures => Set<StoredFigure>();

    public DbSet<ValidityChoice> ValidityChoices => Set<ValidityChoice>();

    public DbSet<NotValidTest> NotValidTests => Set<NotValidTest>();

    public DbSet<TestPhoto> TestPhotos => Set<TestPhoto>();

    public DbSet<ValidityScoring> ValidityScorings => Set<ValidityScoring>();

    public DbSet<DisposalCase> Cases => Set<DisposalCase>();

    public DbSet<IssuedReport> IssuedReports => Set<IssuedReport>();

    public DbSet<Notice> Notices => Set<Notice>();

    public DbSet<TaskEntry> TaskEntries => Set<TaskEntry>();

    public DbSet<UnitSubmission> UnitSubmissions => Set<UnitSubmission>();

    public DbSet<ApiToken> ApiTokens => Set<ApiToken>();

    public DbSet<MarketClosure> MarketClosures => Set<MarketClosure>();

    public DbSet<GoodsEntry> GoodsEntries => Set<GoodsEntry>();

    public DbSet<AssuranceEvent> AssuranceEvents => Set<AssuranceEvent>();

    public DbSet<Nomination> Nominations => Set<Nomination>();

    public DbSet<RhythmNote> RhythmNotes => Set<RhythmNote>();

    public DbSet<ProfileAssignment> ProfileAssignments => Set<ProfileAssignment>();

    public DbSet<RememberedColumn> RememberedColumns => Set<RememberedColumn>();

    public DbSet<Person> People => Set<Person>();

    protected override void ConfigureConventions(ModelConfigurationBuilder conventions)
    {
        conventions.Properties<DateTimeOffset>().HaveConversion<UnixMillisecondsConverter>();
        conventions.Properties<DateOnly>().HaveConversion<DayNumberConverter>();
        conventions.Properties<Enum>().HaveConversion<short>();
    }

    protected override void OnModelCreating(ModelBuilder model)
    {
        model.Entity<District>().HasKey(district => district.Code);
        model.Entity<Organisation>().HasIndex(organisation => organisation.Code).IsUnique();
        model.Entity<Organisation>().HasIndex(organisation => organisation.DistrictCode);
        model.Entity<ReferenceSet>().HasKey(set => set.Name);
        model.Entity<Term>().HasIndex(term => term.Text).IsUnique();
        model.Entity<NumberSequence>().HasKey(sequence => sequence.Name);

        model.Entity<Upload>().Ignore(upload => upload.Number);
        model.Entity<Upload>().HasIndex(upload => upload.Sha256);
        model.Entity<Upload>().HasIndex(upload => new { upload.OrganisationCode, upload.IdempotencyKey }).IsUnique();
        model.Entity<Upload>().HasIndex(upload => upload.Status).HasFilter("status IN ('received', 'running')").HasDatabaseName("ix_uploads_unfinished");
        model.Entity<Upload>().Property(upload => upload.LostRows).HasDefaultValue(0);
        model.Entity<UploadFault>().HasKey(fault => new { fault.UploadId, fault.Sequence });
        model.Entity<UploadDuplicate>().HasKey(duplicate => new { duplicate.UploadId, duplicate.RowNumber });
        model.Entity<UploadContent>().HasKey(content => content.UploadId);
        model.Entity<UploadContent>().Property(content => content.UploadId).ValueGeneratedNever();
        model.Entity<UploadDuplicate>().HasIndex(duplicate => duplicate.TwinUploadId);
        model.Entity<UploadChunk>().HasKey(chunk => new { chunk.UploadId, chunk.FirstId });

        model.Entity<RapidTest>().Property(test => test.Id).ValueGeneratedNever();
        model.Entity<RapidTest>().HasIndex(test => new
        {
            test.TestedOn,
            test.MarketId,
            test.SampleNo,
            test.ItemId,
            test.TestedAt,
            test.TestedPrecision,
        }).IsUnique().HasDatabaseName("ux_rapid_tests_key");
        // Only of tests that name their unit, and holding all that counting them asks.
        model.Entity<RapidTest>().HasIndex(test => new { test.TestedOn, test.UnitCode, test.MarketId, test.SampleNo, test.Outcome })
            .HasFilter("unit_code IS NOT NULL").HasDatabaseName("ix_rapid_tests_unit");
        // Only of tests that state a campaign (专项活动), which are few.
        model.Entity<RapidTest>().HasIndex(test => new { test.TestedOn, test.MarketId }).HasFilter(StatesCampaign).HasDatabaseName("ix_rapid_tests_campaign");

        model.Entity<Sample>().HasIndex(sample => sample.SampleNo).IsUnique();
        model.Entity<Sample>().HasIndex(sample => sample.OwnNumber).IsUnique();
        model.Entity<Sample>().HasIndex(sample => sample.BlindCode).IsUnique();
        model.Entity<Sample>().HasIndex(sample => sample.NationalNo).IsUnique();
        model.Entity<Sample>().HasIndex(sample => new { sample.DistrictCode, sample.SampledOn });
        model.Entity<Sample>().HasIndex(sample => new { sample.DistrictCode, sample.Verdict, sample.SampledOn });
        model.Entity<Sample>().HasIndex(sample => sample.FollowUpCase).HasFilter("follow_up_case IS NOT NULL");
        model.Entity<Sample>().HasIndex(sample => new { sample.Laboratory, sample.LifecycleStage });
        model.Entity<Sample>().HasMany(sample => sample.Events).WithOne().HasForeignKey(happened => happened.SampleId);
        model.Entity<LabReport>().HasIndex(report => report.Number).IsUnique();
        model.Entity<LabReport>().HasIndex(report => report.SampleId);
        model.Entity<LabReport>().HasIndex(report => report.UploadId);
        model.Entity<LabReport>().HasIndex(report => new { report.Laboratory, report.Stage });
        model.Entity<LabReport>().HasMany(report => report.Events).WithOne().HasForeignKey(happened => happened.ReportId);
        model.Entity<LabReport>().HasMany(report => report.Lines).WithOne().HasForeignKey(line => line.ReportId);
        model.Entity<SamplePurchase>().HasKey(purchase => purchase.SampleId);
        model.Entity<SamplePurchase>().Property(purchase => purchase.SampleId).ValueGeneratedNever();
        model.Entity<SamplePurchase>().Property(purchase => purchase.Version).IsConcurrencyToken();
        model.Entity<SettledMonth>().HasIndex(settled => new { settled.Contract, settled.Month }).IsUnique();
        model.Entity<SampleResult>().HasIndex(result => new { result.SampleNo, result.TestItem, result.ReportNo, result.Phase, result.KeptAside }).IsUnique();
        model.Entity<SampleResult>().HasIndex(result => result.SampleId);
        model.Entity<SampleResult>().HasIndex(result => result.FindingId);
        model.Entity<SampleResult>().HasIndex(result => result.UploadId);
        model.Entity<Sample>().HasIndex(sample => sample.UploadId);
        model.Entity<Finding>().HasIndex(finding => finding.UploadId);
        model.Entity<Finding>().HasIndex(finding => new { finding.DistrictCode, finding.SampleNo }).IsUnique();

        model.Entity<FindingPart>().HasKey(part => new { part.FindingId, part.UploadId, part.RowNumber });
        model.Entity<FindingPart>().HasIndex(part => part.UploadId);
        model.Entity<Correction>().HasIndex(correction => new { correction.Kind, correction.RowId, correction.Version }).IsUnique();
        model.Entity<Correction>().HasIndex(correction => new { correction.By, correction.IdempotencyKey }).IsUnique();
        model.Entity<Correction>().HasIndex(correction => correction.UploadId);
        model.Entity<Correction>().HasIndex(correction => correction.CaseId);
        model.Entity<CorrectionRequest>().ToTable("correction_request").HasIndex(request => new { request.Kind, request.RowId });
        model.Entity<AuditEntry>().ToTable("audit").HasKey(entry => entry.Seq);
        model.Entity<AuditEntry>().Property(entry => entry.Seq).ValueGeneratedNever();
        model.Entity<AuditEntry>().HasIndex(entry => entry.Subject);

        model.Entity<CounterDay>().HasKey(counter => new { counter.DistrictCode, counter.Counter, counter.Day, counter.SiteId });
        model.Entity<StoredDivision>().HasIndex(division => new { division.DistrictCode, division.Year, division.Target, division.Version }).IsUnique();
        model.Entity<StoredFigure>().Property(figure => figure.TakenBackAt).IsConcurrencyToken();
        model.Entity<StoredFigure>().HasIndex(figure => new { figure.DistrictCode, figure.Key, figure.HoldsOn });

        model.Entity<ValidityChoice>().HasIndex(choice => choice.DistrictCode);
        model.Entity<NotValidTest>().HasKey(test => test.TestId);
        model.Entity<NotValidTest>().Property(test => test.TestId).ValueGeneratedNever();
        model.Entity<NotValidTest>().HasIndex(test => new { test.DistrictCode, test.TestedOn, test.MarketId, test.Validity, test.PendingUntil });
        model.Entity<TestPhoto>().HasKey(photo => new { photo.DistrictCode, photo.Photo, photo.TestId });
        model.Entity<TestPhoto>().HasIndex(photo => photo.TestId);
        model.Entity<ValidityScoring>().HasKey(scoring => scoring.DistrictCode);

        model.Entity<DisposalCase>().ToTable("cases");
        model.Entity<DisposalCase>().HasIndex(disposal => disposal.Number).IsUnique();
        model.Entity<DisposalCase>().HasIndex(disposal => new { disposal.TestedOn, disposal.MarketId, disposal.SampleNo });
        model.Entity<DisposalCase>().HasIndex(disposal => disposal.SampleId);
        model.Entity<DisposalCase>().HasIndex(disposal => new { disposal.DistrictCode, disposal.Kind, disposal.SampleNo });
        model.Entity<DisposalCase>().HasIndex(disposal => new { disposal.DistrictCode, disposal.Kind, disposal.OpenedAt });
        // What is open and may have a clock running, see CaseFilter.Timed.
        model.Entity<DisposalCase>().HasIndex(disposal => new { disposal.DistrictCode, disposal.Kind, disposal.ClosedAt, disposal.Version, disposal.NotifiedAt });
        model.Entity<DisposalCase>().Property(disposal => disposal.Version).IsConcurrencyToken();
        model.Entity<DisposalCase>().HasMany(disposal => disposal.Parties).WithOne().HasForeignKey(party => party.CaseId);
        model.Entity<DisposalCase>().HasMany(disposal => disposal.Events).WithOne().HasForeignKey(occurred => occurred.CaseId);
        model.Entity<DisposalCase>().HasMany(disposal => disposal.Evidence).WithOne().HasForeignKey(evidence => evidence.CaseId);

        model.Entity<IssuedReport>().HasIndex(report => report.Number).IsUnique();
        model.Entity<IssuedReport>().HasIndex(report => report.Code).IsUnique();
        model.Entity<IssuedReport>().HasIndex(report => report.Sha256);
        model.Entity<IssuedReport>().HasIndex(report => new { report.DistrictCode, report.Kind, report.Period });
        model.Entity<IssuedReport>().Property(report => report.Stage).IsConcurrencyToken();

        model.Entity<Notice>().HasIndex(notice => notice.Number).IsUnique();
        model.Entity<Notice>().HasIndex(notice => notice.DistrictCode);
        model.Entity<Notice>().Property(notice => notice.ReceivedAt).IsConcurrencyToken();

        model.Entity<TaskEntry>().HasIndex(entry => new { entry.DistrictCode, entry.Year, entry.Task });
        model.Entity<UnitSubmission>().HasIndex(submission => new { submission.DistrictCode, submission.Year, submission.Deadline });

        model.Entity<ApiToken>().HasIndex(token => token.Sha256).IsUnique();
        DailyModel.Of(model);
        MonthRows.Map(model);
        model.Entity<ProfileAssignment>().HasKey(assignment => new { assignment.OrganisationCode, assignment.EffectiveFrom });
        model.Entity<RememberedColumn>().HasKey(column => new { column.OrganisationCode, column.Kind, column.HeaderKey });
        model.Entity<Person>().HasIndex(person => person.NormalizedUserName).IsUnique();
        model.Entity<Person>().Property(person => person.ConcurrencyStamp).IsConcurrencyToken();

        foreach (var entity in model.Model.GetEntityTypes())
        {
            entity.SetTableName(SnakeCase.From(entity.GetTableName()!));
            foreach (var property in entity.GetProperties())
                property.SetColumnName(SnakeCase.From(property.Name));
        }
    }
}
