namespace FoodSafety.Lims.Web.Uploads.Undo;

/// <summary>Why an import cannot be taken back as it stands. One such reason refuses the whole undo: half an undo is a state nobody sent.</summary>
/// <param name="Code">Stable.</param>
/// <param name="Name">In the users' words.</param>
/// <param name="Remedy">What to do about it.</param>
/// <param name="Overridable">Whether a recorded reason may set it aside; everything else would leave records that contradict one another.</param>
public sealed record UndoReason(string Code, string Name, string Remedy, bool Overridable = false)
{
    /// <summary>Somebody moved the case, or gave it evidence, that stands on a row of this import.</summary>
    public static UndoReason CaseActedOn { get; } = new("case-acted-on", "案件已有人办理", "请先在案件中说明原委；个别记录有误的，请对该行提出更正。");

    /// <summary>A case that this import opened stands on rows of other imports too.</summary>
    public static UndoReason CaseJoined { get; } = new("case-joined", "案件另有其他导入的记录", "请先撤回其后加入同一案件的导入，或对有误的行提出更正。");

    /// <summary>Figures that count these rows were issued.</summary>
    public static UndoReason Reported { get; } = new("reported", "数据已计入已出具的报表",
        "已报出的数字不应悄悄变动：确须撤回的，请由监管部门写明理由，相关报表随即不再是现行数据。", Overridable: true);

    /// <summary>A later import brought a repeat (复测) of a first test of this one: the first is kept for ever.</summary>
    public static UndoReason RepeatBuildsOn { get; } = new("repeat-builds-on", "另有导入以本次的初测为前提", "请先撤回带来复测的那次导入。");

    /// <summary>A later import brought a re-examination (复检) of a result of this one.</summary>
    public static UndoReason RecheckBuildsOn { get; } = new("recheck-builds-on", "另有导入以本次的初检为前提", "请先撤回带来复检的那次导入。");

    /// <summary>Others sent results of samples of this import.</summary>
    public static UndoReason ResultsBuildOn { get; } = new("results-build-on", "抽样单已有检验结果", "请先撤回检验结果的导入。");

    /// <summary>A sample of this import is on its way: handed over, received, voided.</summary>
    public static UndoReason SampleActedOn { get; } = new("sample-acted-on", "样品已有人办理", "个别抽样单有误的，请对该抽样单办理作废并写明理由。");

    /// <summary>The laboratory locked a result of this import.</summary>
    public static UndoReason ResultLocked { get; } = new("result-locked", "检验结果已锁定", "锁定的结果不随撤回消失。");

    /// <summary>Others added items to a finding of this import.</summary>
    public static UndoReason FindingExtended { get; } = new("finding-extended", "线索已由其他导入补充", "请先撤回其后补充同一线索的导入。");

    /// <summary>Rows of this import were corrected since, by people, with reasons.</summary>
    public static UndoReason CorrectedSince { get; } = new("corrected-since", "有记录已被更正", "更正是有理由的人工决定，不随撤回消失；请对其余有误的行逐行更正。");

    /// <summary>All of them, in the order they are shown.</summary>
    public static IReadOnlyList<UndoReason> All { get; } =
        [CaseActedOn, CaseJoined, Reported, RepeatBuildsOn, RecheckBuildsOn, ResultsBuildOn, SampleActedOn, ResultLocked, FindingExtended, CorrectedSince];
}
