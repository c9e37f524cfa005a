using FoodSafety.Lims.Ingestion.Columns;
using FoodSafety.Lims.Tests.Ingestion.Inspection;
using FoodSafety.Lims.Tests.Support;
using FoodSafety.Lims.Tests.Web.Disposal;
using FoodSafety.Lims.Web.Patterns;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Samples;
using FoodSafety.Lims.Web.Samples.Pages;
using FoodSafety.Lims.Web.Shell;

namespace FoodSafety.Lims.Tests.Web.Samples;

/// <summary>The fields of the national sampling form (domain §3A), and who may see which of them.</summary>
public sealed class SamplingFormTests(DatabaseKind kind) : BothDatabases(kind)
{
    private const string Header = "抽样单编号,任务类别,抽样日期,抽样单位,抽样人员,被抽样单位,样品名称,食品大类,抽样数量,备样数量,单位,检验机构";
    private const string Row = "S1,监督抽检,2023-04-03,440304-REG,甲、乙,商行,韭菜,蔬菜,2,1,kg,440304-LAB1";

    /// <summary>The example of GB 11643-1999.</summary>
    private const string Citizen = "11010519491231002X";
    private const string Masked = "1101**********002X";

    [Test]
    public async Task Every_field_of_the_national_form_is_kept_under_its_name()
    {
        var fields = new Dictionary<string, string>
        {
            ["部署机构"] = "深圳市局",
            ["食品亚类"] = "叶菜类",
            ["食品次亚类"] = "鳞茎类",
            ["食品细类"] = "韭菜",
            ["抽样单位地址"] = "某路 1 号",
            ["抽样单位所在省份"] = "广东",
            ["抽样人员电话"] = "13800000000",
            ["抽样单位联系人"] = "丙",
            ["抽样单位电话"] = "075512345678",
            ["抽样单位传真"] = "075512345679",
            ["抽样单位邮编"] = "518000",
            ["抽样单位电子邮箱"] = "a@example.cn",
            ["被抽样单位所在地"] = "广东/深圳/福田",
            ["区域类型"] = "城市",
            ["许可证类型"] = "食品经营许可证",
            ["许可证号"] = "JY1",
            ["法人"] = "丁",
            ["被抽样单位联系人"] = "戊",
            ["被抽样单位电话"] = "13900000000",
            ["被抽样单位邮编"] = "518001",
            ["年销售额"] = "100",
            ["摊位号"] = "A12",
            ["经营者姓名"] = "己",
            ["身份证号"] = Citizen,
            ["标称生产企业所在地"] = "广东",
            ["生产企业联系人"] = "庚",
            ["生产企业电话"] = "13700000000",
            ["第三方企业"] = "某公司",
            ["第三方企业地址"] = "某路 2 号",
            ["第三方企业许可证编号"] = "SC1",
            ["第三方企业性质"] = "委托方",
            ["样品条码"] = "6900000000001",
            ["样品类型"] = "食用农产品",
            ["样品来源"] = "外购",
            ["样品属性"] = "普通食品",
            ["包装分类"] = "散装",
            ["质量等级"] = "一级",
            ["购进日期"] = "2023-04-02",
            ["加工日期"] = "2023-04-01",
            ["批号"] = "L-1",
            ["批准文号"] = "国食 1",
        };
        var receipt = Database.Import($"{Header},{string.Join(',', fields.Keys)}\n{Row},{string.Join(',', fields.Values)}", "samples");

        Assert.That(receipt.Rows.Accepted, Is.EqualTo(1), () => string.Join("\n", receipt.Faults.Select(fault => fault.Message)));
        var names = SampleColumns.Set.Columns.ToDictionary(column => column.ChineseName, column => column.Name);
        var form = (await Show(CaseRows.Officer)).Form;
        Assert.That(fields.Where(field => form.GetValueOrDefault(names[field.Key]) != (field.Value == Citizen ? Masked : field.Value)), Is.Empty);
    }

    [Test]
    public async Task Persons_and_how_to_reach_them_are_for_the_office_and_not_for_the_laboratory()
    {
        string[] personal = ["id_number", "party_phone", "buyer", "delivery_address", "sampling_org_fax", "sampling_org_email"];
        Database.Import($"{Header},身份证号,被抽样单位电话,买样人,收货地址,抽样单位传真,抽样单位电子邮箱,摊位号\n{Row},{Citizen},13900000000,辛,某路 3 号,075512345679,a@example.cn,A12", "samples");
        await Database.Walk("S1", "hand-over", "receive");

        var office = (await Show(CaseRows.Officer)).Form;
        Assert.That(personal.Except(office.Keys), Is.Empty);
        Assert.That(office["id_number"], Is.EqualTo(Masked), "not whole for the office either");
        Assert.That((await Show(CaseRows.Laboratory)).Form.Keys, Does.Contain("stall_no"));
        Assert.That((await Show(CaseRows.Laboratory)).Form.Keys.Intersect(personal), Is.Empty);
    }

    [TestCase("110105194912310021", Description = "another check character")]
    [TestCase("11010519491231002", Description = "17 characters")]
    [TestCase("110105491231002", Description = "of the first generation, void since 2013")]
    public void A_wrong_citizens_number_is_refused_and_not_repeated(string number)
    {
        var fault = Database.Import($"{Header},身份证号\n{Row},{number}", "samples").Faults.Single();

        Assert.That((fault.Code, fault.Column), Is.EqualTo(("bad-check-digit", "身份证号")));
        Assert.That(fault.Message + fault.Value, Does.Not.Contain(number));
    }

    [Test]
    public async Task A_follow_up_sample_names_a_case_of_its_district()
    {
        Database.Findings("G1,豇豆,噻虫胺║0.066mg/kg║≤0.01mg/kg,某店,某厂,2023-05-08", "G2,豇豆,噻虫胺║0.066mg/kg║≤0.01mg/kg,某店,某厂,2023-05-08");

        var receipt = Database.Import($"{Header},跟踪案件编号\n{Row},HC-440304-2023-00001\n{Row.Replace("S1", "S2", StringComparison.Ordinal)},HC-440103-2023-00001", "samples");

        Assert.That((receipt.Rows.Accepted, receipt.Faults.Single().Code, receipt.Faults[0].Row), Is.EqualTo((1, "unknown-case", (int?)3)));
        await using var db = Database.CreateContext();
        var due = (await new ListFollowUps("440304", TestDatabase.Now).Handle(db, TimeZoneInfo.Utc, Caller.CommandLine, default)).Value;
        Assert.That(due.Cases.Select(item => item.Case), Is.EqualTo(new[] { "HC-440304-2023-00002" }), "what was sampled again is not due any more");
    }

    [Test]
    public void The_page_asks_for_every_column_once() =>
        Assert.That(NewSampleModel.Parts.SelectMany(part => part.Columns).Select(column => column.Name), Is.EquivalentTo(SampleColumns.Set.Columns.Select(column => column.Name)));

    private async Task<SampleView> Show(Caller caller) => (await Database.Show("S1", caller)).Value;
}
