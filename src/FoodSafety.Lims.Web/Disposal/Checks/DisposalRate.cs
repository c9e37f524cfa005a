using FoodSafety.Lims.Domain.Disposal.Lifecycles;
using FoodSafety.Lims.Domain.Quotas;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace FoodSafety.Lims.Web.Disposal.Checks;

/// <summary>
/// What the disposal rate (核查处置率) of a plan is made of. Rapid positives are another ledger; cases transferred to another
/// authority or cancelled are no longer due here.
/// </summary>
public static class DisposalRate
{
    /// <summary>Cases opened in the local year up to the instant, those of them closed by then, and those whose time ran out, to begin with them or to finish them: one that nobody starts would never fall due.</summary>
    public static Task<DisposalTally> Tally(LimsDb db, string district, int year, DateTimeOffset asOf, TimeZoneInfo zone, CancellationToken cancel) =>
        Tally(db, district, new DateOnly(year, 1, 1), new DateOnly(year, 12, 31), asOf, zone, cancel);

    /// <summary>Cases opened from one local day to another, both included, up to the instant, and those of them closed by then.</summary>
    public static async Task<DisposalTally> Tally(
        LimsDb db, string district, DateOnly from, DateOnly to, DateTimeOffset asOf, TimeZoneInfo zone, CancellationToken cancel)
    {
        var begins = LocalClock.StartOf(from, zone);
        var ends = LocalClock.StartOf(to.AddDays(1), zone);
        string[] given = [DisposalLifecycle.Transferred.Code, DisposalLifecycle.Cancelled.Code];

        IQueryable<DisposalCase> Due(IQueryable<DisposalCase> cases) => cases.Where(disposal => disposal.DistrictCode == district
            && disposal.Kind == DisposalLifecycle.Table.Code
            && disposal.OpenedAt >= begins && disposal.OpenedAt < ends && disposal.OpenedAt <= asOf
            && !(given.Contains(disposal.Stage) && disposal.ClosedAt <= asOf));
        var reading = await CaseReading.Load(db, asOf, zone, cancel);
        // Only the clocks of what is open can tell whose time ran out; what is open is little beside what is closed.
        var open = await Due(StoredCase.Whole(db)).AsNoTracking().Where(disposal => disposal.ClosedAt == null || disposal.ClosedAt > asOf).ToListAsync(cancel);
        return new DisposalTally(
            await Due(db.Cases).CountAsync(cancel),
            await Due(db.Cases).CountAsync(disposal => disposal.ClosedAt <= asOf, cancel),
            open.Count(row => reading.Clocks(row).Any(clock => clock is { Code: "disposal-start" or "disposal-finish", IsPastDue: true })));
    }
}
