using System.Diagnostics;
using System.Globalization;
using System.Text;
using FoodSafety.Lims.Tests.Support;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Validity;
using FoodSafety.Lims.Web.Verify;
using FsCheck.Fluent;

namespace FoodSafety.Lims.Tests.Web.Validity;

/// <summary>The preview of a choice: read alone, over one instant, and what the scoring then does.</summary>
public sealed class PreviewTests(DatabaseKind kind) : ValidityDistrict(kind)
{
    [Test]
    public void An_import_is_stored_while_a_preview_is_under_way_and_the_preview_does_not_see_it()
    {
        Database.Import(Header + Row("A1", "2023-03-01 08:10", enteredAt: "2023-11-01 08:00") + Row("A2", "2023-03-02 08:10", enteredAt: "2023-11-01 08:00"));
        var took = TimeSpan.MaxValue;
        ValidityEffect effect;
        using (new DoAt("day-previewed", () =>
        {
            var watch = Stopwatch.StartNew();
            Database.Import(Header + Row("B1", "2023-03-02 08:20", enteredAt: "2023-11-01 08:00"), name: "b.csv");
            took = watch.Elapsed;
        }))
            effect = Preview("gansu", "2023-03-01");

        Assert.That(took, Is.LessThan(TimeSpan.FromSeconds(20)), "a writer that waits for the preview waits for ever: it is this thread's");
        Assert.That((effect.Scored, effect.After), Is.EqualTo((2L, new ValidityTally(2, 0, 2))));
        Assert.That(Preview("gansu", "2023-03-01").Scored, Is.EqualTo(3));
        Assert.That(NotValid(), Is.Empty);
    }

    [FsCheck.NUnit.Property(MaxTest = 12)]
    public FsCheck.Property What_the_preview_says_is_what_the_scoring_then_does() => Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
    {
        RemoveDatabase();
        MakeDatabase();
        var (random, database) = (new Random(seed), Database);
        database.Import(RandomLog(random));
        if (random.Next(2) == 0)
            Adopt(random.Next(2) == 0 ? "example-full" : "gansu", Day(random));
        database.Import(RandomLog(random), name: "second.csv");
        var (ruleSet, from) = (random.Next(4) == 0 && ScoredDistrict() ? null : random.Next(2) == 0 ? "example-full" : "gansu", Day(random));
        var (before, counters) = (VerifyData.Hash(database), CounterSums());

        var effect = Preview(ruleSet, from);

        Assert.That(VerifyData.Hash(database), Is.EqualTo(before), "nothing is written");
        Adopt(ruleSet, from);
        var after = Preview(ruleSet, from);
        Assert.That((effect.After, effect.After.Received), Is.EqualTo((after.Before, effect.Before.Received)), "as the stored tests stand now");
        Assert.That(effect.Reasons, Is.EqualTo(after.Reasons));
        Assert.That(effect.Seen + 1, Is.EqualTo(after.Seen));
        var moved = CounterSums().ToDictionary(now => now.Key, now => now.Value - counters.GetValueOrDefault(now.Key)).Where(change => change.Value != 0);
        Assert.That(effect.Counters.Where(counter => counter.Batches != 0).Select(counter => (counter.Counter, (long)counter.Batches)),
            Is.EquivalentTo(moved.Select(change => (change.Key, change.Value))), $"seed {seed}");
        Assert.That(after.Counters, Is.Empty);
    });

    private bool ScoredDistrict() => Texts("SELECT district_code FROM validity_choices").Count > 0;

    private static string Day(Random random) => FormattableString.Invariant($"2023-03-0{1 + random.Next(4)}");

    private Dictionary<string, long> CounterSums() => Texts("SELECT counter || ':' || CAST(sum(batches) AS text) FROM counter_days GROUP BY counter")
        .Select(line => line.Split(':')).ToDictionary(parts => parts[0], parts => long.Parse(parts[1], CultureInfo.InvariantCulture));

    /// <summary>Three days of a few markets with samples of several items, shared photos, late entries, hand entry and unknown kits.</summary>
    private static string RandomLog(Random random)
    {
        var text = new StringBuilder(Header);
        for (var row = 0; row < 30; row++)
            text.Append(CultureInfo.InvariantCulture, $"S{random.Next(25)},2023-03-0{1 + random.Next(3)} 0{random.Next(10)}:{random.Next(60):00},{District}-M0{1 + random.Next(2)},菜心,{(random.Next(2) == 0 ? "孔雀石绿" : "有机磷和氨基甲酸酯类农药")},{(random.Next(6) == 0 ? "无效" : "阴性")},2023-03-0{1 + random.Next(5)} 12:00,{(random.Next(2) == 0 ? "手工录入" : "仪器直传")},{(random.Next(3) > 0 ? $"p{random.Next(8)}.jpg" : "")},D1,K1,张三\n");
        return text.ToString();
    }
}
