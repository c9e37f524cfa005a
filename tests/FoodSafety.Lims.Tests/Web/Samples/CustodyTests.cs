using FoodSafety.Lims.Tests.Ingestion.Inspection;
using FoodSafety.Lims.Tests.Support;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Shell;
using static FoodSafety.Lims.Tests.Ingestion.Inspection.InspectionFiles;

namespace FoodSafety.Lims.Tests.Web.Samples;

/// <summary>Custody goes forward in time and under seals that tell the parts, and blind samples, apart.</summary>
public sealed class CustodyTests(DatabaseKind kind) : BothDatabases(kind)
{
    private static readonly Caller WestLakeOffice = new("王五", Roles.Officer, "330106-REG", "330106");

    [Test]
    public async Task Nothing_is_handed_over_before_it_was_sampled_or_before_the_hand_over_that_went_before()
    {
        Database.Samples(Sample("FT1"));
        Assert.That((await Database.Act("FT1", "hand-over", besides: ("handed-at", "2023-04-02T23:59:59+08:00"))).Refusal!.Code, Is.EqualTo("handed-at-out-of-order"), "sampled on the 3rd");
        Assert.That((await Database.Act("FT1", "hand-over", besides: ("handed-at", "2023-04-03T16:00:00+08:00"))).Refusal, Is.Null);

        Assert.That((await Database.Act("FT1", "receive", besides: ("handed-at", "2023-04-03T15:59:59+08:00"))).Refusal!.Code, Is.EqualTo("handed-at-out-of-order"));
        Assert.That((await Database.Act("FT1", "receive", besides: ("handed-at", "2023-04-05T09:00:00+08:00"))).Refusal!.Code, Is.EqualTo("field-invalid"), "not in the future either");
        Assert.That((await Database.Act("FT1", "receive", besides: ("handed-at", "2023-04-03T16:00:00+08:00"))).Refusal, Is.Null);
        Database.AssertVerified();
    }

    [Test]
    public async Task The_parts_of_a_sample_have_each_a_seal_and_a_blind_sample_has_a_new_one()
    {
        Database.Samples(Sample("FT1"));
        Assert.That((await Database.Act("FT1", "hand-over", besides: ("backup-seal-no", "封ａ001"))).Refusal!.Code, Is.EqualTo("seals-same"));
        await Database.Walk("FT1", "hand-over");

        Assert.That((await Database.Act("FT1", "recode", besides: ("blind-seal-no", "封A001"))).Refusal!.Code, Is.EqualTo("seal-not-new"));
        Assert.That((await Database.Act("FT1", "recode", besides: ("blind-seal-no", "封C001"))).Value.Events[^1].Given["blind-seal-no"], Is.EqualTo("封C001"));
    }

    [TestCase("封 C001")]
    [TestCase("封B009、封C001")]
    public async Task The_seal_of_a_blind_sample_is_not_one_the_form_names(string ofForm)
    {
        Database.Import($"抽样单编号,任务类别,抽样日期,抽样单位,抽样人员,被抽样单位,样品名称,食品大类,抽样数量,备样数量,检验机构,封条编号\nFT1,监督抽检,2023-04-03,440304-REG,甲、乙,某店,韭菜,蔬菜,2,1,440304-LAB1,{ofForm}", "samples");
        await Database.Walk("FT1", "hand-over");

        Assert.That((await Database.Act("FT1", "recode", besides: ("blind-seal-no", "封C001"))).Refusal!.Code, Is.EqualTo("seal-not-new"));
        Assert.That((await Database.Act("FT1", "recode", besides: ("blind-seal-no", "封C002"))).Refusal, Is.Null);
    }

    /// <summary>杭西食药安办〔2023〕5号 point 7: 西湖 separates sampling and testing.</summary>
    [Test]
    public async Task Where_separation_is_in_force_a_sample_on_its_way_takes_results_by_its_blind_code_alone()
    {
        RegisterAtWestLake("2023-04-03");
        Assert.That((await Database.Act("XH1", "hand-over", WestLakeOffice)).Refusal, Is.Null);

        var refused = Database.ResultsOf("330106-LAB1", "XH1,毒死蜱,0.01,mg/kg,≤0.02,2023-04-05,合格,R1,初检");
        Assert.That(refused.FaultCodes().Single().Code, Is.EqualTo("sample-not-open"));
        Assert.That(refused.Faults[0].Message, Does.Contain("recode"));

        Assert.That((await Database.Act("XH1", "recode", WestLakeOffice)).Refusal!.Code, Is.EqualTo("seal-not-new"), "its new seal is asked for");
        var blind = (await Database.Act("XH1", "recode", WestLakeOffice, besides: ("blind-seal-no", "封C001"))).Value.BlindCode!;
        Assert.That((await Database.Act(blind, "receive", new Caller("实验员", Roles.Lab, "330106-LAB1", "330106"))).Refusal, Is.Null);
        Assert.That(Database.ResultsOf("330106-LAB1", $"{blind},毒死蜱,0.01,mg/kg,≤0.02,2023-04-05,合格,R1,初检").Rows.Accepted, Is.EqualTo(1));
        Database.AssertVerified();
    }

    [TestCase("2023-04-03", "unknown-sample")]
    [TestCase("2022-04-03", null)]
    public async Task Where_separation_is_in_force_results_by_file_show_the_laboratory_no_party_before_its_report(string sampledOn, string? refused)
    {
        RegisterAtWestLake(sampledOn);
        var analyst = new Caller("实验员", Roles.Lab, "330106-LAB1", "330106");

        Assert.That(Database.ResultsOf("330106-LAB1", "XH1,毒死蜱,0.01,mg/kg,≤0.02,2023-04-05,合格,,初检").Rows.Accepted, Is.EqualTo(1));
        Assert.That((await Database.Show("XH1", analyst)).Refusal?.Code, Is.EqualTo(refused));

        Assert.That(Database.ResultsOf("330106-LAB1", "XH1,克百威,0.01,mg/kg,≤0.02,2023-04-05,合格,R1,初检").Rows.Accepted, Is.EqualTo(1));
        Assert.That((await Database.Show("XH1", analyst)).Refusal, Is.Null, "the report names the party");
    }

    private void RegisterAtWestLake(string sampledOn) => Database.Import(
        $"抽样单编号,任务类别,抽样日期,抽样单位,抽样人员,被抽样单位,样品名称,食品大类,抽样数量,备样数量,检验机构\nXH1,监督抽检,{sampledOn},330106-REG,甲、乙,某店,韭菜,蔬菜,2,1,330106-LAB1",
        "samples", "330106-REG");
}
