using FoodSafety.Lims.Domain.Disposal.Lifecycles;

namespace FoodSafety.Lims.Domain.Disposal.Clocks;

/// <summary>An act on one time limit of a case: an extension or suspension asked for, approved or refused; a resumption.</summary>
/// <param name="Action">Code of the action, see <see cref="ClockActions"/>.</param>
/// <param name="Clock">Code of the clock.</param>
/// <param name="Reason">Why; nobody changes a time limit without saying it.</param>
/// <param name="Party">Number of the party whose clock it is; null for one of the case itself.</param>
public sealed record ChangeClock(string Action, string? Clock, string? Reason, int? Party = null)
{
    /// <summary>
    /// Does it. Refused with <c>unknown-action</c>, <c>stale-version</c>, <c>unknown-clock</c>, <c>extension-not-in-law</c>,
    /// <c>clock-action-not-allowed</c>, <c>second-person-required</c> or <c>missing</c>, asked in this order.
    /// </summary>
    /// <param name="state">The case.</param>
    /// <param name="who">Who does it.</param>
    /// <param name="at">When.</param>
    /// <param name="version">The version the caller looked at.</param>
    /// <param name="law">How long each clock runs.</param>
    public Outcome<CaseChange> Apply(CaseState state, string who, DateTimeOffset at, int version, ClockLaw law)
    {
        if (ClockActions.Find(Action) is not { } action)
            return new Refusal("unknown-action", $"对期限没有“{Action}”这个操作，可用的有：{Listed(ClockActions.All)}。", RefusalKind.Invalid);
        if (version != state.Version)
            return state.Stale(version);
        var clocks = CaseClocks.All(state, at, law).Where(one => one.Party == Party).ToList();
        if (clocks.FirstOrDefault(one => one.Code == Clock) is not { } clock)
            return new Refusal("unknown-clock", $"{(Party is null ? state.Lifecycle.Name : $"第 {Party} 个当事方")}没有“{Clock}”这个期限，可用的有：{string.Join("、", clocks.Select(one => $"{one.Code}（{one.Name}）"))}。", RefusalKind.Invalid);
        if (RefusalOf(state, clock, action) is { } refused)
            return refused;
        if (clock.Changes.AskedFor(action)?.By == who)
            return new Refusal(Guard.SecondPerson.Code, $"案件 {state.Number}：{clock.Name}的申请人不得自己决定，请由另一人办理。");
        if (string.IsNullOrWhiteSpace(Reason))
            return new Refusal("missing", $"案件 {state.Number}：{action.Name}须写明理由（reason）。", RefusalKind.Unprocessable);

        var happened = new CaseEvent(state.Version + 1, action.Code, state.Stage, state.Stage, who, at, [], clock.Code, Reason.Trim(), Party);
        return new CaseChange(state with { Version = state.Version + 1, Events = [.. state.Events, happened] }, happened, []);
    }

    private static Refusal? RefusalOf(CaseState state, CaseClock clock, CaseAction action)
    {
        var allowed = clock.Actions.ToList();
        if (allowed.Contains(action))
            return null;
        if (action == ClockActions.RequestExtension && clock is { Limit.Extension: null })
            return new Refusal("extension-not-in-law", $"案件 {state.Number} 的{clock.Name}期限不得延长：{clock.Source ?? "没有法定期限"}没有规定延期。");
        var now = clock.State switch
        {
            ClockState.AwaitingNotice => "尚未起算",
            ClockState.Overdue => "已经届满",
            ClockState.Met => "已经办结",
            ClockState.NotApplicable => "不适用",
            ClockState.Suspended => "已经中止",
            _ => clock.Changes.Extension is null ? "正在进行" : "正在进行且已延期",
        };
        var instead = allowed.Count == 0 ? "现在没有可办的操作" : $"现在可以：{Listed(allowed)}";
        return new Refusal("clock-action-not-allowed", $"案件 {state.Number} 的{clock.Name}期限{now}，不能{action.Name}；{instead}。");
    }

    private static string Listed(IEnumerable<CaseAction> actions) => string.Join("、", actions.Select(action => $"{action.Code}（{action.Name}）"));
}
