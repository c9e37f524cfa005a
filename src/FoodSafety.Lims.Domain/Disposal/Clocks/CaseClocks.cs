namespace FoodSafety.Lims.Domain.Disposal.Clocks;

/// <summary>Reads the clocks of a case at an instant; what happened after it is not yet known then.</summary>
public static class CaseClocks
{
    // Not law: how early a person is reminded.
    private const int SoonFraction = 4;

    /// <summary>Every clock of the case's kind, in a fixed order.</summary>
    /// <param name="state">The case.</param>
    /// <param name="at">The instant to read at.</param>
    /// <param name="law">How long each clock runs.</param>
    public static IReadOnlyList<CaseClock> Read(CaseState state, DateTimeOffset at, ClockLaw law) =>
        [.. ClockRule.All.Where(rule => rule.Kind == state.Kind).Select(rule => Read(rule, state, at, law))];

    private static CaseClock Read(ClockRule rule, CaseState state, DateTimeOffset at, ClockLaw law)
    {
        var start = rule.Start(state) is { } started && started <= at ? started : (DateTimeOffset?)null;
        if (!rule.Applies(state) || (start is null && state.HasEnded && state.Events[^1].At <= at))
            return new CaseClock(rule.Code, rule.Name, null, null, ClockState.NotApplicable, null, null, null, rule.IsRight);

        // Its source is shown before it runs, as of the day it would start at the earliest.
        var limit = law.LimitAt(rule.Limit(state), start ?? at);
        if (limit is null)
            return new CaseClock(rule.Code, rule.Name, start, null, ClockState.NotApplicable, null, null, null, rule.IsRight);
        if (start is null)
            return new CaseClock(rule.Code, rule.Name, null, null, ClockState.AwaitingNotice, limit.Source, limit.Certainty, null, rule.IsRight);

        var due = law.Due(limit, start.Value);
        var done = FirstAt(state, at, rule.DoneBy.Concat(rule.SettledBy));
        var late = FirstAt(state, at, rule.DoneBy) is { } asked && asked == done && asked >= due;
        var clock = done is not null
            ? late ? ClockState.Overdue : ClockState.Met
            : StateAt(at, start.Value, due);
        return new CaseClock(rule.Code, rule.Name, start, due, clock, limit.Source, limit.Certainty, done, rule.IsRight);
    }

    private static ClockState StateAt(DateTimeOffset at, DateTimeOffset start, DateTimeOffset due) =>
        at >= due ? ClockState.Overdue
        : (due - at) * SoonFraction <= due - start ? ClockState.DueSoon
        : ClockState.Running;

    private static DateTimeOffset? FirstAt(CaseState state, DateTimeOffset at, IEnumerable<Lifecycles.CaseAction> actions)
    {
        var codes = actions.Select(action => action.Code).ToHashSet();
        return state.Events.Where(happened => happened.At <= at && codes.Contains(happened.Action))
            .Select(happened => (DateTimeOffset?)happened.At).FirstOrDefault();
    }
}
