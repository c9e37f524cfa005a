using FoodSafety.Lims.Tests.Support;
using FoodSafety.Lims.Web.Storage;
using FoodSafety.Lims.Web.Storage.Bulk;
using FoodSafety.Lims.Web.Uploads;
using FoodSafety.Lims.Web.Verify;

namespace FoodSafety.Lims.Tests.Ingestion.Inspection;

/// <summary>Small files of sampling forms, results and findings, and questions about what became of them.</summary>
internal static class InspectionFiles
{
    private const string SampleHeader =
        "抽样单编号,任务来源,任务类别,抽样日期,抽样单位,抽样人员,被抽样单位,样品名称,食品大类,抽样数量,备样数量,单位,检验机构";

    private const string ResultHeader = "抽样单编号,检验项目,检验结果,单位,标准值,检验日期,结果判定,报告编号,阶段";

    public static string Sample(
        string number, string food = "韭菜", string category = "蔬菜", string sampledOn = "2023-04-03", string samplers = "甲、乙", string organisation = "440304-REG",
        string lab = "440304-LAB1", string quantity = "2", string party = "福田示例商行甲") =>
        $"{number},区,监督抽检,{sampledOn},{organisation},{samplers},{party},{food},{category},{quantity},1,kg,{lab}";

    public static Receipt Samples(this LimsDatabase database, params string[] rows) =>
        database.Import(string.Join('\n', [SampleHeader, .. rows]), "samples");

    public static Receipt Results(this LimsDatabase database, params string[] rows) => database.ResultsOf("440304-LAB1", rows);

    public static Receipt ResultsOf(this LimsDatabase database, string organisation, params string[] rows) =>
        database.Import(string.Join('\n', [ResultHeader, .. rows]), "results", organisation);

    public static Receipt Findings(this LimsDatabase database, params string[] rows) =>
        database.Import(string.Join('\n', ["抽样编号,食品名称,不合格项目║检验结果║标准值,被抽样单位,标称生产企业,公告日期", .. rows]), "findings");

    public static T? Ask<T>(this LimsDatabase database, string sql)
    {
        using var connection = database.OpenConnection();
        return connection.Ask<T>(null, sql);
    }

    /// <summary>What a counter of 福田's plan holds over all days: batches, items, passed.</summary>
    public static (long Batches, long Items, long Passed) Counter(this LimsDatabase database, string counter) => (
        database.Ask<long>($"SELECT coalesce(sum(batches), 0) FROM counter_days WHERE counter = '{counter}'"),
        database.Ask<long>($"SELECT coalesce(sum(items), 0) FROM counter_days WHERE counter = '{counter}'"),
        database.Ask<long>($"SELECT coalesce(sum(passed), 0) FROM counter_days WHERE counter = '{counter}'"));

    /// <summary>Everything that must hold of the data holds: counters recounted, rows as receipts say.</summary>
    public static void AssertVerified(this LimsDatabase database) =>
        Assert.That(VerifyData.Handle(database, CancellationToken.None).GetAwaiter().GetResult().Discrepancies, Is.Empty);

    public static (int? Row, string? Column, string Code)[] FaultCodes(this Receipt receipt) =>
        [.. receipt.Faults.Select(fault => (fault.Row, fault.Column, fault.Code))];
}
