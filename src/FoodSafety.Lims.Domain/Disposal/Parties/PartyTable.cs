using FoodSafety.Lims.Domain.Disposal.Lifecycles;

namespace FoodSafety.Lims.Domain.Disposal.Parties;

/// <summary>
/// 当事方任务: what each party of a disposal case must be brought to, one table for all of them. The task is a department's own, or another
/// county's by a letter (协查函); each is served, handled and closed for itself, and moves no stage of the case.
/// </summary>
public static class PartyTable
{
    public static readonly CaseStage Open = new("unassigned", "未分派");
    public static readonly CaseStage Assigned = new("assigned", "本部门办理");
    public static readonly CaseStage LetterSent = new("letter-sent", "已发协查函");
    public static readonly CaseStage Served = new("served", "已送达");
    public static readonly CaseStage Untraceable = new("untraceable", "查无下落待批准");
    public static readonly CaseStage Handled = new("handled", "已处置");
    public static readonly CaseStage Closed = new("closed", "任务已办结", Ends: true);

    public static readonly CaseAction Assign = new("assign-party", "分派本部门办理");
    public static readonly CaseAction SendLetter = new("send-letter", "发协查函");
    public static readonly CaseAction Serve = new("serve-party", "送达当事方");
    public static readonly CaseAction RecordUntraceable = new("record-untraceable", "记录查无下落");
    public static readonly CaseAction RecordOutcome = new("record-party-outcome", "记录当事方处置结果");
    public static readonly CaseAction SendBack = new("send-back-party", "退回当事方任务");
    public static readonly CaseAction Close = new("close-party", "批准当事方任务办结");

    /// <summary>A party that no import named, e.g. an importer; it is no cell of the table.</summary>
    public static readonly CaseAction Add = new("add-party", "增加当事方");

    public static readonly EvidenceKind Department = new("party-department", "办理部门或接收机关");
    public static readonly EvidenceKind LetterNumber = new("party-letter-no", "协查函文号");
    public static readonly EvidenceKind LetterReceipt = new("party-letter-receipt", "协查函回执", EvidenceForm.File);
    public static readonly EvidenceKind Search = new("party-search-record", "查找经过（登记地址实地核查、电话、公告）");
    public static readonly EvidenceKind ServedAt = new("party-served-at", "当事方送达时间", EvidenceForm.Instant);
    public static readonly EvidenceKind ServiceMethod = new("party-service-method", "当事方送达方式");
    public static readonly EvidenceKind ServiceReceipt = new("party-service-receipt", "当事方送达回证", EvidenceForm.File);
    public static readonly EvidenceKind OutcomeFile = new("party-outcome-file", "当事方处置材料", EvidenceForm.File);
    public static readonly EvidenceKind Outcome = new("party-outcome", "当事方处置结果（协查的写明复函文号）");
    public static readonly EvidenceKind SendBackReason = new("party-send-back-reason", "退回当事方任务的理由", EachTime: true);

    /// <summary>
    /// Why parties of a case with several have no task of their own; it is about one of them, or without a number about all that have none. It is
    /// no part of the task: closing asks for it.
    /// </summary>
    public static readonly EvidenceKind NoTaskReason = new("unassigned-parties", "未派任务当事方的处理说明");

    private static readonly Guard SecondPerson = Guard.SecondPerson with { Sentence = "批准人不得是这个当事方任务的经办人，请由另一人办理。" };

    /// <summary>The table.</summary>
    public static PartyProcedure Procedure { get; } = new(
        "party",
        "当事方任务",
        [
            new(Open, Assign, Assigned, Department),
            new(Open, SendLetter, LetterSent, Department, LetterNumber),
            new(Assigned, SendLetter, LetterSent, Department, LetterNumber),
            new(Assigned, Serve, Served, ServedAt, ServiceMethod) { Offers = [ServiceReceipt] },
            new(LetterSent, Serve, Served, ServedAt, ServiceMethod) { Offers = [LetterReceipt, ServiceReceipt] },
            new(Assigned, RecordUntraceable, Untraceable, Search),
            new(LetterSent, RecordUntraceable, Untraceable, Search) { Offers = [LetterReceipt] },
            new(Served, RecordOutcome, Handled, Outcome) { Offers = [OutcomeFile] },
            new(Handled, SendBack, Served, SendBackReason) { Guard = SecondPerson },
            new(Handled, Close, Closed) { Guard = SecondPerson },
            new(Untraceable, SendBack, Assigned, SendBackReason) { Guard = SecondPerson },
            new(Untraceable, Close, Closed) { Guard = SecondPerson },
        ]);
}
