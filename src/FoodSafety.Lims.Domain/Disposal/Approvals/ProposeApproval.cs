using FoodSafety.Lims.Domain.Disposal.Lifecycles;

namespace FoodSafety.Lims.Domain.Disposal.Approvals;

/// <summary>提请批准: asks another to approve what takes two, of a case that nobody has handled yet (移送, 并案). It moves no stage.</summary>
/// <param name="Reason">What is asked for, and why.</param>
public sealed record ProposeApproval(string? Reason)
{
    public static readonly CaseAction Action = new("propose", "提请批准");

    /// <summary>Does it. Refused with <c>stale-version</c>, <c>case-ended</c> or <c>missing</c>, asked in this order.</summary>
    /// <param name="state">The case.</param>
    /// <param name="who">Who asks.</param>
    /// <param name="at">When.</param>
    /// <param name="version">The version the caller looked at.</param>
    public Outcome<CaseChange> Apply(CaseState state, string who, DateTimeOffset at, int version)
    {
        if (version != state.Version)
            return state.Stale(version);
        if (state.HasEnded)
            return new Refusal("case-ended", $"案件 {state.Number} 已经结束，不能再{Action.Name}。");
        if (string.IsNullOrWhiteSpace(Reason))
            return new Refusal("missing", $"案件 {state.Number}：{Action.Name}须写明提请什么和理由（reason）。", RefusalKind.Unprocessable);
        var happened = new CaseEvent(state.Version + 1, Action.Code, state.Stage, state.Stage, who, at, [], Reason: Reason.Trim());
        return new CaseChange(state with { Version = state.Version + 1, Events = [.. state.Events, happened] }, happened, []);
    }
}
