namespace FoodSafety.Lims.Domain.Quotas;

/// <summary>The kinds of mechanism the product knows; a plan naming another is refused, so that no mechanism is stored and forgotten.</summary>
public static class MechanismKinds
{
    /// <summary>Kind to its meaning in the users' words.</summary>
    public static readonly IReadOnlyDictionary<string, string> All = new Dictionary<string, string>
    {
        ["backup-reuse"] = "合格备份样品再利用",
        ["cadence"] = "按周期通报、提醒、督查、评分",
        ["campaign"] = "专项行动、品牌活动（样品标签）",
        ["certificate"] = "承诺达标合格证与市场准入",
        ["closed-loop"] = "抽检研处控闭环",
        ["complaint-sampling"] = "投诉举报线索抽检",
        ["contract-lots"] = "统一抽检、集中招标",
        ["credit-export"] = "信息归集公示",
        ["data-exchange"] = "部门信息共享与系统对接",
        ["data-quality"] = "数据质量提升",
        ["decomposition"] = "任务向街道、社区分解",
        ["early-warning"] = "风险研判与预警",
        ["escalation"] = "分级处置与销号督导",
        ["follow-up-sampling"] = "跟踪抽检、延伸抽检",
        ["instrument-import"] = "仪器文件导入与原始数据留存",
        ["item-group"] = "检验项目组",
        ["lab-network"] = "检验检测机构网络",
        ["lab-registry"] = "检验机构资质登记",
        ["market-platform"] = "市场信息化与追溯平台对接",
        ["online-sampling"] = "网络抽样",
        ["organisation"] = "科室与街道分工",
        ["place-group"] = "重点场所",
        ["priority-channel"] = "绿色通道与应急保障",
        ["producer-alert"] = "屡次不合格生产者预警",
        ["programme"] = "无数量的专项检验检测任务",
        ["random-draw"] = "双随机、一公开",
        ["rapid-method"] = "快检技术与方法",
        ["risk-grade"] = "风险分级动态管理",
        ["risk-monitoring"] = "风险监测",
        ["risk-weighting"] = "按历史不合格率加权",
        ["separation"] = "抽检分离",
        ["stop-sale"] = "不安全不上市",
        ["targeted-sampling"] = "针对性抽检",
        ["test-units"] = "一街一车一室",
        ["tester-training"] = "检测与监管人员培训",
        ["trace"] = "全程追溯",
        ["transfer"] = "行刑衔接与线索移送",
        ["watch-list"] = "重点品种加密检测",
        ["zero-tolerance"] = "零发生目标",
    };
}
