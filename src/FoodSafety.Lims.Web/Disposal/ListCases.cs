using System.Globalization;
using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Domain.Disposal.Clocks;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace FoodSafety.Lims.Web.Disposal;

/// <summary>Cases in the order they were opened, a page at a time.</summary>
/// <param name="District">Only this district's; null for all the caller may see.</param>
/// <param name="Kind"><c>positive</c> or <c>disposal</c>; null for both.</param>
/// <param name="Stage">Only those in this stage.</param>
/// <param name="Overdue">Only those with a clock past due and what it allows or asks for not done, a vendor's lapsed objection among them.</param>
/// <param name="Escalated">Only those with a limit the office is late with, which has risen to 所, 区局 or 市局.</param>
/// <param name="Level">Only those that have risen exactly so far: the list of the 所, of the 区局 or of the 市局; <c>reminder</c> for what runs out soon.</param>
/// <param name="LookBack">Only closed ones whose look-back (回头看) is still to come or late.</param>
/// <param name="Cursor">The <c>next</c> of the page before; null for the first.</param>
/// <param name="Limit">Most cases on a page, 1–1000.</param>
public sealed record ListCases(
    string? District = null,
    string? Kind = null,
    string? Stage = null,
    bool Overdue = false,
    bool Escalated = false,
    EscalationLevel? Level = null,
    bool LookBack = false,
    string? Cursor = null,
    int Limit = 100)
{
    public const int MostOnAPage = 1000;

    public async Task<Outcome<CasePage>> Handle(LimsDb db, CaseReading reading, Caller caller, CancellationToken cancel)
    {
        if (Limit is < 1 or > MostOnAPage)
            return new Refusal("out-of-range", $"每页条数须为 1 到 {MostOnAPage}。", RefusalKind.Invalid);
        var after = 0;
        if (Cursor is not null && !int.TryParse(Cursor, NumberStyles.None, CultureInfo.InvariantCulture, out after))
            return new Refusal("bad-cursor", $"游标“{Cursor}”无效：请使用上一页返回的 next。", RefusalKind.Invalid);
        var filter = new CaseFilter(District, Kind);
        if (await filter.Refuse(db, caller, cancel) is { } refused)
            return refused;

        var wanted = filter.Query(db, caller);
        if (Stage is not null)
            wanted = wanted.Where(disposal => disposal.Stage == Stage);
        if (Overdue || Escalated || Level > EscalationLevel.None)
            wanted = filter.Timed(db, wanted, reading);
        else if (Level is not null)
            wanted = CaseFilter.Open(wanted, reading.AsOf);
        return await Page(wanted.OrderBy(disposal => disposal.Id), reading, after, cancel);
    }

    private async Task<CasePage> Page(IQueryable<DisposalCase> wanted, CaseReading reading, int after, CancellationToken cancel)
    {
        var items = new List<CaseView>();
        if (LookBack)
            wanted = CaseFilter.AwaitingLookBack(wanted);
        while (true)
        {
            // One more than a page tells whether there is a next one. Which clocks are late only the limits can say, so it is read here.
            var last = after;
            var rows = await wanted.Where(disposal => disposal.Id > last).Take(Limit + 1).ToListAsync(cancel);
            foreach (var row in rows)
            {
                if (items.Count == Limit)
                    return new CasePage(items, after.ToString(CultureInfo.InvariantCulture));
                if (IsWanted(row, reading))
                    items.Add(reading.View(row));
                after = row.Id;
            }

            if (rows.Count <= Limit)
                return new CasePage(items, null);
        }
    }

    private bool IsWanted(DisposalCase row, CaseReading reading) =>
        (!Overdue || reading.Clocks(row).Any(clock => clock.IsPastDue))
        && (!Escalated || reading.EscalationOf(row) >= EscalationLevel.Station)
        && (Level is not { } level || reading.EscalationOf(row) == level);
}
