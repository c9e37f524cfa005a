using FoodSafety.Lims.Domain;
using FoodSafety.Lims.Domain.Laboratory;

namespace FoodSafety.Lims.Tests.Domain.Laboratory;

/// <summary>Brings a report to a stage through its front door: the shortest way of the table, each signature by another person.</summary>
internal static class LabReportWalk
{
    public const string Sampler = "张三";
    public const string Tester = "冯二";
    public const string Analyst = "周九";
    public const string Reviewer = "吴十";
    public const string Signatory = "郑一";

    public static readonly DateTimeOffset BegunAt = new(2023, 9, 18, 9, 0, 0, TimeSpan.FromHours(8));

    public static readonly LabReportBackground Background = new([Sampler, "李四"], [Tester], ["毒死蜱"], [], [], [Signatory]);

    public static LabReportState Draft(LabReportBackground? background = null) => new(
        "JY-440304-LAB1-2023-00001", LabReportLifecycle.Drafting.Code, background ?? Background,
        [new LabReportEvent(1, LabReportEvent.Draft, null, LabReportLifecycle.Drafting.Code, Analyst, BegunAt, new Dictionary<string, string>())]);

    public static LabReportState At(LabReportStage stage)
    {
        var ways = new Dictionary<LabReportStage, LabReportMove[]> { [LabReportLifecycle.Drafting] = [] };
        var open = new Queue<LabReportStage>([LabReportLifecycle.Drafting]);
        while (open.TryDequeue(out var from))
            foreach (var move in LabReportLifecycle.From(from.Code))
                if (ways.TryAdd(move.To, [.. ways[from], move]))
                    open.Enqueue(move.To);
        return ways[stage].Aggregate(Draft(), (state, move) => Do(state, move).Value);
    }

    /// <summary>Makes a move with all it needs, by whoever usually makes it.</summary>
    public static Outcome<LabReportState> Do(LabReportState state, LabReportMove move, string? who = null, LabReportField? without = null) => state.Apply(
        move.Action.Code, move.Needs.Where(field => field != without).ToDictionary(field => field.Code, _ => "有记录"), who ?? PersonOf(move.Action), After(state), state.Version);

    public static string PersonOf(LabReportAction action) =>
        action == LabReportLifecycle.Submit ? Analyst : action == LabReportLifecycle.Review ? Reviewer : Signatory;

    public static DateTimeOffset After(LabReportState state) => BegunAt.AddHours(state.Version);
}
