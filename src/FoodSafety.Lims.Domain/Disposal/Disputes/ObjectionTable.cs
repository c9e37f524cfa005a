using FoodSafety.Lims.Domain.Disposal.Lifecycles;
using FoodSafety.Lims.Domain.Disposal.Parties;

namespace FoodSafety.Lims.Domain.Disposal.Disputes;

/// <summary>
/// 异议: a party doubts the sampling, that the sample is its own, the method or the standard. The measures against the goods go on
/// meanwhile. Source: SAMR Order 15 arts 37–40 (from memory).
/// </summary>
public static class ObjectionTable
{
    public static readonly CaseStage None = new("no-objection", "未提出异议");
    public static readonly CaseStage Raised = new("objection-raised", "已提出异议");
    public static readonly CaseStage Accepted = new("objection-accepted", "异议已受理");
    public static readonly CaseStage Refused = new("objection-refused", "异议不予受理", Ends: true);
    public static readonly CaseStage Rejected = new("objection-rejected", "异议不成立", Ends: true);
    public static readonly CaseStage Upheld = new("objection-upheld", "异议成立", Ends: true);

    public static readonly CaseAction Raise = new("raise-objection", "登记异议");
    public static readonly CaseAction Accept = new("accept-objection", "受理异议");
    public static readonly CaseAction Refuse = new("refuse-objection", "不予受理异议");
    public static readonly CaseAction Reject = new("reject-objection", "认定异议不成立");
    public static readonly CaseAction Uphold = new("uphold-objection", "认定异议成立");

    public static readonly EvidenceKind RaisedAt = new("objection-raised-at", "收到异议时间", EvidenceForm.Instant);
    public static readonly EvidenceKind OnSampling = new("objection-on-sampling", "是否针对抽样过程", EvidenceForm.YesNo);
    public static readonly EvidenceKind Ground = new("objection-ground", "异议内容（抽样过程、样品真实性、检验方法、标准适用）");
    public static readonly EvidenceKind RefusalGround = new("objection-refusal-ground", "异议不予受理理由");
    public static readonly EvidenceKind Conclusion = new("objection-conclusion", "异议审核结论");

    /// <summary>The table.</summary>
    public static PartyProcedure Procedure { get; } = new(
        "objection",
        "异议",
        [
            new(None, Raise, Raised, RaisedAt, OnSampling, Ground),
            new(Raised, Accept, Accepted),
            new(Raised, Refuse, Refused, RefusalGround),
            new(Accepted, Reject, Rejected, Conclusion),
            new(Accepted, Uphold, Upheld, Conclusion),
        ]);
}
