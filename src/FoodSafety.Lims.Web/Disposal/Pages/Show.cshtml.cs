using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Domain.Disposal;
using FoodSafety.Lims.Domain.Disposal.Disputes;
using FoodSafety.Lims.Domain.Disposal.Goods;
using FoodSafety.Lims.Domain.Disposal.Lifecycles;
using FoodSafety.Lims.Domain.Disposal.Parties;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Reference;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Shell.Http;
using FoodSafety.Lims.Web.Shell.Pages;
using FoodSafety.Lims.Web.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace FoodSafety.Lims.Web.Disposal.Pages;

/// <summary>One case, and the forms of everything that may be done to it now, as the lifecycle's table and the clocks say.</summary>
[RequestSizeLimit(EvidenceFiles.MostBytes + 1024 * 1024)]
[RequestFormLimits(MultipartBodyLengthLimit = EvidenceFiles.MostBytes + 1024 * 1024)]
public class ShowModel(LimsDatabase database, TimeProvider clock, IStringLocalizer<Texts> texts) : PageModel
{
    /// <summary>Of the form that weights are added with.</summary>
    public const string WeightsForm = "weights";

    private const string FormInstant = "yyyy-MM-ddTHH:mm";

    /// <summary>Code of the action of the form that was sent, or of the evidence.</summary>
    [BindProperty]
    public string? Done { get; set; }

    /// <summary>The version the form was shown with.</summary>
    [BindProperty]
    public int? Version { get; set; }

    /// <summary>Evidence code → value, as the form has it.</summary>
    // Without its name a form that has no evidence would fill it with every other field.
    [BindProperty(Name = nameof(Values))]
    public Dictionary<string, string?> Values { get; set; } = [];

    /// <summary>Evidence code → reason why there is none.</summary>
    [BindProperty(Name = nameof(Waivers))]
    public Dictionary<string, string?> Waivers { get; set; } = [];

    /// <summary>The clock whose form was sent.</summary>
    [BindProperty]
    public string? Clock { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>Number of the party whose form was sent.</summary>
    [BindProperty]
    public int? Party { get; set; }

    /// <summary>Of a party that is added.</summary>
    [BindProperty]
    public PartyRole? Role { get; set; }

    [BindProperty]
    public string? Name { get; set; }

    /// <summary>Of a transfer: the district in this system it goes to.</summary>
    [BindProperty]
    public string? District { get; set; }

    /// <summary>Of a merge: the case it goes on in.</summary>
    [BindProperty]
    public string? Into { get; set; }

    /// <summary>Of weights: why those that were left empty were not taken.</summary>
    [BindProperty]
    public string? Unweighed { get; set; }

    /// <summary>The districts a case can be transferred to.</summary>
    public IReadOnlyList<District> Districts { get; private set; } = [];

    /// <summary>Of a signature: <c>signed</c>, or <c>refused</c> (拒签).</summary>
    [BindProperty]
    public string? Signing { get; set; }

    /// <summary>Who saw that it was refused.</summary>
    [BindProperty]
    public string? Witness { get; set; }

    public CaseView Case { get; private set; } = null!;

    /// <summary>Names of the evidence and moves that the case's lifecycle knows by code.</summary>
    public Lifecycle Lifecycle { get; private set; } = null!;

    /// <summary>The cells of the case's stage: a form each.</summary>
    public IReadOnlyList<Move> Moves => [.. Lifecycle.From(Case.Stage)];

    protected DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>Where the page of a case stands.</summary>
    protected virtual string Here(string number) => $"/cases/{number}";

    public Task<IActionResult> OnGet(string number, CancellationToken cancel) => Show(number, cancel);

    public Task<IActionResult> OnPostAct(string number, CancellationToken cancel) => Do(number, cancel, async (db, caller, at) =>
    {
        var files = Request.Form.Files.Where(file => file.FileName.Length > 0).Select(file => new GivenFile(CodeOf(file), file.FileName, file.OpenReadStream())).ToList();
        var reading = await CaseReading.Load(db, at, database.Settings.TimeZone, cancel);
        var asked = new CaseRequest(number, Done ?? "", Version)
        {
            Evidence = Stated(),
            Files = files,
            Clock = Clock,
            Reason = Reason,
            Party = Party,
            Role = Role,
            Name = Name,
            District = District,
            Into = Into,
            Unweighed = Unweighed,
        };
        return await asked.Handle(db, database.Settings, reading, caller, cancel);
    });

    public Task<IActionResult> OnPostEvidence(string number, CancellationToken cancel) => Do(number, cancel, async (db, caller, at) =>
    {
        var file = Request.Form.Files.FirstOrDefault();
        var given = (Stated().FirstOrDefault() ?? new GivenEvidence(Done ?? "")) with { Party = Party };
        await using var content = file?.OpenReadStream();
        return await new AttachEvidence(number, given, file?.FileName, content).Handle(db, database.Settings, caller, at, cancel);
    });

    public Task<IActionResult> OnPostWeights(string number, CancellationToken cancel) =>
        Do(number, cancel, (db, caller, at) => new WeighGoods(number, Stated(), Unweighed).Handle(db, caller, at, cancel));

    /// <summary>What a move asks for and the case has not yet.</summary>
    public IEnumerable<EvidenceField> FieldsOf(Move move) => move.Needs
        .Where(kind => kind.EachTime || Case.Evidence.All(given => given.Code != kind.Code))
        .Select(kind => Field(move.Action.Code, kind, Done == move.Action.Code));

    /// <summary>What a move goes without, and is usually given with it.</summary>
    public IEnumerable<EvidenceField> OfferedBy(Move move) =>
        PositiveLifecycle.OfferedWith(move, Case.Finding.Organiser).Except(GoodsBalance.Kinds).Select(kind => Unasked(Field(move.Action.Code, kind, Done == move.Action.Code)));

    /// <summary>The weights that a move is given with; those that stand are shown with the rest of the evidence.</summary>
    public IReadOnlyList<EvidenceField> WeightsOf(Move move) =>
        [.. move.Offers.Intersect(GoodsBalance.Kinds).Where(kind => Case.Evidence.All(given => given.Code != kind.Code)).Select(kind => Weight(move.Action.Code, kind))];

    /// <summary>The weights that closing lacks, and every one where the balances do not hold: one of them is wrong.</summary>
    public IReadOnlyList<EvidenceField> MissingWeights() =>
        [.. GoodsBalance.Kinds.Where(kind => Case.GoodsFaults.Count > 0 || Case.Missing.Contains(kind.Code)).Select(kind => Weight(WeightsForm, kind))];

    /// <summary>Why one party has no task: asked where there are several and nobody was given it.</summary>
    public EvidenceField? NoTaskField(CaseView.PartyView party) => Case.Missing.Contains(PartyTable.NoTaskReason.Code) && Case.PartiesWithoutTask.Contains(party.Number)
        ? Field($"no-task-{party.Number}", PartyTable.NoTaskReason, Done == PartyTable.NoTaskReason.Code && Party == party.Number)
        : null;

    /// <summary>The same of a move of a party's task.</summary>
    public IEnumerable<EvidenceField> OfferedBy(CaseView.PartyView party, Move move) =>
        move.Offers.Where(kind => kind != ReinspectionTable.Draw).Select(kind => Unasked(Field($"{move.Action.Code}-{party.Number}", kind, Done == move.Action.Code && Party == party.Number)));

    /// <summary>What comes after the end.</summary>
    public IEnumerable<EvidenceField> AwaitedFields() => Case.Awaited.Select(code => Field("give", Lifecycle.FindEvidence(code)!, Done == code));

    /// <summary>The form of a request about a time limit.</summary>
    public ClockForm ChangeOf(CaseView.ClockView changed, int? party) =>
        new(Case.Number, Case.Version, changed, party, Clock == changed.Code && Party == party ? Reason ?? "" : null);

    /// <summary>Whether a re-examination or an objection overturned the finding, and the case may be ended for it.</summary>
    public bool IsOverturned => Case.ClosedAt is null
        && Case.Parties.SelectMany(party => party.Disputes).Any(dispute => dispute.Stage == ReinspectionTable.Overturned.Code || dispute.Stage == ObjectionTable.Upheld.Code);

    /// <summary>What may be done to a party's task and its disputes.</summary>
    public IEnumerable<Move> MovesOf(CaseView.PartyView party) =>
        PartyProcedures.All.SelectMany(procedure => procedure.Moves).Where(move => party.Actions.Contains(move.Action.Code)).DistinctBy(move => move.Action);

    /// <summary>What a move of a party's task asks for and the task has not yet.</summary>
    public IEnumerable<EvidenceField> FieldsOf(CaseView.PartyView party, Move move) => move.Needs
        // Where a list is kept the body is drawn, and the first laboratory taken from the sample.
        .Where(kind => kind.EachTime || Case.Evidence.All(given => given.Code != kind.Code || given.Party != party.Number))
        .Select(kind => Field($"{move.Action.Code}-{party.Number}", kind, Done == move.Action.Code && Party == party.Number) is var field && move.Brought.Contains(kind)
            ? field with { IsRequired = false }
            : field);

    /// <summary>The times that start a limit and stand: another is asked for and approved.</summary>
    public IEnumerable<(EvidenceField Field, int? Party)> CorrectableFields() => Case.Evidence
        .Select(given => (Kind: Lifecycle.FindEvidence(given.Code) ?? PartyProcedures.FindEvidence(given.Code), given.Party))
        .Where(given => given.Kind is { Form: EvidenceForm.Instant }).Distinct()
        .Select(given => (Field($"correct-{given.Party}", given.Kind!, isSent: false), given.Party));

    /// <summary>What closing asks for and the case has not yet, besides the weights.</summary>
    public IEnumerable<EvidenceField> MissingFields() => Case.Missing
        .Select(code => Lifecycle.FindEvidence(code)!).Except(GoodsBalance.Kinds)
        .Select(kind => Field("give", kind, Done == kind.Code && Party is null));

    public string EvidenceName(string code) => texts.Name(code, Lifecycle.FindEvidence(code)?.Name ?? code);

    public string ClockName(string code) => Case.AllClocks.FirstOrDefault(one => one.Code == code)?.Name ?? code;

    /// <summary>What may be left out is offered empty: a time that nobody meant would start a limit.</summary>
    private EvidenceField Unasked(EvidenceField field) => field with { IsRequired = false, Value = Done is null && field.Kind.Form is EvidenceForm.Instant ? null : field.Value };

    /// <summary>One reason stands for all that was not weighed, so none asks for its own.</summary>
    private EvidenceField Weight(string form, EvidenceKind kind) => Field(form, kind, Done == form) with { IsRequired = false, OffersWaiver = false };

    private EvidenceField Field(string form, EvidenceKind kind, bool isSent)
    {
        var offered = kind.Form is EvidenceForm.Instant ? clock.GetUtcNow().ToLocal(database.Settings.TimeZone).ToString(FormInstant) : null;
        return new EvidenceField(form, kind, isSent ? Values.GetValueOrDefault(kind.Code) ?? offered : offered, isSent ? Waivers.GetValueOrDefault(kind.Code) : null)
        {
            Signing = isSent ? Signing : null,
            Witness = isSent ? Witness : null,
        };
    }

    private static string CodeOf(IFormFile file) =>
        file.Name.StartsWith(EvidenceField.FilePrefix, StringComparison.Ordinal) ? file.Name[EvidenceField.FilePrefix.Length..] : file.Name;

    /// <summary>What was filled in; a browser tells a time without its zone.</summary>
    private List<GivenEvidence> Stated()
    {
        var zone = database.Settings.TimeZone;
        return
        [
            .. Values.Where(pair => !string.IsNullOrWhiteSpace(pair.Value)).Select(pair => new GivenEvidence(
                pair.Key, LocalClock.TryReadInstant(pair.Value, zone, out var at) && pair.Value!.Length == FormInstant.Length ? at.ToLocal(zone).ToString("yyyy-MM-ddTHH:mm:sszzz") : pair.Value)),
            .. Waivers.Where(pair => !string.IsNullOrWhiteSpace(pair.Value)).Select(pair => new GivenEvidence(pair.Key, Waiver: pair.Value)),
            .. Signing == EvidenceField.Refused ? new[] { GivenEvidence.Refused(PositiveLifecycle.NoticeSignature.Code, Witness) } : [],
        ];
    }

    private async Task<IActionResult> Do(string number, CancellationToken cancel, Func<LimsDb, Caller, DateTimeOffset, Task<Outcome<DisposalCase>>> act)
    {
        await using var db = database.CreateContext();
        var done = await act(db, Caller.From(User), clock.GetUtcNow());
        return done.AddTo(ModelState) ? await Show(number, cancel) : Redirect(Here(number));
    }

    private async Task<IActionResult> Show(string number, CancellationToken cancel)
    {
        await using var db = database.CreateContext();
        var shown = await new ShowCase(number).Handle(db, Caller.From(User), cancel);
        if (shown.Refusal is { } refusal)
            return this.NotShown(refusal);

        var reading = await CaseReading.Load(db, clock.GetUtcNow(), database.Settings.TimeZone, cancel);
        Case = await ShowCase.View(db, reading, shown.Value, cancel);
        Districts = await db.Districts.AsNoTracking().Where(district => district.Code != Case.District).OrderBy(district => district.Code).ToListAsync(cancel);
        Lifecycle = Lifecycle.Find(Case.Kind)!;
        return Page();
    }
}
