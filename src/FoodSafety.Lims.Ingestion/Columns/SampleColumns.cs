namespace FoodSafety.Lims.Ingestion.Columns;

/// <summary>抽样单: the columns of a file of sampling forms. The constants are positions in <see cref="Set"/>.</summary>
public static class SampleColumns
{
    public const int SampleNo = 0, ProgrammeSource = 1, Programme = 2, Selection = 3, MethodClass = 4, SampledOn = 5, SamplingOrganisation = 6,
        SampledParty = 7, Stage = 8, PlaceType = 9, Food = 10, FoodCategory = 11, Laboratory = 12,
        FirstOther = 13, Samplers = 13, CreditCode = 14, Producer = 15, LotSize = 16, Quantity = 17, BackupQuantity = 18, Platform = 19;

    /// <summary>Columns from <see cref="FirstOther"/> on are kept with the row as they are written.</summary>
    public static readonly ColumnSet Set = new("samples",
    [
        new("sample_no", "抽样单编号", true, "抽样编号", "样品编号", "抽样单号"),
        new("programme_source", "任务来源", false, "任务级别"),
        new("programme", "任务类别", true, "检验目的/任务类别", "检验目的", "抽检类型", "任务性质"),
        new("selection", "抽样方式", false, "抽样类型"),
        new("method_class", "方法类别", false, "检验方法类别"),
        new("sampled_on", "抽样日期", true, "抽样时间", "采样日期"),
        new("sampling_org", "抽样单位", true, "抽样机构", "采样单位"),
        new("sampled_party", "被抽样单位", true, "被抽样单位名称", "受检单位", "被抽检单位", "被抽查单位", "被检单位"),
        new("stage", "环节", false, "抽样环节"),
        new("place_type", "场所类型", false, "抽样地点", "场所类别"),
        new("food", "样品名称", true, "食品名称", "产品名称"),
        new("food_category", "食品大类", true, "食品类别", "样品类别"),
        new("lab", "检验机构", true, "检验机构名称", "承检机构", "检验单位"),
        new("samplers", "抽样人员", true, "抽样人", "采样人员"),
        new("credit_code", "统一社会信用代码", false, "社会信用代码", "营业执照/社会信用代码", "信用代码"),
        new("producer", "标称生产企业", false, "标称生产企业名称", "（标称）生产单位名称", "标识生产企业名称", "标称生产厂家", "标称生产者", "生产企业"),
        new("lot_size", "抽样基数", false),
        new("quantity", "抽样数量", true, "检样数量"),
        new("backup_quantity", "备样数量", true, "备份样品数量"),
        new("platform", "网络平台", false, "平台名称", "平台"),
        new("street", "街道", false, "所在街道"),
        new("brand", "商标"),
        new("spec", "规格型号", false, "规格"),
        new("produced_on", "生产日期/批号", false, "生产日期", "生产日期／批号", "生产日期或批号"),
        new("unit", "单位", false, "抽样数量单位", "数量单位"),
        new("seal_no", "封条编号", false, "封签编号"),
        new("order_no", "订单号", false, "网络订单号"),
        new("priority", "优先级", false, "紧急程度"),
    ]);
}
