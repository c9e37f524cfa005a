using System.Collections.Immutable;
using FoodSafety.Lims.Domain.Quotas;

namespace FoodSafety.Lims.Tests.Domain.Quotas;

/// <summary>The acceptance examples of the domain facts §1A, each on the district plan it speaks of.</summary>
[TestFixture]
public sealed class QuotaProgressTests
{
    private static readonly DateOnly YearEnd = new(2023, 12, 31);

    [TestCase(99_999, "not-met", 1)]
    [TestCase(100_000, "met", 0)]
    [TestCase(100_001, "met", 0)]
    public void The_hundred_thousandth_batch_meets_the_quota(long batches, string status, int remaining)
    {
        var progress = Of("LW-3-rapid", Counted("lw-rapid-produce", batches));
        Assert.That((progress.Done, progress.Status.Word(), progress.Remaining), Is.EqualTo(((decimal)batches, status, (decimal?)remaining)));
    }

    [Test]
    public void Shares_by_department_add_up_to_the_number_and_have_no_target_of_their_own()
    {
        var progress = Of(
            "LW-3-rapid",
            Counted(("lw-rapid-produce", 100_000), ("lw-rapid-produce-sales", 60_000), ("lw-rapid-produce-agriculture", 30_000), ("lw-rapid-produce-unstated", 10_000)));
        Assert.That(progress.Status, Is.EqualTo(QuotaStatus.Met));
        Assert.That(progress.Parts.Sum(part => part.Done), Is.EqualTo(progress.Done));
        Assert.That(progress.Parts.Select(part => part.Status), Is.All.EqualTo(QuotaStatus.NoTarget));
        Assert.That(progress.Parts[0].Owners, Is.EqualTo(new[] { "区市场监管局（食品销售科）" }));
    }

    [Test]
    public void A_target_the_document_does_not_give_is_told_as_done_and_nothing_else()
    {
        var progress = Of("LW-3-samples", Counted("lw-samples-province", 37));
        Assert.That((progress.Done, progress.Target, progress.Rate, progress.Remaining), Is.EqualTo((37m, (decimal?)null, (decimal?)null, (decimal?)null)));
        Assert.That(progress.Status, Is.EqualTo(QuotaStatus.NoTarget));
    }

    [Test]
    public void Two_tasks_with_one_counter_show_one_number()
    {
        var tallies = Counted("lw-rapid-meat-vegetables-fish", 150_000);
        Assert.That(Of("LW-5", tallies).Done, Is.EqualTo(150_000m));
        Assert.That(Of("LW-23", tallies).Done, Is.EqualTo(150_000m));
        var district = Evaluate(DistrictPlans.Liwan, tallies);
        Assert.That(DistrictPlans.Of(DistrictPlans.Liwan).Counters.Sum(counter => tallies.Of(counter.Code).Batches), Is.EqualTo(150_000), "one counter holds it, not two");
        Assert.That(district.Count(progress => progress.Target == 200_000m), Is.EqualTo(2));
    }

    [Test]
    public void Twelve_hundred_samples_of_1_250_000_people_reach_the_count_and_miss_the_rate()
    {
        var progress = Of("LW-6", Counted("lw-samples-food", 1_200), 1_250_000);
        Assert.That(Part(progress, "LW-6-count").Status, Is.EqualTo(QuotaStatus.Met));
        var rate = Part(progress, "LW-6-rate");
        Assert.That((rate.Rate, rate.Status, rate.Remaining, rate.Population), Is.EqualTo(((decimal?)0.96m, QuotaStatus.NotMet, (decimal?)50m, (long?)1_250_000)));
        Assert.That(progress.Status, Is.EqualTo(QuotaStatus.NotMet));
    }

    [TestCase(12, 11, 91.666666, "not-met", "not-met")]
    [TestCase(12, 12, 100, "met", "met")]
    public void A_disposal_rate_below_all_misses_the_whole(long due, long closed, decimal rate, string status, string whole)
    {
        var progress = Of("LW-6", Counted("lw-samples-food", 2_000) with { Disposals = new DisposalTally(due, closed) });
        var part = Part(progress, "LW-6-disposal");
        Assert.That((part.Rate, part.Done, part.OutOf, part.Status.Word(), part.Remaining), Is.EqualTo(((decimal?)rate, (decimal)closed, (decimal?)due, status, (decimal?)(due - closed))));
        Assert.That(progress.Status.Word(), Is.EqualTo(whole));
    }

    /// <summary>domain.md §2B: 处置率 is told both of all cases and of those whose time has come.</summary>
    [TestCase(12, 10, 1, "按全部案件：12 件，已办结 10 件；按到期应办：11 件，已办结 10 件，到期办结率 90.909090%。")]
    [TestCase(2, 0, 0, "全部 2 件均在期限内，到期应办 0 件，尚未办结。")]
    [TestCase(12, 11, 1, null)]
    public void Where_cases_are_still_inside_their_limit_both_rates_are_told(long due, long closed, long runOut, string? note)
    {
        var part = Part(Of("LW-6", Counted("lw-samples-food", 2_000) with { Disposals = new DisposalTally(due, closed, runOut) }), "LW-6-disposal");

        Assert.That(part.Notes.SingleOrDefault(one => one.Code == QuotaNote.DueAndClosed)?.Message, Is.EqualTo(note));
    }

    [Test]
    public void Nothing_to_dispose_of_is_not_applicable_and_counts_as_met_with_a_note()
    {
        var progress = Of("LW-6", Counted("lw-samples-food", 2_000));
        var disposal = Part(progress, "LW-6-disposal");
        Assert.That((disposal.Status, disposal.Rate), Is.EqualTo((QuotaStatus.NotApplicable, (decimal?)null)));
        Assert.That(progress.Status, Is.EqualTo(QuotaStatus.Met));
        Assert.That(progress.Notes.Select(note => note.Code), Does.Contain(QuotaNote.NothingDue));
    }

    [Test]
    public void Both_rates_must_hold_although_the_sum_would()
    {
        var progress = Of("FT-36-rate", Counted(("ft-samples-food", 7_400), ("ft-samples-produce", 7_200)), 1_553_000);
        var (food, produce) = (Part(progress, "FT-36-rate-food"), Part(progress, "FT-36-rate-produce"));
        Assert.That((food.Rate, food.Status), Is.EqualTo(((decimal?)4.764971m, QuotaStatus.Met)));
        Assert.That((produce.Rate, produce.Status, produce.Remaining), Is.EqualTo(((decimal?)4.636188m, QuotaStatus.NotMet, (decimal?)100m)));
        Assert.That((progress.Done, progress.Rate, progress.Status, progress.Remaining), Is.EqualTo((14_600m, (decimal?)4.636188m, QuotaStatus.NotMet, (decimal?)100m)));
    }

    [TestCase(14_799, "not-met")]
    [TestCase(14_800, "met")]
    public void A_count_in_ten_thousands_with_decimals_is_exact(long batches, string status) =>
        Assert.That(Of("FT-36-count", Counted("ft-samples", batches)).Status.Word(), Is.EqualTo(status));

    [Test]
    public void All_batches_in_23_of_24_markets_miss_the_target_and_name_the_market()
    {
        var markets = Enumerable.Range(1, 24)
            .Select(number => new Site($"440304-M{number:00}", $"福田示例市场{number:00}", "农贸市场"))
            .ToImmutableArray();
        var bySite = markets.Where(site => site.Code != "440304-M17").ToImmutableDictionary(site => site.Code, _ => 3_757L);
        var tallies = new Tallies
        {
            Sites = markets.Add(new Site("440304-W01", "福田示例批发市场", "批发市场")),
            Counters = ImmutableDictionary<string, CounterTally>.Empty
                .Add("ft-rapid-produce", new CounterTally(86_411, 90_000, 86_000, bySite))
                .Add("ft-rapid-produce-markets", new CounterTally(86_411, 90_000, 86_000, bySite)),
        };
        var progress = Of("FT-37", tallies);
        var coverage = Part(progress, "FT-37-coverage");
        Assert.That((coverage.Done, coverage.OutOf, coverage.Remaining, coverage.Rate), Is.EqualTo((23m, (decimal?)24m, (decimal?)1m, (decimal?)95.833333m)));
        Assert.That(coverage.MissingSites.Select(site => site.Name), Is.EqualTo(new[] { "福田示例市场17" }));
        Assert.That(Part(progress, "FT-37-count").Status, Is.EqualTo(QuotaStatus.Met));
        Assert.That(progress.Status, Is.EqualTo(QuotaStatus.NotMet));
        Assert.That(progress.Notes.Single().Message, Does.Contain("福田示例市场17"));

        var complete = bySite.Add("440304-M17", 1);
        Assert.That(Of("FT-37", tallies with { Counters = tallies.Counters.SetItem("ft-rapid-produce-markets", new CounterTally(86_412, 90_001, 0, complete)) }).Status, Is.EqualTo(QuotaStatus.Met));
    }

    [Test]
    public void A_register_that_holds_another_number_of_sites_than_the_plan_is_said()
    {
        var tallies = new Tallies { Sites = [new Site("440304-M01", "福田示例市场01", "农贸市场")] };
        Assert.That(Part(Of("FT-37", tallies), "FT-37-coverage").Notes.Select(note => note.Code), Does.Contain(QuotaNote.SitesDiffer));
    }

    [TestCase(1_000, 990, 99, "met", true)]
    [TestCase(1_000, 989, 98.9, "not-met", false)]
    [TestCase(1_000, 991, 99.1, "met", false)]
    public void A_pass_rate_exactly_at_its_target_meets_it_and_is_called_borderline(long evaluated, long passed, decimal rate, string status, bool borderline)
    {
        var progress = Of("FT-36-pass-rate", new Tallies
        {
            Counters = ImmutableDictionary<string, CounterTally>.Empty.Add("ft-samples-evaluation", new CounterTally(evaluated, 0, passed, [])),
        });
        Assert.That((progress.Rate, progress.Status.Word(), progress.Remaining), Is.EqualTo(((decimal?)rate, status, (decimal?)null)));
        Assert.That(progress.Notes.Any(note => note.Code == QuotaNote.Borderline), Is.EqualTo(borderline));
    }

    [Test]
    public void A_pass_rate_says_what_so_many_samples_leave_open_and_none_failed_is_not_called_safe()
    {
        var figure = Evaluated(1_000, 990);
        // The failing rate's Wilson interval of 10/1,000 by hand: .0054–.0183.
        Assert.That((figure.Interval!.Value.Lower, figure.Interval.Value.Upper), Is.EqualTo((1 - .0183, 1 - .0054)).Within(.00005));
        Assert.That(figure.Probability, Is.EqualTo(.5).Within(.06), "on the goal");
        Assert.That(figure.Notes.Select(note => note.Code), Does.Not.Contain(QuotaNote.NoneFound));

        var none = Evaluated(40, 40);
        Assert.That((none.Rate, none.Status), Is.EqualTo(((decimal?)100m, QuotaStatus.Met)), "the task's own figure decides");
        Assert.That(none.Notes.Single(note => note.Code == QuotaNote.NoneFound).Message, Does.Contain("7.216%"));

        static QuotaProgress Evaluated(long samples, long passed) => Of("FT-36-pass-rate", new Tallies
        {
            Counters = ImmutableDictionary<string, CounterTally>.Empty.Add("ft-samples-evaluation", new CounterTally(samples, 0, passed, [])),
        });
    }

    [Test]
    public void A_pass_rate_of_nothing_is_not_applicable() =>
        Assert.That(Of("FT-36-pass-rate", new Tallies()).Status, Is.EqualTo(QuotaStatus.NotApplicable));

    [TestCase(98.6, 98.6, "not-met")]
    [TestCase(98.61, 98.6, "met")]
    [TestCase(98.5, 98.6, "not-met")]
    public void Above_the_provinces_average_means_above_it(decimal district, decimal province, string status)
    {
        var progress = Of("FT-36-routine-monitoring", Typed(("农业农村部在深例行监测合格率", district), ("农业农村部例行监测全省平均合格率", province)));
        Assert.That((progress.Target, progress.Rate, progress.Status.Word()), Is.EqualTo(((decimal?)province, (decimal?)district, status)));
    }

    [Test]
    public void A_figure_from_elsewhere_is_awaited_until_both_numbers_are_entered()
    {
        var progress = Of("FT-36-routine-monitoring", Typed(("农业农村部在深例行监测合格率", 98.6m)));
        Assert.That((progress.Status, progress.Notes.Single().Code), Is.EqualTo((QuotaStatus.NotApplicable, QuotaNote.AwaitingFigure)));
        Assert.That(progress.Notes.Single().Message, Does.Contain("全省平均"));
    }

    [TestCase(319, 3.19, "not-met", 1)]
    [TestCase(320, 3.2, "met", 0)]
    public void Three_hundred_and_twenty_samples_are_needed_of_100_000_people(long batches, decimal rate, string status, int remaining)
    {
        var progress = Of("SN-17-2", Counted("sn-samples-market-supervision", batches), 100_000);
        Assert.That((progress.Rate, progress.Status.Word(), progress.Remaining), Is.EqualTo(((decimal?)rate, status, (decimal?)remaining)));
    }

    [TestCase(69.9, "not-met")]
    [TestCase(70, "met")]
    public void A_percentage_typed_in_is_held_against_its_target(decimal value, string status) =>
        Assert.That(Of("GY-2-3-professional", Typed(("食品安全监管人员专业化比例", value))).Status.Word(), Is.EqualTo(status));

    [TestCase(0, "met")]
    [TestCase(1, "not-met")]
    public void Zero_means_zero(decimal value, string status) =>
        Assert.That(Of("XH-13-doping", Typed(("食源性兴奋剂事件数", value))).Status.Word(), Is.EqualTo(status));

    [Test]
    public void Without_a_population_a_rate_is_not_applicable_and_its_whole_is_not_met_by_it()
    {
        var plan = DistrictPlans.Of(DistrictPlans.Liwan);
        var progress = QuotaProgress.Evaluate(plan, Counted("lw-samples-food", 5_000), new Populations([]), YearEnd).Single(each => each.Code == "LW-6");
        Assert.That(Part(progress, "LW-6-rate").Notes.Single().Code, Is.EqualTo(QuotaNote.NoPopulation));
        Assert.That(progress.Status, Is.EqualTo(QuotaStatus.NotApplicable));
    }

    [Test]
    public void A_population_that_was_not_checked_is_said()
    {
        var progress = QuotaProgress.Evaluate(DistrictPlans.Of(DistrictPlans.Suining), new Tallies(), Calendar.ReferenceTables.Populations, YearEnd);
        Assert.That(progress.Single(each => each.Code == "SN-17-2").Notes.Select(note => note.Code), Does.Contain(QuotaNote.PopulationUnchecked));
    }

    [TestCase(2023, null)]
    [TestCase(2024, null)]
    [TestCase(2025, 100)]
    public void A_plan_of_three_years_has_each_years_goal(int year, int? goal)
    {
        var plan = DistrictPlans.Of(DistrictPlans.Guiyang).In(year).Value;
        Assert.That(plan.Targets.Single(target => target.Code == "GY-3-5-suppliers").Goal, Is.EqualTo((decimal?)goal));
        Assert.That(plan.Targets.Single(target => target.Code == "GY-3-5-schools").Goal, Is.EqualTo(100m));
    }

    [TestCase(2022)]
    [TestCase(2026)]
    public void A_year_outside_the_plan_is_refused(int year) =>
        Assert.That(DistrictPlans.Of(DistrictPlans.Guiyang).In(year).Refusal!.Code, Is.EqualTo("no-plan-for-year"));

    private static ImmutableArray<QuotaProgress> Evaluate(string district, Tallies tallies, long population = 1_000_000) =>
        QuotaProgress.Evaluate(
            DistrictPlans.Of(district),
            tallies,
            new Populations([new Population(district, population, 2020, "常住人口", "test", "checked", "certain", new DateOnly(2020, 11, 1), null)]),
            YearEnd);

    private static QuotaProgress Of(string code, Tallies tallies, long population = 1_000_000) =>
        DistrictPlans.All.SelectMany(district => Evaluate(district, tallies, population)).Single(progress => progress.Code == code);

    private static QuotaProgress Part(QuotaProgress whole, string code) => whole.Parts.Single(part => part.Code == code);

    private static Tallies Counted(string counter, long batches) => Counted((counter, batches));

    private static Tallies Counted(params (string Counter, long Batches)[] counters) => new()
    {
        Counters = counters.ToImmutableDictionary(each => each.Counter, each => new CounterTally(each.Batches, each.Batches * 3, 0, [])),
    };

    private static Tallies Typed(params (string Key, decimal Value)[] figures) => new()
    {
        External = figures.ToImmutableDictionary(each => each.Key, each => new ExternalFigure(each.Value, YearEnd, "test")),
    };
}
