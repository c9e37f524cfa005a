using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Reference;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace FoodSafety.Lims.Web.Daily.Pages;

/// <summary>What every page of the daily work shares: a district to choose, and what was refused.</summary>
public abstract class DailyPage(LimsDatabase database, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? District { get; set; }

    public IReadOnlyList<District> Districts { get; private set; } = [];

    public Refusal? Refused { get; protected set; }

    public Caller Who => Caller.From(User);

    protected LimsDatabase Database => database;

    public DateTimeOffset Now => clock.GetUtcNow();

    public DateOnly Today => Now.LocalDay(database.Settings.TimeZone);

    /// <summary>The districts to choose from; where none was chosen, the caller's own, or that of the last upload.</summary>
    protected async Task Open(LimsDb db, CancellationToken cancel)
    {
        var caller = Who;
        Districts = await db.Districts.AsNoTracking().Where(district => caller.District == null || district.Code == caller.District).OrderBy(district => district.Code).ToListAsync(cancel);
        if (string.IsNullOrEmpty(District))
            District = caller.District ?? await db.Uploads.OrderByDescending(upload => upload.Id).Select(upload => upload.DistrictCode).FirstOrDefaultAsync(cancel) ?? Districts[0].Code;
    }

    /// <summary>The answer, or null with its refusal shown.</summary>
    protected T? Shown<T>(Outcome<T> outcome) where T : class
    {
        if (outcome.Refusal is { } refusal)
            Refused = refusal;
        return outcome.Succeeded ? outcome.Value : null;
    }

    /// <summary>A day as a form sends it; today where it is empty or none.</summary>
    protected DateOnly DayOf(string? text) => LocalClock.TryReadDay(text, out var day) ? day : Today;
}
