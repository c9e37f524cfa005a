using FoodSafety.Lims.Domain.Disposal.Lifecycles;

namespace FoodSafety.Lims.Domain.Disposal.Joining;

/// <summary>What a case does when another goes on in it: by a merge, or handed over from another district.</summary>
public static class TakeIn
{
    /// <summary>It moves no stage.</summary>
    public static readonly CaseAction Action = new("take-in", "接收案件");

    /// <summary>The case afterwards: linked, with the parties it did not name yet.</summary>
    /// <param name="into">The case that takes in.</param>
    /// <param name="from">The case that ended.</param>
    /// <param name="who">Who did it.</param>
    /// <param name="at">When.</param>
    public static CaseChange From(CaseState into, CaseState from, string who, DateTimeOffset at)
    {
        var happened = new CaseEvent(into.Version + 1, Action.Code, into.Stage, into.Stage, who, at, [], Link: from.Number);
        var parties = from.Parties.Where(party => into.Parties.All(known => (known.Role, known.Name) != (party.Role, party.Name)));
        return new CaseChange(
            into with { Version = into.Version + 1, Parties = [.. into.Parties, .. parties], Events = [.. into.Events, happened] }, happened, []);
    }
}
