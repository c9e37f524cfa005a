using FoodSafety.Lims.Web.Bulletins;
using FoodSafety.Lims.Web.ClosedLoop;
using FoodSafety.Lims.Web.Corrections;
using FoodSafety.Lims.Web.Daily;
using FoodSafety.Lims.Web.Demo;
using FoodSafety.Lims.Web.Disposal.Doors;
using FoodSafety.Lims.Web.Laboratory.Doors;
using FoodSafety.Lims.Web.Markets;
using FoodSafety.Lims.Web.Months;
using FoodSafety.Lims.Web.Notices;
using FoodSafety.Lims.Web.Patterns.Doors;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Profiles.Doors;
using FoodSafety.Lims.Web.Quotas;
using FoodSafety.Lims.Web.Quotas.Divisions;
using FoodSafety.Lims.Web.Quotas.Figures;
using FoodSafety.Lims.Web.Rates;
using FoodSafety.Lims.Web.Reconciliation.Doors;
using FoodSafety.Lims.Web.Reference.Doors;
using FoodSafety.Lims.Web.Reports.Doors;
using FoodSafety.Lims.Web.Samples.Doors;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Shell.Audit;
using FoodSafety.Lims.Web.Shell.Commands;
using FoodSafety.Lims.Web.Units;
using FoodSafety.Lims.Web.Uploads;
using FoodSafety.Lims.Web.Uploads.Undo;
using FoodSafety.Lims.Web.Validity.Doors;
using FoodSafety.Lims.Web.Verify;
using FoodSafety.Lims.Web.Workbooks.Doors;
using FoodSafety.Lims.Web.WorkPlans;

// The composition root: one line a command here, one line a capability in Shell/WebHost.cs.
return await CommandTree.Invoke(args,
[
    ServeCommand.Create(),
    DemoCommand.Create(),
    MarketsCommands.Markets(),
    MarketsCommands.Organisations(),
    MarketsCommands.Missing(),
    ClosureDoors.Command(),
    DailyDoors.WatchLists(),
    DailyDoors.Uncertified(),
    CampaignDoors.Command(),
    NominationDoors.Command(),
    RhythmDoors.Command(),
    QuotasCommand.Create(),
    WorkPlanCommand.Create(),
    DivisionCommand.Create(),
    FiguresDoors.Command(),
    RatesDoors.Command(),
    MonthsDoors.Command(),
    UnitsDoors.Command(),
    ValidityCommand.Create(),
    ClosedLoopDoors.Command(),
    TokenCommand.Create(),
    ImportCommand.Create(),
    TemplateCommand.Create(),
    SamplesCommand.Create(),
    SampleCommand.Create(),
    SamplesCommand.Results(),
    LabelCommand.Create(),
    BackupsCommand.Create(),
    WorklistCommand.Create(),
    LabReportCommands.List(),
    LabReportCommands.One(),
    TurnaroundCommand.Create(),
    NetworkDoors.Network(),
    NetworkDoors.Orders(),
    ContractCommands.Contracts(),
    ContractCommands.Settlement(),
    ContractCommands.Purchase(),
    EnterCommand.Create(),
    CasesCommand.Create(),
    CaseCommand.Create(),
    ActCommand.Create(),
    LifecycleCommand.Create(),
    PatternsCommand.Create(),
    NoticesDoors.Command(),
    BulletinDoors.Command(),
    VerifyCommand.Create(),
    AuditDoors.Command(),
    ReportCommand.Create(),
    UndoCommand.Create(),
    CorrectCommand.Create(),
    CommandExtensions.NotAvailable("backup", "Copies the whole data folder"),
    CommandExtensions.NotAvailable("restore", "Restores a backup into an empty folder"),
    ReferenceCommand.Create(),
    ProfilesCommand.Create(),
    ColumnsCommand.Create(),
    ReconcileCommand.Create(),
    CommandExtensions.NotAvailable("user", "Accounts"),
]);
