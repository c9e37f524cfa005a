using System.Text;
using FoodSafety.Lims.Domain.Calendar;
using FoodSafety.Lims.Domain.Disposal;
using FoodSafety.Lims.Domain.Disposal.Clocks;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Storage;
using FoodSafety.Lims.Web.Uploads;
using Microsoft.EntityFrameworkCore;

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
        var limits = LegalLimitsFile.Read(await Document(db, "legal-limits", cancel)).ToOutcome();
        var calendar = WorkingCalendarFile.Read(await Document(db, "calendar", cancel)).ToOutcome();
        return limits.Refusal is { } unread || (unread = calendar.Refusal) is not null
            ? throw new InvalidDataException(unread.Message)
            : new CaseReading(asOf, zone, new ClockLaw(limits.Value, calendar.Value, zone.GetUtcOffset(asOf)));
    }

    private static async Task<byte[]> Document(LimsDb db, string name, CancellationToken cancel) =>
        Encoding.UTF8.GetBytes(await db.ReferenceSets.Where(set => set.Name == name).Select(set => set.Content).SingleAsync(cancel));

    public IReadOnlyList<CaseClock> Clocks(DisposalCase row) => CaseClocks.Read(row.State(), AsOf, Law);

    public CaseView View(DisposalCase row)
    {
        var state = row.State();
        var lifecycle = state.Lifecycle;
        return new CaseView(
            row.Number,
            row.Kind,
            row.DistrictCode,
            new CaseView.FindingView(Upload.FormatNumber(row.UploadId), row.RowNumber, row.SampleNo, row.TestItems, row.Food),
            [.. state.Parties.Select(party => new CaseView.PartyView(party.Role, party.Name))],
            state.Stage,
            lifecycle.Stages.Single(stage => stage.Code == state.Stage).Name,
            state.Resolution is CaseResolution.None ? null : state.Resolution,
            state.Version,
            Local(row.OpenedAt),
            row.ClosedAt is { } closed ? Local(closed) : null,
            [.. CaseClocks.Read(state, AsOf, Law).Select(clock => new CaseView.ClockView(
                clock.Code, clock.Name, LocalOrNull(clock.Start), LocalOrNull(clock.Due), clock.State, clock.Source, clock.Certainty, clock.IsRight, clock.IsLate))],
            [.. state.Missing.Select(kind => kind.Code)],
            [.. state.Actions],
            [.. state.Events.Select(happened => new CaseView.EventView(
                happened.Version, happened.Action, lifecycle.NameOf(happened.Action), happened.From, happened.To, happened.By, Local(happened.At), happened.Evidence))],
            [.. state.Evidence.Select(item => new CaseView.EvidenceView(
                item.Code, lifecycle.FindEvidence(item.Code)?.Name ?? item.Code, item.Value, item.Waiver, item.FileName, item.FileSha256, item.By, Local(item.At)))]);
    }

    private DateTimeOffset Local(DateTimeOffset instant) => instant.ToLocal(Zone);

    private DateTimeOffset? LocalOrNull(DateTimeOffset? instant) => instant is { } known ? Local(known) : null;
}
