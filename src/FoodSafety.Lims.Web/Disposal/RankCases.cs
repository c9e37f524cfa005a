using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Domain.Disposal.Clocks;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace FoodSafety.Lims.Web.Disposal;

/// <summary>
/// Cases as an officer works them off: what the office is late with, the longest first; then what ran out for the vendor or
/// runs out next; then what has no limit running, those that never had one last, the newest first; then what is closed, the newest first.
/// </summary>
/// <param name="District">Only this district's; null for all the caller may see.</param>
/// <param name="Kind"><c>positive</c> or <c>disposal</c>; null for both.</param>
/// <param name="OnlyLate">Only those the office is late with.</param>
/// <param name="Skip">How many were shown before.</param>
/// <param name="Limit">Most cases on a page.</param>
/// <param name="LookBack">Only closed ones whose look-back (回头看) is still to come or late, the longest closed first.</param>
public sealed record RankCases(string? District, string? Kind, bool OnlyLate, int Skip, int Limit, bool LookBack = false)
{
    public async Task<Outcome<RankedCases>> Handle(LimsDb db, CaseReading reading, Caller caller, CancellationToken cancel)
    {
        var filter = new CaseFilter(District, Kind);
        if (await filter.Refuse(db, caller, cancel) is { } refused)
            return refused;

        var wanted = filter.Query(db, caller);
        if (LookBack)
            return await LookBacks(wanted, reading, cancel);
        // Which clocks run only the limits can say, so those that may have one are ranked here; they are few beside the others.
        var ranked = (await filter.Timed(db, wanted, reading).ToListAsync(cancel)).Select(row => (Row: row, Clocks: reading.Clocks(row)))
            .Select(one => (one.Row, LateSince: Earliest(one.Clocks, clock => clock.IsLate), Next: Earliest(one.Clocks, clock => clock.IsPastDue || clock.State is ClockState.Running or ClockState.DueSoon)))
            .OrderBy(one => one.LateSince ?? DateTimeOffset.MaxValue)
            .ThenBy(one => one.Next ?? DateTimeOffset.MaxValue)
            .ThenByDescending(one => one.Row.OpenedAt)
            .ThenByDescending(one => one.Row.Id)
            .ToList();
        var late = ranked.Count(one => one.LateSince is not null);

        var skip = Math.Max(0, Skip);
        var page = ranked.Take(OnlyLate ? late : ranked.Count).Skip(skip).Take(Limit + 1).Select(one => one.Row).ToList();
        if (!OnlyLate)
        {
            var untimed = filter.Untimed(wanted, reading);
            await Fill(page, untimed, skip - ranked.Count, cancel);
            if (page.Count <= Limit)
                await Fill(page, wanted.Where(disposal => disposal.ClosedAt != null && disposal.ClosedAt <= reading.AsOf),
                    skip - ranked.Count - await untimed.CountAsync(cancel), cancel);
        }
        return new RankedCases([.. page.Take(Limit).Select(row => reading.View(row))], late, page.Count > Limit ? skip + Limit : null);
    }

    /// <summary>Adds the newest of some cases to a page that is not full.</summary>
    private async Task Fill(List<DisposalCase> page, IQueryable<DisposalCase> cases, int skip, CancellationToken cancel) =>
        page.AddRange(await cases.OrderByDescending(disposal => disposal.OpenedAt).ThenByDescending(disposal => disposal.Id)
            .Skip(Math.Max(0, skip)).Take(Limit + 1 - page.Count).ToListAsync(cancel));

    private async Task<RankedCases> LookBacks(IQueryable<DisposalCase> wanted, CaseReading reading, CancellationToken cancel)
    {
        var rows = await CaseFilter.AwaitingLookBack(wanted).OrderBy(disposal => disposal.ClosedAt).ThenBy(disposal => disposal.Id)
            .Skip(Math.Max(0, Skip)).Take(Limit + 1).ToListAsync(cancel);
        return new RankedCases([.. rows.Take(Limit).Select(row => reading.View(row))], 0, rows.Count > Limit ? Skip + Limit : null);
    }

    private static DateTimeOffset? Earliest(IReadOnlyList<CaseClock> clocks, Func<CaseClock, bool> counts) => clocks.Where(counts).Min(clock => clock.Due);
}
