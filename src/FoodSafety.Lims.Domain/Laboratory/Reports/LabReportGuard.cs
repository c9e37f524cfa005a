using FoodSafety.Lims.Domain.Sampling;

namespace FoodSafety.Lims.Domain.Laboratory;

/// <summary>A condition on a move besides what it asks for.</summary>
/// <param name="Code">Code of the refusal when it does not hold.</param>
/// <param name="Name">Chinese name, for the table.</param>
/// <param name="WhyNot">Why it does not hold for this report and this person, for people; null when it holds.</param>
public sealed record LabReportGuard(string Code, string Name, Func<LabReportState, string, string?> WhyNot)
{
    /// <summary>There is something to report, and nothing of it waits for a second test.</summary>
    public static LabReportGuard Complete { get; } = new("results-incomplete", "检验结果齐全", static (state, _) => state.Background switch
    {
        { PendingRetests: { Count: > 0 } pending } => $"{string.Join("、", pending)} 已安排重新检验，还没有新结果，请先录入",
        { Items.Count: 0 } => "还没有检验结果，请先录入",
        _ => null,
    });

    /// <summary>
    /// 不得自检自核: 主检, 审核 and 批准 are three persons, and who tested or entered a result that stands confirms none (RB/T 214 and CNAS-CL01
    /// as practised, from memory).
    /// </summary>
    public static LabReportGuard AnotherPerson { get; } = new("self-verification", "主检、审核、批准须为三个人，检验、录入者不得审核、批准", static (state, who) =>
        PersonName.IsAmong(who, state.Signers) ? $"{who} 已在本报告上签字，主检、审核、批准须由三个人分别办理"
        : PersonName.IsAmong(who, state.Background.Testers) ? $"{who} 检验或录入了本报告的结果，不得审核、批准，请由其他人员办理"
        : null);

    /// <summary>The edition that an amendment replaces waits for it: it is issued, or the replaced one is retracted.</summary>
    public static LabReportGuard IsFirstEdition { get; } = new("replaces-edition", "不是更正版", static (state, _) =>
        state.Background.ReplacesEdition ? "这是更正版，原报告正等待由它替代；请更正后签发，或撤回原报告" : null);

    /// <summary>抽检分离: who sampled signs no report of the sample.</summary>
    public static LabReportGuard NotASampler { get; } = new("sampler-is-analyst", "抽样人员不得检验", static (state, who) =>
        PersonName.IsAmong(who, state.Background.Samplers) ? "抽样人员不得检验、审核、批准本人抽取的样品，请由检验机构的其他人员办理" : null);

    /// <summary>食品安全法 art 84 and 实施条例 art 43: results lie within the laboratory's 资质认定.</summary>
    public static LabReportGuard Accredited { get; } = new("outside-accreditation", "检验日期、项目、方法在资质认定范围内", static (state, _) =>
        state.Background.Outside.Count > 0 ? string.Join("；", state.Background.Outside) : null);

    /// <summary>Where authorised signatories are recorded, one of them signs.</summary>
    public static LabReportGuard IsSignatory { get; } = new("not-a-signatory", "由授权签字人在其授权范围内签发", static (state, who) => state.Background.Signatories switch
    {
        null => null,
        [] => "检验机构的资质认定没有在检验项目范围内的授权签字人，请先更新 accreditations",
        { } signatories => signatories.Contains(who) ? null : $"{who} 不是这些检验项目的授权签字人，可以签发的有：{string.Join("、", signatories)}",
    });
}
