using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using FoodSafety.Lims.Domain.Calendar;
using FoodSafety.Lims.Domain.Sampling;
using FoodSafety.Lims.Ingestion.Inspection;
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

    private readonly Sample _sample;
    private readonly Caller _caller;
    private readonly TimeZoneInfo _zone;
    private readonly Upload _upload;
    private readonly IReadOnlyList<SampleResult> _results;
    private readonly JsonObject _details;
    private readonly bool _isBlind;

    private SampleReading(Sample sample, Caller caller, TimeZoneInfo zone, Upload upload, IReadOnlyList<SampleResult> results, SeparationPolicy policy)
    {
        (_sample, _caller, _zone, _upload, _results) = (sample, caller, zone, upload, results);
        _details = sample.Details is null ? [] : JsonNode.Parse(sample.Details)!.AsObject();
        _isBlind = FindSample.IsBlindTo(caller, sample);
        State = new SampleState(
            _isBlind ? sample.BlindCode! : sample.SampleNo,
            sample.LifecycleStage,
            new SampleBackground(
                sample.SamplingOrganisation, sample.Laboratory, PersonNames.Of(Detail("samplers")), [.. results.SelectMany(Analysts).Distinct()], results.Count > 0, policy),
            [.. Events()]);
    }

    /// <summary>The state; to the laboratory of a blind sample it names nobody of the office.</summary>
    public SampleState State { get; }

    public static async Task<SampleReading> Load(LimsDb db, Sample sample, Caller caller, TimeZoneInfo zone, CancellationToken cancel)
    {
        var document = await db.ReferenceSets.Where(set => set.Name == "legal-limits").Select(set => set.Content).SingleAsync(cancel);
        var limits = LegalLimitsFile.Read(Encoding.UTF8.GetBytes(document)).ToOutcome();
        if (limits.Refusal is { } unread)
            throw new InvalidDataException(unread.Message);
        var upload = await db.Uploads.AsNoTracking().SingleAsync(sent => sent.Id == sample.UploadId, cancel);
        var results = await db.SampleResults.AsNoTracking().Where(result => result.SampleId == sample.Id).OrderBy(result => result.Id).ToListAsync(cancel);
        return new SampleReading(sample, caller, zone, upload, results, SeparationPolicy.Of(limits.Value, sample.DistrictCode, sample.SampledOn));
    }

    /// <summary>The sample as this caller may see it.</summary>
    public async Task<SampleView> View(LimsDb db, CancellationToken cancel)
    {
        var versions = await RowVersions.Of(db, "results", [.. _results.Select(result => result.Id)], cancel);
        var number = _caller.IsRegulator
            ? await db.Cases.Where(disposal => disposal.SampleId == _sample.Id).Select(disposal => disposal.Number).FirstOrDefaultAsync(cancel)
            : null;
        return new SampleView(
            _isBlind ? _sample.BlindCode! : _sample.OwnNumber, Hidden(_sample.SampleNo), _sample.BlindCode, _sample.DistrictCode,
            State.Stage, SampleLifecycle.StageName(State.Stage), State.Version, State.IsGreenChannel,
            [.. State.Moves.Where(IsForCaller).Select(move => new SampleView.MoveView(
                move.Action.Code, move.Action.Name, [.. move.Needs.Select(Field)], [.. move.Takes.Select(Field)]))],
            [.. State.Missing.Select(field => field.Code)],
            State.Background.IsFlagged && !_isBlind ? [SampleGuard.SeparateOrganisations.Code] : [],
            [.. State.Events.Where(IsShown).Select(happened => new SampleView.EventView(
                happened.Version, happened.Action, SampleLifecycle.NameOf(happened.Action), happened.From, happened.To, happened.By, happened.At, happened.Given))],
            _sample.SampledOn, _sample.State, _sample.TestedOn, _sample.ReportedOn, _sample.Programme, _sample.ProgrammeSource,
            Hidden(_sample.SamplingOrganisation), _sample.Laboratory, Hidden(_sample.SampledParty), Hidden(Detail("producer")), Hidden(Detail("platform")),
            _isBlind ? [] : State.Background.Samplers, _sample.Food, _sample.FoodCategory, ResultList.Word(_sample.Verdict),
            [.. _results.Select(result => ResultList.Of(result, versions))], number,
            Hidden(Upload.FormatNumber(_sample.UploadId)), _isBlind ? null : _sample.RowNumber);
    }

    private IEnumerable<SampleEvent> Events()
    {
        yield return new SampleEvent(1, SampleEvent.Register, null, SampleLifecycle.Registered.Code,
            _isBlind ? SomeoneOfTheOffice : _upload.OrganisationCode, _upload.ReceivedAt.ToLocal(_zone), new Dictionary<string, string>());
        var version = 1;
        foreach (var happened in _sample.Events.OrderBy(happened => happened.Id))
            yield return new SampleEvent(
                ++version, happened.Action, happened.FromStage, happened.ToStage, _isBlind && !IsOfLaboratory(happened.Action) ? SomeoneOfTheOffice : happened.By,
                happened.At.ToLocal(_zone), JsonSerializer.Deserialize<Dictionary<string, string>>(happened.Given)!);
    }

    /// <summary>What the office did before the sample was blind, and the words it gave, may name the party.</summary>
    private bool IsShown(SampleEvent happened) => !_isBlind || IsOfLaboratory(happened.Action);

    private bool IsForCaller(SampleMove move) => Access.ToActOnSample(_caller, move.Action.Side, _sample.DistrictCode, _sample.Laboratory) is null;

    private string? Hidden(string? text) => _isBlind ? null : text;

    private string? Detail(string name) => (string?)_details[name];

    private static bool IsOfLaboratory(string action) => SampleLifecycle.FindAction(action)?.Side == SampleSide.Laboratory;

    private static IReadOnlyList<string> Analysts(SampleResult result) =>
        result.Details is null ? [] : PersonNames.Of((string?)JsonNode.Parse(result.Details)!["analyst"]);

    private static SampleView.FieldView Field(SampleField field) => new(field.Code, field.Name, field.Form);
}
