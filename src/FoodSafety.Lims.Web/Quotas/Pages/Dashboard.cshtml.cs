using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Domain.Quotas;
using FoodSafety.Lims.Web.Disposal;
using FoodSafety.Lims.Web.Laboratory;
using FoodSafety.Lims.Web.Markets;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Reference;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace FoodSafety.Lims.Web.Quotas.Pages;

public sealed class DashboardModel(LimsDatabase database, TimeProvider clock) : PageModel
{
    private const int MostLate = 10;

    [BindProperty(SupportsGet = true)]
    public string? District { get; set; }

    [BindProperty(SupportsGet = true)]
    public int? Year { get; set; }

    /// <summary>A local day, or an instant; now where it is absent.</summary>
    [BindProperty(SupportsGet = true)]
    public string? AsOf { get; set; }

    public IReadOnlyList<District> Districts { get; private set; } = [];

    public DistrictQuotas? Quotas { get; private set; }

    public MissingLogList? Missing { get; private set; }

    /// <summary>The cases the office has been late with for longest, and how many there are.</summary>
    public RankedCases Late { get; private set; } = new([], 0, null);

    /// <summary>The laboratories by tier (1+5+N); null where the district's plan orders no network.</summary>
    public LabNetworkView? Network { get; private set; }

    public Refusal? Refused { get; private set; }

    /// <summary>The day whose logs are looked for: that of the instant.</summary>
    public DateOnly LogDay { get; private set; }

    /// <summary>Whether the district has any record at all: an empty installation is told how to begin.</summary>
    public bool Empty { get; private set; }

    public int MetCount => Quotas!.Targets.Count(target => target.Status == QuotaStatus.Met);

    public int NotMetCount => Quotas!.Targets.Count(target => target.Status == QuotaStatus.NotMet);

    /// <summary>Share of the plan's year that is over at the instant, 0–1: what a steady pace would have done by now.</summary>
    public double YearElapsed { get; private set; }

    public async Task<IActionResult> OnGet(CancellationToken cancel)
    {
        var caller = Caller.From(User);
        if (!caller.IsRegulator)
            return Redirect("/uploads");

        await using var db = database.CreateContext();
        Districts = await db.Districts.AsNoTracking()
            .Where(district => caller.District == null || district.Code == caller.District)
            .OrderBy(district => district.Code)
            .ToListAsync(cancel);
        var zone = database.Settings.TimeZone;
        District ??= await Busiest(db, cancel) ?? Districts[0].Code;

        var at = clock.GetUtcNow();
        if (!string.IsNullOrEmpty(AsOf) && !LocalClock.TryReadInstant(AsOf, zone, out at))
        {
            Refused = LocalClock.NotAnInstant("截至", AsOf);
            return Page();
        }

        var asked = await Ask(at, caller, cancel);
        Refused = asked.Refusal;
        if (Refused is not null)
            return Page();

        Quotas = asked.Value;
        LogDay = Quotas.AsOf.LocalDay(zone);
        YearElapsed = Math.Clamp((LogDay.DayNumber - new DateOnly(Quotas.Year, 1, 1).DayNumber + 1) / 365.0, 0, 1);
        Missing = (await new MissingLogs(District, LogDay, null, at).Handle(db, zone, caller, cancel)).Value;
        var network = await new ReadLabNetwork(District, Quotas.AsOf).Handle(database, caller, cancel);
        Network = network.Succeeded ? network.Value : null;
        var reading = await CaseReading.Load(db, Quotas.AsOf, zone, cancel);
        Late = (await new RankCases(District, null, OnlyLate: true, 0, MostLate).Handle(db, reading, caller, cancel)).Value;
        Empty = !await db.Uploads.AnyAsync(upload => upload.DistrictCode == District, cancel);
        return Page();
    }

    /// <summary>The year that is asked for; without one that of the instant, and where it has no plan the last one that has, seen at its end.</summary>
    private async Task<Outcome<DistrictQuotas>> Ask(DateTimeOffset at, Caller caller, CancellationToken cancel)
    {
        var zone = database.Settings.TimeZone;
        var asked = await new AskQuotas(District!, Year, at).Handle(database, caller, cancel);
        if (asked.Refusal?.Code != "no-plan" || Year is not null)
            return Year is { } year && string.IsNullOrEmpty(AsOf) && year < at.LocalDay(zone).Year
                ? await new AskQuotas(District!, year, EndOf(year)).Handle(database, caller, cancel)
                : asked;

        using var connection = database.OpenConnection();
        var years = new ReferenceSets(connection).PlansByYear(District!).Keys.Order().ToList();
        return years.Count == 0 ? asked : await new AskQuotas(District!, years[^1], Min(at, EndOf(years[^1]))).Handle(database, caller, cancel);

        DateTimeOffset EndOf(int year) => LocalClock.StartOf(new DateOnly(year + 1, 1, 1), zone).AddSeconds(-1);
    }

    /// <summary>Where work is being done: the district of the latest upload.</summary>
    private async Task<string?> Busiest(LimsDb db, CancellationToken cancel)
    {
        var codes = Districts.Select(district => district.Code).ToList();
        return await db.Uploads.Where(upload => codes.Contains(upload.DistrictCode))
            .OrderByDescending(upload => upload.Id)
            .Select(upload => upload.DistrictCode)
            .FirstOrDefaultAsync(cancel);
    }

    private static DateTimeOffset Min(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;
}
