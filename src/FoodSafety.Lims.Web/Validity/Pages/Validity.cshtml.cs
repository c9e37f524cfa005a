using System.Globalization;
using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Reference;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Shell.Pages;
using FoodSafety.Lims.Web.Storage;
using FoodSafety.Lims.Web.Validity.Doors;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Quartz;
using static FoodSafety.Lims.Web.Shell.Pages.ListAddress;

namespace FoodSafety.Lims.Web.Validity.Pages;

/// <summary>快检有效性: what counts and what does not and why; the choice of rules, whose effect is looked at before it is made. A market sees its own.</summary>
public sealed class ValidityModel(LimsDatabase database, ISchedulerFactory schedulers, TimeProvider clock) : PageModel
{
    private const int PageSize = 50;

    [BindProperty(SupportsGet = true)]
    public string? District { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Period { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Market { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Reason { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Cursor { get; set; }

    /// <summary>Of the choice: a rule set's code; empty = off.</summary>
    [BindProperty]
    public string? RuleSet { get; set; }

    /// <summary>Of the choice: yyyy-MM-dd.</summary>
    [BindProperty]
    public string? From { get; set; }

    /// <summary>Of the choice.</summary>
    [BindProperty]
    public string? Why { get; set; }

    /// <summary>What the preview that was looked at said.</summary>
    [BindProperty]
    public int? Seen { get; set; }

    public IReadOnlyList<District> Districts { get; private set; } = [];

    public RuleSetList RuleSets { get; private set; } = new([]);

    public ValidityAnswer? Answer { get; private set; }

    public NotValidList Tests { get; private set; } = new([], null);

    /// <summary>What the choice would do; null before it is asked for.</summary>
    public ValidityEffect? Effect { get; private set; }

    public Refusal? Refused { get; private set; }

    public bool IsRegulator => Caller.From(User).IsRegulator;

    public bool MayChoose => Access.ToChooseRuleSet(Caller.From(User), District ?? "") is null;

    public Task<IActionResult> OnGet(CancellationToken cancel) => Show(cancel);

    public async Task<IActionResult> OnPostPreview(CancellationToken cancel)
    {
        var shown = await Show(cancel);
        if (Day() is not { } from)
            return shown;
        var effect = new PreviewRuleSet(District ?? "", Given(RuleSet), from).Handle(database, Caller.From(User), clock.GetUtcNow());
        (Refused, Effect) = (effect.Refusal ?? Refused, effect.Succeeded ? effect.Value : null);
        return shown;
    }

    public async Task<IActionResult> OnPostChoose(CancellationToken cancel)
    {
        if (Day() is { } from)
        {
            var chosen = new ChooseRuleSet(District ?? "", Given(RuleSet), from, Given(Why), Seen).Handle(database, Caller.From(User), clock.GetUtcNow());
            if (chosen.Succeeded)
            {
                await ScoreValidityJob.Ring(schedulers, cancel);
                return Redirect($"/validity?District={District}&Period={Period}");
            }
            Refused = chosen.Refusal;
        }
        return await Show(cancel);
    }

    /// <summary>The address of the same list otherwise.</summary>
    public string Address(string? cursor, string? market, string? reason) =>
        "/validity" + ListAddress.Next(cursor ?? "", (nameof(District), District), (nameof(Period), Period), (nameof(Market), market), (nameof(Reason), reason));

    private DateOnly? Day()
    {
        if (LocalClock.TryReadDay(From, out var day))
            return day;
        Refused = LocalClock.NotADay("自哪一天起", From);
        return null;
    }

    private async Task<IActionResult> Show(CancellationToken cancel)
    {
        var caller = Caller.From(User);
        if (!caller.IsRegulator && caller.Role != Roles.Market)
            return Redirect("/denied");
        await using var db = database.CreateContext();
        Districts = await db.Districts.AsNoTracking().Where(district => caller.District == null || district.Code == caller.District).OrderBy(district => district.Code).ToListAsync(cancel);
        District ??= caller.District ?? Districts[0].Code;
        Period ??= await LastYear(db, cancel);
        RuleSets = new ListRuleSets().Handle(database);
        var (now, zone) = (clock.GetUtcNow(), database.Settings.TimeZone);
        var answer = await new AskValidity(District, Period, now).Handle(db, caller, zone, cancel);
        var tests = await new ListNotValid(District, Given(Market), Period, Given(Reason), Given(Cursor), now, PageSize).Handle(db, caller, zone, cancel);
        Refused ??= answer.Refusal ?? tests.Refusal;
        (Answer, Tests) = (answer.Succeeded ? answer.Value : null, tests.Succeeded ? tests.Value : Tests);
        return Page();
    }

    /// <summary>The year of the district's last test.</summary>
    private async Task<string> LastYear(LimsDb db, CancellationToken cancel)
    {
        // The counters tell it without a look at the tests.
        var last = await db.CounterDays.Where(day => day.DistrictCode == District && day.SiteId != 0).MaxAsync(day => (DateOnly?)day.Day, cancel);
        return (last ?? clock.GetUtcNow().LocalDay(database.Settings.TimeZone)).ToString("yyyy", CultureInfo.InvariantCulture);
    }
}
