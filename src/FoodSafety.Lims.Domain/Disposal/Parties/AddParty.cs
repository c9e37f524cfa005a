namespace FoodSafety.Lims.Domain.Disposal.Parties;

/// <summary>Names a party that must act and that no import named.</summary>
/// <param name="Role">What it did with the food.</param>
/// <param name="Name">Its name.</param>
public sealed record AddParty(PartyRole? Role, string? Name)
{
    /// <summary>Does it. Refused with <c>stale-version</c>, <c>no-parties</c>, <c>case-ended</c>, <c>missing</c> or <c>party-known</c>, asked in this order.</summary>
    /// <param name="state">The case.</param>
    /// <param name="who">Who does it.</param>
    /// <param name="at">When.</param>
    /// <param name="version">The version the caller looked at.</param>
    public Outcome<CaseChange> Apply(CaseState state, string who, DateTimeOffset at, int version)
    {
        if (version != state.Version)
            return state.Stale(version);
        if (state.Kind is not CaseKind.Disposal)
            return new Refusal("no-parties", $"案件 {state.Number} 是{state.Lifecycle.Name}，没有当事方任务。");
        if (state.HasEnded)
            return new Refusal("case-ended", $"案件 {state.Number} 已经结束，不能再增加当事方。");
        if (Role is not { } role || string.IsNullOrWhiteSpace(Name))
            return new Refusal("missing", $"案件 {state.Number}：增加当事方须写明角色（role：seller、producer、importer、platform）和名称（name）。", RefusalKind.Unprocessable);
        var party = new CaseParty(role, Name.Trim());
        if (state.Parties.Any(known => known.Role == role && known.Name == party.Name))
            return new Refusal("party-known", $"案件 {state.Number} 已有这个当事方：{party.Name}。");

        var happened = new CaseEvent(state.Version + 1, PartyTable.Add.Code, state.Stage, state.Stage, who, at, [], Party: state.Parties.Count + 1);
        return new CaseChange(state with { Version = state.Version + 1, Parties = [.. state.Parties, party], Events = [.. state.Events, happened] }, happened, []);
    }
}
