using FoodSafety.Lims.Domain.Calendar;
using FoodSafety.Lims.Domain.Daily;
using FoodSafety.Lims.Domain.Quotas;

namespace FoodSafety.Lims.Tests.Domain.Daily;

/// <summary>Season, demand and campaign days; expected values counted on a calendar.</summary>
public sealed class WatchListTests
{
    private static readonly WatchList Cowpea = new("X", "豇豆", new("s", 1, "q"), ["豇豆"], [], [], null, (5, 1), (10, 31), 2, false, 28);

    [TestCase("2023-04-30", false)]
    [TestCase("2023-05-01", true)]
    [TestCase("2023-10-31", true)]
    [TestCase("2023-11-01", false)]
    public void A_season_holds_both_its_ends(string day, bool inSeason) => Assert.That(Cowpea.IsInSeason(DateOnly.Parse(day)), Is.EqualTo(inSeason));

    [TestCase("2023-12-31", true)]
    [TestCase("2023-02-28", true)]
    [TestCase("2023-06-01", false)]
    public void A_season_may_run_over_the_turn_of_the_year(string day, bool inSeason) =>
        Assert.That((Cowpea with { SeasonFrom = (11, 1), SeasonTo = (2, 28) }).IsInSeason(DateOnly.Parse(day)), Is.EqualTo(inSeason));

    // Two a week: 2 × open ÷ 7, rounded up.
    [TestCase(7, 2)]
    [TestCase(4, 2)]
    [TestCase(3, 1)]
    [TestCase(1, 1)]
    [TestCase(0, 0)]
    public void Closed_days_lower_what_is_owed(int open, int owed) => Assert.That(Cowpea.Demand(open), Is.EqualTo(owed));

    [Test]
    public void A_campaign_on_wednesdays_and_one_on_the_ninth()
    {
        var (from, to) = (new DateOnly(2023, 2, 1), new DateOnly(2023, 3, 31));

        Assert.That(new Campaign("a", "t", "t", DayOfWeek.Wednesday).Occurrences(from, to).Select(held => held.From.DayOfYear),
            Is.EqualTo(new[] { 32, 39, 46, 53, 60, 67, 74, 81, 88 }), "1, 8, 15, 22 February; 1, 8, 15, 22, 29 March 2023");
        Assert.That(new Campaign("a", "t", "t", DayOfMonth: 9).Occurrences(from, to).Select(held => held.From), Is.EqualTo(new[] { new DateOnly(2023, 2, 9), new DateOnly(2023, 3, 9) }));
        Assert.That(new Campaign("a", "t", "t", DayOfMonth: 30).Occurrences(from, to).Single().From, Is.EqualTo(new DateOnly(2023, 3, 30)), "February has no 30th");
        Assert.That(new Campaign("a", "t", "t", Every: "月").Occurrences(from, to).Select(held => held.To), Is.EqualTo(new[] { new DateOnly(2023, 2, 28), new DateOnly(2023, 3, 31) }));
        Assert.That(new Campaign("a", "t", "t").Occurrences(from, to), Is.Empty);
    }

    [Test]
    public void A_campaign_of_holidays_is_held_on_runs_of_days_off_and_not_on_weekends()
    {
        // 国办发明电〔2022〕16号: 9月29日至10月6日放假，10月7、8日（周六、周日）上班.
        var calendar = new WorkingCalendar(Enumerable.Range(0, 8).Select(day => new DateOnly(2023, 9, 29).AddDays(day)), [new(2023, 10, 7), new(2023, 10, 8)], [2023]);
        var campaign = new Campaign("a", "食安护佳节", "t", Every: Campaign.Holidays);

        Assert.That(campaign.Occurrences(new(2023, 9, 1), new(2023, 10, 31), calendar), Is.EqualTo(new[] { new Campaign.Occurrence(new(2023, 9, 29), new(2023, 10, 6)) }));
        Assert.That(campaign.Occurrences(new(2023, 10, 3), new(2023, 10, 4), calendar).Single().From, Is.EqualTo(new DateOnly(2023, 9, 29)), "a run that had begun");
        Assert.That(campaign.Occurrences(new(2024, 10, 1), new(2024, 10, 7), calendar), Is.Empty, "of that year nothing is known");
    }

    [TestCase("九号查酒", "九号查酒", true)]
    [TestCase("守查保、九号查酒", "九号查酒", true)]
    [TestCase("守底线、查隐患、保安全、国庆保障", "守底线、查隐患、保安全", true, Description = "a tag may hold the mark that parts tags")]
    [TestCase("治违禁 控药残 促提升", "治违禁控药残促提升", true)]
    [TestCase("九号查酒专项", "九号查酒", false)]
    [TestCase("", "九号查酒", false)]
    [TestCase(null, "九号查酒", false)]
    public void A_cell_names_a_tag_as_a_whole(string? cell, string tag, bool names) => Assert.That(Campaign.Names(cell, tag), Is.EqualTo(names));

    [TestCase("周", "2023-01-01", "2023-01-08", "2022-12-26 2023-01-02")]
    [TestCase("季度", "2023-02-01", "2023-04-01", "2023-01-01 2023-04-01")]
    [TestCase("年", "2023-02-01", "2023-04-01", "2023-01-01")]
    [TestCase("旬", "2023-02-01", "2023-04-01", "")]
    public void A_beat_begins_with_its_span(string every, string from, string to, string starts) =>
        Assert.That(string.Join(' ', Beat.Spans(every, DateOnly.Parse(from), DateOnly.Parse(to)).Select(span => $"{span.From:yyyy-MM-dd}")), Is.EqualTo(starts));

    [Test]
    public void Every_cell_of_the_nominations_table_that_is_not_there_is_refused_aloud()
    {
        string[] actions = [.. NominationLifecycle.Moves.Select(move => move.Action).Distinct()];
        var allowed = (from stage in NominationLifecycle.Stages
                       from action in actions
                       where NominationLifecycle.Find("DM-1", stage.Code, action).Succeeded
                       select $"{stage.Code} {action}").ToList();

        Assert.That(allowed, Is.EquivalentTo(new[] { "received choose", "received decline", "chosen decline", "chosen link", "linked link", "linked tell" }));
        Assert.That(NominationLifecycle.Find("DM-1", "received", "tell").Refusal!.Message, Is.EqualTo("点检 DM-1 现为“已登记”，不能办理“反馈结果”；可办：choose（选定）、decline（不采纳）。"));
        Assert.That(NominationLifecycle.Find("DM-1", "received", "dance").Refusal!.Code, Is.EqualTo("unknown-action"));
    }
}
