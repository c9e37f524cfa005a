using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using FoodSafety.Lims.Domain.Quotas;
using FoodSafety.Lims.Tests.Support;
using FoodSafety.Lims.Tests.Web.Laboratory;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Quotas;
using FoodSafety.Lims.Web.Reference.Exchange;
using FoodSafety.Lims.Web.Shell;

namespace FoodSafety.Lims.Tests.Web.Quotas;

/// <summary>还差 N · 每工作日 M · 今日 7/10 and where the year will end, recounted from the rows that were sent.</summary>
public sealed class OutlookTests(DatabaseKind kind) : BothDatabases(kind)
{
    private static readonly DateOnly From = new(2023, 2, 6);

    [Test]
    public async Task A_morning_is_held_against_what_the_day_must_bring_and_the_weeks_before_tell_the_year()
    {
        // Eight whole weeks, Monday to Sunday, two batches of two items a day; then 7 batches on the morning of Monday 3 April.
        var log = new StringBuilder("样品编号,检测时间,市场,样品名称,检测项目,检测结果\n");
        for (var day = From; day < new DateOnly(2023, 4, 3); day = day.AddDays(1))
            foreach (var batch in (string[])["A", "B"])
                foreach (var item in (string[])["孔雀石绿", "氯霉素"])
                    log.Append(CultureInfo.InvariantCulture, $"{batch},{day:yyyy-MM-dd} 08:10,440304-M01,菜心,{item},阴性\n");
        for (var batch = 1; batch <= 8; batch++)
            log.Append(CultureInfo.InvariantCulture, $"C{batch},2023-04-03 0{batch}:30,440304-M01,菜心,孔雀石绿,阴性\n");
        Database.Import(log.ToString());

        var count = await Count("2023-04-03T08:00:00+08:00");

        // 56 days × 2 = 112 before.
        Assert.That(count.Done, Is.EqualTo(112 + 7));
        var days = WorkingDays(new DateOnly(2023, 4, 3), new DateOnly(2023, 12, 31));
        Assert.That(count.Pace, Is.EqualTo(new Pace(86_400 - 119, days, (86_400 - 112 + days - 1) / days, 7, 93 / 365.0)), "3 April is the 93rd day");
        var forecast = count.Forecast!;
        Assert.That((forecast.Method, forecast.Weeks), Is.EqualTo((ForecastMethod.GammaPoisson, 8)), "every week had 14");
        Assert.That(forecast.Expected, Is.EqualTo(112 + 273 * 2.0).Within(.001), "2 a day from 3 April to 31 December");
        Assert.That(forecast.Low, Is.LessThan(forecast.Expected).And.GreaterThan(119));
        Assert.That((forecast.Probability, forecast.ExpectedOn), Is.EqualTo((0.0, (DateOnly?)null)), "86,400 is out of reach");
    }

    [Test]
    public async Task A_year_that_is_over_has_no_pace_and_a_year_of_two_weeks_no_forecast()
    {
        Database.Import("样品编号,检测时间,市场,样品名称,检测项目,检测结果\nA,2023-04-03 08:10,440304-M01,菜心,孔雀石绿,阴性\n");

        var young = await Count("2023-04-12T23:59:59.999+08:00");
        Assert.That((young.Pace!.Remaining, young.Forecast), Is.EqualTo((86_399L, (Forecast?)null)));

        var over = await Count("2024-02-01T00:00:00+08:00");
        Assert.That((over.Pace, over.Forecast), Is.EqualTo(((Pace?)null, (Forecast?)null)));
    }

    [Test]
    public async Task Milestones_of_the_plan_are_told_with_what_was_counted_by_their_day()
    {
        var plan = JsonNode.Parse(new ExportReferenceSet("plans/440304-futian-2023").Handle(Database).Value)!;
        var target = plan["targets"]!.AsArray().SelectMany(whole => whole!["parts"]?.AsArray() ?? []).Single(part => (string?)part!["code"] == "FT-37-count")!;
        target["milestones"] = JsonNode.Parse("""[{"by": "04-01", "share": 0.001}, {"by": "04-03", "share": 0.01}, {"by": "06-30", "share": 50}]""");
        Database.Reference("plans/440304-futian-2023", plan.ToJsonString());
        Database.Import("样品编号,检测时间,市场,样品名称,检测项目,检测结果\nA,2023-04-01 08:10,440304-M01,菜心,孔雀石绿,阴性\nB,2023-04-02 08:10,440304-M01,菜心,孔雀石绿,阴性\n");

        var count = await Count("2023-04-12T23:59:59.999+08:00");

        Assert.That(count.Milestones.Select(milestone => (milestone.Needed, milestone.Done, milestone.IsMet)), Is.EqualTo(new[]
        {
            (1L, (long?)1L, (bool?)true), (9L, 2L, false), (43_200L, null, null),
        }));
    }

    [Test]
    public async Task A_goal_that_was_passed_stays_the_goal_and_a_running_day_is_not_over()
    {
        var plan = JsonNode.Parse(new ExportReferenceSet("plans/440304-futian-2023").Handle(Database).Value)!;
        var target = plan["targets"]!.AsArray().SelectMany(whole => whole!["parts"]?.AsArray() ?? []).Single(part => (string?)part!["code"] == "FT-37-count")!;
        target["target"] = 2;
        target["milestones"] = JsonNode.Parse("""[{"by": "04-03", "share": 100}]""");
        Database.Reference("plans/440304-futian-2023", plan.ToJsonString());
        Database.Import("样品编号,检测时间,市场,样品名称,检测项目,检测结果\nA,2023-04-01 08:10,440304-M01,菜心,孔雀石绿,阴性\nB,2023-04-02 08:10,440304-M01,菜心,孔雀石绿,阴性\nC,2023-04-02 08:20,440304-M01,菜心,孔雀石绿,阴性\n");

        var running = await Count("2023-04-03T09:00:00+08:00");
        Assert.That((running.Pace!.Remaining, running.Pace.PerWorkingDay, running.Milestones.Single().Needed, running.Milestones.Single().IsMet), Is.EqualTo((0L, (long?)0, 2L, (bool?)null)));
        Assert.That((await Count("2023-04-03T23:59:59.999+08:00")).Milestones.Single().IsMet, Is.True);
    }

    private async Task<QuotaProgress> Count(string asOf)
    {
        var quotas = await new AskQuotas("440304", 2023, DateTimeOffset.Parse(asOf, CultureInfo.InvariantCulture)).Handle(Database, Caller.CommandLine, default);
        return quotas.Value.Targets.SelectMany(target => target.Parts).Single(target => target.Code == "FT-37-count");
    }

    /// <summary>A naive recount: weekdays, less 2023's holidays from April on, plus its make-up days, as the State Council announced them.</summary>
    private static int WorkingDays(DateOnly from, DateOnly to)
    {
        DateOnly[] holidays = [new(2023, 4, 5), new(2023, 5, 1), new(2023, 5, 2), new(2023, 5, 3), new(2023, 6, 22), new(2023, 6, 23), new(2023, 9, 29), new(2023, 10, 2), new(2023, 10, 3), new(2023, 10, 4), new(2023, 10, 5), new(2023, 10, 6)];
        DateOnly[] makeUp = [new(2023, 4, 23), new(2023, 5, 6), new(2023, 6, 25), new(2023, 10, 7), new(2023, 10, 8)];
        var count = makeUp.Length;
        for (var day = from; day <= to; day = day.AddDays(1))
            if (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !holidays.Contains(day))
                count++;
        return count;
    }
}
