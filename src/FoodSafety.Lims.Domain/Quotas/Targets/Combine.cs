namespace FoodSafety.Lims.Domain.Quotas;

/// <summary>What the parts of a target are to the whole.</summary>
public enum Combine : byte
{
    /// <summary><c>all</c>: every part must hold (均达到); the whole is met when all are.</summary>
    All = 0,

    /// <summary><c>sum</c>: shares of one number (by department, street, community): part targets add up to the whole's, the whole decides.</summary>
    Sum = 1,
}
