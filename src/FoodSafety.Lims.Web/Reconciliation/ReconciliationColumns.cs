using FoodSafety.Lims.Ingestion.Columns;

namespace FoodSafety.Lims.Web.Reconciliation;

/// <summary>
/// The columns of a platform's own totals. The header says what is counted: 批次 or 项次; a bare 平台数 is 批次, the unit the contract counts in
/// unless something else is said.
/// </summary>
public static class ReconciliationColumns
{
    public const int Date = 0, Market = 1, Batches = 2, Items = 3, Positives = 4, PositiveItems = 5;

    public static readonly ColumnSet Set = new("reconciliation",
    [
        new("date", "日期", true, "检测日期", "快检日期", "统计日期", "业务日期", "tested_on"),
        new("market", "市场", true, "市场名称", "市场编码", "受检场所", "被检单位", "受检单位", "market_code"),
        new("batches", "批次", false, "平台批次", "平台批次数", "批次数", "快检批次", "快检批次数", "检测批次", "检测批次数", "平台数", "平台数（批次）", "平台数量", "上传批次", "样品数"),
        new("items", "项次", false, "平台项次", "平台项次数", "项次数", "快检项次", "快检项次数", "检测项次", "检测项次数", "平台数（项次）", "检测项目数"),
        new("positives", "阳性批次", false, "阳性数", "阳性批次数", "平台阳性数", "阳性", "阳性样品数", "不合格批次", "不合格数"),
        new("positive_items", "阳性项次", false, "阳性项次数", "平台阳性项次", "不合格项次"),
    ]);
}
