using System.Text;
using FoodSafety.Lims.Ingestion.Columns;
using FoodSafety.Lims.Ingestion.Reading;
using FoodSafety.Lims.Tests.Ingestion.Reading;

namespace FoodSafety.Lims.Tests.Ingestion.RapidTests;

/// <summary>Headers of real logs: domain.md §3B (序号/编号), §3D.</summary>
public sealed class HeaderSynonymTests
{
    // 编号 mostly numbers the lines, 结果 is a number where a 结论 stands beside it; wherever they stand.
    [TestCase("编号,检测时间,市场,食品名称,检测项目,结果,结论,样品条码", "样品条码", "结论")]
    [TestCase("样品条码,检测时间,市场,食品名称,检测项目,结论,结果,编号", "样品条码", "结论")]
    [TestCase("编号,检测时间,市场,食品名称,检测项目,结果", "编号", "结果")]
    // 样品编码 stands beside 样品编号 in domain.md §3D: it may be the code of the food.
    [TestCase("样品编码,检测时间,市场,食品名称,检测项目,结果,样品条码", "样品条码", "结果")]
    [TestCase("样品编码,检测时间,市场,食品名称,检测项目,结果,样本编号", "样本编号", "结果")]
    [TestCase("编号,检测时间,市场,食品名称,检测项目,结果,样品编码", "样品编码", "结果")]
    [TestCase("编号,检测时间,市场,食品名称,检测项目,样品编号,结论,检测结果", "样品编号", "检测结果")]
    public void Of_two_synonyms_the_surer_one_is_the_column(string header, string sample, string outcome)
    {
        var map = Map(header);

        Assert.That((map.HeaderOf(RapidTestColumns.SampleNo), map.HeaderOf(RapidTestColumns.Outcome)), Is.EqualTo((sample, outcome)));
    }

    // An inhibition that is not seen would leave a positive unjudged.
    [TestCase("抑制率（%）")]
    [TestCase("抑制率(%)")]
    [TestCase("抑制率％")]
    [TestCase("检测值（抑制率%）")]
    public void The_inhibition_is_the_reading_with_its_sign_in_the_header_too(string header) =>
        Assert.That(Map($"样品编号,检测时间,市场,样品名称,检测项目,检测结果,{header}").HeaderOf(RapidTestColumns.Reading), Is.EqualTo(header));

    /// <summary>The header without a unit is the surer; a bracket that holds no unit leaves another column.</summary>
    [TestCase("检测值(mg/kg)", "检测值(mg/kg)")]
    [TestCase("检测值（单位：μg/kg）", "检测值（单位：μg/kg）")]
    [TestCase("含量【mg/kg】", "含量【mg/kg】")]
    [TestCase("reading (ppb)*", "reading (ppb)*")]
    [TestCase("检测值(mg/kg),检测值", "检测值")]
    [TestCase("抑制率,检测值(mg/kg)", "检测值(mg/kg)")]
    [TestCase("检测值(备用)", "检测值")]
    public void A_unit_in_brackets_behind_the_name_makes_no_other_column(string headers, string reading)
    {
        var map = Map($"样品编号,检测时间,市场,样品名称,检测项目,检测结果,{headers}");

        Assert.That(map.HeaderOf(RapidTestColumns.Reading), Is.EqualTo(reading));
        Assert.That(map.FieldOf(RapidTestColumns.Reading) >= 0, Is.EqualTo(headers.Contains(reading + ",") || headers.EndsWith(reading)));
    }

    /// <summary>Of another column's cells the unit would be lost with the header.</summary>
    [Test]
    public void Columns_that_are_not_judged_by_stay_with_their_header() =>
        Assert.That(Map("样品编号,检测时间,市场,样品名称,检测项目,检测结果,数量(kg)").FieldOf(22), Is.EqualTo(-1));

    private static ColumnMap Map(string header)
    {
        using var source = RowSources.Open(new MemoryStream(Encoding.UTF8.GetBytes(header + "\n")));
        return SourceRows.FindRapidTests(source).Map!;
    }
}
