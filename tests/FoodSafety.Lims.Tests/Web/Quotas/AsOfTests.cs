using FoodSafety.Lims.Tests.Support;
using FoodSafety.Lims.Web.People;
using FoodSafety.Lims.Web.Quotas;
using FoodSafety.Lims.Web.Shell;

namespace FoodSafety.Lims.Tests.Web.Quotas;

/// <summary>As of T, quotas count what was tested on or before T among what is stored (contract).</summary>
[TestFixture(DatabaseKind.Sqlite)]
[TestFixture(DatabaseKind.Postgres)]
public sealed class AsOfTests(DatabaseKind kind) : BothDatabases(kind)
{
    private const string Log = """
        样品编号,检测时间,市场,样品名称,检测项目,检测结果
        S1,2023-03-01 08:10,440304-M01,菜心,孔雀石绿,阴性
        S2,2023-03-02 08:10,440304-M01,菜心,孔雀石绿,阴性
        S2,2023-03-02 09:00,440304-M01,菜心,氯霉素,阴性
        S3,2023-03-02 10:00,440304-M02,菜心,孔雀石绿,无效
        S3,2023-03-02 11:00,440304-M02,菜心,氯霉素,阴性
        S4,2023-03-02,440304-M03,菜心,孔雀石绿,阴性
        """;

    [TestCase("2023-03-01T08:09:59+08:00", 0)]
    [TestCase("2023-03-01T08:10:00+08:00", 1)]
    [TestCase("2023-03-01T23:59:59.999+08:00", 1)]
    [TestCase("2023-03-02T00:00:00+08:00", 2, Description = "S4 is known to the day and counts with it")]
    [TestCase("2023-03-02T09:30:00+08:00", 3, Description = "two items are one batch")]
    [TestCase("2023-03-02T10:30:00+08:00", 3, Description = "an invalid test alone is none")]
    [TestCase("2023-03-02T11:00:00+08:00", 4)]
    [TestCase("2023-12-31T23:59:59+08:00", 4)]
    public async Task A_day_cut_by_the_instant_counts_up_to_it(string asOf, int batches)
    {
        Database.Import(Log);

        var quotas = await new AskQuotas("440304", 2023, DateTimeOffset.Parse(asOf)).Handle(Database, Caller.CommandLine, CancellationToken.None);

        Assert.That(quotas.Value.Targets.SelectMany(target => target.Parts).Single(target => target.Code == "FT-37-count").Done, Is.EqualTo(batches));
    }
}
