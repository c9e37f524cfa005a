namespace FoodSafety.Lims.Domain.Quotas;

/// <summary>One share of a goal.</summary>
/// <param name="Code">What it is the share of: a county's or street's name, a site's or unit's code, 2023-Q1, 2023-01, a counter's code.</param>
/// <param name="Goal">In the target's counting unit, 0 or more.</param>
/// <param name="Parts">How it is divided further; null where it is not.</param>
public sealed record DivisionShare(string Code, long Goal, DivisionGroup? Parts = null);
