using System.Globalization;
using FoodSafety.Lims.Domain.Calendar;
using FoodSafety.Lims.Domain.Disposal;
using FoodSafety.Lims.Domain.Disposal.Approvals;
using FoodSafety.Lims.Domain.Disposal.Clocks;
using FoodSafety.Lims.Domain.Disposal.Disputes;
using FoodSafety.Lims.Domain.Disposal.Goods;
using FoodSafety.Lims.Domain.Disposal.Lifecycles;
using FoodSafety.Lims.Domain.Disposal.Parties;
using FoodSafety.Lims.Web.Corrections;
using FoodSafety.Lims.Web.Reference;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Storage;
using FoodSafety.Lims.Web.Uploads;

namespace FoodSafety.Lims.Web.Disposal;

/// <summary>How cases are read: at which instant, on whose wall clock, by which legal limits.</summary>
/// <param name="AsOf">The clocks are read at this instant.</param>
/// <param name="Zone">The district's wall clock.</param>
/// <param name="Law">The limits and the working calendar.</param>
public sealed record CaseReading(DateTimeOffset AsOf, TimeZoneInfo Zone, ClockLaw Law)
{
    /// <summary>By the reference data as stored now; it is dated, so old cases are read by the limits of their day.</summary>
    public static async Task<CaseReading> Load(LimsDb db, DateTimeOffset asOf, TimeZoneInfo zone, CancellationToken cancel)
    {
        var (limits, calendar) = await StoredLaw.Load(db, cancel);
        return new CaseReading(asOf, zone, new ClockLaw(limits, calendar, zone.GetUtcOffset(asOf)));
    }

    /// <summary>The case's clocks and those of its parties' tasks and disputes.</summary>
    public IReadOnlyList<CaseClock> Clocks(DisposalCase row) => CaseClocks.All(row.State(), AsOf, Law);

    /// <param name="row">The case.</param>
    /// <param name="merged">The cases that go on in it, where they are asked for.</param>
    public CaseView View(DisposalCase row, params IReadOnlyList<DisposalCase> merged)
    {
        var state = row.State();
        var lifecycle = state.Lifecycle;
        var clocks = CaseClocks.All(state, AsOf, Law).ToLookup(clock => clock.Party ?? 0);
        var parties = PartyTask.Of(state, AsOf).Select(task => ViewOf(state, task, clocks[task.Number])).ToList();
        return new CaseView(
            row.Number,
            row.Kind,
            row.DistrictCode,
            FindingOf(row),
            parties,
            state.Stage,
            lifecycle.Stages.Single(stage => stage.Code == state.Stage).Name,
            state.Resolution is CaseResolution.None ? null : state.Resolution,
            state.Version,
            Local(row.OpenedAt),
            row.ClosedAt is { } closed ? Local(closed) : null,
            [.. clocks[0].Select(clock => ViewOf(clock, row.DistrictCode))],
            [.. state.Missing.Select(kind => kind.Code)],
            [.. state.Actions],
            [.. state.Events.Select(happened => new CaseView.EventView(
                happened.Version, happened.Action, lifecycle.NameOf(happened.Action), happened.From, happened.To, happened.By, Local(happened.At), happened.Evidence,
                happened.Clock, happened.Reason, happened.Party, happened.Link))],
            EvidenceOf(state),
            EscalationOf(row.DistrictCode, clocks.SelectMany(one => one)),
            [.. state.Awaited.Select(kind => kind.Code)],
            [.. state.Events.Select(happened => happened.Link).OfType<string>().Distinct()],
            [.. merged.Select(one => new CaseView.MergedView(one.Number, FindingOf(one), EvidenceOf(one.State())))],
            [.. state.WithoutTask(AsOf).Select(task => task.Number)],
            [.. GoodsBalance.Of(state).Faults],
            CorrectEvidence.Pending(state) is { } asked
                ? new CaseView.CorrectionView(asked.Item.Code, NameOf(state, asked.Item.Code), asked.Item.Value!, asked.Event.Reason, asked.Event.By, Local(asked.Event.At), asked.Event.Party)
                : null,
            state.HasEnded || state.FirstPersons.Any());
    }

    private static CaseView.FindingView FindingOf(DisposalCase row) => new(Upload.FormatNumber(row.UploadId), row.RowNumber, row.SampleNo, row.TestItems, row.Food, row.Organiser);

    private IReadOnlyList<CaseView.EvidenceView> EvidenceOf(CaseState state) =>
    [
        .. state.Evidence.Select(item =>
        {
            var kind = state.Lifecycle.FindEvidence(item.Code) ?? PartyProcedures.FindEvidence(item.Code);
            return new CaseView.EvidenceView(item.Code, NameOf(state, item.Code), Said(item.Value, kind), item.Waiver, item.FileName, item.FileSha256, item.By, Local(item.At), item.Party);
        }),
    ];

    /// <summary>A time that was given, on the district's wall clock; anything else as it was given.</summary>
    private string? Said(string? value, EvidenceKind? kind) =>
        kind?.Form is EvidenceForm.Instant && DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, out var at) ? Local(at).ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture) : value;

    /// <summary>Name of evidence; of what a record or a request left there too.</summary>
    private static string NameOf(CaseState state, string code) =>
        (state.Lifecycle.FindEvidence(code) ?? PartyProcedures.FindEvidence(code))?.Name
        ?? (code == CorrectEvidence.Asked.Code ? CorrectEvidence.Asked.Name : code == CaseNote.Code ? CaseNote.Name : code);

    /// <summary>The highest level a case's clocks have risen to.</summary>
    public EscalationLevel EscalationOf(DisposalCase row) => EscalationOf(row.DistrictCode, Clocks(row));

    private EscalationLevel EscalationOf(string district, IEnumerable<CaseClock> clocks) => clocks.Max(clock => Escalation.Of(clock, AsOf, Law, district));

    private CaseView.PartyView ViewOf(CaseState state, PartyProgress task, IEnumerable<CaseClock> clocks) => new(
        task.Party.Role,
        task.Party.Name,
        task.Number,
        task.Stage.Code,
        task.Stage.Name,
        task.Find(PartyTable.Department.Code)?.Value,
        task.Find(PartyTable.LetterNumber.Code)?.Value,
        task.Find(PartyTable.ServedAt.Code)?.Value,
        task.Find(PartyTable.ServiceMethod.Code)?.Value,
        task.Find(PartyTable.Outcome.Code)?.Value ?? task.Find(PartyTable.Search.Code)?.Value,
        LocalOrNull(task.EndedAt),
        [.. clocks.Select(clock => ViewOf(clock, state.Facts.District))],
        state.HasEnded || state.Kind is not CaseKind.Disposal
            ? []
            : [.. PartyProcedures.All.SelectMany(procedure => procedure.From(PartyProgress.Of(state, procedure, AsOf)[task.Number - 1].Stage)).Select(move => move.Action.Code)],
        [.. Dispute.Of(state, AsOf).Where(dispute => dispute.Number == task.Number).Select(dispute => new CaseView.DisputeView(
            dispute.Procedure.Code, dispute.Procedure.Name, dispute.Stage.Code, dispute.Stage.Name, LocalOrNull(dispute.EndedAt)))]);

    private CaseView.ClockView ViewOf(CaseClock clock, string district)
    {
        var changes = clock.Changes;
        return new CaseView.ClockView(
            clock.Code,
            clock.Name,
            LocalOrNull(clock.Start),
            LocalOrNull(clock.Due),
            clock.State,
            clock.Source,
            clock.Certainty,
            clock.IsRight,
            clock.IsLate,
            Escalation.Of(clock, AsOf, Law, district),
            changes.Extension is { } extended ? new CaseView.ExtensionView(clock.Limit!.Extension, clock.Limit.Unit, extended.Reason, extended.By, Local(extended.At)) : null,
            [.. changes.Suspensions.Select(one => new CaseView.SuspensionView(Local(one.Since.At), LocalOrNull(one.Resumed?.At), one.Since.Reason, one.Since.By))],
            [.. new[] { changes.AskedExtension, changes.AskedSuspension }.OfType<Domain.Disposal.CaseEvent>().Select(asked => new CaseView.AskedView(asked.Action, asked.Reason, asked.By, Local(asked.At)))],
            [.. clock.Actions.Select(action => action.Code)],
            clock.CalendarKnown);
    }

    private DateTimeOffset Local(DateTimeOffset instant) => instant.ToLocal(Zone);

    private DateTimeOffset? LocalOrNull(DateTimeOffset? instant) => instant is { } known ? Local(known) : null;
}
