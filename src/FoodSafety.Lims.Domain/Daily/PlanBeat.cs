using System.Globalization;
using FoodSafety.Lims.Domain.Quotas;

namespace FoodSafety.Lims.Domain.Daily;

/// <summary>One date on which a plan asks for something to be done: a deadline's, or the end of a span of a cadence (月通报、季提醒、年督查).</summary>
/// <param name="Code">The deadline's; of a cadence its code and beat, e.g. SN-M18-score/周.</param>
/// <param name="Kind">As <see cref="Deadline.Kind"/>; <c>cadence</c> for other acts of a cadence.</param>
/// <param name="FromOn">First day of its window; the due day where the document gives none.</param>
/// <param name="DueOn">Last day in time.</param>
/// <param name="Title">In the users' words.</param>
public sealed record PlanBeat(string Code, string Kind, DateOnly FromOn, DateOnly DueOn, string Title)
{
    private static readonly Dictionary<string, string> Names = new()
    {
        ["meeting"] = "会议",
        ["submission"] = "报送",
        ["bulletin"] = "通报",
        ["reminder"] = "提醒",
        ["inspection"] = "督查",
        ["milestone"] = "期限",
        ["cadence"] = "周期工作",
    };

    private static readonly Dictionary<string, string> KindOfAct = new() { ["通报"] = "bulletin", ["提醒"] = "reminder", ["督查"] = "inspection" };

    /// <summary>The kind for people.</summary>
    public string KindName => Names[Kind];

    /// <summary>Whether a report of its period fulfils it; no report is of a week.</summary>
    public bool IsBulletin => Kind == "bulletin" && Every != "周";

    /// <summary>Of a cadence, the span it comes after: 周, 月, 季, 季度 or 年; null for a deadline.</summary>
    public string? Every { get; init; }

    /// <summary>
    /// The period it is about, as reports name it: of a quarter's or a year's cadence that quarter or year (2023-Q2, 2023), otherwise a month (2023-05);
    /// a deadline in the first half of a month is the month before's.
    /// </summary>
    public string BulletinPeriod => Every switch
    {
        "年" => DueOn.ToString("yyyy", CultureInfo.InvariantCulture),
        "季" or "季度" => string.Create(CultureInfo.InvariantCulture, $"{DueOn.Year:0000}-Q{(DueOn.Month + 2) / 3}"),
        null when DueOn.Day <= 15 => DueOn.AddMonths(-1).ToString("yyyy-MM", CultureInfo.InvariantCulture),
        _ => DueOn.ToString("yyyy-MM", CultureInfo.InvariantCulture),
    };

    /// <summary>
    /// Every date of the plan's year, in order. A cadence whose task has deadlines of the same act is told by those: the document says 月通报 once,
    /// the plan's deadlines give it its days.
    /// </summary>
    public static IReadOnlyList<PlanBeat> Of(Plan plan) =>
    [
        .. (from deadline in plan.Deadlines
            from due in deadline.Occurrences
            select new PlanBeat(deadline.Code, deadline.Kind, due.FromOn ?? due.DueOn, due.DueOn, deadline.Title))
            .Concat(plan.Mechanisms.Where(mechanism => mechanism.Kind == "cadence").SelectMany(mechanism => OfCadence(plan, mechanism)))
            .OrderBy(beat => beat.DueOn).ThenBy(beat => beat.Code, StringComparer.Ordinal),
    ];

    private static IEnumerable<PlanBeat> OfCadence(Plan plan, Mechanism cadence)
    {
        var acts = cadence.Parameters.GetValueOrDefault("acts") is { IsDefault: false } given ? given : [];
        var beats = cadence.Parameters.GetValueOrDefault("every") is { IsDefault: false } every ? every : [];
        for (var index = 0; index < beats.Length; index++)
        {
            var act = index < acts.Length ? acts[index] : null;
            var kind = act is null ? "cadence" : KindOfAct.GetValueOrDefault(act) ?? "cadence";
            if (kind != "cadence" && plan.Deadlines.Any(deadline => deadline.Task == cadence.Task && deadline.Kind == kind))
                continue;
            foreach (var (from, to) in Beat.Spans(beats[index], new(plan.Year, 1, 1), new(plan.Year, 12, 31)).Where(span => span.To.Year == plan.Year))
                yield return new($"{cadence.Code}/{beats[index]}", kind, from, to, act is null ? cadence.Title : $"{cadence.Title}：每{beats[index]}{act}") { Every = beats[index] };
        }
    }
}
