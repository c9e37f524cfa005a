using System.Collections.Frozen;

namespace FoodSafety.Lims.Domain.Laboratory;

/// <summary>
/// One edition of a laboratory's report, from draft to issue and after. One table (stage, action) → stage: buttons, routes, the diagram in
/// docs/laboratory.md and the exhaustive test read it; a cell that is not in it is refused aloud. Sources: 食品安全法 arts 84–86 (signature,
/// seal, accredited laboratory); three signatures, retest, retraction and amendment as laboratories practise them under 资质认定 (from memory).
/// </summary>
public static class LabReportLifecycle
{
    public static readonly LabReportStage Drafting = new("drafting", "主检编制中");
    public static readonly LabReportStage Reviewing = new("reviewing", "待审核");
    public static readonly LabReportStage Approving = new("approving", "待批准");
    public static readonly LabReportStage Issued = new("issued", "已签发", IsValid: true);
    public static readonly LabReportStage Returned = new("returned", "已被退回", IsValid: true);
    public static readonly LabReportStage Amending = new("amending", "更正中", IsValid: true);
    public static readonly LabReportStage Superseded = new("superseded", "已被新版替代", Ends: true);
    public static readonly LabReportStage Retracted = new("retracted", "已撤回", Ends: true);
    public static readonly LabReportStage Discarded = new("discarded", "已废弃", Ends: true);

    public static readonly LabReportAction Submit = new("submit", "主检提交审核");
    public static readonly LabReportAction Review = new("review", "审核通过");
    public static readonly LabReportAction Approve = new("approve", "批准签发");
    public static readonly LabReportAction SendBack = new("send-back", "退回编制");
    public static readonly LabReportAction Retest = new("retest", "安排重新检验");
    public static readonly LabReportAction Discard = new("discard", "废弃草稿");
    public static readonly LabReportAction Return = new("return", "监管部门退回", LabReportSide.Office);
    public static readonly LabReportAction Amend = new("amend", "更正报告");
    public static readonly LabReportAction Retract = new("retract", "撤回报告");
    public static readonly LabReportAction Supersede = new("supersede", "由新版替代", LabReportSide.NextEdition);

    public static readonly LabReportField Remark = new("remark", "报告备注");
    public static readonly LabReportField SendBackReason = new("send-back-reason", "退回编制理由");
    public static readonly LabReportField RetestItems = new("retest-items", "重新检验的项目");
    public static readonly LabReportField RetestReason = new("retest-reason", "重新检验理由");
    public static readonly LabReportField DiscardReason = new("discard-reason", "废弃理由");
    public static readonly LabReportField ReturnReason = new("return-reason", "监管部门退回理由");
    public static readonly LabReportField AmendReason = new("amend-reason", "更正理由");
    public static readonly LabReportField RetractReason = new("retract-reason", "撤回理由");

    private static readonly LabReportGuard[] Signing = [LabReportGuard.AnotherPerson, LabReportGuard.NotASampler];

    /// <summary>The cells that exist; of each stage the usual next step first.</summary>
    public static IReadOnlyList<LabReportMove> Table { get; } =
    [
        new(Drafting, Submit, Reviewing) { Takes = [Remark], Guards = [LabReportGuard.Complete, LabReportGuard.NotASampler, LabReportGuard.Accredited] },
        TestAgain(Drafting),
        new(Drafting, Discard, Discarded, DiscardReason) { Guards = [LabReportGuard.IsFirstEdition] },
        new(Reviewing, Review, Approving) { Guards = Signing },
        BackToDraft(Reviewing),
        TestAgain(Reviewing),
        new(Approving, Approve, Issued) { Guards = [.. Signing, LabReportGuard.Accredited, LabReportGuard.IsSignatory] },
        BackToDraft(Approving),
        TestAgain(Approving),
        new(Issued, Return, Returned, ReturnReason),
        new(Issued, Amend, Amending, AmendReason),
        TakeBack(Issued),
        new(Returned, Amend, Amending, AmendReason),
        TakeBack(Returned),
        new(Amending, Supersede, Superseded),
        TakeBack(Amending),
    ];

    /// <summary>Every stage, in the order of the procedure.</summary>
    public static IReadOnlyList<LabReportStage> Stages { get; } = [Drafting, Reviewing, Approving, Issued, Returned, Amending, Superseded, Retracted, Discarded];

    /// <summary>Every action, in the order of the procedure.</summary>
    public static IReadOnlyList<LabReportAction> Actions { get; } = [Submit, Review, Approve, SendBack, Retest, Discard, Return, Amend, Retract, Supersede];

    /// <summary>Codes of the stages of a report that is being made: nothing of it counts yet, and its sample waits for it.</summary>
    public static IReadOnlyList<string> Unissued { get; } = [.. Stages.Where(stage => !stage.IsValid && !stage.Ends).Select(stage => stage.Code)];

    private static readonly FrozenDictionary<(string Stage, string Action), LabReportMove> Cells =
        Table.ToFrozenDictionary(move => (move.From.Code, move.Action.Code));

    /// <summary>The cell, or null where the table has none.</summary>
    public static LabReportMove? Find(string stage, string action) => Cells.GetValueOrDefault((stage, action));

    /// <summary>The cells of one stage.</summary>
    public static IEnumerable<LabReportMove> From(string stage) => Table.Where(move => move.From.Code == stage);

    /// <summary>The action with this code, or null.</summary>
    public static LabReportAction? FindAction(string code) => Actions.FirstOrDefault(action => action.Code == code);

    /// <summary>The stage with this code, or null.</summary>
    public static LabReportStage? FindStage(string code) => Stages.FirstOrDefault(stage => stage.Code == code);

    /// <summary>Chinese name of a stage; the code itself where there is none.</summary>
    public static string StageName(string code) => FindStage(code)?.Name ?? code;

    /// <summary>Chinese name of what an event says was done; the code itself where no action has it any more.</summary>
    public static string NameOf(string action) => action == LabReportEvent.Draft ? "开始编制" : FindAction(action)?.Name ?? action;

    private static LabReportMove BackToDraft(LabReportStage stage) => new(stage, SendBack, Drafting, SendBackReason);

    private static LabReportMove TestAgain(LabReportStage stage) => new(stage, Retest, Drafting, RetestItems, RetestReason);

    private static LabReportMove TakeBack(LabReportStage stage) => new(stage, Retract, Retracted, RetractReason) { Guards = [LabReportGuard.IsSignatory] };
}
