using System.CommandLine;
using System.Security.Claims;
using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Shell.Commands;
using FoodSafety.Lims.Web.Shell.Http;
using FoodSafety.Lims.Web.Storage;

namespace FoodSafety.Lims.Web.Daily;

/// <summary><c>/rhythm</c> and <c>lims rhythm</c>: 日程, 月通报/季提醒/年督查.</summary>
public static class RhythmDoors
{
    /// <summary>What was done, or with takeBack why the note was wrong.</summary>
    public sealed record NoteBody(string? District, string? Code, DateOnly? DueOn, DateOnly? DoneOn, string? Words, bool? TakeBack);

    public static void MapRhythm(this IEndpointRouteBuilder api)
    {
        api.MapGet("/rhythm", async (string? district, string? from, int? days, string? asOf, LimsDatabase database, TimeProvider clock, ClaimsPrincipal user, CancellationToken cancel) =>
            {
                DateOnly first = default;
                if (from is not null && !LocalClock.TryReadDay(from, out first))
                    return LocalClock.NotADay("from", from).ToProblem();
                var at = clock.GetUtcNow();
                if (asOf is not null && !LocalClock.TryReadInstant(asOf, database.Settings.TimeZone, out at))
                    return LocalClock.NotAnInstant("asOf", asOf).ToProblem();
                return (await new AskRhythm(district, from is null ? null : first, at, days ?? 30).Handle(database, Caller.From(user), cancel)).ToResult();
            })
            .WithTags("Daily").WithSummary("日程: deadlines, 月通报/季提醒/年督查, campaign days and watch-list weeks of the coming days, and what was missed in the month before.")
            .Produces<RhythmList>().ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status403Forbidden);

        api.MapGet("/rhythm/reminder", async (string? district, string? on, LimsDatabase database, ClaimsPrincipal user, CancellationToken cancel) =>
                !LocalClock.TryReadDay(on, out var day) ? LocalClock.NotADay("on", on).ToProblem()
                : (await new AskReminder(district, day).Handle(database, Caller.From(user), cancel)).ToResult())
            .WithTags("Daily").WithSummary("季提醒: the targets behind their plan on a day and who owes them, ready to be pasted.")
            .Produces<Reminder>().ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status403Forbidden);

        api.MapPost("/rhythm/notes", async (NoteBody body, LimsDatabase database, LimsSettings settings, TimeProvider clock, ClaimsPrincipal user, CancellationToken cancel) =>
                body.DueOn is not { } due ? new Refusal("missing", "请写明是哪一天到期的事项（dueOn）。", RefusalKind.Invalid).ToProblem()
                : (await new NoteRhythm(body.District, body.Code, due, body.DoneOn ?? clock.GetUtcNow().LocalDay(settings.TimeZone), body.Words, body.TakeBack ?? false)
                    .Handle(database, Caller.From(user), clock.GetUtcNow(), cancel)).ToResult(_ => Results.NoContent()))
            .WithTags("Daily").WithSummary("Puts on record that something of the 日程 was done, in words; takeBack takes the note back.")
            .Produces(StatusCodes.Status204NoContent).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
    }

    public static Command Command()
    {
        var district = new Option<string>("--district") { Description = "The district.", HelpName = "CODE", Required = true };
        var from = new Option<string?>("--from") { Description = "First day; that of --as-of where it is left out.", HelpName = "D" };
        var days = new Option<int?>("--days") { Description = "How many days, 30 where it is left out." };
        var show = new Command("show", "What is due in the coming days, and what was missed in the month before.") { district, from, days }
            .Runs(async (run, cancel) =>
            {
                DateOnly first = default;
                if (run.Value(from) is { } given && !LocalClock.TryReadDay(given, out first))
                    return run.Refuse(LocalClock.NotADay("--from", given));
                var opened = run.OpenDatabase();
                return opened.Refusal is { } refusal ? run.Refuse(refusal)
                    : run.Answer(await new AskRhythm(run.Value(district), run.Value(from) is null ? null : first, run.AsOf, run.Value(days) ?? 30).Handle(opened.Value, Caller.CommandLine, cancel), Write);
            });
        return new Command("rhythm", "日程、月通报、季提醒、年督查.") { show, Remind(), Note() };
    }

    private static Command Remind()
    {
        var district = new Option<string>("--district") { Description = "The district.", HelpName = "CODE", Required = true };
        var on = new Option<string>("--on") { Description = "The last day counted, e.g. 2023-09-30.", HelpName = "D", Required = true };
        return new Command("remind", "季提醒: the targets behind their plan on a day, ready to be pasted.") { district, on }
            .Runs(async (run, cancel) =>
            {
                if (!LocalClock.TryReadDay(run.Value(on), out var day))
                    return run.Refuse(LocalClock.NotADay("--on", run.Value(on)));
                var opened = run.OpenDatabase();
                return opened.Refusal is { } refusal ? run.Refuse(refusal)
                    : run.Answer(await new AskReminder(run.Value(district), day).Handle(opened.Value, Caller.CommandLine, cancel), (output, reminder) => output.WriteLine(reminder.Text));
            });
    }

    private static Command Note()
    {
        var district = new Option<string>("--district") { Description = "The district.", HelpName = "CODE", Required = true };
        var (code, due) = (new Option<string>("--code") { Description = "As lims rhythm show tells it.", Required = true }, new Option<string>("--due") { Description = "Which of its dates.", HelpName = "D", Required = true });
        var (done, words) = (new Option<string?>("--done") { Description = "The day it was done; today where it is left out.", HelpName = "D" }, new Option<string>("--words") { Description = "What was done, or why the note was wrong.", Required = true });
        var (takeBack, by) = (new Option<bool>("--take-back") { Description = "Takes the note back." }, new Option<string?>("--by") { Description = "In whose name.", HelpName = "NAME" });
        return new Command("note", "Puts on record that something was done.") { district, code, due, done, words, takeBack, by }
            .Runs(async (run, cancel) =>
            {
                if (!LocalClock.TryReadDay(run.Value(due), out var dueOn))
                    return run.Refuse(LocalClock.NotADay("--due", run.Value(due)));
                var doneOn = DateTimeOffset.UtcNow.LocalDay(run.Settings.TimeZone);
                if (run.Value(done) is { } given && !LocalClock.TryReadDay(given, out doneOn))
                    return run.Refuse(LocalClock.NotADay("--done", given));
                var opened = run.OpenDatabase();
                if (opened.Refusal is { } refusal)
                    return run.Refuse(refusal);
                return run.Answer(await new NoteRhythm(run.Value(district), run.Value(code), dueOn, doneOn, run.Value(words), run.Value(takeBack))
                    .Handle(opened.Value, Caller.AtCommandLine(run.Value(by)), DateTimeOffset.UtcNow, cancel),
                    (output, note) => output.WriteLine(FormattableString.Invariant($"{note.Code}  {note.DueOn:yyyy-MM-dd}  {(note.WithdrawnAt is null ? "已登记" : "已撤回")}")));
            });
    }

    private static void Write(TextWriter output, RhythmList list)
    {
        foreach (var item in list.Items)
            output.WriteLine(FormattableString.Invariant($"{item.DueOn:yyyy-MM-dd}  {item.KindName}  {item.Title}  {StateName(item.State)}{(item.Detail is { } detail ? $"  {detail}" : "")}  [{item.Code}]"));
        output.WriteLine($"共 {list.Items.Count} 项");
    }

    /// <summary>The state for people.</summary>
    public static string StateName(string state) => state switch { "done" => "已完成", "missed" => "已逾期", "due" => "进行中", _ => "未到期" };
}
