using FoodSafety.Lims.Ingestion.Pipeline;
using FoodSafety.Lims.Tests.Ingestion.Inspection;
using FoodSafety.Lims.Tests.Ingestion.Platforms;
using FoodSafety.Lims.Tests.Support;
using FoodSafety.Lims.Web.Shell;
using static FoodSafety.Lims.Tests.Ingestion.Inspection.InspectionFiles;

namespace FoodSafety.Lims.Tests.Ingestion.Reading;

/// <summary>A column that stands twice under names of the same standing: where both cells say something and not the same, nobody can tell which counts.</summary>
public sealed class DoubledColumnsTests
{
    private const string Header = "样品编号,检测时间,市场,样品名称,检测项目";
    private const string Cells = "2023-09-18 08:10,440304-M01,菜心,有机磷和氨基甲酸酯类农药";

    [TestCase("检测结果", "检测结果")]
    [TestCase("检测结果", " 检测结果*")]
    [TestCase("检测结果", "outcome")]
    [TestCase("结论", "结论")]
    public void Two_different_cells_are_refused_with_both_columns_named(string first, string second)
    {
        var chunk = Read($"{first},{second}", "阴性,阳性", "阳性,阳性", "阴性,");

        Assert.That(chunk.Faults.Select(fault => (fault.RowNumber, fault.ColumnName, fault.Value, fault.Code)), Is.EqualTo(new[] { (2, first, "阴性", "not-understood") }));
        Assert.That(chunk.Faults[0].Message, Does.StartWith("第 2 行").And.Contain($"“{first}”（第 6 列）为“阴性”").And.Contain($"“{second.Trim()}”（第 7 列）为“阳性”"));
        Assert.That(chunk.Refused, Is.EqualTo(1));
    }

    /// <summary>A column that is kept with the row as written is no other.</summary>
    [Test]
    public void So_is_a_column_that_is_only_kept() =>
        Assert.That(Read("检测结果,产地,origin", "阴性,广东,湖南").Faults.Select(fault => (fault.ColumnName, fault.Code)), Is.EqualTo(new[] { ("产地", "not-understood") }));

    /// <summary>结果 is a number where a 结论 stands beside it: the surer name counts, the other is kept.</summary>
    [TestCase("检测结果,结论", "阴性,阳性")]
    [TestCase("结果,结论", "0.05,阳性")]
    public void Where_one_name_is_surer_it_counts(string names, string cells) => Assert.That(Read(names, cells).Faults, Is.Empty);

    [Test]
    public void Other_kinds_and_lines_of_JSON_alike()
    {
        using var test = TestDatabase.Create(DatabaseKind.Sqlite);
        test.Database.Samples(Sample("FT1"));

        Assert.That(test.Database.Import("抽样单编号,检验项目,检验结果,result,单位,标准值,检验日期,报告编号\nFT1,铅,0.1,0.3,mg/kg,≤0.2,2023-04-10,R1\nFT1,镉,0.1,0.1,mg/kg,≤0.2,2023-04-10,R1\n", "results", "440304-LAB1").FaultCodes(),
            Is.EqualTo(((int?, string?, string)[])[(2, "检验结果", "not-understood")]));
        Assert.That(test.Database.Import("""
            {"样品编号":"A1","检测时间":"2023-03-01","市场":"440304-M01","样品名称":"菜","检测项目":"农残","检测结果":"阴性"}
            {"样品编号":"A2","检测时间":"2023-03-01","市场":"440304-M01","样品名称":"菜","检测项目":"农残","outcome":"阴性"}
            {"样品编号":"A3","检测时间":"2023-03-01","市场":"440304-M01","样品名称":"菜","检测项目":"农残","检测结果":"阴性","outcome":"阳性"}
            """, name: "记录.ndjson").FaultCodes(), Is.EqualTo(((int?, string?, string)[])[(3, "检测结果", "not-understood")]));
    }

    private static JudgedChunk Read(string names, params string[] rows) =>
        PlatformRules.Read($"{Header},{names}\n{string.Concat(rows.Select((cells, index) => $"A{index},{Cells},{cells}\n"))}", PlatformRules.Always(null)).Chunk;
}
