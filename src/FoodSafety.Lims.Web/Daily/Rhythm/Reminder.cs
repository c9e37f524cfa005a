namespace FoodSafety.Lims.Web.Daily;

/// <summary>季提醒: the targets of a district that are behind their plan on a day, and who owes them.</summary>
/// <param name="On">The last day counted.</param>
/// <param name="Text">The same, ready to be pasted.</param>
public sealed record Reminder(string District, DateOnly On, IReadOnlyList<Reminder.Item> Behind, string Text)
{
    /// <param name="Figure">E.g. 43,200 / 86,400 批次.</param>
    /// <param name="Due">Share of the goal to be reached by the day, per cent; null where the target has no pace.</param>
    /// <param name="Reached">Share reached, per cent.</param>
    /// <param name="MissingSites">Of a coverage, the sites without a batch that are to be reminded.</param>
    /// <param name="ClosedSites">Those that declared the day closed, with the kind: nobody chases them.</param>
    public sealed record Item(string Code, string Title, IReadOnlyList<string> Owners, string Figure, int? Due, int? Reached, IReadOnlyList<string> MissingSites,
        IReadOnlyList<string> ClosedSites);
}
