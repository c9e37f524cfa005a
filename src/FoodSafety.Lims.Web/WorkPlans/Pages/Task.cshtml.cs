using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace FoodSafety.Lims.Web.WorkPlans.Pages;

/// <summary>One row of the work plan: its words, its targets, what each unit wrote and when, and the form to write more.</summary>
public sealed class TaskModel(LimsDatabase database, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Task { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string? District { get; set; }

    [BindProperty(SupportsGet = true)]
    public int Year { get; set; }

    [BindProperty]
    public string? Unit { get; set; }

    /// <summary>Field → words, as the form has it.</summary>
    [BindProperty(Name = nameof(Texts))]
    public Dictionary<string, string?> Texts { get; set; } = [];

    public WorkPlanView? Plan { get; private set; }

    public WorkPlanView.Row? Row { get; private set; }

    /// <summary>Everything that was written of the row, the newest first.</summary>
    public IReadOnlyList<TaskEntry> History { get; private set; } = [];

    public Refusal? Refused { get; private set; }

    /// <summary>The district's wall clock.</summary>
    public TimeZoneInfo Zone => database.Settings.TimeZone;

    public async Task<IActionResult> OnGet(CancellationToken cancel) => await Read(Caller.From(User), null, cancel);

    public async Task<IActionResult> OnPost(CancellationToken cancel)
    {
        await using var db = database.CreateContext();
        var written = await new WriteTaskEntry(District, Year, Task, Unit, Texts).Handle(db, Caller.From(User), clock.GetUtcNow(), cancel);
        return written.Refusal is { } refusal ? await Read(Caller.From(User), refusal, cancel) : Redirect($"/work-plan/{Task}?District={District}&Year={Year}");
    }

    private async Task<IActionResult> Read(Caller caller, Refusal? refused, CancellationToken cancel)
    {
        if (!caller.IsRegulator)
            return Redirect("/denied");
        var asked = await new AskWorkPlan(District, Year, clock.GetUtcNow()).Handle(database, caller, cancel);
        Refused = refused ?? asked.Refusal;
        if (asked.Refusal is not null)
            return Page();
        Plan = asked.Value;
        Row = Plan.Tasks.FirstOrDefault(row => row.Code == Task);
        if (Row is null)
            return NotFound();
        await using var db = database.CreateContext();
        History = await db.TaskEntries.AsNoTracking().Where(entry => entry.DistrictCode == District && entry.Year == Year && entry.Task == Task)
            .OrderByDescending(entry => entry.Id).Take(200).ToListAsync(cancel);
        return Page();
    }
}
