using FoodSafety.Lims.Tests.Support;
using FoodSafety.Lims.Web.Shell;
using FoodSafety.Lims.Web.Uploads;
using static FoodSafety.Lims.Tests.Ingestion.Inspection.InspectionFiles;

namespace FoodSafety.Lims.Tests.Ingestion.Inspection;

/// <summary>domain.md §3C, dates: "keep qualifier; convert serial (1900 system)", in every column of days; 45034 is 2023-04-18.</summary>
public sealed class QualifiedDateTests(DatabaseKind kind) : BothDatabases(kind)
{
    private static readonly int Day = new DateOnly(2023, 4, 18).DayNumber;

    [TestCase("2023-04-18", false)]
    [TestCase("2023-04-18（购进日期）", true)]
    [TestCase("2023/4/18（加工日期）", true)]
    [TestCase("45034", false)]
    [TestCase("45034.0", false)]
    [TestCase("４５０３４．０", false)]
    [TestCase("45034.0（消毒日期）", true)]
    public void A_day_is_read_in_every_column_and_its_qualifier_kept(string written, bool isQualified)
    {
        Stored(Database.Import($"样品编号,检测时间,市场,样品名称,检测项目,检测结果\nA1,{written},440304-M01,菜心,有机磷和氨基甲酸酯类农药,阳性\n"));
        Stored(Database.Samples(Sample("FT1", sampledOn: written)));
        Stored(Database.Import($"抽样单编号,检验项目,检验结果,单位,标准值,检验日期,样品到达日期,签发日期,报告编号\nFT1,铅,0.01,mg/kg,≤0.2,{written},{written},{written},R1\n", "results", "440304-LAB1"));
        Stored(Database.Findings($"GC1,芹菜,毒死蜱║0.32mg/kg║≤0.05mg/kg,甲档,/,{written}"));

        Assert.That((Database.Ask<int>("SELECT sampled_on FROM samples WHERE sample_no = 'FT1'"), Database.Ask<int>("SELECT tested_on FROM sample_results"), Database.Ask<int>("SELECT bulletin_on FROM findings")),
            Is.EqualTo((Day, Day, Day)));
        var log = Database.Ask<string>("SELECT details FROM rapid_tests") ?? "";
        Assert.That(log, isQualified ? Is.EqualTo($$"""{"source_tested_at":"{{written}}"}""") : Is.Empty);
        foreach (var (table, column) in (ReadOnlySpan<(string, string)>)[("samples", "sampled_on"), ("sample_results", "tested_on"), ("findings", "bulletin_date")])
        {
            var details = Database.Ask<string>($"SELECT details FROM {table}") ?? "";
            Assert.That(details.Contains($"\"source_{column}\":\"{written}\"", StringComparison.Ordinal), Is.EqualTo(isQualified), details);
        }
        Assert.That(Database.Ask<string>("SELECT details FROM sample_results"), Does.Contain($"\"issued_on\":\"{written}\""), "such a column is kept as written anyway");
        Database.AssertVerified();
    }

    [TestCase("2023-04-31（购进日期）")]
    [TestCase("2023-04-18（农历）")]
    [TestCase("36525")]
    [TestCase("73051")]
    [TestCase("（购进日期）")]
    public void What_is_no_day_is_refused_in_every_column(string written)
    {
        string[] codes =
        [
            .. Codes(Database.Import($"样品编号,检测时间,市场,样品名称,检测项目,检测结果\nA1,{written},440304-M01,菜心,有机磷和氨基甲酸酯类农药,阳性\n")),
            .. Codes(Database.Samples(Sample("FT1", sampledOn: written))),
            .. Codes(Database.Findings($"GC1,芹菜,毒死蜱║0.32mg/kg║≤0.05mg/kg,甲档,/,{written}")),
        ];

        Assert.That(codes, Is.EqualTo(new[] { "not-a-date", "not-a-date", "not-a-date" }));
    }

    private static IEnumerable<string> Codes(Receipt receipt) => receipt.Faults.Select(fault => fault.Code);

    private static void Stored(Receipt receipt) =>
        Assert.That((receipt.Status, receipt.Rows.Stored), Is.EqualTo(("completed", 1)), string.Join('\n', receipt.Faults.Select(fault => fault.Message)));
}
