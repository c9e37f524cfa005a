using FoodSafety.Lims.Domain.Disposal.Lifecycles;
using FoodSafety.Lims.Domain.Disposal.Parties;

namespace FoodSafety.Lims.Domain.Disposal.Disputes;

/// <summary>
/// 复检: a party's application, the body drawn at random (never the first laboratory), the backup handed over, a final conclusion. The
/// measures against the goods go on meanwhile. Sources: 食品安全法 art 88(1); SAMR Order 15 arts 30–35, 40 (from memory).
/// </summary>
public static class ReinspectionTable
{
    public static readonly CaseStage None = new("no-reinspection", "未申请复检");
    public static readonly CaseStage Applied = new("reinspection-applied", "已申请复检");
    public static readonly CaseStage Accepted = new("reinspection-accepted", "复检已受理");
    public static readonly CaseStage BodyChosen = new("reinspection-body-chosen", "复检机构已确定");
    public static readonly CaseStage BackupReceived = new("backup-received", "复检机构已收备份样品");
    public static readonly CaseStage Refused = new("reinspection-refused", "复检不予受理", Ends: true);
    public static readonly CaseStage Upheld = new("reinspection-upheld", "复检维持不合格", Ends: true);
    public static readonly CaseStage Overturned = new("reinspection-overturned", "复检推翻初检", Ends: true);

    public static readonly CaseAction Apply = new("apply-reinspection", "登记复检申请");
    public static readonly CaseAction Accept = new("accept-reinspection", "受理复检");
    public static readonly CaseAction Refuse = new("refuse-reinspection", "不予受理复检");
    public static readonly CaseAction ChooseBody = new("choose-reinspection-body", "随机确定复检机构");
    public static readonly CaseAction Decline = new("decline-by-body", "复检机构书面拒绝");
    public static readonly CaseAction HandOver = new("hand-over-backup", "移交备份样品");
    public static readonly CaseAction Uphold = new("uphold-first-result", "复检仍不合格");
    public static readonly CaseAction Overturn = new("overturn-first-result", "复检合格");

    public static readonly EvidenceKind AppliedAt = new("reinspection-applied-at", "收到复检申请时间", EvidenceForm.Instant);
    /// <summary>SAMR Order 15 art 31 (from memory), and that a re-examination's conclusion is final (食品安全法 art 88(1)).</summary>
    public static readonly EvidenceKind RefusalGround = new("reinspection-refusal-ground", "不予受理理由")
    {
        Choices =
        [
            ("microbiological", "微生物指标不合格"),
            ("backup-expired", "备份样品超过保质期"),
            ("late", "逾期提出"),
            ("backup-unusable", "备份样品无法实现复检目的"),
            ("already-reinspected", "已经复检"),
            ("other", "法律法规规定的其他情形"),
        ],
    };
    public static readonly EvidenceKind FirstLaboratory = new("first-laboratory", "初检机构");
    public static readonly EvidenceKind Body = new("reinspection-body", "复检机构", EachTime: true);
    public static readonly EvidenceKind Draw = new("reinspection-draw", "复检机构抽取记录", EachTime: true);
    public static readonly EvidenceKind DeclineReason = new("body-decline-reason", "复检机构拒绝理由", EachTime: true);
    public static readonly EvidenceKind BackupReceivedAt = new("backup-received-at", "复检机构收到备份样品时间", EvidenceForm.Instant);
    public static readonly EvidenceKind BackupSeal = new("backup-seal", "备份样品封条编号和状况");
    public static readonly EvidenceKind ReportNumber = new("reinspection-report-no", "复检报告编号");

    /// <summary>The table.</summary>
    public static PartyProcedure Procedure { get; } = new(
        "reinspection",
        "复检",
        [
            new(None, Apply, Applied, AppliedAt),
            new(Applied, Accept, Accepted),
            new(Applied, Refuse, Refused, RefusalGround),
            new(Accepted, ChooseBody, BodyChosen, FirstLaboratory, Body) { Offers = [Draw], Brought = [FirstLaboratory, Body] },
            new(BodyChosen, Decline, Accepted, DeclineReason),
            new(BodyChosen, HandOver, BackupReceived, BackupReceivedAt, BackupSeal),
            new(BackupReceived, Uphold, Upheld, ReportNumber),
            new(BackupReceived, Overturn, Overturned, ReportNumber),
        ]);
}
