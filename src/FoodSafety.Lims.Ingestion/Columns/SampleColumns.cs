namespace FoodSafety.Lims.Ingestion.Columns;

/// <summary>抽样单: the columns of a file of sampling forms. The constants are positions in <see cref="Set"/>.</summary>
public static class SampleColumns
{
    public const int SampleNo = 0, ProgrammeSource = 1, Programme = 2, Selection = 3, MethodClass = 4, SampledOn = 5, SamplingOrganisation = 6,
        SampledParty = 7, Stage = 8, PlaceType = 9, Food = 10, FoodCategory = 11, Laboratory = 12,
        FirstOther = 13, Samplers = 13, CreditCode = 14, Producer = 15, LotSize = 16, Quantity = 17, BackupQuantity = 18, Platform = 19, OrderNo = 26,
        Cause = 28, ComplaintNo = 29, NationalNo = 30;

    /// <summary>Columns from <see cref="FirstOther"/> on are kept with the row as they are written.</summary>
    public static readonly ColumnSet Set = new("samples",
    [
        new("sample_no", "抽样单编号", true, "抽样编号", "样品编号", "抽样单号") { Example = "示例-CY-2023-0001", Note = "抽样单上的编号，不得重复", HoldsCode = true },
        new("programme_source", "任务来源", false, "任务级别") { Example = "区", Choices = "programme-source" },
        new("programme", "任务类别", true, "检验目的/任务类别", "检验目的", "抽检类型", "任务性质") { Example = "监督抽检", Choices = "programme", Note = "决定计入哪项任务量" },
        new("selection", "抽样方式", false, "抽样类型") { Example = "随机", Choices = "selection" },
        new("method_class", "方法类别", false, "检验方法类别") { Example = "定量", Choices = "method-class" },
        new("sampled_on", "抽样日期", true, "抽样时间", "采样日期") { Example = "2023-09-18", Note = "写成 2023-09-18 或 2023/9/18 的样子" },
        new("sampling_org", "抽样单位", true, "抽样机构", "采样单位") { Choices = "organisation", Note = "机构编码或名称，以系统登记的为准" },
        new("sampled_party", "被抽样单位", true, "被抽样单位名称", "受检单位", "被抽检单位", "被抽查单位", "被检单位") { Example = "某某蔬菜店" },
        new("stage", "环节", false, "抽样环节") { Example = "流通", Choices = "stage" },
        new("place_type", "场所类型", false, "抽样地点", "场所类别") { Example = "农贸市场", Choices = "place-type" },
        new("food", "样品名称", true, "食品名称", "产品名称") { Example = "豇豆", Note = "写食品目录中的名称，才能按食品类别统计" },
        new("food_category", "食品大类", true, "食品类别", "样品类别") { Example = "蔬菜", Choices = "food-category" },
        new("lab", "检验机构", true, "检验机构名称", "承检机构", "检验单位") { Choices = "lab", Note = "机构编码或名称，以系统登记的为准" },
        new("samplers", "抽样人员", true, "抽样人", "采样人员") { Example = "张三、李四", Note = "不少于两人，用“、”分开" },
        new("credit_code", "统一社会信用代码", false, "社会信用代码", "营业执照/社会信用代码", "信用代码") { Example = "92440304MA5000001A", Note = "18 位，末位为校验码；没有时留空", HoldsCode = true },
        new("producer", "标称生产企业", false, "标称生产企业名称", "（标称）生产单位名称", "标识生产企业名称", "标称生产厂家", "标称生产者", "生产企业")
            { Example = "/", Note = "标签上标明的生产者；散装食用农产品填“/”" },
        new("lot_size", "抽样基数", false) { Example = "20", Note = "只填数字" },
        new("quantity", "抽样数量", true, "检样数量") { Example = "2", Note = "只填数字，单位另列" },
        new("backup_quantity", "备样数量", true, "备份样品数量") { Example = "1", Note = "只填数字，单位另列" },
        new("platform", "网络平台", false, "平台名称", "平台") { Note = "网络抽样时必填" },
        new("street", "街道", false, "所在街道") { Example = "莲花街道" },
        new("brand", "商标") { Example = "/" },
        new("spec", "规格型号", false, "规格") { Example = "散装" },
        new("produced_on", "生产日期/批号", false, "生产日期", "生产日期／批号", "生产日期或批号") { Example = "2023-09-17", Note = "生产日期或批号；食用农产品填购进日期", HoldsCode = true },
        new("unit", "单位", false, "抽样数量单位", "数量单位") { Example = "kg" },
        new("seal_no", "封条编号", false, "封签编号") { Example = "F0001", HoldsCode = true },
        new("order_no", "订单号", false, "网络订单号") { Note = "网络抽样时填写", HoldsCode = true },
        new("priority", "优先级", false, "紧急程度") { Example = "普通", Choices = "priority", Note = "绿色通道须另经批准" },
        new("cause", "抽样缘由", false, "抽样原因") { Example = "计划抽检", Choices = "sampling-cause" },
        new("complaint_no", "投诉举报编号", false, "投诉编号", "举报编号", "投诉举报单号") { Note = "因投诉举报抽样时必填", HoldsCode = true },
        new("national_no", "国抽系统编号", false, "国家系统编号", "国家抽样系统编号") { Note = "国家食品安全抽样检验信息系统中的编号，不得重复", HoldsCode = true },
        new("report_class", "报送分类") { Note = "国家系统的报送分类 A 或 B" },
        new("party_address", "被抽样单位地址") { Example = "福田区某某路 1 号" },
        new("licence_no", "许可证号") { HoldsCode = true },
        new("buyer", "买样人") { Note = "网络抽样时填写" },
        new("delivery_address", "收货地址") { Note = "网络抽样时填写" },
        new("producer_address", "标称生产企业地址", false, "生产企业地址"),
        new("producer_licence", "生产许可证编号") { HoldsCode = true },
        new("third_party", "第三方企业", false, "第三方企业名称") { Note = "委托方或进口商" },
        new("shelf_life", "保质期"),
        new("storage", "储存条件") { Example = "常温" },
        new("origin", "原产地", false, "产地"),
        new("imported", "是否进口"),
        new("unit_price", "单价"),
        new("standard", "执行标准/技术文件", false, "执行标准", "产品执行标准"),
        new("remarks", "备注"),
    ]);
}
