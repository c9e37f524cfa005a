using FoodSafety.Lims.Domain.Calendar;
using FoodSafety.Lims.Domain.Disposal.Lifecycles;

namespace FoodSafety.Lims.Domain.Disposal.Clocks;

/// <summary>What was asked and granted for one clock, as the events of its case tell it.</summary>
/// <param name="AskedExtension">The request for an extension that nobody decided yet.</param>
/// <param name="Extension">The approval of the extension; a limit is extended once, by what the law allows.</param>
/// <param name="AskedSuspension">The request for a suspension that nobody decided yet.</param>
/// <param name="Suspensions">The approved suspensions, oldest first; the last has no end while the clock stands still.</param>
public sealed record ClockChanges(
    CaseEvent? AskedExtension,
    CaseEvent? Extension,
    CaseEvent? AskedSuspension,
    IReadOnlyList<ClockChanges.Suspension> Suspensions)
{
    /// <summary>Nothing was asked.</summary>
    public static ClockChanges None { get; } = new(null, null, null, []);

    /// <summary>Whether the clock stands still.</summary>
    public bool IsSuspended => Suspensions is [.., { Resumed: null }];

    /// <summary>Those of a clock of the case, or of one of its parties, that were known at an instant.</summary>
    public static ClockChanges Of(CaseState state, string clock, int? party, DateTimeOffset at) => state.Events
        .Where(happened => happened.Clock == clock && happened.Party == party && happened.At <= at)
        .Aggregate(None, (changes, happened) => changes.After(happened));

    /// <summary>The request that an approval or refusal decides, or null while there is none.</summary>
    public CaseEvent? AskedFor(CaseAction decision) =>
        decision == ClockActions.ApproveExtension || decision == ClockActions.DeclineExtension ? AskedExtension
        : decision == ClockActions.ApproveSuspension || decision == ClockActions.DeclineSuspension ? AskedSuspension
        : null;

    /// <summary>The days that do not count, oldest first; a suspension that lasts is counted up to <paramref name="until"/>.</summary>
    public IReadOnlyList<SuspendedDays> UncountedDays(ClockLaw law, DateTimeOffset until) =>
        [.. Suspensions.Select(one => new SuspendedDays(law.DayOf(one.Since.At), law.DayOf(one.Resumed?.At ?? until)))];

    /// <summary>What may be done to a clock that runs by this limit.</summary>
    public IEnumerable<CaseAction> Actions(LegalLimit limit)
    {
        if (limit.Extension is not null && Extension is null)
        {
            if (AskedExtension is null)
                yield return ClockActions.RequestExtension;
            else
                foreach (var decision in (CaseAction[])[ClockActions.ApproveExtension, ClockActions.DeclineExtension])
                    yield return decision;
        }

        if (!limit.MayBeSuspended)
            yield break;
        if (IsSuspended)
            yield return ClockActions.Resume;
        else if (AskedSuspension is null)
            yield return ClockActions.RequestSuspension;
        else
            foreach (var decision in (CaseAction[])[ClockActions.ApproveSuspension, ClockActions.DeclineSuspension])
                yield return decision;
    }

    private ClockChanges After(CaseEvent happened) => ClockActions.Find(happened.Action) switch
    {
        var action when action == ClockActions.RequestExtension => this with { AskedExtension = happened },
        var action when action == ClockActions.ApproveExtension => this with { AskedExtension = null, Extension = happened },
        var action when action == ClockActions.DeclineExtension => this with { AskedExtension = null },
        var action when action == ClockActions.RequestSuspension => this with { AskedSuspension = happened },
        var action when action == ClockActions.ApproveSuspension => this with { AskedSuspension = null, Suspensions = [.. Suspensions, new(happened, null)] },
        var action when action == ClockActions.DeclineSuspension => this with { AskedSuspension = null },
        var action when action == ClockActions.Resume && IsSuspended => this with { Suspensions = [.. Suspensions.SkipLast(1), Suspensions[^1] with { Resumed = happened }] },
        _ => this,
    };

    /// <summary>One time the clock stood still.</summary>
    /// <param name="Since">The approval: from its day on no day counts.</param>
    /// <param name="Resumed">The resumption: its day counts again; null while it lasts.</param>
    public sealed record Suspension(CaseEvent Since, CaseEvent? Resumed);
}
