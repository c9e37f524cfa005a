using FoodSafety.Lims.Ingestion.Notation;

namespace FoodSafety.Lims.Ingestion.Columns;

/// <summary>不合格线索: the columns of inbound findings and of public bulletins. The constants are positions in <see cref="Set"/>.</summary>
public static class FindingColumns
{
    public const int SampleNo = 0, Food = 1, Failures = 2, SampledParty = 3, Producer = 4, Category = 5, BulletinNo = 6, BulletinDate = 7, Source = 8,
        FirstOther = 9, ReceivedOn = 12;

    /// <summary>Columns from <see cref="FirstOther"/> on are kept with the row as they are written.</summary>
    public static readonly ColumnSet Set = new("findings",
    [
        new("sample_no", "抽样编号", true, "id", "抽样单编号", "样品编号", "样品条码", "条码编号") { Example = "示例-GJ-2023-0001", Note = "外来的编号即可，不必先登记抽样单", HoldsCode = true },
        new("food", "食品名称", true, "food_name_raw", "样品名称", "产品名称") { Example = "豇豆" },
        new("failures", "不合格项目║检验结果║标准值", true,
            "fail_raw", "不合格项目||检验结果||标准值", "不合格项目|检验结果|标准值", "不合格项目‖检验结果‖标准值", "不合格项目丨检验结果丨标准值",
            "不合格项目（检验结果/标准值）", "不合格项目（实测值/标准值）", "不合格项目（标准值/实测值）", "不合格项目（标准值/检验结果）", "不合格项目║标准值║检验结果",
            "不合格项目", "主要不合格项目", "主要不合格项", "不符合项目", "不合格项", "不合格项及未抽样原因")
            { Example = "噻虫胺║0.05mg/kg║≤0.01mg/kg", Note = "项目║检验结果║标准值，照通告原文；几个项目用分号或换行分开" },
        new("sampled_party", "被抽样单位", false, "sampler_hash", "被抽样单位名称", "受检单位", "被抽检单位", "被抽查单位", "被检单位", "受检单位名称") { Example = "某某蔬菜店" },
        new("producer", "标称生产企业", false, "producer_hash", "标称生产企业名称", "（标称）生产单位名称", "标识生产企业名称", "标称生产厂家", "标称生产企业或供货单位名称") { Example = "/" },
        new("category", "分类", false, "食品大类", "食品分类", "食品类别") { Example = "蔬菜", Choices = "food-category" },
        new("bulletin_no", "公告号", false, "通告号") { Example = "2023年第1号", HoldsCode = true },
        new("bulletin_date", "公告日期", false, "通告日期") { Example = "2023-09-28", Note = "写成 2023-09-18 或 2023/9/18 的样子" },
        new("source", "来源", false, "任务来源/项目名称", "任务来源") { Example = "省抽", Note = "国抽、省抽、外区移送、投诉举报等" },
        new("spec", "规格型号", false, "规格") { Example = "散装" },
        new("brand", "商标") { Example = "/" },
        new("produced_on", "生产日期/批号", false, "prod_date", "生产日期", "生产日期／批号") { Example = "2023-09-17", Note = "生产日期或批号", HoldsCode = true },
        new("received_on", "收到日期", false, "收到报告日期", "移送收到日期") { Example = "2023-10-09", Note = "本单位收到不合格报告或移送函之日，核查处置期限自此起算；不填的按公告日期" },
    ]);

    /// <summary>Which part comes first in a cell, as its header says: “标准值/实测值” puts the limit first.</summary>
    public static FailureOrder OrderOf(string header)
    {
        var limit = header.IndexOf("标准", StringComparison.Ordinal);
        var result = header.IndexOfAny(['实', '结']);
        return limit >= 0 && result > limit ? FailureOrder.LimitThenResult : FailureOrder.ResultThenLimit;
    }
}
