using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Domain.Quotas;
using FoodSafety.Lims.Web.Daily;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Reference;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Storage;
using FoodSafety.Lims.Web.WorkPlans.Returns;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace FoodSafety.Lims.Web.WorkPlans.Pages;

/// <summary>The work plan row by row, its deadlines on top: who handed in and who is late.</summary>
public sealed class WorkPlanModel(LimsDatabase database, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? District { get; set; }

    [BindProperty(SupportsGet = true)]
    public int? Year { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Unit { get; set; }

    /// <summary>Of the form of a deadline.</summary>
    [BindProperty]
    public string? Deadline { get; set; }

    [BindProperty]
    public DateOnly? DueOn { get; set; }

    [BindProperty]
    public string? Submitter { get; set; }

    /// <summary>Of a deadline at which nothing is handed in: the day it was done, and how.</summary>
    [BindProperty]
    public DateOnly? DoneOn { get; set; }

    [BindProperty]
    public string? Words { get; set; }

    public IReadOnlyList<District> Districts { get; private set; } = [];

    public WorkPlanView? Plan { get; private set; }

    public Refusal? Refused { get; private set; }

    public async Task<IActionResult> OnGet(CancellationToken cancel)
    {
        var caller = Caller.From(User);
        if (!caller.IsRegulator)
            return Redirect("/denied");
        await Read(caller, cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostSubmit(CancellationToken cancel)
    {
        await using var db = database.CreateContext();
        var submitted = await new SubmitReturn(District, Year ?? 0, Deadline ?? "", Submitter, DueOn).Handle(db, database.Settings.TimeZone, Caller.From(User), clock.GetUtcNow(), cancel);
        return await Done(submitted.Refusal, cancel);
    }

    public async Task<IActionResult> OnPostNote(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var noted = await new NoteRhythm(District, Deadline, DueOn ?? default, DoneOn ?? now.LocalDay(database.Settings.TimeZone), Words).Handle(database, Caller.From(User), now, cancel);
        return await Done(noted.Refusal, cancel);
    }

    public async Task<IActionResult> OnPostFreeze(CancellationToken cancel)
    {
        var frozen = await new FrozenReturn(District, Year ?? 0, Deadline ?? "", DueOn).Handle(database, Caller.From(User), clock.GetUtcNow(), cancel);
        return await Done(frozen.Refusal, cancel);
    }

    /// <summary>Whether the last day of a deadline is over, so that its return can be frozen.</summary>
    public bool IsOver(WorkPlanView.DueDate due) => due.DueOn < clock.GetUtcNow().LocalDay(database.Settings.TimeZone);

    public static string Tone(WorkPlanView.DueDate due) =>
        due.In(SubmissionState.Overdue).Count > 0 ? "late" : due.Kind == "submission" ? due.In(SubmissionState.Awaited).Count == 0 ? "met" : "open" : due.DoneOn is null ? "none" : "met";

    private async Task<IActionResult> Done(Refusal? refusal, CancellationToken cancel)
    {
        if (refusal is null)
            return Redirect($"/work-plan?District={District}&Year={Year}");
        await Read(Caller.From(User), cancel);
        Refused = refusal;
        return Page();
    }

    private async Task Read(Caller caller, CancellationToken cancel)
    {
        await using var db = database.CreateContext();
        Districts = await db.Districts.AsNoTracking().Where(district => caller.District == null || district.Code == caller.District).OrderBy(district => district.Code).ToListAsync(cancel);
        District ??= await db.TaskEntries.OrderByDescending(entry => entry.Id).Select(entry => entry.DistrictCode).FirstOrDefaultAsync(code => caller.District == null || code == caller.District, cancel)
            ?? await db.Uploads.OrderByDescending(upload => upload.Id).Select(upload => upload.DistrictCode).FirstOrDefaultAsync(code => caller.District == null || code == caller.District, cancel)
            ?? Districts[0].Code;
        await db.Database.OpenConnectionAsync(cancel);
        var years = new ReferenceSets(db.Database.GetDbConnection()).PlansByYear(District).Keys;
        var now = clock.GetUtcNow();
        var thisYear = now.LocalDay(database.Settings.TimeZone).Year;
        // The year that runs, or the last one that has a plan.
        Year ??= years.Contains(thisYear) ? thisYear : years.DefaultIfEmpty(thisYear).Max();
        var asked = await new AskWorkPlan(District, Year, now, string.IsNullOrEmpty(Unit) ? null : Unit).Handle(database, caller, cancel);
        (Refused, Plan) = (asked.Refusal, asked.Succeeded ? asked.Value : null);
    }
}
