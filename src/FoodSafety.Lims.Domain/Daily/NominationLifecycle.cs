namespace FoodSafety.Lims.Domain.Daily;

/// <summary>
/// The way of a nomination (你点我检): received → chosen → linked → closed, or declined. It closes only when what was linked has a result.
/// </summary>
public static class NominationLifecycle
{
    /// <summary>已登记.</summary>
    public static NominationStage Received { get; } = new("received", "已登记");

    /// <summary>已选定: it will be inspected.</summary>
    public static NominationStage Chosen { get; } = new("chosen", "已选定");

    /// <summary>已抽检: a sample or a rapid test is linked.</summary>
    public static NominationStage Linked { get; } = new("linked", "已抽检");

    /// <summary>已反馈: the public was told the result. The end.</summary>
    public static NominationStage Closed { get; } = new("closed", "已反馈");

    /// <summary>不采纳, with the reason. The end.</summary>
    public static NominationStage Declined { get; } = new("declined", "不采纳");

    /// <summary>Every stage, in the order of the way.</summary>
    public static IReadOnlyList<NominationStage> Stages { get; } = [Received, Chosen, Linked, Closed, Declined];

    /// <summary>The table: what may be done at which stage, and what comes of it.</summary>
    public static IReadOnlyList<NominationMove> Moves { get; } =
    [
        new(Received, "choose", "选定", Chosen, NeedsResult: false),
        new(Received, "decline", "不采纳", Declined, NeedsResult: false),
        new(Chosen, "decline", "不采纳", Declined, NeedsResult: false),
        new(Chosen, "link", "关联抽检", Linked, NeedsResult: false),
        new(Linked, "link", "改关联", Linked, NeedsResult: false),
        new(Linked, "tell", "反馈结果", Closed, NeedsResult: true),
    ];

    /// <summary>The move of an action at a stage. Refused: an action that is not in the table there.</summary>
    /// <param name="number">The nomination, for the sentence.</param>
    public static Outcome<NominationMove> Find(string number, string stage, string action)
    {
        var here = Moves.Where(move => move.From.Code == stage).ToList();
        if (here.Find(move => move.Action == action) is { } found)
            return found;
        var name = Stages.First(one => one.Code == stage).Name;
        var known = Moves.FirstOrDefault(move => move.Action == action);
        return new Refusal(known is not null ? "not-now" : "unknown-action",
            $"点检 {number} 现为“{name}”，不能办理“{known?.Name ?? action}”；{(here.Count == 0 ? "它已办结" : $"可办：{string.Join("、", here.Select(move => $"{move.Action}（{move.Name}）"))}")}。",
            known is not null ? RefusalKind.Conflict : RefusalKind.Invalid);
    }
}
