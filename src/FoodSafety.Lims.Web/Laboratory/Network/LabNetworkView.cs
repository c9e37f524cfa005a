namespace FoodSafety.Lims.Web.Laboratory;

/// <summary>A district's network of laboratories (1+5+N) on one day.</summary>
/// <param name="On">Local day: rooms are looked at on it, laboratories from the beginning of its year.</param>
/// <param name="Year">Of the plan that orders it.</param>
public sealed record LabNetworkView(string District, DateOnly On, int Year, IReadOnlyList<LabNetworkView.Tier> Tiers)
{
    /// <param name="Code">1 | 5 | N</param>
    /// <param name="Required">How many there must be; null where the plan does not say.</param>
    /// <param name="Active">How many of the members work: rooms that sent tests of the day, laboratories with results of the year.</param>
    public sealed record Tier(string Code, string Name, int? Required, int Active, IReadOnlyList<Member> Members)
    {
        /// <summary>How many are not registered that there must be.</summary>
        public int Missing => Math.Max(0, (Required ?? 0) - Members.Count);

        /// <summary>Whether one is missing: not there at all, or silent on a day it did not declare closed.</summary>
        public bool IsShort => Missing > 0 || Members.Any(member => member is { IsActive: false, IsClosed: false } && Required is not null);
    }

    /// <param name="Closure">Of a room's market that declared the day: the code of the kind (closed, power-cut, …); null otherwise.</param>
    public sealed record Member(string Code, string Name, bool IsActive, string? Closure)
    {
        public bool IsClosed => Closure is not null;
    }
}
