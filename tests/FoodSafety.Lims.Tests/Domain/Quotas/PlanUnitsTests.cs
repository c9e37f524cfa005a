using FoodSafety.Lims.Domain.Quotas;

namespace FoodSafety.Lims.Tests.Domain.Quotas;

/// <summary>Who answers for the rows of the five documents, read from the documents themselves.</summary>
public sealed class PlanUnitsTests
{
    private static readonly string Documents = Path.Combine(DistrictPlans.Folder, "documents");

    /// <summary>SN, 备注: “逗号前为牵头单位，下同”. The line of the units follows the row's words.</summary>
    [Test]
    public void Units_before_the_comma_lead()
    {
        var lines = File.ReadAllLines(Path.Combine(Documents, "002_5fba058414e2687e.txt"));
        using var all = Assert.EnterMultipleScope();
        foreach (var task in DistrictPlans.Of(DistrictPlans.Suining).Tasks)
        {
            var units = lines[task.Source.Line].Trim();
            var leads = units.StartsWith("〔责任单位：", StringComparison.Ordinal) && units.Contains('，') ? units["〔责任单位：".Length..units.IndexOf('，')].Split('、') : [];
            Assert.That(task.Leads, Is.EqualTo(leads), task.Code);
        }
    }

    /// <summary>FT prints “…牵头，…” in two rows; GY has a column 牵头单位.</summary>
    [Test]
    public void Leads_named_in_words_or_in_a_column_lead()
    {
        var futian = DistrictPlans.Of(DistrictPlans.Futian).Tasks.Where(task => !task.Leads.IsEmpty).ToDictionary(task => task.Code, task => string.Join('、', task.Leads));
        Assert.That(futian, Is.EquivalentTo(new Dictionary<string, string> { ["FT-T11"] = "区卫生健康局", ["FT-T19"] = "各街道办事处" }));
        var lines = File.ReadAllLines(Path.Combine(Documents, "001_41733ba3447f32ad.txt"));
        Assert.That(lines.Count(line => line.Contains("牵头，")), Is.EqualTo(2));
        Assert.That(DistrictPlans.Of(DistrictPlans.Guiyang).Tasks.All(task => task.Leads.SequenceEqual(task.Owners)), Is.True);
    }

    [Test]
    public void A_collective_name_is_asked_unit_by_unit()
    {
        var plan = DistrictPlans.Of(DistrictPlans.Futian);

        Assert.That(plan.UnitsOf(["各街道办事处", "区教育局", "园岭街道办事处"]), Has.Length.EqualTo(11), "ten streets and 区教育局, nobody twice");
        Assert.That(plan.UnitsOf(plan.Deadlines.Single(deadline => deadline.Code == "FT-56-submission").Owners), Has.Length.GreaterThan(20).And.None.Contains("成员单位"));
        Assert.That(plan.AnsweredBy("园岭街道办事处").Select(task => task.Code), Is.EqualTo(new[] { "FT-T19", "FT-T20", "FT-T56" }), "in FT 19 the streets lead");
        Assert.That(plan.AnsweredBy("区城管和综合执法局").Select(task => task.Code), Has.None.EqualTo("FT-T19"), "it only guides there");
    }

    /// <summary>福田 prints 48 twice.</summary>
    [Test]
    public void A_number_printed_twice_is_two_rows_and_a_target_stands_under_the_right_one()
    {
        var plan = DistrictPlans.Of(DistrictPlans.Futian);
        var twice = plan.Tasks.Where(task => task.Number == "48").ToList();

        Assert.That(twice.Select(task => task.Code).Distinct().Count(), Is.EqualTo(2));
        var target = plan.Targets[0] with { Task = "48", Source = plan.Targets[0].Source with { Line = twice[1].Source.Line } };
        Assert.That(plan.TaskOf(target), Is.EqualTo(twice[1]));
        Assert.That(plan.TaskOf(target with { Source = target.Source with { Line = twice[1].Source.Line - 1 } }), Is.EqualTo(twice[0]));
        Assert.That(plan.Targets.Select(one => plan.TaskOf(one)?.Number), Is.EqualTo(plan.Targets.Select(one => one.Task)));
    }
}
