using FoodSafety.Lims.Domain.Judgement;
using FoodSafety.Lims.Ingestion.Notation;

namespace FoodSafety.Lims.Tests.Ingestion.Notation;

/// <summary>Cells as they stand in real bulletins (domain.md §3C), and the ways they go wrong.</summary>
[TestFixture]
public sealed class FailureNotationTests
{
    private static string[] Names(string cell) => [.. FailureNotation.Parse(cell).Value!.Items.Select(item => $"{item.Phase} {item.Name}")];

    [TestCase("噻虫胺║2.3mg/kg║≤0.2mg/kg")]
    [TestCase("噻虫胺||2.3mg/kg||≤0.2mg/kg")]
    [TestCase("噻虫胺‖2.3mg/kg‖≤0.2mg/kg")]
    [TestCase("噻虫胺|2.3mg/kg|≤0.2mg/kg")]
    [TestCase("噻虫胺丨2.3mg/kg丨≤0.2mg/kg")]
    [TestCase("噻虫胺｜2.3mg/kg｜≤0.2mg/kg")]
    public void Every_bar_met_parts_the_three(string cell)
    {
        var item = FailureNotation.Parse(cell).Value!.Items.Single();

        Assert.That((item.Name, item.Value.Text, item.Limit.Text), Is.EqualTo(("噻虫胺", "2.3mg/kg", "≤0.2mg/kg")));
    }

    [TestCase("a甲║1║≤0.5；b乙║2║≤1")]
    [TestCase("a甲║1║≤0.5;\nb乙║2║≤1")]
    [TestCase("a甲║1║≤0.5\nb乙║2║≤1")]
    [TestCase("a甲║1║≤0.5,b乙║2║≤1")]
    [TestCase("1、a甲║1║≤0.5；2、b乙║2║≤1")]
    public void Items_are_parted_by_any_separator_met(string cell) =>
        Assert.That(Names(cell), Is.EqualTo(new[] { "Initial a甲", "Initial b乙" }));

    [Test]
    public void Commas_slashes_and_digits_stay_in_names() =>
        Assert.That(
            Names("2,4-滴和2,4-滴钠盐║0.3mg/kg║≤0.1mg/kg,6-苄基腺嘌呤(6-BA)║0.05mg/kg║不得检出，土霉素/金霉素/四环素(组合含量)║264.9µg/kg║≤200µg/kg；铝的残留量(干样品,以Al计)║299mg/kg║≤100mg/kg"),
            Is.EqualTo(new[] { "Initial 2,4-滴和2,4-滴钠盐", "Initial 6-苄基腺嘌呤(6-BA)", "Initial 土霉素/金霉素/四环素(组合含量)", "Initial 铝的残留量(干样品,以Al计)" }));

    [Test]
    public void Commas_of_a_plan_do_not_part_items() =>
        Assert.That(
            Names("大肠菌群║1.3×10²,60,1.2×10²,1.1×10²,60CFU/g║n=5,c=2,m=10,M=10²CFU/g,菌落总数║>3.0×10⁵,>3.0×10⁵,>3.0×10⁵,>3.0×10⁵,>3.0×10⁵CFU/g║n=5,c=2,m=5×10⁴,M=10⁵CFU/g"),
            Is.EqualTo(new[] { "Initial 大肠菌群", "Initial 菌落总数" }));

    // r-rows of the sample: fused without a separator, half- and full-width colons, a name left out the second time.
    [TestCase("初检结果：二氧化硫残留量║0.0926g/kg║≤0.05g/kg复检结果：二氧化硫残留量║0.150g/kg║≤0.05g/kg")]
    [TestCase("初检结果：二氧化硫残留量║0.0926g/kg║≤0.05g/kg；\n复检结果：：二氧化硫残留量║0.150g/kg║≤0.05g/kg")]
    [TestCase("初检结果：二氧化硫残留量║0.0926g/kg║≤0.05g/kg 复检结果:0.150g/kg║≤0.05g/kg")]
    [TestCase("二氧化硫残留量║0.0926g/kg║≤0.05g/kg；复检结果：二氧化硫残留量║0.150g/kg║≤0.05g/kg")]
    [TestCase("二氧化硫残留量║初检：0.0926g/kg；复检：0.150g/kg║≤0.05g/kg")]
    [TestCase("初检结果：二氧化硫残留量║0.0926g/kg║≤0.05g/kg复检结果：0.150g/kg")]
    [TestCase("二氧化硫残留量（初检）║0.0926g/kg║≤0.05g/kg；二氧化硫残留量（复检结果）║0.150g/kg║≤0.05g/kg")]
    public void First_and_re_examination_are_two_results_and_the_second_stands(string cell)
    {
        var read = FailureNotation.Parse(cell).Value!;

        Assert.That(read.Items.Select(item => (item.Phase, item.Name, item.Value.Amount, item.Limit.Maximum)), Is.EqualTo(new[]
        {
            (ResultPhase.Initial, "二氧化硫残留量", 0.0926m, (decimal?)0.05m),
            (ResultPhase.Recheck, "二氧化硫残留量", 0.150m, 0.05m),
        }));
        Assert.That(read.Standing.Single().Value.Text, Is.EqualTo("0.150g/kg"));
    }

    [Test]
    public void The_limit_comes_first_only_when_the_header_says_so()
    {
        const string Cell = "噻虫胺║≤0.2mg/kg║2.3mg/kg；噻虫嗪║≤0.3mg/kg║0.5mg/kg";

        Assert.That(FailureNotation.Parse(Cell).Fault, Is.Not.Null);
        var items = FailureNotation.Parse(Cell, FailureOrder.LimitThenResult).Value!.Items;
        Assert.That(items.Select(item => (item.Name, item.Value.Amount, item.Limit.Maximum)), Is.EqualTo(new[]
        {
            ("噻虫胺", 2.3m, (decimal?)0.2m), ("噻虫嗪", 0.5m, 0.3m),
        }));
    }

    [TestCase("初检二氧化硫残留量║0.0926g/kg║≤0.05g/kg", "not-understood")]
    [TestCase("感官有点怪", "not-understood")]
    [TestCase("噻虫胺║0.5mg/kg", "not-understood")]
    [TestCase("噻虫胺║0.5mg/kg║", "not-understood")]
    [TestCase("║0.5mg/kg║≤0.1mg/kg", "not-understood")]
    [TestCase("噻虫胺║║≤0.1mg/kg", "not-understood")]
    [TestCase("噻虫胺║/║≤0.1mg/kg", "not-understood")]
    [TestCase("噻虫胺║0.5mg/kg║≤0.1mg/kg║≤0.2", "not-understood")]
    [TestCase("噻虫胺║2.3mg/kg║≤0.2mg/kg噻虫嗪║1mg/kg║≤0.3mg/kg", "not-understood")]
    [TestCase("噻虫胺║2.3mg/kg║≤1,000,2,4-滴║1mg/kg║≤0.3mg/kg", "not-understood")]
    [TestCase("初检结果：吡唑醚菌酯║0.066mg/kg║≤0.05mg/kg\n初检结果：吡唑醚菌酯║0.067mg/kg║≤0.05mg/kg", "not-understood")]
    [TestCase("噻虫胺║2.3mg/kg║≤0.2mg/kg；噻虫胺║2.4mg/kg║≤0.2mg/kg", "not-understood")]
    [TestCase("菌落总数║1.3×103；6.8×104CFU/g║≤100CFU/g", "not-understood")]
    // Without a sign a limit is a maximum only where that explains the failure.
    [TestCase("净含量║499g║500g", "not-understood")]
    [TestCase("乳酸菌数║未检出║10⁶CFU/g", "not-understood")]
    [TestCase("铅║0.3mg/L║≤0.2mg/kg", "unit-unknown")]
    public void One_uncertain_piece_refuses_the_cell_by_name(string cell, string code)
    {
        var fault = FailureNotation.Parse(cell).Fault;

        Assert.That(fault?.Code, Is.EqualTo(code));
        Assert.That(fault!.Message, Is.Not.Empty);
    }
}
