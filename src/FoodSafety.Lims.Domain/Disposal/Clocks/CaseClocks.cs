using FoodSafety.Lims.Domain.Calendar;
using FoodSafety.Lims.Domain.Disposal.Disputes;
using FoodSafety.Lims.Domain.Disposal.Parties;

namespace FoodSafety.Lims.Domain.Disposal.Clocks;

/// <summary>Reads the clocks of a case at an instant; what happened after it is not yet known then.</summary>
public static class CaseClocks
{
    // Not law: how early a right that lapses is shown as such.
    private const int SoonFraction = 4;

    /// <summary>The clocks of the case itself, in a fixed order; one that only some have, only where it runs.</summary>
    /// <param name="state">The case.</param>
    /// <param name="at">The instant to read at.</param>
    /// <param name="law">How long each clock runs.</param>
    public static IReadOnlyList<CaseClock> Read(CaseState state, DateTimeOffset at, ClockLaw law) =>
    [
        .. from rule in ClockRule.All
           where rule.Kind == state.Kind
           let clock = Read(rule, state, at, law)
           where !rule.IsOptional || clock is { Start: not null, State: not ClockState.NotApplicable }
           select clock,
    ];

    /// <summary>Those of the case, and those of its parties' tasks and disputes.</summary>
    /// <param name="state">The case.</param>
    /// <param name="at">The instant to read at.</param>
    /// <param name="law">How long each clock runs.</param>
    public static IReadOnlyList<CaseClock> All(CaseState state, DateTimeOffset at, ClockLaw law) =>
    [
        .. Read(state, at, law),
        .. PartyTask.Of(state, at).SelectMany(task => PartyTask.Clocks(task, state, at, law)),
        .. Dispute.Of(state, at).SelectMany(dispute => Dispute.Clocks(dispute, state, at, law)),
    ];

    private static CaseClock Read(ClockRule rule, CaseState state, DateTimeOffset at, ClockLaw law)
    {
        var span = new ClockSpan(rule.Code, rule.Name, rule.Limit(state), rule.Start(state), rule.IsRight);
        if (!rule.Applies(state) || (span.StartBy(at) is null && state.EndedBy(at) is not null))
            return span.NotApplicable;
        var done = FirstAt(state, at, rule.IsDoneBy);
        done = done is null ? null : rule.HappenedAt?.Invoke(state) ?? done;
        var settled = FirstAt(state, at, rule.IsSettledBy);
        var isSettled = done is null || settled < done;
        return Read(span with { DoneAt = settled < done ? settled : done ?? settled, IsSettled = isSettled, IsUnused = rule.IsRight && isSettled }, state, at, law);
    }

    /// <summary>A clock as it stands.</summary>
    internal static CaseClock Read(ClockSpan span, CaseState state, DateTimeOffset at, ClockLaw law)
    {
        // 食品相关产品 and 复用餐饮具 are no food: another regime has other limits.
        if (state.Facts.OtherRegime)
            return span.NotApplicable;
        var start = span.StartBy(at);
        // Its source is shown before it runs, as of the day it would start at the earliest.
        if (law.LimitAt(span.Rule, start ?? at, state.Facts.District, state.Facts.Function) is not { } limit)
            return span.NotApplicable with { Start = start };
        var clock = span.NotApplicable with { Source = limit.Source, Certainty = limit.Certainty };
        return start is { } started ? Running(clock, span, limit, started, state, at, law) : clock with { State = ClockState.AwaitingNotice };
    }

    private static CaseClock Running(CaseClock clock, ClockSpan span, LegalLimit limit, DateTimeOffset start, CaseState state, DateTimeOffset at, ClockLaw law)
    {
        var changes = ClockChanges.Of(state, span.Code, span.Party, at);
        var stands = span.DoneAt is null && changes.IsSuspended;
        var last = law.Due(limit, start, changes.Extension is not null, changes.UncountedDays(law, span.DoneAt ?? at));
        var due = last.At;
        return clock with
        {
            Start = start,
            Due = stands ? null : due,
            State = span.DoneAt is { } done && !span.IsUnused ? (done >= due && !span.IsSettled ? ClockState.Overdue : ClockState.Met)
                : stands ? ClockState.Suspended
                : StateAt(span, at, start, due, state, law),
            DoneAt = span.DoneAt,
            Limit = limit,
            CalendarKnown = stands || last.CalendarKnown,
            Changes = changes,
        };
    }

    /// <summary>Soon is when whoever handles it is reminded; of a right, and where nobody is, the last quarter.</summary>
    private static ClockState StateAt(ClockSpan span, DateTimeOffset at, DateTimeOffset start, DateTimeOffset due, CaseState state, ClockLaw law)
    {
        if (at >= due)
            return ClockState.Overdue;
        var isReminded = span.IsRight ? null : Escalation.IsReminded(due, at, law, state.Facts.District);
        return isReminded ?? (due - at) * SoonFraction <= due - start ? ClockState.DueSoon : ClockState.Running;
    }

    private static DateTimeOffset? FirstAt(CaseState state, DateTimeOffset at, Func<CaseEvent, bool> counts) =>
        state.Events.FirstOrDefault(happened => happened.At <= at && counts(happened))?.At;
}
