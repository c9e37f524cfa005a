using FoodSafety.Lims.Tests.Support;

namespace FoodSafety.Lims.Tests.Ingestion.Inspection;

/// <summary>What a sampling form must say beside its required columns: domain.md §3A, LW (33) and (42), 令15 arts 16 and 19 (from memory).</summary>
[TestFixture]
public sealed class SampleFormTests : OneDatabase
{
    [TestCase("场所类型", "网店", "网络平台 missing")]
    [TestCase("订单号", "P20230401", "网络平台 missing")]
    [TestCase("抽样缘由", "投诉举报", "投诉举报编号 missing")]
    [TestCase("抽样缘由", "举报", "投诉举报编号 missing")]
    [TestCase("抽样缘由", "跟踪抽检", null)]
    [TestCase("抽样人员", "张和平", "抽样人员 missing")]
    public void A_form_that_lacks_what_its_kind_needs_is_refused_by_name(string column, string value, string? fault)
    {
        var receipt = Register("FT1", (column, value), ("网络平台", ""), ("投诉举报编号", ""));

        Assert.That(receipt.Faults.Select(one => $"{one.Column} {one.Code}").FirstOrDefault(), Is.EqualTo(fault));
    }

    [Test]
    public void A_purchase_online_and_a_complaint_are_registered_with_their_numbers()
    {
        Assert.That(Register("FT1", ("场所类型", "网店"), ("网络平台", "某团"), ("订单号", "P1")).Rows.Accepted, Is.EqualTo(1));
        Assert.That(Register("FT2", ("抽样缘由", "投诉举报"), ("投诉举报编号", "TS20230401001")).Rows.Accepted, Is.EqualTo(1));

        Assert.That(Database.Ask<string>("SELECT complaint_no FROM samples WHERE sample_no = 'FT2'"), Is.EqualTo("TS20230401001"));
    }

    [Test]
    public void The_national_system_s_number_stands_beside_our_own_and_on_one_form_only()
    {
        Assert.That(Register("FT1", ("国抽系统编号", " GC23440304 0001 ")).Rows.Accepted, Is.EqualTo(1));
        var second = Register("FT2", ("国抽系统编号", "GC234403040001"));
        var again = Register("FT1", ("国抽系统编号", " GC23440304 0001 "));

        Assert.That(Database.Ask<string>("SELECT national_no || ' ' || own_number FROM samples"), Is.EqualTo("GC234403040001 CY-440304-2023-00001"));
        Assert.That(second.Faults.Select(fault => (fault.Code, fault.Value)), Is.EqualTo(new[] { ("conflicts-with-stored", "GC234403040001") }));
        Assert.That(again.Status, Is.EqualTo("duplicate-file"));
        Database.AssertVerified();
    }

    [TestCase("440304-REG", "440304-REG", null)]
    [TestCase("440304-LAB2", "440304-LAB2", null)]
    [TestCase("440304-LAB1", "440304-REG", "not-yours")]
    [TestCase("440304-M01", "440304-REG", "not-yours")]
    public void A_form_is_registered_by_the_office_or_by_who_sampled(string sender, string sampling, string? fault)
    {
        var receipt = Database.Import(File("FT1", ("抽样单位", sampling)), "samples", sender);

        Assert.That(receipt.Faults.Select(one => one.Code).FirstOrDefault(), Is.EqualTo(fault));
    }

    private FoodSafety.Lims.Web.Uploads.Receipt Register(string number, params (string Column, string Value)[] columns) => Database.Import(File(number, columns), "samples");

    private static string File(string number, params (string Column, string Value)[] columns)
    {
        var form = new Dictionary<string, string>
        {
            ["抽样单编号"] = number,
            ["任务类别"] = "监督抽检",
            ["抽样日期"] = "2023-04-03",
            ["抽样单位"] = "440304-REG",
            ["抽样人员"] = "张三、李四",
            ["被抽样单位"] = "福田示例商行甲",
            ["样品名称"] = "韭菜",
            ["食品大类"] = "蔬菜",
            ["抽样数量"] = "2",
            ["备样数量"] = "1",
            ["检验机构"] = "440304-LAB1",
        };
        foreach (var (column, value) in columns)
            form[column] = value;
        return $"{string.Join(',', form.Keys)}\n{string.Join(',', form.Values)}";
    }
}
