using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Domain.Quotas;
using FoodSafety.Lims.Web.Daily;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Quotas;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Storage;
using FoodSafety.Lims.Web.WorkPlans.Returns;
using Microsoft.EntityFrameworkCore;

namespace FoodSafety.Lims.Web.WorkPlans;

/// <summary>A district's work plan: every row with its units, what they wrote, its targets, and what was handed in by which deadline.</summary>
/// <param name="Year">The plan's year; null for that of the instant.</param>
/// <param name="AsOf">What was written or handed in later is not known yet.</param>
/// <param name="Unit">Only the rows this unit has a part in; null for all.</param>
public sealed record AskWorkPlan(string? District, int? Year, DateTimeOffset AsOf, string? Unit = null)
{
    private const string Submission = "submission";

    public async Task<Outcome<WorkPlanView>> Handle(LimsDatabase database, Caller caller, CancellationToken cancel)
    {
        var zone = database.Settings.TimeZone;
        var year = Year ?? AsOf.LocalDay(zone).Year;
        await using var db = database.CreateContext();
        var read = await ReadPlan.Of(db, District, year, caller, cancel);
        if (read.Refusal is { } refusal)
            return refusal;
        var plan = read.Value;
        var asked = await new AskQuotas(District!, year, AsOf).Handle(database, caller, cancel);
        if (asked.Refusal is { } unread)
            return unread;

        var units = plan.UnitsOf(plan.Tasks.SelectMany(task => task.Owners.Concat(task.Supporters)));
        if (Unit is not null && !units.Contains(Unit))
            return new Refusal("unknown-unit", $"计划中没有单位“{Unit}”；可用：{string.Join("、", units)}。", RefusalKind.Invalid);
        var entries = await db.TaskEntries.AsNoTracking()
            .Where(entry => entry.DistrictCode == District && entry.Year == year && entry.At <= AsOf).OrderBy(entry => entry.Id).ToListAsync(cancel);
        var byTask = entries.ToLookup(entry => entry.Task);
        var targets = plan.Targets.Zip(asked.Value.Targets).ToLookup(pair => plan.TaskOf(pair.First)?.Code, pair => TargetOf(pair.Second));
        var submissions = await db.UnitSubmissions.AsNoTracking()
            .Where(one => one.DistrictCode == District && one.Year == year && one.At <= AsOf).OrderBy(one => one.Id).ToListAsync(cancel);
        var notes = await db.RhythmNotes.AsNoTracking().Where(note => note.DistrictCode == District && note.RecordedAt <= AsOf).ToListAsync(cancel);
        var returns = await FrozenReturn.NumbersOf(db, District!, year, zone, cancel);
        return new WorkPlanView(District!, asked.Value.District.Name, year, plan.Title, AsOf.ToLocal(zone), units,
            [.. plan.Tasks.Where(task => Unit is null || plan.UnitsOf(task.Owners.Concat(task.Supporters)).Contains(Unit)).Select(task => RowOf(plan, task, [.. byTask[task.Code]], [.. targets[task.Code]], zone))],
            [.. plan.Deadlines.SelectMany(deadline => deadline.Occurrences.Select(occurrence => DueDateOf(plan, deadline, occurrence, submissions, notes, returns, zone))).OrderBy(due => due.DueOn)]);
    }

    private static WorkPlanView.Row RowOf(Plan plan, PlanTask task, IReadOnlyList<TaskEntry> entries, IReadOnlyList<WorkPlanView.Target> targets, TimeZoneInfo zone)
    {
        var answering = plan.UnitsOf(task.Answering);
        var participants = plan.UnitsOf(task.Answering.Concat(task.Owners).Concat(task.Supporters));
        var texts = participants.Select(unit => TextOf(unit, entries, zone)).OfType<WorkPlanView.UnitText>().ToList();
        return new WorkPlanView.Row(task.Code, task.Number, task.Heading, task.Source, task.Leads, task.Owners, task.Supporters, answering, participants,
            [.. answering.Where(unit => texts.Find(text => text.Unit == unit)?.Progress is null)], texts, targets);
    }

    private static WorkPlanView.UnitText? TextOf(string unit, IReadOnlyList<TaskEntry> entries, TimeZoneInfo zone)
    {
        TaskEntry? Last(string field) => entries.LastOrDefault(entry => entry.Unit == unit && entry.Field == field);
        var progress = Last(TaskField.Progress);
        return entries.Any(entry => entry.Unit == unit)
            ? new WorkPlanView.UnitText(unit, Last(TaskField.Measures)?.Text, Last(TaskField.Schedule)?.Text, Last(TaskField.ExpectedResult)?.Text, Last(TaskField.Contact)?.Text,
                progress?.Text, progress?.By, progress?.At.ToLocal(zone))
            : null;
    }

    private static WorkPlanView.Target TargetOf(QuotaProgress progress) => new(progress.Code, progress.Title, QuotaText.Figure(progress), progress.Status.Word());

    private WorkPlanView.DueDate DueDateOf(
        Plan plan, Deadline deadline, DeadlineOccurrence occurrence, IReadOnlyList<UnitSubmission> submissions, List<RhythmNote> notes, IReadOnlyDictionary<DateOnly, string> returns,
        TimeZoneInfo zone)
    {
        var isSubmission = deadline.Kind == Submission;
        var first = submissions.Where(one => one.Deadline == deadline.Code && one.DueOn == occurrence.DueOn)
            .GroupBy(one => one.Unit).ToDictionary(unit => unit.Key, unit => unit.Min(one => one.At).LocalDay(zone));
        var noted = isSubmission ? null : notes.Find(note => note.Code == deadline.Code && note.DueOn == occurrence.DueOn);
        return new WorkPlanView.DueDate(deadline.Code, deadline.Task, deadline.Kind, deadline.Title, deadline.Source, occurrence.FromOn, occurrence.DueOn, deadline.Assumed,
            [.. UnitSubmissionStanding.Of(isSubmission ? plan.UnitsOf(deadline.Owners) : [], occurrence.DueOn, first, AsOf.LocalDay(zone)).Select(unit => new WorkPlanView.UnitState(unit.Unit, unit.State, unit.State.Word(), unit.SubmittedOn))],
            noted?.DoneOn, noted?.Words, isSubmission ? returns.GetValueOrDefault(occurrence.DueOn) : null);
    }
}
