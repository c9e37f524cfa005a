using System.CommandLine;
using System.Security.Claims;
using FoodSafety.Lims.Domain.Months;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Shell.Commands;
using FoodSafety.Lims.Web.Shell.Http;
using FoodSafety.Lims.Web.Storage;
using FoodSafety.Lims.Web.Uploads;

namespace FoodSafety.Lims.Web.Months;

/// <summary><c>/months</c> and <c>lims months</c>: 关账.</summary>
public static class MonthsDoors
{
    /// <summary>A closed month, as it is answered.</summary>
    /// <param name="Report">Number of the issued report.</param>
    public sealed record Closed(string District, string Month, string Report, DateTimeOffset ClosedAt, string ClosedBy)
    {
        internal static Closed Of(MonthClosing closing, TimeZoneInfo zone) =>
            new(closing.DistrictCode, FormattableString.Invariant($"{closing.Month:yyyy-MM}"), closing.Report, closing.ClosedAt.ToLocal(zone), closing.ClosedBy);
    }

    public static void MapMonths(this IEndpointRouteBuilder api)
    {
        api.MapGet("/months", async (string? district, int? year, LimsDatabase database, TimeProvider clock, ClaimsPrincipal user, CancellationToken cancel) =>
                (await new AskMonths(district, year, clock.GetUtcNow()).Handle(database, Caller.From(user), cancel)).ToResult())
            .WithTags("Quotas").WithSummary("The months of a year: what was issued, what changed since the month was closed, and in which month that is told.")
            .Produces<DistrictMonths>().ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status403Forbidden);

        api.MapPost("/months/{month}/close", async (string month, string? district, LimsDatabase database, TimeProvider clock, ClaimsPrincipal user, CancellationToken cancel) =>
                (await new CloseMonth(district, month).Handle(database, Caller.From(user), clock.GetUtcNow(), cancel))
                    .ToResult(closing => Results.Json(Closed.Of(closing, database.Settings.TimeZone), LimsJson.Options)))
            .WithTags("Quotas").WithSummary("Closes a month: issues its report and freezes its figures. Later changes are told in a later month.")
            .Produces<Closed>().ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status409Conflict);
    }

    public static Command Command()
    {
        var district = District();
        var year = new Option<int?>("--year") { Description = "The year (default: that of --as-of).", HelpName = "Y" };
        return new Command("months", "The months of a year: what was issued, and what changed since a month was closed.") { district, year, Close() }.Runs(async (run, cancel) =>
        {
            var opened = run.OpenDatabase();
            return opened.Refusal is { } unusable
                ? run.Refuse(unusable)
                : run.Answer(await new AskMonths(run.Value(district), run.Value(year), run.AsOf).Handle(opened.Value, Caller.CommandLine, cancel), Write);
        });
    }

    private static Command Close()
    {
        var district = District();
        var month = new Option<string>("--month") { Description = "E.g. 2023-09.", HelpName = "MONTH", Required = true };
        var by = new Option<string?>("--by") { Description = "Who closes it.", HelpName = "PERSON" };
        return new Command("close", "Closes a month: issues its report and freezes its figures; what changes later is told in a later month.") { district, month, by }.Runs(async (run, cancel) =>
        {
            var opened = run.OpenDatabaseToWrite();
            if (opened.Refusal is { } unusable)
                return run.Refuse(unusable);
            var closed = await new CloseMonth(run.Value(district), run.Value(month)).Handle(opened.Value, Caller.AtCommandLine(run.Value(by)), DateTimeOffset.UtcNow, cancel);
            return closed.Refusal is { } refusal
                ? run.Refuse(refusal)
                : run.Answer(Closed.Of(closed.Value, run.Settings.TimeZone), (output, month) => output.WriteLine($"{month.Month} 已关账，报表 {month.Report}。其后的变化列入以后月份的调整。"));
        });
    }

    private static void Write(TextWriter output, DistrictMonths months)
    {
        foreach (var month in months.Months.Where(month => month.State != "not-over"))
        {
            output.WriteLine(month.State == "closed" ? $"{month.Month}  已关账  {month.Report}  {month.ClosedBy}" : $"{month.Month}  未关账  {month.Blocking ?? "可以关账"}");
            foreach (var line in month.Counters)
                output.WriteLine($"  {line.Title}：{Said(line.Figure)}{Adjusted("关账后调整", line.Adjusted)}{Adjusted("以前月份调整", line.Earlier)}；累计 {Said(line.Cumulative)}");
            foreach (var one in AdjustedGroup.Of(month.Adjustments))
                output.WriteLine($"  关账后：{Line(one)}；{(one.ToldIn is { } told ? $"列入 {told}" : "待列入下一个关账月份")}");
            foreach (var one in AdjustedGroup.Of(month.Earlier))
                output.WriteLine($"  以前月份调整：{one.Month}（{one.Report}）{Line(one)}");
        }
    }

    private static string Line(AdjustedGroup one) =>
        FormattableString.Invariant($"{one.Title} 批次 {one.Change.Batches:+#,0;-#,0;0}、项次 {one.Change.Items:+#,0;-#,0;0}（{AdjustmentCause.Names[one.Cause]} {one.Subjects}，{one.Days}）");

    private static string Said(CounterSum sum) => FormattableString.Invariant($"{sum.Batches:#,0} 批次 / {sum.Items:#,0} 项次");

    private static string Adjusted(string name, CounterSum sum) => sum == default ? "" : FormattableString.Invariant($"，{name} {sum.Batches:+#,0;-#,0;0} 批次 / {sum.Items:+#,0;-#,0;0} 项次");

    private static Option<string> District() => new("--district") { Description = "The district.", HelpName = "CODE", Required = true };
}
