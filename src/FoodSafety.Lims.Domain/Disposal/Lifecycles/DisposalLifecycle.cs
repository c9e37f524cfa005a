using FoodSafety.Lims.Domain.Disposal.Goods;
using FoodSafety.Lims.Domain.Disposal.Parties;

namespace FoodSafety.Lims.Domain.Disposal.Lifecycles;

/// <summary>
/// 核查处置: a laboratory's non-compliant finding until 销号 by a second person. Sources: 食品安全法 art 63, 食品安全抽样检验管理办法
/// (SAMR Order 15) arts 40–47 (from memory), and what a disposal record holds at closure.
/// </summary>
public static class DisposalLifecycle
{
    public static readonly CaseStage Opened = new("opened", "已立案待启动");
    public static readonly CaseStage Started = new("started", "已启动");
    public static readonly CaseStage Notified = new("notified", "已送达");
    public static readonly CaseStage RiskControlled = new("risk-controlled", "风险已控制");
    public static readonly CaseStage Investigated = new("investigated", "原因已查明");
    public static readonly CaseStage Rectified = new("rectified", "已整改");
    public static readonly CaseStage Reviewed = new("reviewed", "已复查");
    public static readonly CaseStage ApprovalRequested = new("approval-requested", "待批准销号");
    public static readonly CaseStage Closed = new("closed", "已销号", Ends: true);
    public static readonly CaseStage Transferred = new("transferred", "已移送", Ends: true);
    public static readonly CaseStage Cancelled = new("cancelled", "已注销", Ends: true);

    public static readonly CaseAction Start = new("start", "启动核查处置");
    public static readonly CaseAction Notify = new("notify", "送达检验结果");
    public static readonly CaseAction ControlRisk = new("control-risk", "控制风险");
    public static readonly CaseAction Investigate = new("investigate", "查明原因");
    public static readonly CaseAction Rectify = new("rectify", "完成整改");
    public static readonly CaseAction Review = new("review", "整改复查");
    public static readonly CaseAction RequestApproval = new("request-approval", "申请销号");
    public static readonly CaseAction SendBack = new("send-back", "退回补正");
    public static readonly CaseAction Close = new("close", "批准销号");
    public static readonly CaseAction Transfer = new("transfer", "移送管辖");
    public static readonly CaseAction Cancel = new("cancel", "注销");

    public static readonly EvidenceKind ReceivedAt = new("received-at", "收到不合格报告时间", EvidenceForm.Instant);
    public static readonly EvidenceKind ServedAt = new("served-at", "送达时间", EvidenceForm.Instant);
    public static readonly EvidenceKind ServiceMethod = new("service-method", "送达方式");
    public static readonly EvidenceKind ServiceReceipt = new("service-receipt", "送达回证", EvidenceForm.File, Waivable: true);
    public static readonly EvidenceKind GoodsAccount = new("goods-account", "进货、已售、库存、召回数量");
    public static readonly EvidenceKind ControlMeasures = new("control-measures", "下架、封存、召回措施");
    public static readonly EvidenceKind GoodsDisposal = new("goods-disposal", "不合格食品处置记录（销毁、退货、放行）", EvidenceForm.File, Waivable: true);
    public static readonly EvidenceKind Cause = new("cause", "不合格原因");
    public static readonly EvidenceKind SuspectedCrime = new("suspected-crime", "涉嫌犯罪", EvidenceForm.YesNo);
    public static readonly EvidenceKind PoliceReferral = new("police-referral", "移送公安日期和案号", EvidenceForm.DatedNumber);
    public static readonly EvidenceKind RectificationReport = new("rectification-report", "整改报告", EvidenceForm.File);
    public static readonly EvidenceKind ReviewRecord = new("review-record", "复查记录");
    public static readonly EvidenceKind FollowUpSample = new("follow-up-sample", "跟踪抽检抽样单编号", Waivable: true);
    public static readonly EvidenceKind PenaltyDecision = new("penalty-decision", "行政处罚决定书文号", Waivable: true);
    public static readonly EvidenceKind Publication = new("publication", "公示链接", Waivable: true);
    public static readonly EvidenceKind ReleaseGround = new("release-ground", "放行依据（仅标签问题已补救、复检合格）");
    public static readonly EvidenceKind TransferReceipt = new("transfer-receipt", "移送回执", EvidenceForm.File);
    public static readonly EvidenceKind LookBackRecord = new("look-back-record", "回头看记录");
    public static readonly EvidenceKind SendBackReason = new("send-back-reason", "退回理由", EachTime: true);
    public static readonly EvidenceKind TransferLetter = new("transfer-letter", "移送函文号和接收机关", EachTime: true);
    public static readonly EvidenceKind CancelReason = new("cancel-reason", "注销理由", EachTime: true);

    /// <summary>The table.</summary>
    public static Lifecycle Table { get; } = new(
        CaseKind.Disposal,
        "disposal",
        "核查处置",
        [
            new(Opened, Start, Started) { Offers = [ReceivedAt] },
            new(Opened, Transfer, Transferred, TransferLetter) { Guard = Guard.SecondPerson, Resolution = CaseResolution.Transferred },
            new(Started, Notify, Notified, ServedAt, ServiceMethod),
            new(Started, Transfer, Transferred, TransferLetter) { Guard = Guard.SecondPerson, Resolution = CaseResolution.Transferred },
            new(Started, Cancel, Cancelled, CancelReason) { Guard = Guard.SecondPerson, Resolution = CaseResolution.Cancelled },
            new(Notified, ControlRisk, RiskControlled, GoodsAccount, ControlMeasures) { Offers = [.. GoodsBalance.Kinds, ReleaseGround] },
            new(Notified, Transfer, Transferred, TransferLetter) { Guard = Guard.SecondPerson, Resolution = CaseResolution.Transferred },
            new(Notified, Cancel, Cancelled, CancelReason) { Guard = Guard.SecondPerson, Resolution = CaseResolution.Cancelled },
            new(RiskControlled, Investigate, Investigated, Cause, SuspectedCrime),
            new(RiskControlled, Cancel, Cancelled, CancelReason) { Guard = Guard.SecondPerson, Resolution = CaseResolution.Cancelled },
            new(Investigated, Rectify, Rectified, RectificationReport),
            new(Investigated, Cancel, Cancelled, CancelReason) { Guard = Guard.SecondPerson, Resolution = CaseResolution.Cancelled },
            new(Rectified, Review, Reviewed, ReviewRecord),
            new(Reviewed, RequestApproval, ApprovalRequested) { RequestsApproval = true },
            new(ApprovalRequested, SendBack, Reviewed, SendBackReason) { Guard = Guard.SecondPerson },
            new(ApprovalRequested, Close, Closed) { Guard = Guard.SecondPerson, Closes = true, Resolution = CaseResolution.Rectified },
        ],
        [
            Requirement.Always(ServedAt),
            Requirement.Always(ServiceMethod),
            Requirement.Always(ServiceReceipt),
            Requirement.Always(GoodsAccount),
            Requirement.Always(ControlMeasures),
            Requirement.Always(GoodsDisposal),
            Requirement.Always(Cause),
            Requirement.Always(SuspectedCrime),
            Requirement.IfYes(SuspectedCrime, PoliceReferral),
            Requirement.Always(RectificationReport),
            Requirement.Always(ReviewRecord),
            Requirement.Always(FollowUpSample),
            Requirement.Always(PenaltyDecision),
            Requirement.Always(Publication),
            .. GoodsBalance.Asked,
            // 食品安全法 art 63: only food that fails by its label alone may be remedied and sold again.
            new(ReleaseGround, "有货品放行时", state => Weight.TryRead(state.Find(GoodsBalance.Released.Code)?.Value, out var released) && released > 0),
            new(PartyTable.NoTaskReason, "两个以上当事方中有未派任务的", static state => state.Parties.Count >= 2 && PartyTask.WithoutTask(state).Any())
            {
                // A reason for all is one for those who were there when it was given.
                IsGiven = static state => PartyTask.WithoutTask(state).All(party => state.Evidence.Any(item => item.Code == PartyTable.NoTaskReason.Code
                    && (item.Party ?? party.Number) == party.Number
                    && !state.Events.Any(added => added.Action == PartyTable.Add.Code && added.Party == party.Number && added.At > item.At))),
            },
        ],
        (Transferred, TransferReceipt),
        (Closed, LookBackRecord));
}
