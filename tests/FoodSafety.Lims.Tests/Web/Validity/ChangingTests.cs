using System.Globalization;
using System.Text;
using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Domain.Quotas;
using FoodSafety.Lims.Seeds.RapidTests;
using FoodSafety.Lims.Tests.Support;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Quotas;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Storage.Bulk;
using FoodSafety.Lims.Web.Uploads;
using FoodSafety.Lims.Web.Validity;
using FoodSafety.Lims.Web.Verify;
using FsCheck.Fluent;

namespace FoodSafety.Lims.Tests.Web.Validity;

/// <summary>A changed choice: its effect is shown first, then stored tests are scored anew day by day, cut off and gone on with, while imports go on.</summary>
public sealed class ChangingTests(DatabaseKind kind) : ValidityDistrict(kind)
{
    [Test]
    public async Task The_preview_says_what_the_scoring_then_does_and_changes_nothing()
    {
        Database.Import(Days(10, late: 3));
        var before = VerifyData.Hash(Database);

        var effect = Preview("gansu", "2023-03-04");

        Assert.That((VerifyData.Hash(Database), NotValid().Count, (await Ask()).Choices.Count), Is.EqualTo((before, 0, 0)));
        // Of each day's three samples one is late; ten days, of which seven are from the 4th on.
        Assert.That((effect.Before, effect.After), Is.EqualTo((new ValidityTally(21, 0, 0), new ValidityTally(21, 0, 7))));
        Assert.That(effect.Scored, Is.EqualTo(21));
        Assert.That(effect.Counters.Single(counter => counter.Counter == "ft-rapid-total").Batches, Is.EqualTo(-7));
        Assert.That(effect.Counters.Single(counter => counter.Counter == "ft-rapid-produce").Targets, Is.Not.Empty);

        var counted = Counted().Batches;
        Adopt("gansu", "2023-03-04");
        var after = await Ask();
        Assert.That(counted - Counted().Batches, Is.EqualTo(7));
        Assert.That((after.Total.Received, after.Total.Invalid), Is.EqualTo((30, effect.After.Invalid)));
        Assert.That(after.Reasons, Is.EqualTo(effect.Reasons));
        Assert.That(Preview("gansu", "2023-03-04").Counters, Is.Empty, "chosen again it changes nothing");
        Assert.That(Preview(null, "2023-03-04").After, Is.EqualTo(effect.Before), "off again all is as it was");
    }

    [Test]
    public async Task Cut_off_between_days_with_imports_undone_and_stored_meanwhile_every_commit_holds_and_the_end_is_that_of_an_undisturbed_run()
    {
        Database.Import(Days(6, late: 3));
        Choose("gansu", "2023-03-01");
        var step = 0;
        while (new ScoreDays(District).Next(Database) is not null)
        {
            await AssertHolds($"after day {++step}");
            // Behind the checkpoint and before it.
            Database.Import(Header + Row($"X{step}", $"2023-03-0{1 + step % 6} 07:10", enteredAt: "2023-12-01 08:00") + Row($"Y{step}", $"2023-03-0{1 + step % 6} 07:20"), name: $"{step}.csv");
            await AssertHolds($"after import {step}");
        }
        Assert.That(step, Is.EqualTo(6));
        Assert.That((await Ask()).ScoringAnew, Is.Null);
        Assert.That((await Ask()).Total, Is.EqualTo(new ValidityTally(30, 0, 12)), "6 days × 3 of which one is late, and 6 × 2 of which one is");
        Assert.That(Counted().Batches, Is.EqualTo(18));
        Assert.That(new ScoreDays(District).Handle(Database), Is.Zero);
    }

    [Test]
    public async Task Killed_at_every_point_it_goes_on_where_it_was()
    {
        using var test = TestDatabase.Create(Kind);
        test.Database.Import(Days(4, late: 2));
        foreach (var point in (string[])["day-scored:1", "day-committed:1", "day-scored:2"])
        {
            var killed = LimsProcess.Run(test, point, point == "day-scored:1" ? ["validity", "adopt", "--district", District, "--rules", "gansu", "--from", "2023-01-01"] : ["validity", "score"]);
            Assert.That(killed.ExitCode, Is.EqualTo(LimsProcess.Killed), killed.Error);
            Assert.That((await VerifyData.Handle(test.Database, default)).Discrepancies, Is.Empty, point);
            Assert.That(ScoreDays.Waiting(test.Database), Is.EqualTo(new[] { District }), point);
        }
        Assert.That(LimsProcess.Run(test, null, "validity", "score").ExitCode, Is.Zero);

        Assert.That(ScoreDays.Waiting(test.Database), Is.Empty);
        Assert.That((await VerifyData.Handle(test.Database, default)).Discrepancies, Is.Empty);
        await using var db = test.Database.CreateContext();
        Assert.That((await new AskValidity(District, "2023", Now).Handle(db, Caller.CommandLine, TestDatabase.Zone, default)).Value.Total, Is.EqualTo(new ValidityTally(12, 0, 6)));
    }

    [Test]
    public async Task Chosen_amid_an_import_the_rows_it_stores_afterwards_are_scored_by_the_new_set()
    {
        var file = Path.Combine(Path.GetTempPath(), $"lims-validity-{Guid.NewGuid():N}.csv");
        try
        {
            RapidTestFile.Write(file, new RapidTestFileOptions { Rows = 40_000 });
            Rules("""{"rule":"device-calibrated"}""");
            using (new DoAt("chunk-committed", () => Choose("own", "2023-01-01")))
                Database.Import(File.ReadAllBytes(file), "rapid-tests");
            Assert.That((await Ask()).Total.Valid, Is.EqualTo(32_768), "the first chunk, until it is scored anew");
            await AssertHolds("between");

            new ScoreDays(District).Handle(Database);

            Assert.That((await Ask()).Total.Valid, Is.Zero);
            Assert.That(Counted().Batches, Is.Zero);
            await AssertHolds();
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Test]
    public void Two_who_choose_at_once_are_told_of_each_other()
    {
        var seen = Preview("gansu", "2023-01-01").Seen;
        Choose("example-full", "2023-01-01");

        var late = new ChooseRuleSet(District, "gansu", new DateOnly(2023, 1, 1), null, seen).Handle(Database, Caller.CommandLine, Now);

        Assert.That(late.Refusal!.Code, Is.EqualTo("stale-version"));
        Assert.That(late.Refusal.Message, Does.Contain("example-full"));
        Assert.That(new ChooseRuleSet(District, "gansu", new DateOnly(2023, 1, 1), null, seen + 1).Handle(Database, Caller.CommandLine, Now).Succeeded);
    }

    [Test]
    public async Task The_choice_in_force_is_told_from_those_before_and_after_it()
    {
        foreach (var (ruleSet, from) in new[] { ("gansu", "2023-05-01"), ("example-full", "2023-03-01"), ("gansu", "2023-06-01"), ("example-full", "2024-02-01") })
            Choose(ruleSet, from);

        // Read on 31 December 2023; the second begins before the first and so takes its place.
        Assert.That((await Ask()).Choices.Select(choice => (choice.State, choice.Until)), Is.EqualTo(new (string, DateOnly?)[]
        {
            ("replaced", null), ("past", new(2023, 5, 31)), ("in-force", new(2024, 1, 31)), ("to-come", null),
        }));
    }

    [TestCase("nobodys", "440304", "unknown-rule-set")]
    [TestCase("gansu", "999999", "unknown-district")]
    [TestCase(null, "440304", "nothing-to-turn-off")]
    public void What_cannot_be_chosen_is_refused(string? ruleSet, string district, string code) =>
        Assert.That(new ChooseRuleSet(district, ruleSet, new DateOnly(2023, 1, 1)).Handle(Database, Caller.CommandLine, Now).Refusal!.Code, Is.EqualTo(code));

    [Test]
    public async Task Targets_say_how_many_tests_were_received_and_not_counted()
    {
        Database.Import(Days(3, late: 3));
        Assert.That(await Notes(), Is.Empty);

        Adopt("gansu", "2023-01-01");

        Assert.That(await Notes(), Is.Not.Empty.And.All.Contains("另有 3 项快检已收到而未计入：无效 3 项、待补 0 项"));
    }

    [FsCheck.NUnit.Property(MaxTest = 8)]
    public FsCheck.Property Whatever_is_sent_received_is_valid_and_pending_and_invalid_and_counters_are_those_of_a_naive_recount() =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed => IsThatOfANaiveRecount(seed).GetAwaiter().GetResult());

    private async Task IsThatOfANaiveRecount(int seed)
    {
        RemoveDatabase();
        MakeDatabase();
        var random = new Random(seed);
        Adopt("example-full", "2023-03-02");
        for (var file = 0; file < 4; file++)
        {
            var text = new StringBuilder(Header);
            for (var row = 0; row < 40; row++)
                text.Append(CultureInfo.InvariantCulture, $"S{random.Next(25)},2023-03-0{1 + random.Next(3)} 0{random.Next(10)}:{random.Next(60):00},{District}-M0{1 + random.Next(2)},菜心,{(random.Next(2) == 0 ? "孔雀石绿" : "有机磷和氨基甲酸酯类农药")},{(random.Next(6) == 0 ? "无效" : "阴性")},2023-03-0{1 + random.Next(5)} 12:00,{(random.Next(2) == 0 ? "手工录入" : "仪器直传")},{(random.Next(3) > 0 ? $"p{random.Next(8)}.jpg" : "")},,,张三\n");
            Database.Import(text.ToString(), name: $"{seed}-{file}.csv");
            if (file == 1)
                Reference("testers", """{"name":"testers","rows":[{"name":"张三","effectiveFrom":"2023-01-01","effectiveTo":"2023-03-02","source":"x","certainty":"certain"}]}""");
            if (file == 2)
                Rules("""{"rule":"photos-not-reused"},{"rule":"entered-within","hours":24}""", "example-full");
            new ScoreDays(District).Handle(Database);
            await AssertHolds($"seed {seed}, file {file}");
        }

        var answer = await Ask();
        foreach (var tally in answer.Markets.Select(market => market.Tests).Append(answer.Total))
            Assert.That(tally.Valid + tally.Pending + tally.Invalid, Is.EqualTo(tally.Received));
        var valid = Texts("SELECT o.code || '/' || t.tested_on || '/' || t.sample_no FROM rapid_tests t JOIN organisations o ON o.id = t.market_id WHERE t.outcome <> 3 AND t.id NOT IN (SELECT test_id FROM not_valid_tests)");
        Assert.That(Counted().Batches, Is.EqualTo(valid.Distinct().Count()));
        Assert.That((answer.Total.Invalid, answer.Total.Valid), Is.EqualTo((NotValid().Count - answer.Total.Pending, answer.Total.Received - NotValid().Count)).And.Not.EqualTo((0L, 0L)));
    }

    private async Task<List<string>> Notes()
    {
        var quotas = (await new AskQuotas(District, 2023, Now).Handle(Database, Caller.CommandLine, default)).Value;
        return [.. quotas.Targets.SelectMany(Flat).SelectMany(target => target.Notes).Where(note => note.Code == QuotaNote.NotValid).Select(note => note.Message)];

        static IEnumerable<QuotaProgress> Flat(QuotaProgress target) => target.Parts.SelectMany(Flat).Prepend(target);
    }

    /// <summary>Days from 1 March on with three samples each, of which every so many-th was entered late.</summary>
    private static string Days(int days, int late)
    {
        var text = new StringBuilder(Header);
        for (var i = 0; i < days * 3; i++)
        {
            var at = $"2023-03-{1 + i / 3:00} 08:{10 + i % 3}";
            text.Append(Row($"G{i}", at, $"M0{1 + i % 3}", enteredAt: i % late == 0 ? "2023-11-01 08:00" : null));
        }
        return text.ToString();
    }
}
