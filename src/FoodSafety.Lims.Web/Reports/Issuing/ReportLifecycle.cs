using System.Collections.Frozen;
using FoodSafety.Lims.Domain;

namespace FoodSafety.Lims.Web.Reports.Issuing;

/// <summary>What happens to a report after it is issued: one table (stage, action) → stage; an absent cell is refused aloud.</summary>
public static class ReportLifecycle
{
    public const string Issued = "issued";
    public const string Delivered = "delivered";
    public const string Acknowledged = "acknowledged";

    /// <summary>The table; an action is named after what it makes true.</summary>
    public static FrozenDictionary<(string Stage, string Action), string> Moves { get; } = new Dictionary<(string, string), string>
    {
        [(Issued, Delivered)] = Delivered,
        [(Delivered, Acknowledged)] = Acknowledged,
    }.ToFrozenDictionary();

    public static IReadOnlyList<string> Stages { get; } = [Issued, Delivered, Acknowledged];

    public static IReadOnlyList<string> Actions { get; } = [Delivered, Acknowledged];

    /// <summary>The stage after an action, or why there is none.</summary>
    public static Outcome<string> Next(string number, string stage, string action)
    {
        if (!Actions.Contains(action))
            return new Refusal("unknown-action", $"报表没有“{action}”这个操作；可用：{string.Join("、", Actions)}。", RefusalKind.Invalid);
        if (Moves.TryGetValue((stage, action), out var next))
            return next;
        var allowed = Actions.Where(other => Moves.ContainsKey((stage, other))).Select(Name).ToList();
        return new Refusal(
            "action-not-allowed",
            $"报表 {number} 现为“{Name(stage)}”，不能登记“{Name(action)}”；{(allowed.Count == 0 ? "此报表已办结" : $"现在可以登记：{string.Join("、", allowed)}")}。");
    }

    public static string Name(string stage) => stage switch
    {
        Issued => "已出具",
        Delivered => "已送达",
        Acknowledged => "已签收",
        _ => throw new ArgumentOutOfRangeException(nameof(stage), stage, null),
    };
}
