namespace FoodSafety.Lims.Ingestion.Columns;

/// <summary>快检日志: the columns of a rapid-test file. The constants are positions in <see cref="Set"/>.</summary>
public static class RapidTestColumns
{
    public const int SampleNo = 0, TestedAt = 1, Market = 2, PlaceType = 3, Stage = 4, Programme = 5, Organiser = 6, StallNo = 7,
        Vendor = 8, Food = 9, FoodCategory = 10, TestItem = 11, Method = 12, Reading = 13, Unit = 14, Outcome = 15, NotifiedAt = 16,
        UnitCode = 17, FirstOther = 18, Provenance = 31;

    /// <summary>Columns from <see cref="FirstOther"/> on are kept with the row as they are written.</summary>
    public static readonly ColumnSet Set = new("rapid-tests",
    [
        new("sample_no", "样品编号", true, "样品条码", "条码编号", "抽样编号", "样本编号", "样品编码", "编号") { Example = "示例-20230918-001", Note = "本市场内不重复；同一样品检测几个项目时每个项目一行，编号相同", HoldsCode = true },
        new("tested_at", "检测时间", true, "检测日期", "检验时间", "检验日期", "测试时间")
            { Example = "2023-09-18 08:10", Note = "写成 2023-09-18 08:10 的样子；只知道日期时只写日期（复测须写到分钟）" },
        new("market", "市场", true, "市场名称", "市场编码", "受检场所", "被检单位", "受检单位", "检测单位名称") { Choices = "market", Note = "市场编码或名称，以系统登记的为准" },
        new("place_type", "场所类型", false, "场所类别") { Example = "农贸市场", Choices = "place-type", Note = "留空时取该市场登记的类型" },
        new("stage", "环节", false, "抽样环节", "监管环节") { Example = "流通", Choices = "stage" },
        new("programme", "任务来源", false, "任务名称", "项目来源") { Example = "日常快检", Choices = "programme", Note = "决定计入哪项任务量" },
        new("organiser", "组织方", false, "组织单位类型") { Example = "监管", Choices = "organiser", Note = "留空为监管" },
        new("stall_no", "摊位号", false, "档口号", "摊位", "档位号") { Example = "A12", HoldsCode = true },
        new("vendor", "经营户", false, "经营者", "经营户姓名", "档主", "摊主") { Example = "张三", HoldsCode = true },
        new("food", "样品名称", true, "食品名称", "产品名称", "样本名称", "品名", "样品") { Example = "菜心", Note = "写食品目录中的名称，才能按食品类别统计" },
        new("food_category", "食品类别", false, "样品类别", "食品大类", "种类") { Example = "蔬菜", Choices = "food-category" },
        new("test_item", "检测项目", true, "检验项目", "项目名称", "项目") { Example = "有机磷和氨基甲酸酯类农药", Choices = "test-item", Note = "一行一个项目" },
        new("method", "检测方法", false, "检验方法", "方法") { Example = "酶抑制率法", Choices = "rapid-method" },
        new("reading", "检测值", false, "检测数值", "抑制率", "抑制率%", "检测值(抑制率)", "检测值(抑制率%)", "测定值", "含量") { Example = "12.4", Note = "只填数字；没有读数时留空", HoldsAmount = true },
        new("unit", "单位", false, "检测单位", "结果单位") { Example = "%", Choices = "unit", Note = "检测值的单位" },
        new("outcome", "检测结果", true, "检测结论", "结果判定", "判定结果", "结论", "检验结果", "结果") { Example = "阴性", Choices = "rapid-outcome" },
        new("notified_at", "告知时间", false, "结果告知时间") { Example = "2023-09-18 08:25", Note = "结果告知经营户的时间，四小时复检申请从此时起算；未告知时留空" },
        new("unit_code", "快检单元", false, "快检车室", "快检室") { Example = "1号快检室", Note = "快检车或快检室", HoldsCode = true },
        new("origin", "产地", false, "产地来源", "来源地") { Example = "广东" },
        new("supplier", "供货商", false, "供货单位", "供应商") { Example = "某某蔬菜合作社" },
        new("purchased_on", "进货日期", false, "购进日期") { Example = "2023-09-18", Note = "写成 2023-09-18 或 2023/9/18 的样子" },
        new("lot_no", "批号", false, "生产批号") { Example = "230918", HoldsCode = true },
        new("quantity", "数量", false, "进货数量") { Example = "25", Note = "只填数字，单位另列" },
        new("quantity_unit", "数量单位", false) { Example = "公斤" },
        new("certificate", "合格证明", false, "合格证") { Example = "承诺达标合格证", Choices = "certificate", HoldsCode = true },
        new("limit", "限值", false, "标准值", "限量值") { Example = "50%" },
        new("attempt", "初测复测", false, "初复测") { Example = "初测", Choices = "attempt" },
        new("tester", "检测人", false, "检测员", "检测人员", "检验员") { Example = "李四" },
        new("device", "设备编号", false, "仪器编号") { Example = "SN-0001", HoldsCode = true },
        new("kit_lot", "试剂批号", false, "试剂盒批号") { Example = "K2308", HoldsCode = true },
        new("entered_at", "录入时间", false, "上传时间") { Example = "2023-09-18 08:30", Note = "写成 2023-09-18 08:10 的样子；只知道日期时只写日期" },
        new("provenance", "来源", false, "数据来源") { Example = "手工录入", Choices = "provenance" },
        new("photos", "照片", false, "图片") { Example = "20230918-001.jpg", Note = "文件名或网址，几个用分号分开" },
        new("action", "处置", false, "处理情况", "处置情况") { Example = "无", Choices = "rapid-action" },
    ]);
}
