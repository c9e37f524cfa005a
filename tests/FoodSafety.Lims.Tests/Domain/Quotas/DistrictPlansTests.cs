using System.Text.Json;
using FoodSafety.Lims.Domain.Quotas;
using FoodSafety.Lims.Domain.Sampling;
using FoodSafety.Lims.Tests.Support;

namespace FoodSafety.Lims.Tests.Domain.Quotas;

/// <summary>The plans of seeds/districts against the documents they were taken from.</summary>
[TestFixture]
public sealed class DistrictPlansTests
{
    [Test]
    public void Every_plan_file_is_read_without_a_fault()
    {
        using var all = Assert.EnterMultipleScope();
        foreach (var file in DistrictPlans.Files())
            Assert.That(PlanFile.Read(File.ReadAllBytes(file)).Faults, Is.Empty, file);
        Assert.That(DistrictPlans.Files(), Has.Length.EqualTo(5));
    }

    [TestCaseSource(typeof(DistrictPlans), nameof(DistrictPlans.All))]
    public void Every_quote_is_part_of_the_line_it_names(string district)
    {
        var plan = DistrictPlans.Of(district);
        var sources = plan.Tasks.Select(task => (task.Code, task.Source))
            .Concat(plan.Targets.SelectMany(target => target.SelfAndParts()).Select(target => (target.Code, target.Source)))
            .Concat(plan.Deadlines.Select(deadline => (deadline.Code, deadline.Source)))
            .Concat(plan.Mechanisms.Select(mechanism => (mechanism.Code, mechanism.Source)))
            .ToList();
        using var all = Assert.EnterMultipleScope();
        foreach (var (code, source) in sources)
        {
            var lines = File.ReadAllLines(Path.Combine(DistrictPlans.Folder, "documents", source.Seed));
            Assert.That(lines[source.Line - 1].Trim(), Does.Contain(source.Quote), code);
        }
    }

    [TestCaseSource(typeof(DistrictPlans), nameof(DistrictPlans.All))]
    public void Every_number_equals_the_number_in_its_quote(string district)
    {
        using var all = Assert.EnterMultipleScope();
        foreach (var target in DistrictPlans.Of(district).Targets.SelectMany(target => target.SelfAndParts()))
        {
            var goals = target.Slices.Values.Append(target.Goal).Where(goal => goal is not null).Distinct().ToList();
            var quantities = ChineseQuantity.ReadAll(target.Source.Quote);
            // A share of a whole that the document does not divide carries the whole's words and no number.
            var isShare = target.Goal is null && target.Counter?.StartsWith("lw-rapid-produce-", StringComparison.Ordinal) == true;
            if (goals.Count == 0 && !isShare)
                Assert.That(quantities, Is.Empty, $"{target.Code} has a number in its quote");
            foreach (var goal in goals)
                Assert.That(quantities, Has.Some.EqualTo(new ChineseQuantity(goal!.Value, target.Unit, target.Comparator)), target.Code);
        }
    }

    // domain facts §1C: what a reader of the five documents must find.
    [TestCase("FT-36-count", 14800)]
    [TestCase("FT-37-count", 86400)]
    [TestCase("LW-3-rapid", 100000)]
    [TestCase("LW-5", 200000)]
    [TestCase("LW-23", 200000)]
    [TestCase("LW-6-count", 1200)]
    [TestCase("LW-6-rate", 1)]
    [TestCase("LW-6-disposal", 100)]
    [TestCase("XH-7", 3690)]
    [TestCase("LW-16-rapid", 700)]
    [TestCase("LW-16-quantitative", 55)]
    [TestCase("LW-16-heavy-metals", 10)]
    [TestCase("FT-36-rate-food", 4.7)]
    [TestCase("FT-36-rate-produce", 4.7)]
    [TestCase("FT-36-pass-rate", 99)]
    [TestCase("FT-36-disposal", 100)]
    [TestCase("FT-37-coverage", 24)]
    [TestCase("SN-17-2", 3.2)]
    [TestCase("SN-17-3", 1.2)]
    [TestCase("SN-18", 20)]
    [TestCase("GY-2-5-rooms", 5)]
    [TestCase("GY-2-3-professional", 70)]
    [TestCase("GY-2-7", 85)]
    [TestCase("LW-52-hours", 40)]
    public void The_numbers_of_the_documents_are_targets(string code, decimal number) =>
        Assert.That(DistrictPlans.Target(code).Goal, Is.EqualTo(number));

    [Test]
    public void The_tasks_of_the_documents_are_all_there()
    {
        // 荔湾 (1)–(53) and one row without a number; 福田 1–57 with 48 printed twice; 西湖 1–15; 贵阳 1 + 7 + 10; 遂宁 （一）–（二十六）.
        Assert.That(DistrictPlans.All.Select(district => DistrictPlans.Of(district).Tasks.Length), Is.EqualTo(new[] { 54, 58, 15, 18, 64 }));
        Assert.That(DistrictPlans.Of(DistrictPlans.Futian).Tasks.Count(task => task.Number == "48"), Is.EqualTo(2));
        var suining = DistrictPlans.Of(DistrictPlans.Suining).Tasks;
        var twins = suining.Where(task => task.Number is "（十九）二" or "（十九）三").ToList();
        Assert.That(twins[0].Source.Quote[2..], Is.EqualTo(twins[1].Source.Quote[2..]));
        Assert.That(twins[0].Owners, Is.Not.EqualTo(twins[1].Owners));
    }

    [Test]
    public void Two_tasks_that_state_one_number_share_one_counter()
    {
        Assert.That(DistrictPlans.Target("LW-5").Counter, Is.EqualTo(DistrictPlans.Target("LW-23").Counter));
    }

    [TestCase("mid-May meeting", DistrictPlans.Futian, "FT-56-meeting", "2023-05-20")]
    [TestCase("8 November return", DistrictPlans.Futian, "FT-56-submission", "2023-11-08")]
    [TestCase("first half year", DistrictPlans.Suining, "SN-26-1", "2023-06-30")]
    [TestCase("second half year", DistrictPlans.Suining, "SN-26-1", "2023-12-31")]
    public void The_deadlines_of_the_documents_are_there(string what, string district, string code, string due) =>
        Assert.That(
            DistrictPlans.Of(district).Deadlines.Single(deadline => deadline.Code == code).Occurrences.Select(each => each.DueOn),
            Does.Contain(DateOnly.ParseExact(due, "yyyy-MM-dd")),
            what);

    [TestCase(DistrictPlans.Xihu, "separation")]
    [TestCase(DistrictPlans.Xihu, "closed-loop")]
    [TestCase(DistrictPlans.Xihu, "priority-channel")]
    [TestCase(DistrictPlans.Xihu, "zero-tolerance")]
    [TestCase(DistrictPlans.Guiyang, "lab-network")]
    [TestCase(DistrictPlans.Liwan, "watch-list")]
    [TestCase(DistrictPlans.Liwan, "follow-up-sampling")]
    [TestCase(DistrictPlans.Futian, "test-units")]
    [TestCase(DistrictPlans.Futian, "producer-alert")]
    [TestCase(DistrictPlans.Suining, "backup-reuse")]
    [TestCase(DistrictPlans.Suining, "escalation")]
    [TestCase(DistrictPlans.Suining, "producer-alert")]
    public void The_mechanisms_of_the_documents_are_there(string district, string kind) =>
        Assert.That(DistrictPlans.Of(district).Mechanisms.Select(mechanism => mechanism.Kind), Does.Contain(kind));

    [Test]
    public void A_group_of_foods_means_the_same_in_every_plan_and_in_the_food_classes()
    {
        var classes = Rows("food-categories");
        string[] Classes(Func<JsonElement, bool> where) => [.. classes.Where(where).Select(row => row.GetProperty("name").GetString()!)];
        var expected = new Dictionary<string, string[]>
        {
            ["食用农产品"] = Classes(row => row.GetProperty("farmProduce").GetBoolean()),
            ["食品"] = Classes(row => !row.GetProperty("farmProduce").GetBoolean()),
            ["肉"] = Classes(row => row.GetProperty("group").GetString() == "肉"),
            ["菜"] = Classes(row => row.GetProperty("group").GetString() == "菜"),
            ["鱼"] = Classes(row => row.GetProperty("group").GetString() == "鱼"),
        };
        using var all = Assert.EnterMultipleScope();
        foreach (var file in DistrictPlans.Files())
        {
            using var plan = JsonDocument.Parse(File.ReadAllBytes(file));
            foreach (var group in plan.RootElement.GetProperty("foodGroups").EnumerateObject())
                Assert.That(group.Value.EnumerateArray().Select(each => each.GetString()), Is.EquivalentTo(expected[group.Name]), $"{file} {group.Name}");
        }
    }

    // The example register must be able to meet the plans: 24 farm markets in 福田, 5 wholesale markets in 贵阳.
    [TestCase("FT-37-coverage", DistrictPlans.Futian)]
    [TestCase("GY-2-5-rooms", DistrictPlans.Guiyang)]
    public void The_example_markets_are_as_many_as_a_coverage_asks_for(string code, string district)
    {
        var target = DistrictPlans.Target(code);
        var markets = Rows("organisations").Count(row =>
            row.GetProperty("district").GetString() == district && target.SitePlaceTypes.Contains(row.GetProperty("placeType").GetString() ?? ""));
        Assert.That(markets, Is.EqualTo((int)target.Goal!.Value));
    }

    [TestCaseSource(typeof(DistrictPlans), nameof(DistrictPlans.All))]
    public void Filters_ask_only_for_words_of_the_vocabularies(string district)
    {
        var words = Rows("vocabularies").ToLookup(row => row.GetProperty("vocabulary").GetString()!, row => row.GetProperty("name").GetString()!);
        using var all = Assert.EnterMultipleScope();
        foreach (var counter in DistrictPlans.Of(district).Counters)
        {
            foreach (var lists in counter.AnyOf.SelectMany(filter => new[] { filter.Only, filter.Except }))
            {
                Assert.That(lists.PlaceTypes, Is.SubsetOf(words["place-type"]), counter.Code);
                Assert.That(lists.Stages, Is.SubsetOf(words["stage"]), counter.Code);
                Assert.That(lists.MethodClasses, Is.SubsetOf(words["method-class"]), counter.Code);
                Assert.That(lists.Programmes, Is.SubsetOf(words["programme"]), counter.Code);
                Assert.That(lists.ProgrammeSources, Is.SubsetOf(words["programme-source"]), counter.Code);
                Assert.That(lists.Selections, Is.SubsetOf(words["selection"]), counter.Code);
                Assert.That(lists.Organisers, Is.SubsetOf(words["organiser"]), counter.Code);
            }
        }
    }

    [TestCaseSource(typeof(DistrictPlans), nameof(DistrictPlans.All))]
    public void What_one_record_fills_together_is_exactly_what_the_plan_declares(string district)
    {
        var plan = DistrictPlans.Of(district);
        var declared = plan.Overlaps.Select(pair => Key(pair.First, pair.Second)).ToHashSet();
        var met = new HashSet<string>();
        foreach (var facts in EveryRecord(plan))
        {
            var filled = plan.CountersFilledBy(facts);
            for (var first = 0; first < filled.Length; first++)
            {
                for (var second = first + 1; second < filled.Length; second++)
                    met.Add(Key(filled[first].Code, filled[second].Code));
            }
        }

        Assert.That(declared, Has.Count.EqualTo(plan.Overlaps.Length), "an overlap is declared twice");
        Assert.That(met, Is.EquivalentTo(declared));

        static string Key(string first, string second) =>
            string.CompareOrdinal(first, second) < 0 ? $"{first} + {second}" : $"{second} + {first}";
    }

    /// <summary>Every combination of the words any filter of the plan asks for, of a word it does not know, and of silence.</summary>
    private static IEnumerable<RecordFacts> EveryRecord(Plan plan)
    {
        var lists = plan.Counters.SelectMany(counter => counter.AnyOf).SelectMany(filter => new[] { filter.Only, filter.Except }).ToList();
        string?[] Words(Func<FactLists, IEnumerable<string>> of) => [.. lists.SelectMany(of).Distinct(), null];
        // One class of each group is enough: a filter names whole groups or a single class.
        string?[] foods = ["粮食加工品", "酒类", "蔬菜", "水果类", "水产品", null];
        foreach (var kind in new[] { RecordKind.RapidTest, RecordKind.Sample })
            foreach (var place in Words(list => list.PlaceTypes))
                foreach (var stage in Words(list => list.Stages))
                    foreach (var method in Words(list => list.MethodClasses))
                        foreach (var programme in Words(list => list.Programmes))
                            foreach (var source in Words(list => list.ProgrammeSources))
                                foreach (var selection in Words(list => list.Selections))
                                    foreach (var organiser in Words(list => list.Organisers))
                                        foreach (var owner in Words(list => list.Owners))
                                            foreach (var food in foods)
                                                yield return new RecordFacts(kind, place, stage, food, method, programme, source, selection, organiser, owner);
    }

    private static List<JsonElement> Rows(string name)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Repository.Root, "seeds", "reference", name + ".json")));
        return [.. document.RootElement.GetProperty("rows").EnumerateArray().Select(row => row.Clone())];
    }
}
