namespace FoodSafety.Lims.Ingestion.Columns;

/// <summary>检验结果: the columns of a laboratory's file of results. The constants are positions in <see cref="Set"/>.</summary>
public static class ResultColumns
{
    public const int SampleNo = 0, TestItem = 1, Result = 2, Unit = 3, Limit = 4, Verdict = 5, TestedOn = 6, ReportNo = 7, Phase = 8,
        FirstOther = 9, DetectionLimit = 9, QuantitationLimit = 10, ReceivedOn = 11, IssuedOn = 12;

    /// <summary>Columns from <see cref="FirstOther"/> on are kept with the row as they are written.</summary>
    public static readonly ColumnSet Set = new("results",
    [
        new("sample_no", "抽样单编号", true, "抽样编号", "样品编号", "抽样单号"),
        new("test_item", "检验项目", true, "检测项目", "项目名称", "项目"),
        new("result", "检验结果", true, "检测结果", "实测值", "检测值", "结果"),
        new("unit", "单位", false, "结果单位"),
        new("limit", "标准值", false, "标准指标", "限量", "限量值", "标准要求", "最大允许限", "技术要求"),
        new("verdict", "结果判定", false, "单项判定", "判定", "单项结论", "判定结果"),
        new("tested_on", "检验日期", true, "检测日期", "检验完成日期"),
        new("report_no", "报告编号", false, "报告书编号", "报告号"),
        new("phase", "阶段", false, "检验阶段"),
        new("lod", "检出限", false, "方法检出限"),
        new("loq", "定量限", false, "方法定量限", "测定低限"),
        new("received_on", "样品到达日期", false, "到样日期", "接样日期"),
        new("issued_on", "签发日期", false, "报告日期", "报告签发日期"),
        new("method", "检验依据", false, "检测依据", "检验方法", "检测方法"),
        new("basis", "判定依据", false, "判定标准"),
        new("analyst", "检验人", false, "检验员", "检测人"),
    ]);
}
