using System.Text.Json.Nodes;
using FoodSafety.Lims.Domain.Laboratory;
using FoodSafety.Lims.Domain.Sampling;
using FoodSafety.Lims.Ingestion.Inspection;
using FoodSafety.Lims.Ingestion.Notation;
using FoodSafety.Lims.Web.Corrections.Views;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Samples.Doors;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Storage;
using FoodSafety.Lims.Web.Uploads;
using Microsoft.EntityFrameworkCore;

namespace FoodSafety.Lims.Web.Samples;

/// <summary>A stored sample with what belongs to it, and the pure state that the lifecycle works on, for one caller.</summary>
public sealed class SampleReading
{
    /// <summary>Who did what the laboratory of a blind sample may know of, but not by whom.</summary>
    private const string SomeoneOfTheOffice = "监管部门";

    private const string IdNumber = "id_number";

    private static readonly string[] OpenToAll = ["quantity", "backup_quantity", "unit", "storage"];

    /// <summary>Persons and how to reach them: for the office and for who took the sample, who deal with them.</summary>
    private static readonly string[] Personal =
    [
        IdNumber, "vendor_name", "legal_person", "party_contact", "party_phone", "buyer", "delivery_address", "samplers_phone",
        "sampling_org_contact", "sampling_org_phone", "sampling_org_fax", "sampling_org_email", "producer_contact", "producer_phone",
    ];

    private readonly Sample _sample;
    private readonly Caller _caller;
    private readonly TimeZoneInfo _zone;
    private readonly Upload _upload;
    private readonly IReadOnlyList<SampleResult> _results;
    private readonly SampleLaw _law;
    private readonly JsonObject _details;
    private readonly bool _isBlind;
    private readonly bool _isSampler;

    private SampleReading(Sample sample, Caller caller, TimeZoneInfo zone, Upload upload, IReadOnlyList<SampleResult> results, SampleLaw law, DateOnly today, bool hasOpenCase, bool hasUnissuedReport)
    {
        (_sample, _caller, _zone, _upload, _results, _law) = (sample, caller, zone, upload, results, law);
        _details = sample.Details is null ? [] : JsonNode.Parse(sample.Details)!.AsObject();
        (_isBlind, _isSampler) = (FindSample.IsBlindTo(caller, sample), FindSample.IsSampler(caller, sample));
        State = new SampleState(
            _isBlind ? sample.BlindCode! : sample.SampleNo,
            StandingStage.Of(sample).Code,
            new SampleBackground(
                sample.SamplingOrganisation, sample.Laboratory, PersonNames.Of(Detail("samplers")), [.. results.SelectMany(Analysts).Distinct()], results.Count > 0, law.SeparationOf(sample),
                law.RetentionOf(sample, zone), today, hasOpenCase, hasUnissuedReport, LocalClock.StartOf(sample.SampledOn, zone), Detail("seal_no")),
            [.. Events()]);
    }

    /// <summary>The state; to the laboratory of a blind sample it names nobody of the office.</summary>
    public SampleState State { get; }

    /// <param name="today">The district's local day, which the guards of a move ask for.</param>
    public static async Task<SampleReading> Load(LimsDb db, Sample sample, Caller caller, TimeZoneInfo zone, CancellationToken cancel, DateOnly today)
    {
        var law = await SampleLaw.Load(db, cancel);
        var upload = await db.Uploads.AsNoTracking().SingleAsync(sent => sent.Id == sample.UploadId, cancel);
        var results = await db.SampleResults.AsNoTracking().Where(result => result.SampleId == sample.Id).OrderBy(result => result.Id).ToListAsync(cancel);
        return new SampleReading(sample, caller, zone, upload, results, law, today,
            await db.Cases.AnyAsync(disposal => disposal.SampleId == sample.Id && disposal.ClosedAt == null, cancel),
            await db.LabReports.AnyAsync(report => report.SampleId == sample.Id && LabReportLifecycle.Unissued.Contains(report.Stage), cancel));
    }

    /// <summary>The sample as this caller may see it.</summary>
    public async Task<SampleView> View(LimsDb db, CancellationToken cancel)
    {
        var versions = await RowVersions.Of(db, "results", [.. _results.Select(result => result.Id)], cancel);
        var number = _caller.IsRegulator
            ? await db.Cases.Where(disposal => disposal.SampleId == _sample.Id).Select(disposal => disposal.Number).FirstOrDefaultAsync(cancel)
            : null;
        IReadOnlyList<SampleEvent> byFile = StandingStage.IsByFile(_sample) ? await ByFile(db, cancel) : [];
        return new SampleView(
            _isBlind ? _sample.BlindCode! : _sample.OwnNumber, Hidden(_sample.SampleNo), Hidden(_sample.NationalNo), _isSampler ? null : _sample.BlindCode, _sample.DistrictCode,
            State.Stage, SampleLifecycle.StageName(State.Stage), State.Version, State.IsGreenChannel,
            [.. State.Moves.Where(IsForCaller).Select(move => new SampleView.MoveView(
                move.Action.Code, move.Action.Name, [.. move.Needs.Select(Field)], [.. move.Takes.Select(Field)]))],
            [.. State.Missing.Select(field => field.Code)],
            State.Background.IsFlagged && !_isBlind ? [SampleGuard.SeparateOrganisations.Code] : [],
            [.. State.Events.Where(IsShown).Take(1).Concat(byFile).Concat(State.Events.Where(IsShown).Skip(1)).Select(happened => new SampleView.EventView(
                happened.Version, happened.Action, SampleLifecycle.NameOf(happened.Action), happened.From, happened.To, happened.By, happened.At, Told(happened.Given)))],
            _sample.SampledOn, _sample.State, _sample.TestedOn, _sample.ReportedOn, _sample.Programme, _sample.ProgrammeSource, _sample.Selection,
            Hidden(_sample.SamplingOrganisation), _sample.Laboratory, Hidden(_sample.SampledParty), _isBlind ? [] : State.Background.Samplers,
            _sample.Food, _sample.FoodCategory, Hidden(_sample.ComplaintNo), Form(), _isSampler ? null : ResultList.Word(_sample.Verdict),
            _isSampler ? [] : [.. _results.Select(result => ResultList.Of(result, versions))], number,
            Hidden(Upload.FormatNumber(_sample.UploadId)), _isBlind ? null : _sample.RowNumber,
            State.Background.Retention is { } kept && !_isSampler
                ? new SampleView.BackupView(kept.KeptUntil, kept.ReusableFrom, kept.BestBefore, kept.Source, kept.Certainty)
                : null,
            _law.DeadlinesOf(_sample, ReceivedByFile(), State.Background.Today, _zone).Where(deadline => !_isSampler || deadline.Code == SampleDeadline.Delivery).ToList());
    }

    /// <summary>样品到达日期 of the first result that names it.</summary>
    private DateOnly? ReceivedByFile() => _results.Where(result => result.KeptAside.Length == 0).Select(result => Patterns.Details.Find(result.Details, "received_on"))
        .FirstOrDefault(day => day is not null) is { } day && DateNotation.Parse(day) is { } noted ? noted.On : null;

    /// <summary>Who knows the party would know the blind sample again by its new seal.</summary>
    private IReadOnlyDictionary<string, string> Told(IReadOnlyDictionary<string, string> given) =>
        _isSampler ? given.Where(pair => pair.Key != SampleLifecycle.BlindSealNumber.Code).ToDictionary() : given;

    /// <summary>
    /// The form's other columns, of a citizen's number its ends alone: who must write it down looks into the form as it was sent. To the
    /// laboratory of a blind sample those alone that it handles the sample by.
    /// </summary>
    private Dictionary<string, string> Form() => _details
        .Where(detail => (!_isBlind || OpenToAll.Contains(detail.Key)) && (_caller.IsRegulator || _sample.SamplingOrganisation == _caller.Organisation || !Personal.Contains(detail.Key)))
        .ToDictionary(detail => detail.Key, detail => detail.Key == IdNumber ? CitizenNumber.Mask((string)detail.Value!) : (string)detail.Value!);

    private IEnumerable<SampleEvent> Events()
    {
        yield return new SampleEvent(1, SampleEvent.Register, null, SampleLifecycle.Registered.Code,
            _isBlind ? SomeoneOfTheOffice : _upload.ReceivedBy, _upload.ReceivedAt.ToLocal(_zone), new Dictionary<string, string>());
        var version = 1;
        foreach (var happened in _sample.Events.OrderBy(happened => happened.Id))
            yield return new SampleEvent(
                ++version, happened.Action, happened.FromStage, happened.ToStage, _isBlind && !IsOfLaboratory(happened.Action) ? SomeoneOfTheOffice : happened.By,
                happened.At.ToLocal(_zone), SampleLaw.GivenOf(happened));
    }

    /// <summary>What results by file brought about, as steps between those of people; they have the version they left the sample at.</summary>
    private async Task<IReadOnlyList<SampleEvent>> ByFile(LimsDb db, CancellationToken cancel)
    {
        if (_results.Count == 0)
            return [];
        var first = _results.Min(result => result.UploadId);
        var sent = await db.Uploads.AsNoTracking().SingleAsync(upload => upload.Id == first, cancel);
        var (at, received, reported) = (sent.ReceivedAt.ToLocal(_zone), SampleLifecycle.Received.Code, SampleLifecycle.Reported.Code);
        var steps = new List<SampleEvent>
        {
            new(1, SampleEvent.ResultsByFile, SampleLifecycle.Registered.Code, received, sent.ReceivedBy, at, new Dictionary<string, string>()),
        };
        if (State.Stage == reported)
            steps.Add(new SampleEvent(1, SampleEvent.ReportByFile, received, reported, sent.ReceivedBy, at,
                _results.FirstOrDefault(result => result.ReportNo.Length > 0) is { } of ? new Dictionary<string, string> { [SampleLifecycle.ReportNumber.Code] = of.ReportNo } : new()));
        return steps;
    }

    /// <summary>What the office did before the sample was blind, and the words it gave, may name the party.</summary>
    private bool IsShown(SampleEvent happened) => !_isBlind || IsOfLaboratory(happened.Action);

    private bool IsForCaller(SampleMove move) => Access.ToActOnSample(_caller, move.Action.Side, _sample.DistrictCode, _sample.Laboratory, _sample.SamplingOrganisation) is null;

    private string? Hidden(string? text) => _isBlind ? null : text;

    private string? Detail(string name) => (string?)_details[name];

    private static bool IsOfLaboratory(string action) => SampleLifecycle.FindAction(action)?.Side == SampleSide.Laboratory;

    private static IReadOnlyList<string> Analysts(SampleResult result) =>
        result.Details is null ? [] : PersonNames.Of((string?)JsonNode.Parse(result.Details)!["analyst"]);

    private static SampleView.FieldView Field(SampleField field) => new(field.Code, field.Name, field.Form);
}
