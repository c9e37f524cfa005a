using FoodSafety.Lims.Web.Months;
using FoodSafety.Lims.Web.Quotas;

namespace FoodSafety.Lims.Web.Uploads.Undo;

/// <summary>What an undo did, or would do.</summary>
public sealed record UndoReceipt
{
    /// <summary>Obstacles of one kind about one upload are one: at most this many of the others are named.</summary>
    public const int MostObstacles = 200;

    public required string Upload { get; init; }

    public required string Kind { get; init; }

    /// <summary>preview | blocked | undone</summary>
    public required string Status { get; init; }

    /// <summary>Of a preview: whether the undo would be done now, without setting anything aside.</summary>
    public bool CanUndo { get; init; }

    /// <summary>It was undone before; nothing more was done.</summary>
    public bool AlreadyUndone { get; init; }

    /// <summary>Rows taken back.</summary>
    public int Rows { get; init; }

    /// <summary>Batches that count no more.</summary>
    public int Batches { get; init; }

    /// <summary>By how much the plan's counters fall.</summary>
    public IReadOnlyList<CounterPart> Counters { get; init; } = [];

    /// <summary>Closed months whose records go: their issued reports stay, the change is told in a later month.</summary>
    public IReadOnlyList<ClosedMonths.Touched> Adjustments { get; init; } = [];

    public IReadOnlyList<CasePart> Cases { get; init; } = [];

    /// <summary>Uploads whose rows were not stored because they are stored with this one: those rows go with it.</summary>
    public IReadOnlyList<LostPart> Lost { get; init; } = [];

    /// <summary>What is in the way, at most <see cref="MostObstacles"/> of it.</summary>
    public IReadOnlyList<Obstacle> Obstacles { get; init; } = [];

    /// <summary>When and by whom it was undone.</summary>
    public DateTimeOffset? At { get; init; }

    public string? By { get; init; }

    public string? Reason { get; init; }

    /// <summary>The same for who sampled: without the cases and figures that would tell what was found in the samples.</summary>
    public UndoReceipt WithoutFindings() => this with
    {
        Counters = Obstacles.Count == 0 ? Counters : [],
        Cases = [],
        Obstacles = [.. Obstacles.Select(obstacle => obstacle.Code == UndoReason.CaseActedOn.Code || obstacle.Code == UndoReason.CaseJoined.Code
            ? new Obstacle(UndoReason.SampleActedOn.Code, Upload, $"{UndoReason.SampleActedOn.Name}：{Upload} 中有样品已在办理。请与监管部门联系。", Overridable: false)
            : obstacle).DistinctBy(obstacle => (obstacle.Code, obstacle.Subject))],
    };

    /// <summary>A case that goes (removed), or loses what the import added (reduced).</summary>
    public sealed record CasePart(string Number, string Kind, string SampleNo, string Effect);

    public sealed record LostPart(string Upload, string Organisation, int Rows, string Message);
}
