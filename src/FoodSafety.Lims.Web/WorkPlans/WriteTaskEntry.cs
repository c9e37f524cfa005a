using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Shell.Audit;
using FoodSafety.Lims.Web.Storage;

namespace FoodSafety.Lims.Web.WorkPlans;

/// <summary>Puts on record what a unit says of one row: its measures, schedule, expected result, contact, progress. Earlier words stay.</summary>
/// <param name="Task">Code of the row.</param>
/// <param name="Unit">A single unit that has a part in the row.</param>
/// <param name="Texts">Field of <see cref="TaskField.All"/> → words; null or empty says nothing of the field.</param>
public sealed record WriteTaskEntry(string? District, int Year, string Task, string? Unit, IReadOnlyDictionary<string, string?> Texts)
{
    private const int LongestText = 4_000;

    public async Task<Outcome<IReadOnlyList<TaskEntry>>> Handle(LimsDb db, Caller caller, DateTimeOffset now, CancellationToken cancel)
    {
        var read = await ReadPlan.Of(db, District, Year, caller, cancel);
        if (read.Refusal is { } refusal)
            return refusal;
        var plan = read.Value;
        if (plan.Tasks.FirstOrDefault(task => task.Code == Task) is not { } row)
            return new Refusal("unknown-task", $"{plan.Name} {Year} 年的计划没有代码为“{Task}”的任务；请按“重点工作安排”核对。", RefusalKind.NotFound);
        var units = plan.UnitsOf(row.Owners.Concat(row.Supporters));
        if (!units.Contains(Unit ?? ""))
            return new Refusal("unknown-unit", $"任务 {row.Number} 的责任和配合单位中没有“{Unit}”；可填：{string.Join("、", units)}。", RefusalKind.Unprocessable);
        var given = Texts.Where(text => !string.IsNullOrWhiteSpace(text.Value)).ToDictionary(text => text.Key, text => text.Value!.Trim());
        var wrong = given.Keys.Where(field => !TaskField.All.ContainsKey(field)).Select(field => $"没有“{field}”这一项，可填 {string.Join("、", TaskField.All.Keys)}")
            .Concat(given.Where(text => text.Value.Length > LongestText).Select(text => $"“{TaskField.All.GetValueOrDefault(text.Key, text.Key)}”超过 {LongestText} 字")).ToList();
        if (given.Count == 0)
            wrong.Add($"至少填写一项：{string.Join("、", TaskField.All.Values)}");
        if (wrong.Count > 0)
            return new Refusal("bad-entry", $"任务 {row.Number}：{string.Join("；", wrong)}。", RefusalKind.Unprocessable);

        var entries = TaskField.All.Keys.Where(given.ContainsKey).Select(field => new TaskEntry
        {
            DistrictCode = District!,
            Year = Year,
            Task = row.Code,
            Unit = Unit!,
            Field = field,
            Text = given[field],
            By = caller.Name,
            At = now,
        }).ToList();
        db.TaskEntries.AddRange(entries);
        await db.SaveAudited(caller.Name, now, new AuditedChange("write-task-entry", $"{District}/{Year}/{row.Code}"), cancel);
        return entries;
    }
}
