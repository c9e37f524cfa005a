using FoodSafety.Lims.Web.Samples;

namespace FoodSafety.Lims.Web.Bulletins;

/// <summary>One sample as a bulletin tells of it.</summary>
/// <param name="Serial">序号, 1-based.</param>
/// <param name="Province">Of the sampled party.</param>
/// <param name="Laboratory">Name.</param>
/// <param name="Failures">不合格项目║检验结果║标准值; null of a pass.</param>
/// <param name="Publication">Where it was published already; null where it was not.</param>
/// <param name="Penalty">行政处罚决定书文号; null for none.</param>
internal sealed record BulletinLine(int Serial, Sample Sample, string Province, string Laboratory, string? Failures, string? Publication, string? Penalty)
{
    private const string None = "/";

    /// <summary>The columns both tables have after the food, and those only one has: as the public tables are laid out (合格表, 不合格表).</summary>
    private static readonly (string Header, bool InFindings, bool InPasses, Func<BulletinLine, string?> Cell)[] All =
    [
        ("抽样编号", true, true, line => line.Sample.SampleNo),
        ("序号", true, true, line => line.Serial.ToString(System.Globalization.CultureInfo.InvariantCulture)),
        ("标称生产企业名称", true, true, line => line.Detail("producer")),
        ("标称生产企业地址", true, true, line => line.Detail("producer_address")),
        ("被抽样单位名称", true, true, line => line.Sample.SampledParty),
        ("被抽样单位地址", true, false, line => line.Detail("party_address") ?? line.Detail("street")),
        ("被抽样单位所在省份", false, true, line => line.Province),
        ("食品名称", true, true, line => line.Sample.Food),
        ("规格型号", true, true, line => line.Detail("spec")),
        ("商标", true, false, line => line.Detail("brand")),
        ("生产日期/批号", true, true, line => line.Detail("produced_on")),
        ("不合格项目║检验结果║标准值", true, false, line => line.Failures),
        ("分类", true, true, line => line.Sample.Category ?? line.Sample.FoodCategory),
        // The office gives the bulletin its number and day when it publishes; public tables leave them blank too.
        ("公告号", true, true, _ => null),
        ("公告日期", true, true, _ => null),
        ("任务来源/项目名称", true, true, line => line.Sample.ProgrammeSource is { } source ? $"{source}/{line.Sample.Programme}" : line.Sample.Programme),
        ("检验机构", true, false, line => line.Laboratory),
        ("备注", true, true, line => line.Penalty is { } penalty ? $"行政处罚决定书文号：{penalty}" : null),
        ("公告网址链接", true, true, line => line.Publication),
        // Not in the public tables: what the credit system (国家企业信用信息公示系统) files a record under (FT 33).
        ("统一社会信用代码", true, true, line => line.Detail("credit_code")),
    ];

    public static IReadOnlyList<string> Columns(string kind) => [.. Of(kind).Select(column => column.Header)];

    public IReadOnlyList<string> Cells(string kind) => [.. Of(kind).Select(column => column.Cell(this) is { Length: > 0 } text ? text : None)];

    private static IEnumerable<(string Header, bool InFindings, bool InPasses, Func<BulletinLine, string?> Cell)> Of(string kind) =>
        All.Where(column => kind == Bulletin.Findings ? column.InFindings : column.InPasses);

    private string? Detail(string column) => Patterns.Details.Find(Sample.Details, column);
}
