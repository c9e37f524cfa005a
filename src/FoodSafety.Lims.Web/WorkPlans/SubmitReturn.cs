using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Domain.Quotas;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Shell.Audit;
using FoodSafety.Lims.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace FoodSafety.Lims.Web.WorkPlans;

/// <summary>
/// Hands in what a unit owes by a deadline: it must have told the progress of every row it answers for since the deadline before.
/// </summary>
/// <param name="DueOn">Which occurrence; null for the first that the unit has not handed in, so that what comes late is not taken for the next.</param>
public sealed record SubmitReturn(string? District, int Year, string Deadline, string? Unit, DateOnly? DueOn = null)
{
    public async Task<Outcome<UnitSubmission>> Handle(LimsDb db, TimeZoneInfo zone, Caller caller, DateTimeOffset now, CancellationToken cancel)
    {
        var read = await ReadPlan.Of(db, District, Year, caller, cancel);
        if (read.Refusal is { } refusal)
            return refusal;
        var plan = read.Value;
        if (plan.Deadlines.FirstOrDefault(deadline => deadline.Code == Deadline) is not { } due)
            return new Refusal("unknown-deadline", $"{plan.Name} {Year} 年的计划没有代码为“{Deadline}”的期限；可用：{string.Join("、", plan.Deadlines.Select(deadline => $"{deadline.Code}（{deadline.Title}）"))}。", RefusalKind.NotFound);
        if (due.Kind != "submission")
            return new Refusal("not-a-submission", $"“{due.Title}”不是报送期限；办理情况请在日程中登记。", RefusalKind.Unprocessable);
        var occurrence = DueOn is { } asked ? due.Occurrences.FirstOrDefault(one => one.DueOn == asked) : await FirstOpen(db, due, cancel);
        if (occurrence is null)
            return new Refusal("unknown-due-date", FormattableString.Invariant($"“{due.Title}”没有 {DueOn:yyyy-MM-dd} 这一期；可用：{string.Join("、", due.Occurrences.Select(one => FormattableString.Invariant($"{one.DueOn:yyyy-MM-dd}")))}。"), RefusalKind.Invalid);

        var unit = Unit?.Trim() ?? "";
        if (await Unready(db, plan, due, occurrence, unit, zone, cancel) is { } unready)
            return unready;

        var submission = new UnitSubmission
        {
            DistrictCode = District!,
            Year = Year,
            Deadline = due.Code,
            DueOn = occurrence.DueOn,
            Unit = unit,
            By = caller.Name,
            At = now,
        };
        db.UnitSubmissions.Add(submission);
        await db.SaveAudited(caller.Name, now, new AuditedChange("submit-return", $"{District}/{Year}/{due.Code}/{unit}"), cancel);
        return submission;
    }

    private async Task<DeadlineOccurrence> FirstOpen(LimsDb db, Deadline due, CancellationToken cancel)
    {
        var handedIn = await db.UnitSubmissions.Where(one => one.DistrictCode == District && one.Year == Year && one.Deadline == due.Code && one.Unit == Unit).Select(one => one.DueOn).ToListAsync(cancel);
        return due.Occurrences.FirstOrDefault(one => !handedIn.Contains(one.DueOn)) ?? due.Occurrences[^1];
    }

    /// <summary>Why the unit cannot hand in yet, with every row at once; null where it can.</summary>
    private async Task<Refusal?> Unready(LimsDb db, Plan plan, Deadline due, DeadlineOccurrence occurrence, string unit, TimeZoneInfo zone, CancellationToken cancel)
    {
        var owing = plan.UnitsOf(due.Owners);
        if (!owing.Contains(unit))
            return new Refusal("unknown-unit", $"“{due.Title}”不由“{unit}”报送；应报单位：{string.Join("、", owing)}。", RefusalKind.Unprocessable);
        var before = due.Occurrences.LastOrDefault(one => one.DueOn < occurrence.DueOn)?.DueOn.AddDays(1) ?? new DateOnly(Year, 1, 1);
        var since = LocalClock.StartOf(before, zone);
        var told = await db.TaskEntries
            .Where(entry => entry.DistrictCode == District && entry.Year == Year && entry.Unit == unit && entry.Field == TaskField.Progress && entry.At >= since)
            .Select(entry => entry.Task).Distinct().ToListAsync(cancel);
        // The row that asks for the return is met by handing in.
        var silent = plan.AnsweredBy(unit).Where(task => task.Number != due.Task && !told.Contains(task.Code)).ToList();
        return silent.Count == 0 ? null : new Refusal("progress-missing",
            $"{unit}还有 {silent.Count} 项任务没有填写落实情况（{before:yyyy-MM-dd} 起）：{string.Join("、", silent.Select(task => task.Number.Length > 0 ? $"{task.Number}（{task.Code}）" : task.Code))}；请填写后再报送。", RefusalKind.Unprocessable);
    }
}
