namespace FoodSafety.Lims.Ingestion.Columns;

/// <summary>检验结果: the columns of a laboratory's file of results. The constants are positions in <see cref="Set"/>.</summary>
public static class ResultColumns
{
    public const int SampleNo = 0, TestItem = 1, Result = 2, Unit = 3, Limit = 4, Verdict = 5, TestedOn = 6, ReportNo = 7, Phase = 8,
        FirstOther = 9, DetectionLimit = 9, QuantitationLimit = 10, ReceivedOn = 11, IssuedOn = 12, Method = 13;

    /// <summary>Columns from <see cref="FirstOther"/> on are kept with the row as they are written.</summary>
    public static readonly ColumnSet Set = new("results",
    [
        new("sample_no", "抽样单编号", true, "抽样编号", "样品编号", "抽样单号") { Example = "示例-CY-2023-0001", Note = "抽样单编号；该抽样单须先上传", HoldsCode = true },
        new("test_item", "检验项目", true, "检测项目", "项目名称", "项目") { Example = "噻虫胺", Choices = "test-item", Note = "一行一个项目" },
        new("result", "检验结果", true, "检测结果", "实测值", "检测值", "结果") { Example = "0.004", Note = "数值，或“未检出”“<0.01”等报告原文", HoldsAmount = true },
        new("unit", "单位", false, "结果单位") { Example = "mg/kg", Choices = "unit" },
        new("limit", "标准值", false, "标准指标", "限量", "限量值", "标准要求", "最大允许限", "技术要求") { Example = "≤0.01", Note = "报告上的标准值原文，如 ≤0.01、不得检出", HoldsAmount = true },
        new("verdict", "结果判定", false, "单项判定", "判定", "单项结论", "判定结果") { Example = "合格", Choices = "verdict" },
        new("tested_on", "检验日期", true, "检测日期", "检验完成日期") { Example = "2023-09-20", Note = "写成 2023-09-18 或 2023/9/18 的样子" },
        new("report_no", "报告编号", false, "报告书编号", "报告号") { Example = "示例-BG-0001", HoldsCode = true },
        new("phase", "阶段", false, "检验阶段") { Example = "初检", Choices = "phase", Note = "留空为初检" },
        new("lod", "检出限", false, "方法检出限") { Example = "0.001" },
        new("loq", "定量限", false, "方法定量限", "测定低限") { Example = "0.003" },
        new("received_on", "样品到达日期", false, "到样日期", "接样日期") { Example = "2023-09-19", Note = "写成 2023-09-18 或 2023/9/18 的样子" },
        new("issued_on", "签发日期", false, "报告日期", "报告签发日期") { Example = "2023-09-25", Note = "写成 2023-09-18 或 2023/9/18 的样子" },
        new("method", "检验依据", false, "检测依据", "检验方法", "检测方法") { Example = "GB 23200.121-2021" },
        new("basis", "判定依据", false, "判定标准") { Example = "GB 2763-2021" },
        new("analyst", "检验人", false, "检验员", "检测人") { Example = "王五" },
    ]);
}
