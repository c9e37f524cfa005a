using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Reports;
using FoodSafety.Lims.Web.Reports.Issuing;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Shell.Audit;
using FoodSafety.Lims.Web.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace FoodSafety.Lims.Web.Months;

/// <summary>
/// 关账: issues a month's report and freezes its figures with it. What changes of the month afterwards is an adjustment, told in a later month.
/// Months are closed in their order; one with nothing counted may be left out.
/// </summary>
/// <param name="District">Code.</param>
/// <param name="Month">E.g. 2023-09.</param>
public sealed record CloseMonth(string? District, string? Month)
{
    public const string AuditAction = "close-month";

    /// <summary>Data that move between issuing and freezing are issued again; whoever writes all the time is waited for so often.</summary>
    private const int MostTries = 3;

    public async Task<Outcome<MonthClosing>> Handle(LimsDatabase database, Caller caller, DateTimeOffset now, CancellationToken cancel)
    {
        if (Access.ToCloseMonth(caller, District ?? "") is { } forbidden)
            return forbidden;
        var read = ReportPeriod.Read(Month);
        if (read.Refusal is not null || !read.Value.IsMonth)
            return new Refusal("unknown-period", $"“{Month}”不是月份，请写成 2023-09。", RefusalKind.Invalid);
        for (var tries = 0; tries < MostTries; tries++)
        {
            await using (var db = database.CreateContext())
                if (await MonthOrder.Refuses(db, District!, read.Value, now.LocalDay(database.Settings.TimeZone), database.Settings.TimeZone, cancel) is { } not)
                    return not;
            var issued = await new IssueReport(ReportKind.Quotas.Code, District, Month, now).Handle(database, caller, now, cancel);
            if (issued.Refusal is { } unissued)
                return unissued;
            if (await Freeze(database, read.Value, issued.Value.Report, caller, now, cancel) is { } closed)
                return closed;
        }
        return new Refusal("data-moving", $"{Month} 的数据正在变动，报表出具后又有新数；未关账，请稍后再办。");
    }

    /// <returns>Null where the data moved since the report was issued.</returns>
    private async Task<Outcome<MonthClosing>?> Freeze(LimsDatabase database, ReportPeriod period, IssuedReport report, Caller caller, DateTimeOffset now, CancellationToken cancel)
    {
        await using var db = database.CreateContext();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        // Whoever changes counters of the district waits from here on, and so does who closes beside this.
        DistrictLock.Take(db.Database.GetDbConnection(), transaction.GetDbTransaction(), District!);
        if (await MonthOrder.Refuses(db, District!, period, now.LocalDay(database.Settings.TimeZone), database.Settings.TimeZone, cancel) is { } not)
            return not;
        var question = await ReportQuestion.Ask(report.Kind, District, period.Code, report.AsOf, database, caller, cancel);
        var answer = await question.Value.Answer(database, caller, cancel);
        if (answer.Refusal is { } unanswered)
            return unanswered;
        if (answer.Value.Hash() != report.ContentSha256)
            return null;

        var closing = new MonthClosing { DistrictCode = District!, Month = period.From, Report = report.Number, ClosedAt = now, ClosedBy = caller.Name };
        db.MonthClosings.Add(closing);
        foreach (var ((_, counter), sum) in (await MonthRows.Counted(db, District!, period.Year, cancel)).Where(one => one.Key.Month == period.From && one.Value != default))
            db.MonthFigures.Add(new MonthFigure { DistrictCode = District!, Month = period.From, Counter = counter, Batches = sum.Batches, Items = sum.Items, Passed = sum.Passed });
        await db.SaveAudited(caller.Name, now, new AuditedChange(AuditAction, FormattableString.Invariant($"{District} {period.Code}")) { After = new { report = report.Number } }, cancel);
        await transaction.CommitAsync(cancel);
        return (Outcome<MonthClosing>)closing;
    }
}
