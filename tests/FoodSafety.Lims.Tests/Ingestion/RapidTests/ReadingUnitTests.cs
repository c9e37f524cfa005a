using System.Text;
using FoodSafety.Lims.Ingestion.RapidTests;
using FoodSafety.Lims.Tests.Ingestion.Platforms;

namespace FoodSafety.Lims.Tests.Ingestion.RapidTests;

/// <summary>The unit of a reading stands in 单位, behind the number, or in the column's header; it is never guessed where two contradict.</summary>
public sealed class ReadingUnitTests
{
    private const string Cells = "2023-09-18 08:10,440304-M01,菜心,有机磷和氨基甲酸酯类农药,阴性";

    [TestCase("检测值(mg/kg)", "0.05", "", "mg/kg")]
    [TestCase("检测值(mg/kg)", "0.05", "/", "mg/kg")]
    [TestCase("检测值(mg/kg)", "0.05", "mg／kg", "mg／kg")]
    [TestCase("检测值（%）", "11", "", "%")]
    [TestCase("抑制率％", "11%", "", "%")]
    [TestCase("检测值（抑制率%）", "11", "％", "％")]
    [TestCase("检测值", "0.05mg/kg", "", "mg/kg")]
    [TestCase("检测值", "0.05 mg/kg", "mg/kg", "mg/kg")]
    [TestCase("检测值", "2.1mg/100g", "", "mg/100g")]
    [TestCase("检测值", "3.5μg/kg", "ppb", "μg/kg")]
    [TestCase("检测值(ppm)", "0.05mg/kg", "", "mg/kg")]
    [TestCase("检测值", "11%", "", null)]
    [TestCase("检测值", "12.4", "", null)]
    public void The_unit_is_found_where_it_stands(string header, string reading, string unit, string? stored)
    {
        var (reader, chunk) = Read(header, reading, unit);

        Assert.That(chunk.Faults.Select(fault => fault.Message), Is.Empty);
        Assert.That(reader.Meanings.Text(chunk.Rows[0].Unit), Is.EqualTo(stored));
        Assert.That(Encoding.UTF8.GetString(chunk.Text(chunk.Rows[0].Reading)), Is.EqualTo(reading), "as written");
    }

    [TestCase("检测值(%)", "11", "mg/kg", "单位")]
    [TestCase("抑制率%", "11", "mg/kg", "单位")]
    [TestCase("检测值(mg/kg)", "0.05", "μg/kg", "单位")]
    [TestCase("检测值", "0.05mg/kg", "μg/kg", "单位")]
    [TestCase("检测值", "11%", "mg/kg", "单位")]
    [TestCase("检测值(%)", "0.05mg/kg", "", "检测值(%)")]
    [TestCase("检测值(mg/kg)", "11%", "", "检测值(mg/kg)")]
    [TestCase("检测值(mg/kg)", "0.05", "斤两", "单位")]
    public void Two_that_contradict_each_other_are_refused(string header, string reading, string unit, string column) =>
        Assert.That(Read(header, reading, unit).Chunk.Faults.Select(fault => (fault.ColumnName, fault.Code)), Is.EqualTo(new[] { (column, "unit-unknown") }));

    [TestCase("<0.5")]
    [TestCase("<0.5mg/kg")]
    [TestCase("0.05-0.1mg/kg")]
    [TestCase("0.05斤")]
    [TestCase("12.4abc")]
    [TestCase("12/")]
    [TestCase("1,234")]
    [TestCase("1,234mg/kg")]
    [TestCase("1E5")]
    [TestCase("1e5mg/kg")]
    [TestCase("mg/kg")]
    [TestCase("12.4 %%")]
    public void What_is_no_number_stays_none(string reading) =>
        Assert.That(Read("检测值", reading, "").Chunk.FaultCodesOf(), Is.EqualTo(new[] { (2, "not-a-number") }));

    /// <summary>By GB/T 5009.199 an inhibition of 50 % and more is positive, and a concentration is none.</summary>
    [Test]
    public void The_reading_is_judged_in_the_headers_unit()
    {
        Assert.That(Read("抑制率(%)", "66", "", "酶抑制率法").Chunk.Rows[0].VerdictDiffers, Is.True);
        Assert.That(Read("检测值(mg/L)", "66", "", "酶抑制率法").Chunk.FaultCodesOf(), Is.EqualTo(new[] { (2, "unit-unknown") }));
        Assert.That(Read("抑制率(%)", "1001", "").Chunk.FaultCodesOf(), Is.EqualTo(new[] { (2, "out-of-range") }), "as of any percentage");
    }

    /// <summary>A word belongs to the chunk in which it is first met: what is stored is numbered from there.</summary>
    [Test]
    public void The_headers_unit_is_among_the_words_of_the_first_chunk() =>
        Assert.That(Read("检测值(mg/kg)", "0.05", "").Chunk.NewWords, Does.Contain("mg/kg"));

    [Test]
    public void An_accepted_row_allocates_nothing_wherever_its_unit_stands()
    {
        const string header = "样品编号,检测时间,市场,样品名称,检测项目,检测结果,outcome,检测值(μg/kg)";
        Assert.That(PlatformRules.BytesOfRow(header, index => $"S{index:D5},{Cells},阴性,{(index % 2 == 0 ? "3.5" : "3.5μg/kg")}", PlatformRules.Always(null)), Is.LessThan(1));
    }

    private static (RapidTestReader Reader, RapidTestChunk Chunk) Read(string header, string reading, string unit, string method = "") =>
        PlatformRules.Read($"样品编号,检测时间,市场,样品名称,检测项目,检测结果,检测方法,{header},单位\nS1,{Cells},{method},\"{reading}\",{unit}\n", PlatformRules.Always(null));
}
