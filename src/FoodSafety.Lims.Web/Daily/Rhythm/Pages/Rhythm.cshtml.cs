using FoodSafety.Lims.Web.Daily.Pages;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Shell.Http;
using FoodSafety.Lims.Web.Storage;
using Microsoft.AspNetCore.Mvc;

namespace FoodSafety.Lims.Web.Daily.Rhythm.Pages;

/// <summary>日程 of a district: what is due, what was missed, and the text of a reminder.</summary>
public sealed class RhythmModel(LimsDatabase database, TimeProvider clock) : DailyPage(database, clock)
{
    [BindProperty(SupportsGet = true)]
    public string? From { get; set; }

    [BindProperty(SupportsGet = true)]
    public int Days { get; set; } = 30;

    /// <summary>The day of the reminder to show.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Remind { get; set; }

    [BindProperty]
    public string? Code { get; set; }

    [BindProperty]
    public string? DueOn { get; set; }

    [BindProperty]
    public string? DoneOn { get; set; }

    [BindProperty]
    public string? Words { get; set; }

    public RhythmList? List { get; private set; }

    public Reminder? Reminder { get; private set; }

    public Task<IActionResult> OnGet(CancellationToken cancel) => Show(cancel);

    public async Task<IActionResult> OnPost(CancellationToken cancel)
    {
        if (!LocalClock.TryReadDay(DueOn, out var due))
            ModelState.AddModelError("", LocalClock.NotADay("DueOn", DueOn).Message);
        else if (!LocalClock.TryReadDay(DoneOn, out var done))
            ModelState.AddModelError("", LocalClock.NotADay("DoneOn", DoneOn).Message);
        else if (!(await new NoteRhythm(District, Code, due, done, Words).Handle(Database, Who, Now, cancel)).AddTo(ModelState))
            return Redirect($"/daily/rhythm?District={Uri.EscapeDataString(District ?? "")}&From={Uri.EscapeDataString(From ?? "")}&Days={Days}");
        return await Show(cancel);
    }

    private async Task<IActionResult> Show(CancellationToken cancel)
    {
        if (!Who.IsRegulator)
            return Redirect("/denied");
        await using var db = Database.CreateContext();
        await Open(db, cancel);
        var from = DayOf(From);
        From = FormattableString.Invariant($"{from:yyyy-MM-dd}");
        if (LocalClock.TryReadDay(Remind, out var on))
            Reminder = Shown(await new AskReminder(District, on).Handle(Database, Who, cancel));
        List = Shown(await new AskRhythm(District, from, Now, Days).Handle(Database, Who, cancel));
        return Page();
    }
}
