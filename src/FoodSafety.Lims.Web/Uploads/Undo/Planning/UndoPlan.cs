using System.Runtime.InteropServices;
using FoodSafety.Lims.Web.Storage.Bulk;

namespace FoodSafety.Lims.Web.Uploads.Undo;

/// <summary>All that taking an import back comes to, found by reading alone; a preview ends here.</summary>
internal sealed class UndoPlan
{
    private readonly Dictionary<(string Counter, int Day, int Site), (long Batches, long Items, long Passed)> _counters = [];
    private readonly Dictionary<(UndoReason Reason, string Subject), (int Count, string What)> _obstacles = [];
    private readonly Dictionary<int, CaseChange> _cases = [];

    /// <summary>What happens to one case.</summary>
    /// <param name="Version">As it was read.</param>
    /// <param name="Items">Its items afterwards; null where it goes.</param>
    /// <param name="OpenedAt">When it was opened, where that was the day of a report that goes.</param>
    public sealed record CaseChange(int Id, string Number, string Kind, string SampleNo, int Version, CaseEffect Effect, string? Items = null, DateTimeOffset? OpenedAt = null);

    public int Rows { get; set; }

    public int Batches { get; set; }

    /// <summary>Local days (<see cref="DateOnly.DayNumber"/>) whose figures change.</summary>
    public HashSet<int> Days { get; } = [];

    /// <summary>Local days on which cases that change were opened.</summary>
    public HashSet<int> CaseDays { get; } = [];

    public IReadOnlyCollection<CaseChange> Cases => _cases.Values;

    /// <summary>Changes of counters, all of them to be added.</summary>
    public IReadOnlyList<CounterChange> Counters => [.. _counters.Where(change => change.Value != default)
        .Select(change => new CounterChange(change.Key.Counter, change.Key.Day, change.Key.Site, change.Value.Batches, change.Value.Items, change.Value.Passed))];

    public IReadOnlyList<Obstacle> Obstacles =>
    [
        .. _obstacles
            .OrderBy(found => UndoReason.All.ToList().IndexOf(found.Key.Reason)).ThenBy(found => found.Key.Subject, StringComparer.Ordinal)
            .Take(UndoReceipt.MostObstacles)
            .Select(found => new Obstacle(found.Key.Reason.Code, found.Key.Subject,
                $"{found.Key.Reason.Name}：{found.Key.Subject} {found.Value.What}{(found.Value.Count > 1 ? $" 等 {found.Value.Count} 处" : "")}。{found.Key.Reason.Remedy}",
                found.Key.Reason.Overridable)),
    ];

    public void Count(string counter, int day, int site, long batches, long items, long passed)
    {
        ref var sum = ref CollectionsMarshal.GetValueRefOrAddDefault(_counters, (counter, day, site), out _);
        sum = (sum.Batches + batches, sum.Items + items, sum.Passed + passed);
    }

    public void Change(CaseChange change) => _cases[change.Id] = change;

    /// <summary>Notes what is in the way; the first of several about one subject is told, the others are counted.</summary>
    public void Block(UndoReason reason, string subject, string what)
    {
        ref var found = ref CollectionsMarshal.GetValueRefOrAddDefault(_obstacles, (reason, subject), out _);
        found = (found.Count + 1, found.What ?? what);
    }
}
