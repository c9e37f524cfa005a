using FoodSafety.Lims.Domain.Sampling;

namespace FoodSafety.Lims.Domain.Disposal.Lifecycles;

/// <summary>
/// 阳性处置: a rapid positive, minutes on a phone. Repeat by the same method, tell the vendor, stop the sale, then the goods are
/// gone, given up, or go to a laboratory as a fresh sample; 市场监管所 confirms. Sources: 食品安全法 art 88(2) and 112;
/// GB/T 5009.199 for the repeat.
/// </summary>
public static class PositiveLifecycle
{
    public static readonly CaseStage Opened = new("opened", "初筛阳性");
    public static readonly CaseStage RepeatPositive = new("repeat-positive", "复测阳性");
    public static readonly CaseStage Notified = new("notified", "已告知");
    public static readonly CaseStage SaleStopped = new("sale-stopped", "已停售");
    public static readonly CaseStage Objected = new("objected", "已提出异议");
    public static readonly CaseStage SentToLab = new("sent-to-lab", "已送检");
    public static readonly CaseStage Settled = new("settled", "已处置");
    public static readonly CaseStage Confirmed = new("confirmed", "市场监管所已确认");
    public static readonly CaseStage Closed = new("closed", "已办结", Ends: true);
    public static readonly CaseStage BecameDisposal = new("became-disposal", "已转核查处置", Ends: true);

    public static readonly CaseAction RecordRepeatPositive = new("record-repeat-positive", "记录复测阳性");
    public static readonly CaseAction RecordRepeatNegative = new("record-repeat-negative", "记录复测阴性");
    public static readonly CaseAction Notify = new("notify", "告知经营户");
    public static readonly CaseAction StopSale = new("stop-sale", "停止销售");
    public static readonly CaseAction RecordSoldOut = new("record-sold-out", "记录已售完");
    public static readonly CaseAction Dispose = new("dispose", "处置货品");
    public static readonly CaseAction Object = new("object", "提出异议");
    public static readonly CaseAction SendToLab = new("send-to-lab", "送实验室检验");
    public static readonly CaseAction RecordLabCompliant = new("record-lab-compliant", "记录实验室合格");
    public static readonly CaseAction RecordLabNonCompliant = new("record-lab-non-compliant", "记录实验室不合格");
    public static readonly CaseAction Confirm = new("confirm", "市场监管所确认");
    public static readonly CaseAction Close = new("close", "销号");

    public static readonly EvidenceKind RepeatTest = new("repeat-test", "同法复测记录");
    public static readonly EvidenceKind FalsePositiveCause = new("false-positive-cause", "初筛误检原因");
    public static readonly EvidenceKind NotifiedAt = new("notified-at", "告知时间", EvidenceForm.Instant);
    public static readonly EvidenceKind NoticeSignature = new("notice-signature", "经营户签收", EvidenceForm.File, Waivable: true, IsSignature: true);
    public static readonly EvidenceKind StopSaleRecord = new("stop-sale-record", "停售记录");
    public static readonly EvidenceKind SoldOutStatement = new("sold-out-statement", "售完说明");
    public static readonly EvidenceKind DisposalMethod = new("disposal-method", "处置方式（下架、退货、销毁）");
    public static readonly EvidenceKind DisposedKilograms = new("disposed-kg", "处置重量（千克）", EvidenceForm.Kilograms);
    public static readonly EvidenceKind DisposalPhoto = new("disposal-photo", "处置照片", EvidenceForm.File);
    public static readonly EvidenceKind ObjectedAt = new("objected-at", "提出异议时间", EvidenceForm.Instant);
    public static readonly EvidenceKind ObjectionRecord = new("objection-record", "异议记录");
    public static readonly EvidenceKind LabSampleNumber = new("lab-sample-no", "送检抽样单编号（两名抽样人员重新抽样）");
    public static readonly EvidenceKind LabMethod = new("lab-method", "实验室检验方法（不得采用快速检测方法）");
    public static readonly EvidenceKind MarketReport = new("market-report", "向监管部门报告情况（市场、企业自检）");
    public static readonly EvidenceKind LabReportNumber = new("lab-report-no", "实验室报告编号");
    public static readonly EvidenceKind StationOpinion = new("station-opinion", "市场监管所确认意见");

    /// <summary>The table.</summary>
    public static Lifecycle Table { get; } = new(
        CaseKind.Positive,
        "positive",
        "阳性处置",
        [
            new(Opened, RecordRepeatPositive, RepeatPositive, RepeatTest),
            new(Opened, RecordRepeatNegative, Settled, RepeatTest, FalsePositiveCause) { Resolution = CaseResolution.RepeatNegative },
            new(RepeatPositive, Notify, Notified, NotifiedAt) { Offers = [NoticeSignature] },
            new(Notified, StopSale, SaleStopped, StopSaleRecord) { Offers = [MarketReport] },
            new(Notified, RecordSoldOut, Settled, SoldOutStatement) { Offers = [MarketReport], Resolution = CaseResolution.SoldOut },
            new(SaleStopped, Object, Objected, ObjectedAt, ObjectionRecord) { Guard = Guard.ObjectionRight },
            new(SaleStopped, SendToLab, SentToLab, LabSampleNumber),
            new(SaleStopped, Dispose, Settled, DisposalMethod, DisposedKilograms) { Offers = [DisposalPhoto], Resolution = CaseResolution.DisposedByConsent },
            new(Objected, SendToLab, SentToLab, LabSampleNumber),
            new(SentToLab, RecordLabCompliant, Settled, LabReportNumber, LabMethod) { Resolution = CaseResolution.LabCompliant },
            new(SentToLab, RecordLabNonCompliant, BecameDisposal, LabReportNumber, LabMethod) { Resolution = CaseResolution.BecameDisposal, Opens = CaseKind.Disposal },
            new(Settled, Confirm, Confirmed, StationOpinion),
            new(Confirmed, Close, Closed) { Closes = true },
        ],
        [
            Requirement.Always(RepeatTest),
            Requirement.When(CaseResolution.RepeatNegative, "复测阴性时", FalsePositiveCause),
            Requirement.Unless([CaseResolution.RepeatNegative], "复测阴性除外", NotifiedAt),
            Requirement.Unless([CaseResolution.RepeatNegative], "复测阴性除外", NoticeSignature),
            Requirement.Unless([CaseResolution.RepeatNegative, CaseResolution.SoldOut], "复测阴性、售完除外", StopSaleRecord),
            // 食品安全法 art 64: whoever tests for himself stops the sale and reports it.
            new(MarketReport, "市场、企业自检且复测非阴性时", state => state.Facts.Organiser is Organiser.Market or Organiser.Company && state.Resolution is not CaseResolution.RepeatNegative),
            Requirement.When(CaseResolution.SoldOut, "售完时", SoldOutStatement),
            Requirement.When(CaseResolution.DisposedByConsent, "同意处置时", DisposalMethod),
            Requirement.When(CaseResolution.DisposedByConsent, "同意处置时", DisposedKilograms),
            Requirement.When(CaseResolution.DisposedByConsent, "同意处置时", DisposalPhoto),
            Requirement.When(CaseResolution.LabCompliant, "实验室合格时", LabSampleNumber),
            Requirement.When(CaseResolution.LabCompliant, "实验室合格时", LabReportNumber),
            Requirement.When(CaseResolution.LabCompliant, "实验室合格时", LabMethod),
            Requirement.Always(StationOpinion),
        ]);

    /// <summary>
    /// What a move may bring, of a test of this organiser: whoever tests for himself stops the sale and reports it (食品安全法 art 64), the
    /// regulator has nobody to report to.
    /// </summary>
    public static IEnumerable<EvidenceKind> OfferedWith(Move move, Organiser organiser) =>
        move.Offers.Where(kind => kind != MarketReport || organiser is not Organiser.Regulator);
}
