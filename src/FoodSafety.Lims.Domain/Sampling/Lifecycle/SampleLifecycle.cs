using System.Collections.Frozen;

namespace FoodSafety.Lims.Domain.Sampling;

/// <summary>
/// 抽检: an inspected sample from its form to its report, and its backup part to its end. One table (stage, action) → stage: buttons, routes, the diagram in
/// docs/sample-lifecycle.md and the exhaustive test read it; a cell that is not in it is refused aloud. Sources: 食品安全抽样检验管理办法
/// (SAMR Order 15) arts 18–28 (from memory); 抽检分离 of 杭西食药安办〔2023〕5号 point 7.
/// </summary>
public static class SampleLifecycle
{
    public static readonly SampleStage Registered = new("registered", "已登记");
    public static readonly SampleStage HandedOver = new("handed-over", "已封样交接");
    public static readonly SampleStage Recoded = new("recoded", "已换码");
    public static readonly SampleStage Received = new("received", "已接收");
    public static readonly SampleStage Refused = new("refused", "已拒收");
    public static readonly SampleStage ResultLocked = new("result-locked", "结果已锁定");
    public static readonly SampleStage Reported = new("reported", "已报告");
    public static readonly SampleStage BackupReleased = new("backup-released", "备份样品已处置", Ends: true);
    public static readonly SampleStage Voided = new("voided", "已作废", Ends: true);

    public static readonly SampleAction HandOver = new("hand-over", "封样交接", SampleSide.Sampler);
    public static readonly SampleAction PassOn = new("pass-on", "再次交接");
    public static readonly SampleAction Recode = new("recode", "样品中转换码");
    public static readonly SampleAction Receive = new("receive", "接收样品", SampleSide.Laboratory);
    public static readonly SampleAction Refuse = new("refuse", "拒收样品", SampleSide.Laboratory);
    public static readonly SampleAction LockResult = new("lock-result", "锁定结果", SampleSide.Laboratory);
    public static readonly SampleAction RecordReport = new("record-report", "记录报告", SampleSide.Laboratory);
    public static readonly SampleAction ReleaseBackup = new("release-backup", "处置备份样品", SampleSide.Approver);
    public static readonly SampleAction HandBackup = new("hand-backup", "移交备份样品复检");
    public static readonly SampleAction Void = new("void", "作废");
    public static readonly SampleAction GrantGreenChannel = new("grant-green-channel", "批准绿色通道", SampleSide.Approver);

    public static readonly SampleField HandedTo = new("handed-to", "交接对象");
    public static readonly SampleField HandedAt = new("handed-at", "交接时间", SampleFieldForm.Instant);
    public static readonly SampleField SealCondition = new("seal-condition", "封条状况", SampleFieldForm.SealCondition);
    public static readonly SampleField TestSealNumber = new("test-seal-no", "检验样品封条编号");
    public static readonly SampleField BackupSealNumber = new("backup-seal-no", "备份样品封条编号");
    public static readonly SampleField BlindSealNumber = new("blind-seal-no", "换码后检验样品封条编号");
    public static readonly SampleField BestBefore = new("best-before", "保质期至", SampleFieldForm.Day);
    public static readonly SampleField RefusalReason = new("refusal-reason", "拒收理由");
    public static readonly SampleField Analyst = new("analyst", "主检人");
    public static readonly SampleField ReportNumber = new("report-no", "报告编号");
    public static readonly SampleField BackupUse = new("backup-use", "备份样品去向", SampleFieldForm.BackupUse);
    public static readonly SampleField Recipient = new("recipient", "接收单位或销毁单位");
    public static readonly SampleField ReleasedQuantity = new("released-quantity", "处置数量");
    public static readonly SampleField VoidReason = new("void-reason", "作废理由");
    public static readonly SampleField GreenChannelReason = new("green-channel-reason", "绿色通道理由");

    /// <summary>The cells that exist; of each stage the usual next step first.</summary>
    public static IReadOnlyList<SampleMove> Table { get; } =
    [
        new(Registered, HandOver, HandedOver, HandedTo, SealCondition, TestSealNumber, BackupSealNumber) { Takes = [HandedAt], Guards = [SampleGuard.SealsDiffer, SampleGuard.HandedInOrder] },
        Green(Registered),
        Cancel(Registered),
        new(HandedOver, Recode, Recoded, HandedTo, SealCondition) { Takes = [HandedAt, BlindSealNumber], Guards = [SampleGuard.SealIsNew, SampleGuard.HandedInOrder, SampleGuard.SeparateOrganisations, SampleGuard.HasNoResult] },
        new(HandedOver, Receive, Received, SealCondition) { Takes = [HandedAt, BestBefore], Guards = [SampleGuard.HandedInOrder, SampleGuard.NoRecodingRequired, SampleGuard.SealsIntact, SampleGuard.NotASampler] },
        new(HandedOver, Refuse, Refused, RefusalReason, SealCondition) { Takes = [HandedAt], Guards = [SampleGuard.HandedInOrder, SampleGuard.NoRecodingRequired] },
        Pass(HandedOver),
        Green(HandedOver),
        Cancel(HandedOver),
        new(Recoded, Receive, Received, SealCondition) { Takes = [HandedAt, BestBefore], Guards = [SampleGuard.HandedInOrder, SampleGuard.SealsIntact, SampleGuard.NotASampler] },
        new(Recoded, Refuse, Refused, RefusalReason, SealCondition) { Takes = [HandedAt], Guards = [SampleGuard.HandedInOrder] },
        Pass(Recoded),
        Green(Recoded),
        Cancel(Recoded),
        new(Received, LockResult, ResultLocked, Analyst) { Guards = [SampleGuard.NoUnissuedReport, SampleGuard.HasResult, SampleGuard.NotASampler] },
        Green(Received),
        Cancel(Received, SampleGuard.NoUnissuedReport),
        Cancel(Refused),
        new(ResultLocked, RecordReport, Reported, ReportNumber),
        new(Reported, ReleaseBackup, BackupReleased, BackupUse, Recipient, ReleasedQuantity)
        {
            Takes = [BestBefore],
            Guards = [SampleGuard.BackupCompliant, SampleGuard.BackupShelfLifeKnown, SampleGuard.BackupNotExpired, SampleGuard.BackupKeptLongEnough, SampleGuard.NoOpenCase, SampleGuard.BackupNotHandedOn],
        },
        new(Reported, HandBackup, Reported, HandedTo, SealCondition) { Takes = [HandedAt], Guards = [SampleGuard.HandedInOrder] },
    ];

    /// <summary>Every stage, in the order of the procedure.</summary>
    public static IReadOnlyList<SampleStage> Stages { get; } = [Registered, HandedOver, Recoded, Received, Refused, ResultLocked, Reported, BackupReleased, Voided];

    /// <summary>Every action, in the order of the procedure.</summary>
    public static IReadOnlyList<SampleAction> Actions { get; } = [HandOver, PassOn, Recode, Receive, Refuse, LockResult, RecordReport, HandBackup, ReleaseBackup, Void, GrantGreenChannel];

    private static readonly FrozenDictionary<(string Stage, string Action), SampleMove> Cells =
        Table.ToFrozenDictionary(move => (move.From.Code, move.Action.Code));

    /// <summary>The cell, or null where the table has none.</summary>
    public static SampleMove? Find(string stage, string action) => Cells.GetValueOrDefault((stage, action));

    /// <summary>The cells of one stage.</summary>
    public static IEnumerable<SampleMove> From(string stage) => Table.Where(move => move.From.Code == stage);

    /// <summary>The action with this code, or null.</summary>
    public static SampleAction? FindAction(string code) => Actions.FirstOrDefault(action => action.Code == code);

    /// <summary>The stage with this code, or null.</summary>
    public static SampleStage? FindStage(string code) => Stages.FirstOrDefault(stage => stage.Code == code);

    /// <summary>Chinese name of a stage; the code itself where there is none.</summary>
    public static string StageName(string code) => FindStage(code)?.Name ?? code;

    /// <summary>Chinese name of what an event says was done; the code itself where no action has it any more.</summary>
    public static string NameOf(string action) => action switch
    {
        SampleEvent.Register => "登记",
        SampleEvent.ResultsByFile => "由文件报送结果",
        SampleEvent.ReportByFile => "由文件报送报告",
        _ => FindAction(action)?.Name ?? action,
    };

    /// <summary>
    /// Where a sample stands: what came by file brings a sample that nobody acted on to the laboratory with its first result, and to its report
    /// with that. One that is on its way stays where its acts brought it: locking alone lifts blindness.
    /// </summary>
    /// <param name="stage">Code of the stage its acts brought it to.</param>
    /// <param name="isTested">Whether a result is stored.</param>
    /// <param name="isReported">Whether a report is.</param>
    public static SampleStage StandsAt(string stage, bool isTested, bool isReported) =>
        stage != Registered.Code ? FindStage(stage)! : isReported ? Reported : isTested ? Received : Registered;

    /// <summary>Whether an action takes the sample from hand to hand.</summary>
    public static bool IsHandOver(string action) => Table.Any(move => move.Action.Code == action && move.Takes.Contains(HandedAt));

    /// <summary>Whether the laboratory knows a re-coded sample of this stage by its blind code alone: until its result is locked.</summary>
    public static bool KeepsBlind(string stage) => stage != ResultLocked.Code && stage != Reported.Code && stage != BackupReleased.Code;

    private static SampleMove Green(SampleStage stage) =>
        new(stage, GrantGreenChannel, stage, GreenChannelReason) { Guards = [SampleGuard.NotYetGreen, SampleGuard.SecondPerson] };

    /// <summary>From hand to hand on the way to the laboratory: each time a row of its own.</summary>
    private static SampleMove Pass(SampleStage stage) => new(stage, PassOn, stage, HandedTo, SealCondition) { Takes = [HandedAt], Guards = [SampleGuard.HandedInOrder] };

    private static SampleMove Cancel(SampleStage stage, params SampleGuard[] besides) => new(stage, Void, Voided, VoidReason) { Guards = [SampleGuard.HasNoResult, .. besides] };
}
