using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Reference;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Storage;
using Microsoft.EntityFrameworkCore;
using Quartz;

namespace FoodSafety.Lims.Web.WorkPlans.Returns;

/// <summary>
/// Freezes the returns whose last day is over, within a quarter of an hour after midnight, or when the program runs again. Only of districts that wrote
/// anything in the plan, and of days within a month: an office that does not use it gets no papers.
/// </summary>
[DisallowConcurrentExecution]
public sealed class FreezeReturnsJob(LimsDatabase database, TimeProvider clock) : IJob
{
    private const int DaysBack = 31;

    private static readonly Caller Clockwork = new("定时任务", Roles.Admin, null, null);

    public static readonly TimeSpan Interval = TimeSpan.FromMinutes(15);

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await Freeze(cancellationToken);

    internal async Task<IReadOnlyList<string>> Freeze(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var today = now.LocalDay(database.Settings.TimeZone);
        await using var db = database.CreateContext();
        var used = await db.TaskEntries.Select(entry => new { entry.DistrictCode, entry.Year }).Distinct().ToListAsync(cancel);
        var frozen = new List<string>();
        using var connection = database.OpenConnection();
        foreach (var plan in used)
        {
            var deadlines = new ReferenceSets(connection).PlansByYear(plan.DistrictCode).GetValueOrDefault(plan.Year)?.Deadlines.Where(deadline => deadline.Kind == "submission") ?? [];
            foreach (var (deadline, due) in deadlines.SelectMany(deadline => deadline.Occurrences.Where(due => due.DueOn < today && due.DueOn >= today.AddDays(-DaysBack)), (deadline, due) => (deadline, due)))
            {
                var report = await new FrozenReturn(plan.DistrictCode, plan.Year, deadline.Code, due.DueOn).Handle(database, Clockwork, now, cancel);
                if (report.Succeeded)
                    frozen.Add(report.Value.Number);
            }
        }
        return frozen;
    }
}
