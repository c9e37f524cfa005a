namespace FoodSafety.Lims.Ingestion.Columns;

/// <summary>快检日志: the columns of a rapid-test file. The constants are positions in <see cref="Set"/>.</summary>
public static class RapidTestColumns
{
    public const int SampleNo = 0, TestedAt = 1, Market = 2, PlaceType = 3, Stage = 4, Programme = 5, Organiser = 6, StallNo = 7,
        Vendor = 8, Food = 9, FoodCategory = 10, TestItem = 11, Method = 12, Reading = 13, Unit = 14, Outcome = 15, NotifiedAt = 16,
        FirstOther = 17, Provenance = 31;

    /// <summary>Columns from <see cref="FirstOther"/> on are kept with the row as they are written.</summary>
    public static readonly ColumnSet Set = new("rapid-tests",
    [
        new("sample_no", "样品编号", true, "编号", "样品编码", "样品条码", "抽样编号"),
        new("tested_at", "检测时间", true, "检测日期", "检验时间", "检验日期", "测试时间"),
        new("market", "市场", true, "市场名称", "市场编码", "受检场所", "被检单位", "受检单位", "检测单位名称"),
        new("place_type", "场所类型", false, "场所类别"),
        new("stage", "环节", false, "抽样环节", "监管环节"),
        new("programme", "任务来源", false, "任务名称", "项目来源"),
        new("organiser", "组织方", false, "组织单位类型"),
        new("stall_no", "摊位号", false, "档口号", "摊位", "档位号"),
        new("vendor", "经营户", false, "经营者", "经营户姓名", "档主", "摊主"),
        new("food", "样品名称", true, "样品", "食品名称", "产品名称", "品名"),
        new("food_category", "食品类别", false, "样品类别", "食品大类", "种类"),
        new("test_item", "检测项目", true, "检验项目", "项目名称", "项目"),
        new("method", "检测方法", false, "检验方法", "方法"),
        new("reading", "检测值", false, "检测数值", "抑制率", "测定值", "含量"),
        new("unit", "单位", false, "检测单位", "结果单位"),
        new("outcome", "检测结果", true, "检测结论", "结果", "结论", "结果判定", "判定结果"),
        new("notified_at", "告知时间", false, "结果告知时间"),
        new("unit_code", "快检单元", false, "快检车室", "快检室"),
        new("origin", "产地", false, "产地来源", "来源地"),
        new("supplier", "供货商", false, "供货单位", "供应商"),
        new("purchased_on", "进货日期", false, "购进日期"),
        new("lot_no", "批号", false, "生产批号"),
        new("quantity", "数量", false, "进货数量"),
        new("quantity_unit", "数量单位", false),
        new("certificate", "合格证明", false, "合格证"),
        new("limit", "限值", false, "标准值", "限量值"),
        new("attempt", "初测复测", false, "初复测"),
        new("tester", "检测人", false, "检测员", "检测人员", "检验员"),
        new("device", "设备编号", false, "仪器编号"),
        new("kit_lot", "试剂批号", false, "试剂盒批号"),
        new("entered_at", "录入时间", false, "上传时间"),
        new("provenance", "来源", false, "数据来源"),
        new("photos", "照片", false, "图片"),
        new("action", "处置", false, "处理情况", "处置情况"),
    ]);
}
