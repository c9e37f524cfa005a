using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Reference;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace FoodSafety.Lims.Web.Months.Pages;

/// <summary>关账: the months of a year, what was issued and what changed since, and the next to be closed.</summary>
public sealed class MonthsModel(LimsDatabase database, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? District { get; set; }

    [BindProperty(SupportsGet = true)]
    public int? Year { get; set; }

    public IReadOnlyList<District> Districts { get; private set; } = [];

    public DistrictMonths? Answer { get; private set; }

    public Refusal? Refused { get; private set; }

    public bool MayClose => Access.ToCloseMonth(Caller.From(User), District ?? "") is null;

    public Task<IActionResult> OnGet(CancellationToken cancel) => Show(cancel);

    public async Task<IActionResult> OnPostClose(string? month, CancellationToken cancel)
    {
        var closed = await new CloseMonth(District, month).Handle(database, Caller.From(User), clock.GetUtcNow(), cancel);
        if (closed.Succeeded)
            return Redirect($"/months?District={District}&Year={Year}");
        Refused = closed.Refusal;
        return await Show(cancel);
    }

    private async Task<IActionResult> Show(CancellationToken cancel)
    {
        var caller = Caller.From(User);
        if (!caller.IsRegulator)
            return Redirect("/denied");
        await using var db = database.CreateContext();
        Districts = await db.Districts.AsNoTracking().Where(district => caller.District == null || district.Code == caller.District).OrderBy(district => district.Code).ToListAsync(cancel);
        District ??= caller.District ?? await db.CounterDays.GroupBy(day => day.DistrictCode).OrderByDescending(group => group.Count()).Select(group => group.Key).FirstOrDefaultAsync(cancel) ?? Districts[0].Code;
        Year ??= (await db.CounterDays.Where(day => day.DistrictCode == District).MaxAsync(day => (DateOnly?)day.Day, cancel) ?? clock.GetUtcNow().LocalDay(database.Settings.TimeZone)).Year;
        var asked = await new AskMonths(District, Year, clock.GetUtcNow()).Handle(database, caller, cancel);
        Refused ??= asked.Refusal;
        Answer = asked.Succeeded ? asked.Value : null;
        return Page();
    }
}
